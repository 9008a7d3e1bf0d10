"""Tables whose rows are blocks of lines between empty lines, one cell a line, as a form pasted out of Word has them.

A block of heads stands over at least two blocks of as many lines; the lines of it that are more than a row has cells
say what the form is about. The numbers of all rows stand in the same places, under heads of values.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.parted import Parted
from jixiao.reading.total_rows import VALUE, columns_of_total

_SENTENCE = re.compile(r"[。；！？：:]")
_HEAD_OF_VALUES = re.compile(
    r".*(?:预算|执行|支出|决算|到位|下达|结[转余]|金额|资金|分值|权重|满分|得分|指标值|目标值|完成值|率|数|额|值|占比)"
    r"(?:[（(].*[）)])?"
)
_LONGEST_HEAD = 20
_LEAST_CELLS, _LEAST_ROWS, _LEAST_VALUES = 3, 2, 2


def block_rows(text: str, lines: Sequence[Span]) -> Iterator[Parted]:
    """Yield the tables among lines of text; `start` and `end` of each count in `lines`."""
    blocks = list(_blocks(text, lines))
    at = 0
    while at + _LEAST_ROWS < len(blocks):
        found = _table(text, lines, blocks, at)
        if found is None:
            at += 1
            continue
        table, at = found
        yield table


def _blocks(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block and the one behind it."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not adjoin(text, lines[at - 1 : at + 1]):
            yield start, at
            start = at


def _table(text: str, lines: Sequence[Span], blocks: Sequence[tuple[int, int]], at: int) -> tuple[Parted, int] | None:
    """Return the table below the heads of a block, and the number of the block behind it."""
    first, last = blocks[at]
    width = blocks[at + 1][1] - blocks[at + 1][0]
    start = last - width
    if width < _LEAST_CELLS or start < first or not all(_is_head(line.of(text)) for line in lines[start:last]):
        return None
    rows: list[tuple[Span, ...]] = []
    for begin, end in blocks[at + 1 :]:
        if end - begin != width or _is_value(lines[begin].of(text)):
            break
        rows.append(tuple(_bare(text, line) for line in lines[begin:end]))
    heads = tuple(_bare(text, line) for line in lines[start:last])
    if len(rows) < _LEAST_ROWS or not _are_rows(text, heads, rows):
        return None
    behind = at + 1 + len(rows)
    total = _total(text, lines, blocks[behind], rows) if behind < len(blocks) else ()
    if total:
        rows, behind = [*rows, total], behind + 1
    return Parted(start, blocks[behind - 1][1], tuple(rows), heads), behind


def _is_head(line: str) -> bool:
    words = line.strip()
    return len(words) <= _LONGEST_HEAD and _SENTENCE.search(words) is None and not _is_value(words)


def _is_value(line: str) -> bool:
    return VALUE.fullmatch(line.strip()) is not None


def _are_rows(text: str, heads: Sequence[Span], rows: Sequence[Sequence[Span]]) -> bool:
    """Tell rows whose numbers stand in at least two columns, each under a head of values."""
    columns = [all(_is_value(row[at].of(text)) for row in rows) for at in range(len(heads))]
    told = [_HEAD_OF_VALUES.fullmatch(head.of(text)) for head, values in zip(heads, columns, strict=True) if values]
    return len(told) >= _LEAST_VALUES and all(told)


def _total(
    text: str, lines: Sequence[Span], block: tuple[int, int], rows: Sequence[Sequence[Span]]
) -> tuple[Span, ...]:
    """Return the row of a total with its numbers in their columns, empty where the block is none."""
    cells = [_bare(text, line) for line in lines[block[0] : block[1]]]
    columns = columns_of_total(text, rows, cells)
    placed = [Span(cells[0].end, cells[0].end)] * len(rows[0])
    for column, cell in zip(columns, cells, strict=False):
        placed[column] = cell
    return tuple(placed) if columns else ()


def _bare(text: str, line: Span) -> Span:
    words = line.of(text)
    start = line.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
