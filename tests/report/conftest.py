"""Books of a county; the benchmarks are run from the repository, not installed: let the tests import them."""

import sys
from pathlib import Path

import pytest

from jixiao.model.book import Book

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(scope="session")
def books() -> list[Book]:
    from bench.county.books import county  # noqa: PLC0415 the path to it is set above

    return list(county(seed=11, count=5, years=[2022, 2023]))


@pytest.fixture(scope="session")
def bureau(books: list[Book]) -> Book:
    return books[1]
