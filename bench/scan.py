"""How long the scanner of figures takes, as a multiple of its own grammar as one expression that yields tuples.

Run: python -m bench.scan [FILE.txt …]; without files a megabyte of sentences as reports have them. Both sides run in
turn in one process; the median of the ratios is printed.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from jixiao.extraction.scanner import expression, scan

ROUNDS = 5
MEGABYTE = 1_000_000
SENTENCES = (
    "2023年全年支出1,234.56万元，比上年增加10.20万元，增长0.83%，其中基本支出1,000.00万元，在职人员31人。\n"
    "根据《关于下达专项资金的通知》（财预〔2023〕12号），项目于2023年5月18日开工，完成道路硬化12.5公里。\n"
    "全年受理群众来信来访一百二十余件，办结率达百分之九十八点六；发放宣传资料近3万份。\n"
    "| 校舍维修改造 | 120.00 | 118.36 | 98.63% | 10 | 9.86 |\n"
)


def timed(work: Callable[..., object], *given: object) -> float:
    """Return the seconds that one run of `work` with these arguments takes."""
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def scanned(text: str) -> int:
    """Scan a text; return the number of tokens."""
    return sum(1 for _ in scan(text))


def matched(text: str) -> int:
    """Find what the grammar finds, as tuples; return their number."""
    return len([(match.span(), match.groups()) for match in expression().finditer(text)])


def main(paths: list[str]) -> None:
    """Print the ratio for each text."""
    own = SENTENCES * (MEGABYTE // len(SENTENCES.encode()))
    texts = {path: Path(path).read_text(encoding="utf-8") for path in paths} or {"own text": own}
    for name, text in texts.items():
        pairs = [(timed(scanned, text), timed(matched, text)) for _ in range(ROUNDS)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        speed = len(text) / statistics.median(ours for ours, _ in pairs) / 1e6
        print(f"{name}: {speed:.2f} million characters a second, {ratio:.2f} times its grammar as one expression")


if __name__ == "__main__":
    main(sys.argv[1:])
