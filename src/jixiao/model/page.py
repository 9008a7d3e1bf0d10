"""An official form as it is laid out: a grid of cells, merged and wrapped, before anyone writes it into a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.model.fact import Coordinates


class Look(StrEnum):
    """What a cell is: that decides how it is drawn."""

    LABEL = "label"
    TEXT = "text"
    FIGURE = "figure"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell with the columns and rows it takes.

    `number` is what an amount or a mark stands for, with the `decimals` it is shown with; `text` is the same printed.
    `figure` says what a figure means.
    """

    text: str
    look: Look = Look.TEXT
    columns: int = 1
    rows: int = 1
    number: Decimal | None = None
    decimals: int = 0
    figure: Coordinates | None = None


Row = tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A form: title, the line below it, the grid with its column widths in half-width characters, lines at its foot.

    `name` is that of its sheet. Rows leave out the cells that a merged cell above covers. `parts` are the first row of
    each part (from 0) and how many rows from there on head it: they stand again at the top of every further sheet of
    paper, in a workbook those of the last part. No cell reaches from one part into the next.
    """

    name: str
    title: str
    below: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    foot: tuple[str, ...] = ()
    parts: tuple[tuple[int, int], ...] = ((0, 0),)
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its row and column in the grid (from 0)."""

    row: int
    column: int
    cell: PageCell


def placed(page: Page) -> Iterator[Placed]:
    """Yield the cells with their places. ValueError where the rows do not fill the grid: a defect of the form."""
    return placed_in(page.rows, len(page.widths))


def placed_in(rows: Sequence[Row], width: int) -> Iterator[Placed]:
    """Yield the cells of rows that are `width` columns wide. ValueError where they do not fill the grid."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            yield Placed(at, column, cell)
            column += cell.columns
    if taken != {(row, column) for row in range(len(rows)) for column in range(width)}:
        message = f"{len(rows)} rows do not fill their grid of {width} columns"
        raise ValueError(message)
