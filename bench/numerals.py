"""Whether Chinese numerals are read as cn2an writes them: 100,000 drawn numbers, plain and in the forms for money.

Run: python -m bench.numerals [SEED]
"""

import random
import sys
import time
import warnings

from jixiao.extraction.numerals import chinese_integer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import cn2an

COUNT = 100_000
MOST_DIGITS = 12


def main(seed: int) -> int:
    """Print how many numbers agree; return 1 where any does not."""
    rng = random.Random(seed)
    drawn = [(rng.randrange(10 ** rng.randint(1, MOST_DIGITS)), rng.choice(("low", "up"))) for _ in range(COUNT)]
    written = [(value, cn2an.an2cn(value, style)) for value, style in drawn]
    start = time.perf_counter()
    wrong = [(value, text) for value, text in written if chinese_integer(text) != value]
    spent = time.perf_counter() - start
    print(f"{COUNT - len(wrong)} of {COUNT} agree, {spent / COUNT * 1e6:.1f} µs each")
    for value, text in wrong[:10]:
        print(f"  {text}: {value}, read as {chinese_integer(text)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
