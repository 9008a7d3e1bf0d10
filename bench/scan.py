"""How long scanning for figures takes, as a multiple of one plain expression for numbers over the same text.

Run: python -m bench.scan [FILE.txt …]; without files a text of its own. The two run in turn; medians are printed.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from jixiao.extraction.scanner import scan

ROUNDS = 9
PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|元|%|人|个)?")
TEXT = "2023年全年支出1,234.56万元，比上年增加10.20万元，增长0.83%，其中基本支出1,000.00万元，在职人员31人。\n" * 400


def timed(work: Callable[..., object], *given: object) -> float:
    """Return the seconds that one run of `work` with these arguments takes."""
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def scanned(text: str) -> int:
    """Scan a text; return the number of tokens."""
    return sum(1 for _ in scan(text))


def main(paths: list[str]) -> None:
    """Print the ratio for each text."""
    texts = {path: Path(path).read_text(encoding="utf-8") for path in paths} or {"own text": TEXT}
    for name, text in texts.items():
        pairs = [(timed(scanned, text), timed(PLAIN.findall, text)) for _ in range(ROUNDS)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        speed = len(text) / statistics.median(ours for ours, _ in pairs) / 1e6
        print(f"{name}: {speed:.1f} million characters a second, {ratio:.1f} times a plain expression")


if __name__ == "__main__":
    main(sys.argv[1:])
