"""Rows that stand apart from each other, each over the words about it, below a line that names their columns.

登记1　渠道清淤　136.00　131.42　96.63%, below it what was done, then 登记2 and its numbers, all below the line
项目（每号依次为预算、支出、执行率、办了何事）.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.legends import legend_of_values
from jixiao.reading.parted import Parted
from jixiao.reading.total_rows import VALUE

_CELL = re.compile(r"[^ \t\u3000]+(?: [^ \t\u3000]+)*")
_NAME = re.compile(r"[^，。；：\d]*[\u4e00-\u9fff]{2}[^，。；：\d]*")
_LEAST_VALUES, _LEAST_ROWS = 2, 2


def lone_rows(text: str, lines: Sequence[Span], bare: Sequence[Span]) -> Iterator[Parted]:
    """Yield each row as a table of its own; `bare` are the lines without their running numbers."""
    rows = [_row(text, line) for line in bare]
    at = 0
    while at < len(lines):
        below = next((n for n in range(at + 1, len(lines)) if rows[n]), len(lines))
        heads = legend_of_values(text, lines[at], len(rows[below]) - 1) if below < len(lines) else ()
        if not heads:
            at += 1
            continue
        width = len(rows[below])
        end = next((n for n in range(below, len(lines)) if rows[n] and len(rows[n]) != width), len(lines))
        found = [n for n in range(below, end) if rows[n]]
        apart = not any(adjoin(text, lines[n - 1 : n + 1]) and rows[n - 1] for n in found)
        if len(found) >= _LEAST_ROWS and apart:
            yield from (Parted(n, n + 1, (rows[n],), heads) for n in found)
        at = end if found and apart else at + 1


def _row(text: str, line: Span) -> tuple[Span, ...]:
    """Return the cells of a line of a name and numbers; none for another line."""
    cells = tuple(Span(*match.span()) for match in _CELL.finditer(text, line.start, line.end))
    if len(cells) <= _LEAST_VALUES or _NAME.fullmatch(cells[0].of(text)) is None:
        return ()
    return cells if all(VALUE.fullmatch(cell.of(text)) for cell in cells[1:]) else ()
