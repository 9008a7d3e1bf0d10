"""Rows to be written into a workbook that somebody filled in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class NewCell:
    """A value for a cell: row from 1, column from 0."""

    row: int
    column: int
    value: str | Decimal | date


@dataclass(frozen=True, slots=True)
class Additions:
    """New cells of a sheet below `last`, the last row (from 1) that it holds; they may look like the row `like`."""

    sheet: str
    last: int
    like: int
    cells: tuple[NewCell, ...]
