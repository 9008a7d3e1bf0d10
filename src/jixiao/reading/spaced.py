"""Tables whose cells are parted by wide blanks or tabs, as text copied out of a page has them.

A run of lines of cells, most of them numbers, is a table: all of one length, or under a header that shows by its place
on the line which column each cell stands in. The line above heads it, or the brackets at that line's end:
按科目（科目名称　年初预算　决算）：.
"""

import operator
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.legends import legend, names_in_order
from jixiao.reading.total_rows import DIVIDER, NUMBER, VALUE, columns_of_total

# 项　目　　　预　算: two characters set apart are one word
_SPREAD = r"(?:(?<=[ \t\u3000]{2})|(?<![^\n]))[\u4e00-\u9fff]\u3000[\u4e00-\u9fff](?=[ \t\u3000]{2}|$)"
_CELL = re.compile(rf"[合总小共][ \t\u3000]{{1,8}}计(?=[ \t\u3000]|$)|{_SPREAD}|[^ \t\u3000]+(?: [^ \t\u3000]+)*")
SENTENCE = re.compile(r"[。；！？]|[：:]$")
_OF_TARGETS = re.compile(
    r"(?:[一二三]级|绩效)指标|(?:年度|年初)?(?:指标|目标)值|(?:实际)?完成(?:值|情况)|分值|权重|满分|(?:自评)?得分"
)
# words that head columns of money, rates, points and people
HEADS = re.compile(
    r".*(?:预算|执行|支出|决算|到位|下达|结[转余]|收入|金额|资金|指标|分值|得分|编制|人数|增减|占比)(?:数|额|情况)?(?:[（(].*[）)])?"
    r"|.*(?:率|合计|数|额)(?:[（(].*[）)])?|调整后|年初.*|本年|上年"
)
_NOTHING = re.compile(r"无|未发生|未安排|没有|不涉及|零")
_AMOUNT = re.compile(r"[\d０-９][\d０-９,，]*[.．][\d０-９]+")
_TELLS_UNIT = re.compile(
    r"[（(][^（）()]*(?:万元|亿元|元)[）)][：:]?\s*$|单位[：:](?:[\u4e00-\u9fff]{1,4}[、，,/／]){0,4}(?:万元|亿元|元)"
)
LONGEST_CELL = 30
_LEAST_CELLS = 3
_LEAST_ROWS = 2
_SEVERAL = 2
_IN_BRACKETS = re.compile(r"[（(](?P<cells>[^（）()。；]*(?:[（(][^（）()]*[）)][^（）()。；]*)*)[）)][：:]?\s*$")
# 项目　预算　支出　（以上均以万元计）
_NOTE = re.compile(r"[（(][^（）()]*(?:万元|亿元|元)[^（）()]{0,6}[）)]")
_UNIT = re.compile(r"[，,；;、]?\s*(?:金额)?单位[：:].*$")
_WIDE = frozenset("WFA")
_APART = 6


@dataclass(frozen=True, slots=True)
class Spaced:
    """Lines `start` to `end` as rows of cells, and the header, of the first line or from the brackets above.

    `places` are the columns of the cells of each row; `over` are the headers above the header, each with
    the column that it begins with and the number of those that it spans; then the header begins with column `left`.
    """

    start: int
    end: int
    header: tuple[Span | None, ...]
    rows: tuple[tuple[Span, ...], ...]
    places: tuple[tuple[int, ...], ...]
    over: tuple[tuple[Span, int, int], ...] = ()
    left: int = 0

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table with its header as first row, or its headers as first two."""
        above = 1 if self.over else 0
        cells = [Cell(0, column, span, 1, wide) for span, column, wide in self.over]
        first = above + (1 if self.header else 0)
        named = enumerate(self.header, self.left)
        cells += [Cell(above, column, span) for column, span in named if span is not None]
        for number, (spans, columns) in enumerate(zip(self.rows, self.places, strict=True), first):
            cells.extend(Cell(number, column, span) for column, span in zip(columns, spans, strict=True))
        widest = max(len(self.header), *(columns[-1] + 1 for columns in self.places))
        return Table(block, whole, len(self.rows) + first, widest, tuple(cells))


def spaced(text: str, lines: Sequence[Span]) -> Iterator[Spaced]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    if "\u3000" not in text and "\t" not in text and "  " not in text:
        return
    split = [_cells(text, line) for line in lines]
    rows = [_is_row(text, cells) for cells in split]
    for at in _below_targets(text, lines, split):
        rows[at] = True
    headed = frozenset(_under_heads(text, lines, split))
    for at in (*_halves(text, split, rows), *headed):
        rows[at] = True
    first = 0
    for is_row, group in groupby(rows):
        last = first + len(list(group))
        while is_row and first < last:
            least = 1 if first in headed else _LEAST_ROWS
            found = _placed(text, lines, split, first, last) or _even(text, lines, split, (first, last), least)
            if found.rows:
                yield found
            first = found.end
        first = last
    yield from _pairs(text, lines, split)


def _pairs(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]]) -> Iterator[Spaced]:
    """Yield the runs of lines of one label and one amount each below a line that tells their unit: （单位：万元）."""
    start = 0
    while start < len(lines):
        end = start
        while (
            end < len(lines) and _is_pair(text, split[end]) and (end == start or adjoin(text, lines[end - 1 : end + 1]))
        ):
            end += 1
        first = start - 1 if _is_head(text, lines, split, start - 1) else start
        told = first and adjoin(text, lines[first - 1 : start + 1]) and _TELLS_UNIT.search(lines[first - 1].of(text))
        if told and end - start >= _LEAST_CELLS:
            corner = Span(lines[first].start, lines[first].start)
            header = () if first == start else (corner, split[first][0])
            yield Spaced(first, end, header, tuple(split[start:end]), ((0, 1),) * (end - start))
        start = max(end, start + 1)


def _is_head(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], at: int) -> bool:
    """Tell a line of one word far from its left margin, which heads the amounts below it: 账面原值."""
    if at < 1 or len(split[at]) != 1 or split[at][0].start - lines[at].start < _APART:
        return False
    word = split[at][0].of(text)
    return len(word) <= LONGEST_CELL and not SENTENCE.search(word) and not NUMBER.fullmatch(word)


def _is_pair(text: str, cells: Sequence[Span]) -> bool:
    numbers = [_AMOUNT.fullmatch(cell.of(text)) is not None for cell in cells]
    return numbers == [False, True] and cells[0].end - cells[0].start <= LONGEST_CELL


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    found = _CELL.finditer(text, line.start, line.end)
    return tuple(Span(*match.span()) for match in found if DIVIDER.fullmatch(match.group()) is None)


def _is_row(text: str, cells: Sequence[Span]) -> bool:
    """Tell a line of cells that are numbers for the most part, behind a label."""
    numbers = sum(NUMBER.fullmatch(cell.of(text)) is not None for cell in cells)
    short = all(cell.end - cell.start <= LONGEST_CELL for cell in cells)
    return len(cells) >= _LEAST_CELLS and short and len(cells) // 2 < numbers + 1 < len(cells) + 1


def _below_targets(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]]) -> Iterator[int]:
    """Yield the lines below a header of targets and points that have as many cells, and the total under them."""
    for start, header in enumerate(split):
        heads = sum(_OF_TARGETS.fullmatch(cell.of(text)) is not None for cell in header)
        if len(header) < _LEAST_CELLS + 1 or heads < _SEVERAL:
            continue
        for at in range(start + 1, len(lines)):
            full = len(split[at]) == len(header) and any(NUMBER.fullmatch(cell.of(text)) for cell in split[at][1:])
            summed = at > start + 1 and columns_of_total(text, split[start + 1 : at], split[at])
            if not (full or summed) or not adjoin(text, lines[at - 1 : at + 1]):
                break
            yield at


def _under_heads(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]]) -> Iterator[int]:
    """Yield the lines of values, behind one label or none, below a header of as many words for columns of values."""
    for at, header in enumerate(split[:-1]):
        words = [cell.of(text) for cell in header]
        heads = sum(HEADS.fullmatch(word) is not None for word in words)
        told = len(header) >= _LEAST_CELLS and heads >= len(header) - 1 and not any(map(VALUE.fullmatch, words))
        below = at + 1
        while told and below < len(lines) and adjoin(text, lines[below - 1 : below + 1]):
            cells = [cell.of(text) for cell in split[below]]
            if len(cells) != len(header) or not all(map(VALUE.fullmatch, cells[1:])):
                break
            yield below
            below += 1
        yield from _of_kinds(text, lines, split, at) if not told else ()


def _of_kinds(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], at: int) -> Iterator[int]:
    """Yield the lines below a header each column of which holds numbers alone, or words alone: 项目名称 得分 等级."""
    header = [cell.of(text) for cell in split[at]]
    end = at + 1
    while end < len(lines) and len(split[end]) == len(header) and adjoin(text, lines[end - 1 : end + 1]):
        end += 1
    if len(header) < _LEAST_CELLS or end - at <= _LEAST_ROWS or any(map(VALUE.fullmatch, header)):
        return
    body = [[cell.of(text) for cell in row] for row in split[at + 1 : end]]
    columns = [[VALUE.fullmatch(word) is not None for word in words] for words in zip(*body, strict=True)]
    # 无 in a column of numbers is one
    nothing = [[_NOTHING.fullmatch(word) is not None for word in words] for words in zip(*body, strict=True)]
    pure = all(
        not any(column) or all(map(operator.or_, column, empty)) for column, empty in zip(columns, nothing, strict=True)
    )
    numbers = [head for head, column in zip(header, columns, strict=True) if any(column)]
    if pure and not any(columns[0]) and numbers and all(map(HEADS.fullmatch, numbers)):
        yield from range(at + 1, end)


def _halves(text: str, split: Sequence[tuple[Span, ...]], rows: Sequence[bool]) -> Iterator[int]:
    """Yield the lines between two rows of a table of two that fill one half of it each."""
    above = -1
    for at, is_row in enumerate(rows):
        if is_row:
            if above >= 0 and all(_is_half(text, split[above], split[one]) for one in range(above + 1, at)):
                yield from range(above + 1, at)
            above = at


def _is_half(text: str, above: Sequence[Span], cells: Sequence[Span]) -> bool:
    """Tell a line that fills one half of a table of two: 基本支出　800.00 beside nothing."""
    numbers = [NUMBER.fullmatch(cell.of(text)) is not None for cell in (*above, *cells)]
    return numbers == [False, True, False, True, False, True]


def _even(
    text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], bounds: tuple[int, int], least: int
) -> Spaced:
    """Return the rows of one length that begin with a line; without rows where there are fewer than `least`."""
    start, last = bounds
    columns = len(split[start])
    places = [tuple(range(columns))]
    end = start + 1
    while end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
        summed = end >= last and columns_of_total(text, split[start:end], split[end])
        if end >= last and not summed:
            break
        filled = _filled(text, lines[end], split[start:end], split[end])
        if not filled:
            break
        places.append(filled)
        end += 1
    if end - start < least:
        return Spaced(start, end, (), (), ())
    rows = tuple(split[start:end])
    group = _group(text, lines, split, start, columns)
    if group >= 0:
        top, below = split[start - 2], split[start - 1]
        wide = [len(below) if at == group else 1 for at in range(len(top))]
        over = tuple((cell, sum(wide[:at]), wide[at]) for at, cell in enumerate(top))
        return Spaced(start - 2, end, below, rows, tuple(places), over, group)
    header, first = _header(text, lines, split, start, columns)
    return Spaced(first, end, header, rows, tuple(places))


def _filled(text: str, line: Span, rows: Sequence[Sequence[Span]], cells: Sequence[Span]) -> tuple[int, ...]:
    """Return the columns of a row below the first ones: all, one half of them, or those of numbers behind 合计.

    A half stands at the right where its line begins with blanks. Empty where the row is of another table.
    """
    columns = len(rows[0])
    if len(cells) == columns:
        return tuple(range(columns))
    if _is_half(text, rows[0], cells):
        left = len(cells) if cells[0].start > line.start else 0
        return tuple(range(left, left + len(cells)))
    return columns_of_total(text, rows, cells)


def _group(text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], start: int, columns: int) -> int:
    """Return which header of the upper of two lines the lower one divides, -1 where there are no two.

    地区　资金　　　　执行率, below them 　　　预算　支出　结转: the first lower one stands under the one divided.
    """
    if start < _SEVERAL or not adjoin(text, lines[start - 2 : start + 1]):
        return -1
    top, below = split[start - 2], split[start - 1]
    words = [cell.of(text) for cell in (*top, *below)]
    if any(SENTENCE.search(one) or NUMBER.fullmatch(one) for one in words) or not below:
        return -1
    indented = below[0].start > lines[start - 1].start
    if not indented or len(below) < _SEVERAL or len(top) - 1 + len(below) != columns:
        return -1
    first = _place(text, lines[start - 1], below[0])
    return sum(_place(text, lines[start - 2], cell) <= first for cell in top) - 1


def _header(
    text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], start: int, columns: int
) -> tuple[tuple[Span | None, ...], int]:
    """Return the header of so many columns over a row, and the line that the table begins with."""
    if start and not adjoin(text, lines[start - 1 : start + 1]) and names_in_order(text, lines[start - 1]):
        return legend(text, lines[start - 1], columns), start
    if not start or not adjoin(text, lines[start - 1 : start + 1]):
        return (), start
    above = split[start - 1]
    if len(above) == columns + 1 and _NOTE.fullmatch(above[-1].of(text)):
        above = above[:-1]
    if len(above) == columns and not any(SENTENCE.search(cell.of(text)) for cell in above):
        return above, start - 1
    corner = lines[start - 1].start
    if _leaves_corner(text, lines[start - 1], above, columns):
        return (Span(corner, corner), *above), start - 1
    match = _IN_BRACKETS.search(text, lines[start - 1].start, lines[start - 1].end)
    if match is not None:
        words = Span(match.start("cells"), match.start("cells") + len(_UNIT.sub("", match["cells"])))
        header = _cells(text, words)
        if len(header) == columns:
            return header, start
    return legend(text, lines[start - 1], columns), start


def _leaves_corner(text: str, line: Span, above: Sequence[Span], columns: int) -> bool:
    """Tell a header that names all columns but the first, over which it is blank."""
    if len(above) != columns - 1 or columns < _LEAST_CELLS or above[0].start - line.start < _SEVERAL:
        return False
    words = [cell.of(text) for cell in above]
    return not any(SENTENCE.search(word) or NUMBER.fullmatch(word) for word in words)


def _placed(
    text: str, lines: Sequence[Span], split: Sequence[tuple[Span, ...]], start: int, last: int
) -> Spaced | None:
    """Return the rows of several lengths under a header, each cell in the column that it stands under."""
    if not start or not adjoin(text, lines[start - 1 : start + 1]):
        return None
    header = split[start - 1]
    if len(header) < _LEAST_CELLS or any(SENTENCE.search(c.of(text)) or NUMBER.fullmatch(c.of(text)) for c in header):
        return None
    heads = [_place(text, lines[start - 1], cell) for cell in header]
    rows: list[tuple[Span, ...]] = []
    places: list[tuple[int, ...]] = []
    for at in range(start, last):
        columns = _columns(heads, [_place(text, lines[at], cell) for cell in split[at]])
        if columns is None or not adjoin(text, lines[at - 1 : at + 1]):
            break
        rows.append(split[at])
        places.append(columns)
    if len({len(row) for row in rows}) < _LEAST_ROWS:
        return None
    return Spaced(start - 1, start + len(rows), header, tuple(rows), tuple(places))


def _place(text: str, line: Span, cell: Span) -> int:
    """Return where a cell begins on its line, a wide character counted twice."""
    return sum(2 if unicodedata.east_asian_width(one) in _WIDE else 1 for one in text[line.start : cell.start])


def _columns(heads: Sequence[int], cells: Sequence[int]) -> tuple[int, ...] | None:
    """Return the column that each cell of a row begins nearest to, the first in the first; None where none is near."""
    found = [0]
    for cell in cells[1:]:
        nearest = min(range(len(heads)), key=lambda at: abs(heads[at] - cell))
        if abs(heads[nearest] - cell) > _APART or nearest <= found[-1]:
            return None
        found.append(nearest)
    return tuple(found)
