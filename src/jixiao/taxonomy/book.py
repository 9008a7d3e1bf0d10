"""The schema of the book (账套) from `data/book.toml`: sheets, columns and their types."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from jixiao.taxonomy.units import load

EXAMPLE = "示例，可删除"
SUMMARY = "汇总"


class Form(StrEnum):
    """How a sheet is laid out: one record with a field a row, or a record a row."""

    CARD = "card"
    LIST = "list"


class Type(StrEnum):
    """What a cell of a column holds; see the data file for the units."""

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list, or a field of a card."""

    id: str
    name: str
    type: Type
    required: bool = False
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    same: Mapping[str, str] | None = None
    note: str = ""
    width: int = 16
    unit: str = ""
    concept: str = ""
    prior: bool = False


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet of the book. `example` holds the typed values of the row that shows how to fill it in.

    One `when_filled` is in a book only where it has rows. Where there are no `sums`, a row that says 合计 is an entry
    like any other, no sum of the rows above it.
    """

    id: str
    name: str
    form: Form
    note: str
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()
    optional: bool = False
    when_filled: bool = False
    sums: bool = True
    example: Mapping[str, Any] | None = None

    def column(self, name: str) -> Column:
        """Return a column by id. KeyError for one that the sheet has not: a defect."""
        for column in self.columns:
            if column.id == name:
                return column
        raise KeyError(name)


@cache
def sheet_forms() -> tuple[SheetForm, ...]:
    """Return the sheets of a book in their order."""
    return tuple(_sheet(entry) for entry in load("book.toml")["sheet"])


@cache
def sheet_form(name: str) -> SheetForm:
    """Return a sheet by id. KeyError for an unknown one: a defect."""
    return {one.id: one for one in sheet_forms()}[name]


@cache
def item_kinds() -> Mapping[str, str]:
    """Return the Chinese name of each kind of item."""
    return dict(load("book.toml")["item_kinds"])


@cache
def scopes() -> Mapping[str, str]:
    """Return the Chinese name of each scope."""
    return dict(load("book.toml")["scopes"])


def _sheet(entry: dict[str, Any]) -> SheetForm:
    plain = {key: value for key, value in entry.items() if key not in ("form", "columns", "also")}
    columns = tuple(_column(one) for one in entry["columns"])
    return SheetForm(form=Form(entry["form"]), columns=columns, also=tuple(entry.get("also", ())), **plain)


def _column(entry: dict[str, Any]) -> Column:
    plain = {key: value for key, value in entry.items() if key not in ("type", "also", "choices")}
    also, choices = tuple(entry.get("also", ())), tuple(entry.get("choices", ()))
    return Column(type=Type(entry["type"]), also=also, choices=choices, **plain)
