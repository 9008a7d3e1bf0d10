"""An exported list, and what its rows are in a book."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.book import Problem, Value

Record = Mapping[str, Value]
# headers of lists by the name of the column, by the name of the sheet of the book
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row of a list: its number in the file, its values by column of the book."""

    row: int
    record: Record


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: which sheet of the book it belongs to, its rows, what was left out and why.

    `columns` are the headers that were understood by the name of the column; `others` counts rows of other units.
    """

    sheet: str
    form: str
    rows: tuple[Incoming, ...]
    columns: Mapping[str, str]
    problems: tuple[Problem, ...]
    others: int


class Found(StrEnum):
    """What became of a row of a list."""

    NEW = "new"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a list with the row of the book that it is, 0 for a new one.

    `differences` are the columns in which the two differ: id, value in the book, value in the list.
    """

    incoming: Incoming
    found: Found
    row: int = 0
    differences: tuple[tuple[str, Value, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one list: `rows` are the rows of the book by those of the list that are new.

    `lacking` are columns that the new rows fill and the book has not.
    """

    path: str
    listing: Listing
    steps: tuple[Step, ...]
    rows: Mapping[int, int]
    lacking: tuple[str, ...]
