"""The demonstration county: its books hold, follow each other from year to year, and are the same for the same seed."""

from itertools import pairwise
from pathlib import Path

import pytest
from bench.county.books import county

from jixiao.books.closing import closing
from jixiao.composing.book import write_book
from jixiao.model.book import Book
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.bookkeeping import check_book

YEARS = (2021, 2022, 2023)


@pytest.fixture(scope="module")
def books() -> list[Book]:
    return list(county(seed=7, count=5, years=YEARS))


def test_each_kind_of_unit_has_a_book_for_each_year(books: list[Book]) -> None:
    assert len(books) == 5 * len(YEARS)
    assert len({book.unit for book in books}) == 5


def test_the_same_seed_gives_the_same_books(books: list[Book]) -> None:
    assert list(county(seed=7, count=5, years=YEARS)) == books


def test_no_book_has_an_error(books: list[Book], tmp_path: Path) -> None:
    for at, book in enumerate(books):
        path = tmp_path / f"{at}.xlsx"
        path.write_bytes(write_book(book))
        checked = check_book(str(path))
        assert isinstance(checked, Checked)
        found = checked.findings
        assert [one for one in found if one.severity is Severity.ERROR] == []


def test_what_one_year_carries_forward_is_what_the_next_begins_with(books: list[Book]) -> None:
    for before, after in pairwise(books):
        if before.unit != after.unit:
            continue
        budget = after.tables["budget"]
        opened = zip(budget.texts("kind"), budget.amounts("amount"), strict=True)
        carried = sum(one.amount for one in closing(before) if one.goes_on)
        assert sum(amount or 0 for kind, amount in opened if kind == "上年结转") == carried


def test_entertainment_falls_from_year_to_year(books: list[Book]) -> None:
    spent = [book.first("sangong", "reception") for book in books[: len(YEARS)]]
    assert spent == sorted(spent, key=lambda one: -int(str(one)))


def test_work_that_is_an_indicator_is_counted_once_and_the_same(books: list[Book]) -> None:
    for book in books:
        works, indicators = book.tables["works"], book.tables["indicators"]
        done = dict(zip(works.texts("activity"), works.amounts("count"), strict=True))
        aimed = zip(indicators.texts("level3"), indicators.texts("actual"), strict=True)
        counted = [(name, int(actual) * 1_000_000) for name, actual in aimed if name in done]
        assert counted
        assert counted == [(name, done[name]) for name, _ in counted]
