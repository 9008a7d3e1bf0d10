"""Figures of 其他数字 that are of a part, a project, a unit below or one scope never stand for the unit as a whole."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from bench.composed import opened

from jixiao.books.costs import cost_rows
from jixiao.books.funds import project_funds
from jixiao.model.book import Book, Computed, Table, Value
from jixiao.services.holders import holders, last_year
from jixiao.taxonomy.book import sheet_form

YUAN = 1_000_000
BOOK_YEAR = 2022
OTHERS: tuple[dict[str, Value], ...] = (
    {"scope": "一般公共预算"},
    {"project": "甲项目"},
    {"project": "甲项目", "item_kind": "资金来源", "item": "中央"},
    {"item_kind": "单位", "item": "青岭县水利站"},
    {"item_kind": "资金来源", "item": "省级"},
)


def with_figure(book: Book, **values: Value) -> Book:
    """Return a book with one row in 其他数字."""
    form = sheet_form("figures")
    row = {"value": 3 * YUAN, "measure": "元", **values}
    table = Table(form.name, (3,), {one.id: (row.get(one.id),) for one in form.columns})
    return replace(book, tables={**book.tables, "figures": table})


def values(held: Mapping[str, Computed]) -> dict[str, int]:
    return {name: one.fact.quantity.value for name, one in held.items()}


def rows(book: Book) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(one.name, one.prior, one.budget, one.spent) for one in cost_rows(book)]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("concept", ["支出合计", "“三公”经费支出", "年初预算数"])
@pytest.mark.parametrize("year", ["2022", "2021"])
def test_the_unit_keeps_its_own_figures(books: list[Book], concept: str, year: str, other: dict[str, Value]) -> None:
    plain = next(one for one in books if one.year == BOOK_YEAR)
    told = with_figure(plain, concept=concept, period=year, **other)
    assert values(last_year(opened(told))) == values(last_year(opened(plain)))
    assert values(holders(opened(told))[""]) == values(holders(opened(plain))[""])
    assert rows(told) == rows(plain)


def test_its_own_figures_of_last_year_are_taken(books: list[Book]) -> None:
    plain = next(one for one in books if one.year == BOOK_YEAR)
    told = with_figure(plain, concept="年初预算数", period="2021")
    assert values(last_year(opened(told)))["年初预算数"] == 3_00


def test_what_a_source_spent_last_year_is_not_what_it_spent_this_year(books: list[Book]) -> None:
    book = next(one for one in books if one.year == BOOK_YEAR)
    for name in book.tables["projects"].texts("name"):
        told = with_figure(book, concept="支出数", project=name, item="当年财政拨款", period="2021")
        assert project_funds(told, name) == project_funds(book, name)
