"""Tables of two sides whose lines set a label and its amount on each: 财政拨款 78.65　　基本支出 60.27."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin

_WIDE = r"(?:[ \t\u3000]{2,}|[\t\u3000])"
_LABEL = r"[\u4e00-\u9fff（）()“”、]{2,20}?|[合总][ \u3000]*计"
_AMOUNT = r"[-－−]?\d[\d,，]*(?:[.．]\d+)?"
_UNIT = r"(?:[亿万]?元)?"
_ROW = re.compile(
    rf"[ \t\u3000]*(?P<one>{_LABEL})(?: |{_WIDE}|：)(?P<came>{_AMOUNT}{_UNIT}){_WIDE}"
    rf"(?P<other>{_LABEL})(?: |{_WIDE}|：)(?P<went>{_AMOUNT}{_UNIT})[ \t\u3000]*"
)
_HEAD = re.compile(
    rf"[ \t\u3000]*(?P<one>(?:收入|来源)[^\s\d]{{0,8}}){_WIDE}"
    rf"(?P<other>(?:支出|运用|使用|去向)[^\s\d]{{0,8}})[ \t\u3000]*"
)
_SIDES = (("one", "came"), ("other", "went"))
_LEAST = 3


@dataclass(frozen=True, slots=True)
class TwoSided:
    """Lines `start` to `end`, of which the first names the two sides, the others have two cells a side."""

    start: int
    end: int
    names: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table, the name of either side over both of its columns."""
        cells = [Cell(0, 2 * side, span, 1, 2) for side, span in enumerate(self.names)]
        for number, row in enumerate(self.rows, 1):
            cells.extend(Cell(number, column, span) for column, span in enumerate(row))
        return Table(block, whole, len(self.rows) + 1, 4, tuple(cells))


def two_sided(text: str, lines: Sequence[Span]) -> Iterator[TwoSided]:
    """Yield the runs of three or more such lines, below a line that tells what either side is."""
    start = 0
    while start < len(lines):
        head = _HEAD.fullmatch(text, lines[start].start, lines[start].end)
        rows: list[re.Match[str]] = []
        end = start + 1
        while head is not None and end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
            row = _ROW.fullmatch(text, lines[end].start, lines[end].end)
            if row is None:
                break
            rows.append(row)
            end += 1
        # a table of cells is read as one without this
        if head is not None and len(rows) >= _LEAST and any(_is_close(row) for row in rows):
            names = tuple(Span(*head.span(name)) for name in ("one", "other"))
            sides = tuple(tuple(Span(*row.span(name)) for pair in _SIDES for name in pair) for row in rows)
            yield TwoSided(start, end, names, sides)
            start = end
        else:
            start += 1


def _is_close(row: re.Match[str]) -> bool:
    """Tell a row that sets one blank alone between a label and its amount."""
    return any(row.string[row.end(label) : row.start(number)] == " " for label, number in _SIDES)
