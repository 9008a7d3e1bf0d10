"""A book as it stood on a day, and what it says of the way to its targets by then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from jixiao.books.ledger import events
from jixiao.model.book import Book, Table

One = TypeVar("One")
_DATED = ("budget", "payments")


def book_until(book: Book, day: date) -> Book:
    """Return the book without the quotas and payments after a day; those without a date stay."""
    tables = dict(book.tables)
    for name in _DATED:
        table = tables.get(name)
        if table is not None:
            tables[name] = _until(table, day)
    return replace(book, tables=tables)


def is_known_until(book: Book, day: date) -> bool:
    """Tell whether results that the book tells are those of the day: nothing in it happened later."""
    return all(one.day is None or one.day <= day for one in events(book))


def _until(table: Table, day: date) -> Table:
    days = table.columns["date"]
    kept = [at for at, one in enumerate(days) if not isinstance(one, date) or one <= day]
    columns = {name: _picked(values, kept) for name, values in table.columns.items()}
    return Table(table.sheet, _picked(table.rows, kept), columns, table.fields)


def _picked(values: Sequence[One], kept: Sequence[int]) -> tuple[One, ...]:
    return tuple(values[at] for at in kept)
