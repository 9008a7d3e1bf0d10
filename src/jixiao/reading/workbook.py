"""The visible sheets of a workbook as a document: each sheet a title and a table, cells as the file holds them."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.model.document import Document, ReadFailure
from jixiao.model.sheets import Cell, CellFault, Sheet
from jixiao.reading.plain import read_plain
from jixiao.reading.sheets import read_sheets

_BAR = str.maketrans({"|": "｜", "\n": " ", "\r": " "})


def is_workbook(path: str) -> bool:
    """Tell a workbook by the ending of its name."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def read_workbook(path: str) -> Document | ReadFailure:
    """Return the document of a workbook. Offsets are characters of its text, not places in the file.

    Failures are those of `read_sheets`. A percent that a cell only shows by its format is read as the plain number
    behind it.
    """
    read = read_sheets(path)
    if isinstance(read, ReadFailure):
        return read
    return read_plain(read.source, "\n\n".join(_sheet(one) for one in read.sheets if not one.hidden) + "\n")


def _sheet(sheet: Sheet) -> str:
    lines = [sheet.name, ""]
    for row in _trimmed(sheet.rows):
        cells = [_cell(cell) for cell in row]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0]:
            lines += ["", filled[0], ""]
        elif filled:
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _trimmed(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return the rows without the columns before the first one that holds anything."""
    first = min((at for row in rows for at, cell in enumerate(row) if cell is not None), default=0)
    return [row[first:] for row in rows]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = value.text if isinstance(value, CellFault) else str(value)
    return text.translate(_BAR).strip()
