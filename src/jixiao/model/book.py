"""A unit's year as data: tables of typed columns, each row with its place in the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jixiao.model.document import Source
from jixiao.model.fact import Fact

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A cell of the workbook as its user sees it: name of the sheet, row from 1, letters of the column or none."""

    sheet: str
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The records of a sheet by columns. `rows` are the row numbers (from 1) in the workbook.

    Money is in fen, counts in millionths; a cell without a value is None. `fields` are the rows of the fields of a
    card by column.
    """

    sheet: str
    rows: tuple[int, ...]
    columns: Mapping[str, tuple[Value, ...]]
    fields: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column of texts, empty where there is none."""
        return tuple([value if isinstance(value, str) else "" for value in self.columns.get(column, self._none)])

    def amounts(self, column: str) -> tuple[int | None, ...]:
        """Return a column of integers, None where there is none."""
        return tuple([value if isinstance(value, int) else None for value in self.columns.get(column, self._none)])

    @property
    def _none(self) -> tuple[None, ...]:
        return (None,) * len(self.rows)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a workbook: a code of family JX8, the message variant with its arguments, the cells meant."""

    code: str
    variant: str
    args: tuple[tuple[str, str], ...]
    places: tuple[RowPlace, ...]
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """One unit, one year: tables by the ids of the schema."""

    source: Source
    tables: Mapping[str, Table]

    def first(self, table: str, column: str) -> Value:
        """Return the value of a card's field, None where it has none."""
        found = self.tables.get(table)
        return found.columns[column][0] if found is not None and found.rows and column in found.columns else None

    @property
    def unit(self) -> str:
        """The name of the unit, empty where it is not given."""
        name = self.first("unit", "name")
        return name if isinstance(name, str) else ""

    @property
    def year(self) -> int | None:
        """The year of the book."""
        year = self.first("unit", "year")
        return year if isinstance(year, int) else None


@dataclass(frozen=True, slots=True)
class Term:
    """A named part of a computed figure, in the base of its dimension; `sign` is +1, −1, or 0 for a base of a rate."""

    name: str
    value: int
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Computed:
    """A fact of the book with the formula behind it: `formula` in words, its terms, the rows they come from."""

    fact: Fact
    formula: str
    terms: tuple[Term, ...] = ()
    rows: tuple[tuple[str, tuple[int, ...]], ...] = ()
