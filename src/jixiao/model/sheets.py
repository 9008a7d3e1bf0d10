"""A workbook as it was read: sheets of plain cells, told apart from what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jixiao.model.document import Source


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell without a value: `error` (`#REF!` and the like, in `text`) or `uncomputed` (a formula never computed)."""

    kind: str
    text: str


Cell = str | int | Decimal | date | bool | CellFault | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, rows and columns from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet from its cell A1 on; rows may differ in length. Numbers are exact as the file prints them."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of a workbook in their order, hidden ones among them."""

    source: Source
    sheets: tuple[Sheet, ...]
    macros: bool = False


def column_letters(column: int) -> str:
    """Return the letters of a column (0 is A)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
