"""Tables whose cells are parted by single blanks, as text copied out of some pages has them.

A line of words of which two or more head columns of values (序号 项目 预算（万元） 支出（万元）), and below it lines of
as many words with values in these columns, are a table; the total may leave out cells without a number.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.spaced import HEADS, LONGEST_CELL, SENTENCE, Spaced
from jixiao.reading.total_rows import VALUE, columns_of_total

_WORD = re.compile(r"[^ \t\u3000]+")
_LEAST_HEADS = 2
_LEAST_CELLS = 3
_LEAST_ROWS = 2


def narrow(text: str, lines: Sequence[Span]) -> Iterator[Spaced]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    at = 0
    while at < len(lines) - 1:
        found = _below(text, lines, at)
        if found is not None:
            yield found
        at = at + 1 if found is None else found.end


def _below(text: str, lines: Sequence[Span], at: int) -> Spaced | None:
    """Return the table that a line heads."""
    header = _words(text, lines[at])
    heads = _heads(text, header)
    if not heads:
        return None
    rows: list[tuple[Span, ...]] = []
    places: list[tuple[int, ...]] = []
    for below in range(at + 1, len(lines)):
        cells = _words(text, lines[below])
        columns = _columns(text, len(header), heads, rows, cells)
        if not columns or not adjoin(text, lines[below - 1 : below + 1]):
            break
        rows.append(cells)
        places.append(columns)
    if len(rows) < _LEAST_ROWS:
        return None
    return Spaced(at, at + 1 + len(rows), header, tuple(rows), tuple(places))


def _words(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _WORD.finditer(text, line.start, line.end))


def _heads(text: str, header: Sequence[Span]) -> tuple[int, ...]:
    """Return the columns of values that a line of words heads; none where it is no header."""
    words = [cell.of(text) for cell in header]
    if len(words) < _LEAST_CELLS or any(
        VALUE.fullmatch(word) or SENTENCE.search(word) or len(word) > LONGEST_CELL for word in words
    ):
        return ()
    heads = tuple(at for at, word in enumerate(words) if at and HEADS.fullmatch(word))
    return heads if len(heads) >= _LEAST_HEADS else ()


def _columns(
    text: str, width: int, heads: Sequence[int], rows: Sequence[Sequence[Span]], cells: Sequence[Span]
) -> tuple[int, ...]:
    """Return the columns of the cells of a line below a header; none where it is no row of its table."""
    if len(cells) == width and all(VALUE.fullmatch(cells[at].of(text)) for at in heads):
        return tuple(range(width))
    return columns_of_total(text, rows, cells) if rows and cells else ()
