"""Tables whose values dots lead to: 决策（15）……13.00, under a line that says what the numbers are.

The line above names the column of the values (得分) and, for numbers in brackets, theirs (括号内为权重); or it tells
the unit of amounts alone: 收入决算（万元）, below it 事业收入……86.40.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.pair_rows import UNIT_ABOVE

_ROW = re.compile(
    r"[ \t\u3000]*(?:[A-Z\d一二三四五六七八九十]{1,2}[ 、.．\t])?[ ]?(?P<name>[^\d（(…·.\n]{2,20}?)"
    r"[ ]?(?:[（(](?P<full>\d{1,3}(?:\.\d+)?)分?[）)])?[ ]?"
    r"(?:…|·{3,}|\.{4,}|-{4,}|—{3,})+[ ]?(?P<value>\d{1,3}(?:\.\d+)?)分?[ ]*"
)
_LEADER = r"[ ]?(?:…+|·{3,}|\.{4,}|-{4,}|—{3,})[ ]?"
_AMOUNT = re.compile(
    rf"[ \t\u3000]*(?P<name>[^\d…·.。；：:\n]{{2,30}}?){_LEADER}(?P<value>\d[\d,]*(?:\.\d+)?)"
    r"[ \t\u3000]*"
)
_VALUES = re.compile(r"得分|自评分|评分")
_FULLS = re.compile(r"权重|满分|分值|标准分")
_LEAST_ROWS, _LEAST_AMOUNTS = 2, 3


@dataclass(frozen=True, slots=True)
class Led:
    """Lines `start` to `end` as rows of name, full mark and value; the header stands in the line above."""

    start: int
    end: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table with the words of the line above as its header."""
        cells = (*self.header, *(cell for row in self.rows for cell in row))
        return Table(block, whole, len(self.rows) + bool(self.header), 3, cells)


def led(text: str, lines: Sequence[Span]) -> Iterator[Led]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    yield from _of_amounts(text, lines)
    start = 1
    while start < len(lines):
        end = start
        rows: list[tuple[Cell, ...]] = []
        while end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
            match = _ROW.fullmatch(text, lines[end].start, lines[end].end)
            if match is None:
                break
            rows.append(_cells(match, len(rows) + 1))
            end += 1
        header = _header(text, lines[start - 1])
        if len(rows) >= _LEAST_ROWS and header:
            yield Led(start, end, header, tuple(rows))
        start = max(end, start + 1)


def _of_amounts(text: str, lines: Sequence[Span]) -> Iterator[Led]:
    """Yield the rows of amounts below a line that tells their unit."""
    start = 1
    while start < len(lines):
        end = start
        rows: list[tuple[Cell, ...]] = []
        while end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
            match = _AMOUNT.fullmatch(text, lines[end].start, lines[end].end)
            if match is None:
                break
            groups = enumerate(("name", "value"))
            rows.append(tuple(Cell(len(rows), at, Span(*match.span(one))) for at, one in groups))
            end += 1
        if len(rows) >= _LEAST_AMOUNTS and UNIT_ABOVE.search(lines[start - 1].of(text)):
            yield Led(start, end, (), tuple(rows))
        start = max(end, start + 1)


def _cells(match: re.Match[str], row: int) -> tuple[Cell, ...]:
    groups = (("name", 0), ("full", 1), ("value", 2))
    return tuple(Cell(row, column, Span(*match.span(name))) for name, column in groups if match[name])


def _header(text: str, above: Span) -> tuple[Cell, ...]:
    """Return what a line says of values and of numbers in brackets; empty where it does not speak of values."""
    value = _VALUES.search(text, above.start, above.end)
    full = _FULLS.search(text, above.start, above.end)
    if value is None:
        return ()
    cells = [Cell(0, 1, Span(*full.span()))] if full is not None else []
    return (*cells, Cell(0, 2, Span(*value.span())))
