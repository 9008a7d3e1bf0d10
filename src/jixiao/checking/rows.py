"""Rows of cells: those of tables, and lines that bars or wide blanks part into cells."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.model.document import Cell, Document
from jixiao.model.span import Span

Row = tuple[Span, ...]
_BAR = re.compile(r"[｜|‖]")
_BLANK = re.compile(r"[ \t\u3000]{2,}|[\t\u3000]")
_NUMBER = re.compile(rf"(?P<sign>[-－–−]?)(?P<number>{NUMBER})(?:亿元|万元|元|人|名|户|亩|分|个|台|辆|[%％])?")
# the word of a total with blanks in it: 合　　计
_SPACED = re.compile(r"[ \t\u3000]*[合总小共][ \u3000]+计")
# the line between the names of columns and their rows: |---|---:|
_RULE = re.compile(r"[ |:：\-—]+")
_LEAST = 2


def grids(ground: Ground) -> Iterator[tuple[Row, ...]]:
    """Yield the tables whose rows have all their cells, then the runs of lines with as many cells as the one above."""
    document = ground.extracted.document
    for table in document.tables:
        cells = sorted(table.cells, key=_place)
        rows = [tuple(cell.span for cell in row) for _, row in groupby(cells, key=_row)]
        yield from _runs([row for row in rows if not _is_rule(document.text, row)])
    held = {table.block for table in document.tables}
    lines = [block.span for block in document.blocks if block.index not in held]
    yield from _runs([_cells(document, line) for line in lines if not _is_rule(document.text, (line,))])


def turned(grid: Sequence[Row]) -> tuple[Row, ...]:
    """Return the columns of a grid as its rows."""
    return tuple(zip(*grid, strict=True))


def amount(text: str, cell: Span) -> Decimal | None:
    """Return the number of a cell that holds one, with or without a unit; None where it holds another thing."""
    match = _NUMBER.fullmatch(cell.of(text).strip())
    return None if match is None else value(match["number"]) * (-1 if match["sign"] else 1)


def digits(text: str, cell: Span) -> str:
    """Return the digits of a cell that holds one number, without sign and unit; empty where it holds another thing."""
    match = _NUMBER.fullmatch(cell.of(text).strip())
    return match["number"] if match else ""


def words(text: str, cell: Span) -> str:
    """Return the words of a cell without the blanks in them."""
    return "".join(cell.of(text).split())


def _is_rule(text: str, row: Row) -> bool:
    return all(_RULE.fullmatch(cell.of(text)) for cell in row)


def _runs(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    for width, run in groupby(rows, key=len):
        if width >= _LEAST:
            yield tuple(run)


def _cells(document: Document, line: Span) -> Row:
    text = line.of(document.text)
    parted = _BAR if _BAR.search(text) else _BLANK
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    cells, start = [], begin
    spaced = _SPACED.match(text)
    if spaced is not None and parted is _BLANK:
        begin = spaced.end()
    for match in parted.finditer(text, begin, end):
        cells.append(Span(line.start + start, line.start + match.start()))
        start = match.end()
    return (*cells, Span(line.start + start, line.start + end))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _row(cell: Cell) -> int:
    return cell.row
