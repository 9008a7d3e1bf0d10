"""Tables whose cells arrive one a line, as text copied out of a page or a form has them.

A run of short lines is cut into tables by its shape alone: a header of as many labels as a row has cells, then rows of
the same number of labels and values; or pairs of a label and its value. Labels that fit no row stay paragraphs.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.scored_cells import scored_cells

_LONGEST_CELL = 24
_LEAST_VALUES = 3
_WIDE = 3
_SEVERAL = 2
_SENTENCE = re.compile(r"[。；！？!?;]|，.*，|(?<!其中)[：:]\s*\S")
_VALUE = re.compile(
    r"[≥≤＞＜><=＝]?\s*[-－−+]?[\d０-９][\d０-９,，.．]*(?<![,，.．])\s*(?:[%％‰]|(?![版号期级届代])[\u4e00-\u9fff]{0,4}(?:[（(][\u4e00-\u9fff]{1,3}[）)])?)?"
    r"|[-—/－–]{1,2}"
)
_NOT_A_VALUE = re.compile(r"[\d０-９]{4}年|[\d０-９]+[、.．]|[\d０-９]+月")
_ONLY_UNIT = re.compile(r"[（(]?(?:金额)?单位[：:].{1,6}")
_UNIT_LINE = re.compile(r"单位[：:]")
_TOTAL = re.compile(r"(?:自评|评价)?(?:合计|总计|总分|得分|小计|总得分|综合得分)")
_SHORTER = re.compile(rf"{_TOTAL.pattern}|其中|.*(?:资金|拨款|补助|配套|收入|结转)$")
_NAMES = re.compile(r"(?:项目|指标|内容|科目|类别|单位|资金来源|用途|名称)")
_NUMBERS = re.compile(r"序[ ]?号|编[ ]?号")
_SIGNS = frozenset("｜|\t\u3000、，/／") | {"  "}
_HEADER_PARTS = re.compile(r"[^｜|\t\u3000、，/／ ]+")
_PARTED = re.compile(r"(?:[^\s|｜。；：，]{1,14}(?:[\t\u3000]+|[ ]{2,}|[ ]*[|｜][ ]*)){2,}[^\s|｜。；：，]{1,14}")
_AMOUNTS = re.compile(r"(?:数|金额|额|值|分|率|决算|预算|支出|收入)(?:[（(][^）)]*[）)])?$")


_HEADS = re.compile(
    r"(?:实际|全年|年初|预算|资金|调整|年末|本年)?(?:到位|支出|预算|执行|决算|结[转余]|资金|收入|得分|分值)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Labels and values of one row, as spans of the text; `at` is the first line."""

    at: int
    labels: tuple[Span, ...]
    values: tuple[Span, ...]

    @property
    def end(self) -> int:
        return self.at + len(self.labels) + len(self.values)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found in a run of lines: its header (empty for pairs) and its rows; `offset` is where the run begins.

    `topped` tells that the header names the values alone, and not the labels before them; `remarks` how many columns
    at the right hold words alone.
    """

    first: int
    header: tuple[Span, ...]
    rows: tuple[_Row, ...]
    offset: int = 0
    topped: bool = False
    remarks: int = 0

    @property
    def start(self) -> int:
        """Return the number of its first line."""
        return self.offset + self.first

    @property
    def end(self) -> int:
        """Return the number of the line behind its last one."""
        return self.offset + self.rows[-1].end

    def table(self, text: str, block: int, whole: Span) -> Table:
        """Return the table; the row of a total (总分 | 100 | 97.5) stands at the right, another short one at left."""
        columns = len(self.header) + self.topped or max(len(row.labels) + len(row.values) for row in self.rows)
        cells = [Cell(0, column, span) for column, span in enumerate(self.header, int(self.topped))]
        first = 1 if self.header else 0
        widest = max(len(row.labels) for row in self.rows)
        for number, row in enumerate(self.rows, first):
            cells.extend(Cell(number, column, span) for column, span in enumerate(row.labels))
            total = any(_TOTAL.match(label.of(text).strip()) for label in row.labels)
            shift = columns - self.remarks - len(row.values) if total else widest
            cells.extend(Cell(number, shift + column, span) for column, span in enumerate(row.values))
        return Table(block, whole, len(self.rows) + first, columns, tuple(cells))


def grids(text: str, lines: Sequence[Span]) -> Iterator[Grid]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    first = 0
    for cell, group in itertools.groupby(_numbered(text, lines), key=lambda one: one[0]):
        run = [line for _, line in group]
        if cell:
            yield from (replace(grid, offset=first + grid.offset) for grid in _of_run(text, run))
        first += len(run)


def _of_run(text: str, lines: Sequence[Span]) -> Iterator[Grid]:
    """Yield the tables of a run: those of indicators with their points, and what stands around them."""
    at = 0
    for found in scored_cells(text, lines):
        yield from (replace(grid, offset=at) for grid in _grids(text, lines[at : found.start]))
        rows = tuple(_Row(first, labels, values) for first, labels, values in found.rows)
        yield Grid(found.start, found.header, rows, remarks=found.remarks)
        at = rows[-1].end
    yield from (replace(grid, offset=at) for grid in _grids(text, lines[at:]))


def _numbered(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Pair each line with the number of its run of cells, 0 where it is none; an empty line ends a run."""
    number = 0
    last: Span | None = None
    for line in lines:
        cell = _is_cell(line.of(text))
        if cell:
            adjoins = last is not None and adjoin(text, (last, line))
            number += not adjoins
        yield (number if cell else 0), line
        last = line if cell else None


def _is_cell(line: str) -> bool:
    if _PARTED.fullmatch(line.strip()):
        return True
    return len(line) <= _LONGEST_CELL and (_SENTENCE.search(line) is None or _UNIT_LINE.search(line) is not None)


def _grids(text: str, lines: Sequence[Span]) -> Iterator[Grid]:
    """Yield the tables of a run in order."""
    values = [_is_value(line.of(text)) for line in lines]
    if sum(values) < _LEAST_VALUES:
        return
    rows = _rows(lines, values)
    at = free = 0
    while at < len(rows):
        grid = _told(text, rows, at, free) or _counted(text, rows, at, free) or _wide(text, rows, at, free)
        grid = grid or _stacked(text, rows, at, free) or _topped(text, rows, at, free) or _pairs(text, rows, at, free)
        if grid is None:
            at += 1
            continue
        yield grid
        free = grid.end
        at = next((n for n in range(at, len(rows)) if rows[n].at >= free), len(rows))


def _is_value(line: str) -> bool:
    words = line.strip()
    return _VALUE.fullmatch(words) is not None and _NOT_A_VALUE.fullmatch(words) is None


def _rows(lines: Sequence[Span], values: Sequence[bool]) -> list[_Row]:
    """Return labels with the values behind them; labels at the end have no values."""
    rows: list[_Row] = []
    at = 0
    while at < len(lines):
        middle = next((n for n in range(at, len(lines)) if values[n]), len(lines))
        end = next((n for n in range(middle, len(lines)) if not values[n]), len(lines))
        rows.append(_Row(at, tuple(lines[at:middle]), tuple(lines[middle:end])))
        at = end
    return rows


def _wide(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the table of several columns of values whose first row ends with rows[at]."""
    first = rows[at]
    if len(first.values) < _SEVERAL:
        return None
    below = rows[at + 1] if at + 1 < len(rows) and rows[at + 1].values else None
    # a unit told on a line of its own is no label, before the header or behind it
    worded = [n for n, label in enumerate(first.labels) if not _ONLY_UNIT.fullmatch(label.of(text).strip())]
    words = tuple(first.labels[n] for n in worded)
    labels = min(len(below.labels), len(first.labels)) if below is not None else 1
    if below is not None and len(below.values) > len(first.values):
        labels = 1
    columns = labels + len(first.values)
    spare = len(words) - labels - columns
    alone = below is None or len(below.labels) != labels
    header = words[max(0, spare) : max(0, spare) + columns]
    named = all(_AMOUNTS.search(label.of(text).strip()) for label in header[labels:]) and not spare
    if spare < 0 or first.at + worded[spare] < free or (alone and len(first.values) < _WIDE and not named):
        return None
    behind = worded[spare + columns] if spare + columns < len(worded) else len(first.labels)
    body = [_Row(first.at + behind, words[spare + columns :], first.values)]
    for row in rows[at + 1 :]:
        if not _fits(text, row, labels, len(first.values)):
            break
        body.append(row)
    return Grid(first.at + worded[spare], header, tuple(body))


def _told(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the table whose columns one line names, each cell below on its own line: 指标｜目标值｜得分."""
    first = rows[at]
    place = next((n for n, label in enumerate(first.labels) if _names_columns(label.of(text))), -1)
    if place < 0 or first.at + place < free:
        return None
    header = first.labels[place]
    columns = tuple(Span(*one.span()) for one in _HEADER_PARTS.finditer(text, header.start, header.end))
    lines = [*first.labels[place + 1 :], *first.values]
    lines += [line for row in rows[at + 1 :] for line in (*row.labels, *row.values)]
    body = list(_cut(text, lines, len(columns), first.at + place + 1))
    return Grid(first.at + place, columns, tuple(body)) if len(body) >= _SEVERAL else None


def _counted(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the table whose rows are numbered, each number on a line of its own: 序号 项目 预算 支出 1 甲 50 48."""
    first = rows[at]
    place = next((n for n, label in enumerate(first.labels) if _NUMBERS.fullmatch(label.of(text).strip())), -1)
    header = first.labels[place:] if place >= 0 else ()
    width = len(header) - _SEVERAL
    if width < 1 or first.at + place < free or [one.of(text).strip() for one in first.values] != ["1"]:
        return None
    body: list[_Row] = []
    line, count = first.at + len(first.labels), first.values[0]
    for row in rows[at + 1 :]:
        own = row.values[:width]
        if len(row.labels) != 1 or len(own) < width or len(row.values) > width + 1:
            break
        total = _TOTAL.match(row.labels[0].of(text).strip()) is not None
        labels = row.labels if total else (count, *row.labels)
        body.append(_Row(line, labels, own))
        line = body[-1].end
        if total or len(row.values) == width:
            # the total follows the last number without one of its own
            if total or not _is_total_next(text, rows, at + 1 + len(body)):
                break
            continue
        count = row.values[-1]
        if count.of(text).strip() != str(len(body) + 1):
            break
    return Grid(first.at + place, header, tuple(body)) if len(body) >= _SEVERAL else None


def _is_total_next(text: str, rows: Sequence[_Row], at: int) -> bool:
    return at < len(rows) and bool(rows[at].labels) and _TOTAL.match(rows[at].labels[0].of(text).strip()) is not None


def _names_columns(line: str) -> bool:
    return any(sign in line for sign in _SIGNS) and len(_HEADER_PARTS.findall(line)) >= _WIDE


def _cut(text: str, lines: Sequence[Span], columns: int, at: int) -> Iterator[_Row]:
    """Yield rows of so many cells as long as they begin with a label and end with numbers, and a shorter total."""
    for first in range(0, len(lines), columns):
        cells = lines[first : first + columns]
        values = [_is_value(cell.of(text)) for cell in cells]
        if _TOTAL.fullmatch(cells[0].of(text).strip()) is not None:
            count = next((n for n, value in enumerate(values[1:], 1) if not value), len(cells))
            yield _Row(at + first, tuple(cells[:1]), tuple(cells[1:count]))
            return
        if len(cells) < columns or values[0] or not all(values[-_SEVERAL:]):
            return
        yield _Row(at + first, tuple(cells[:1]), tuple(cells[1:]))


def _stacked(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the one row of a table whose header stands above it, cell by cell: 预算数 执行数 执行率 50 48 96%."""
    first = rows[at]
    columns = len(first.values)
    header = first.labels[-columns:]
    told = all(_AMOUNTS.search(label.of(text).strip()) or _HEADS.match(label.of(text).strip()) for label in header)
    alone = columns >= _WIDE and len(header) == columns and told
    if not alone or first.at + len(first.labels) - columns < free:
        return None
    start = first.at + len(first.labels)
    return Grid(start - columns, header, (_Row(start, (), first.values),))


def _topped(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the table whose first row tells its columns label by label: 预算数 396 执行数 371 财政 336 311.

    The rows below have a label and as many values as there were pairs.
    """
    end = at
    while end < len(rows) and len(rows[end].labels[-1:]) == len(rows[end].values) == 1:
        if end > at and len(rows[end].labels) != 1:
            return None
        end += 1
    pairs = rows[at:end]
    below = list(itertools.takewhile(lambda row: _fits(text, row, 1, len(pairs)), rows[end:]))
    full = [row for row in below if len(row.values) == len(pairs)]
    if len(pairs) < _SEVERAL or not full or pairs[0].end - 2 < free:
        return None
    header = tuple(pair.labels[-1] for pair in pairs)
    values = tuple(pair.values[0] for pair in pairs)
    return Grid(pairs[0].end - 2, header, (_Row(pairs[-1].end - len(values), (), values), *below), topped=True)


def _fits(text: str, row: _Row, labels: int, values: int) -> bool:
    """Tell whether a row belongs to a table of so many labels and values a row; totals and parts may be shorter."""
    if not row.labels or not row.values or any(_UNIT_LINE.search(label.of(text)) for label in row.labels):
        return False
    if len(row.labels) == labels and len(row.values) == values:
        return True
    told = _SHORTER.match(row.labels[-1].of(text).strip()) is not None
    return told and len(row.labels) <= labels and len(row.values) <= values


def _pairs(text: str, rows: Sequence[_Row], at: int, free: int) -> Grid | None:
    """Return the table of labels each with one value that begins with rows[at]; two suffice behind another table."""
    first = rows[at]
    if len(first.values) != 1 or not first.labels:
        return None
    header: tuple[Span, ...] = ()
    words = [label.of(text).strip() for label in first.labels]
    if len(words) > _SEVERAL and _NAMES.match(words[-3]) and _AMOUNTS.search(words[-2]):
        header = first.labels[-3:-1]
    start = first.end - 2 - len(header)
    body = [_Row(first.end - 2, first.labels[-1:], first.values)]
    for row in rows[at + 1 :]:
        if len(row.labels) != 1 or len(row.values) != 1:
            break
        body.append(row)
    goes_on = bool(free) and start == free
    if len(body) < (_SEVERAL if header or goes_on else _LEAST_VALUES) or start < free:
        return None
    return Grid(start, header, tuple(body))
