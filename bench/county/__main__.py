"""Write the books of a demonstration county.

Run: python -m bench.county OUT [--units 60] [--years 2021 2022 2023] [--seed 1].
"""

import argparse
from pathlib import Path

from bench.county.books import county

from jixiao.composing.book import write_book


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path, help="folder to write to")
    options.add_argument("--units", type=int, default=60)
    options.add_argument("--years", type=int, nargs="+", default=[2021, 2022, 2023])
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for book in county(chosen.seed, chosen.units, chosen.years):
        (chosen.out / f"{book.unit}{book.year}.xlsx").write_bytes(write_book(book))


if __name__ == "__main__":
    main()
