"""Tables whose cells are parted by wide blanks or tabs, as text copied out of a page has them.

A run of lines that fall into the same number of cells, most of them numbers, is a table; the line above heads it, or
the brackets at that line's end: 按科目（科目名称　年初预算　决算）：.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span

_CELL = re.compile(r"[^ \t\u3000]+(?: [^ \t\u3000]+)*")
_NUMBER = re.compile(r"[-－−+]?[\d０-９][\d０-９,，.．]*[%％]?|[-—/－–]{1,2}")
_SENTENCE = re.compile(r"[。；！？]|[：:]$")
_LONGEST_CELL = 30
_LEAST_CELLS = 3
_LEAST_ROWS = 2
_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})
_IN_BRACKETS = re.compile(r"[（(](?P<cells>[^（）()。；]*(?:[（(][^（）()]*[）)][^（）()。；]*)*)[）)][：:]?\s*$")
_UNIT = re.compile(r"[，,；;、]?\s*(?:金额)?单位[：:].*$")


@dataclass(frozen=True, slots=True)
class Spaced:
    """Lines `start` to `end` as rows of cells, and the header, of the first line or from the brackets above."""

    start: int
    end: int
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table with its header as first row."""
        rows = (self.header, *self.rows) if self.header else self.rows
        cells = tuple(Cell(row, column, span) for row, spans in enumerate(rows) for column, span in enumerate(spans))
        return Table(block, whole, len(rows), max(len(row) for row in rows), cells)


def spaced(text: str, lines: Sequence[Span]) -> Iterator[Spaced]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    if "\u3000" not in text and "\t" not in text and "  " not in text:
        return
    split = [_cells(text, line) for line in lines]
    rows = [_is_row(text, cells) for cells in split]
    first = 0
    for (is_row, columns), group in groupby(zip(rows, map(len, split), strict=True)):
        count = len(list(group))
        if is_row and count >= _LEAST_ROWS and _adjoin(text, lines[first : first + count]):
            yield _with_header(text, lines, split, (first, first + count), columns)
        first += count


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _CELL.finditer(text, line.start, line.end))


def _is_row(text: str, cells: Sequence[Span]) -> bool:
    """Tell a line of cells that are numbers for the most part, behind a label."""
    numbers = sum(_NUMBER.fullmatch(cell.of(text)) is not None for cell in cells)
    short = all(cell.end - cell.start <= _LONGEST_CELL for cell in cells)
    return len(cells) >= _LEAST_CELLS and short and len(cells) // 2 < numbers + 1 < len(cells) + 1


def _adjoin(text: str, lines: Sequence[Span]) -> bool:
    return all(text[one.end : other.start] in _LINE_ENDS for one, other in pairwise(lines))


def _with_header(
    text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], bounds: tuple[int, int], columns: int
) -> Spaced:
    start, end = bounds
    rows = tuple(split[start:end])
    if not start or not _adjoin(text, lines[start - 1 : start + 1]):
        return Spaced(start, end, (), rows)
    above = split[start - 1]
    if len(above) == columns and not any(_SENTENCE.search(cell.of(text)) for cell in above):
        return Spaced(start - 1, end, above, rows)
    match = _IN_BRACKETS.search(text, lines[start - 1].start, lines[start - 1].end)
    if match is not None:
        words = Span(match.start("cells"), match.start("cells") + len(_UNIT.sub("", match["cells"])))
        header = _cells(text, words)
        if len(header) == columns:
            return Spaced(start, end, header, rows)
    return Spaced(start, end, (), rows)
