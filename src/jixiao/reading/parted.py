"""Tables whose cells one sign parts on each line: tabs, bars, free strokes, commas under columns told above.

A sign parts cells exactly, so that an empty cell keeps its column. Lines that only name what the form is about
(填报单位：…　金额单位：…) stay paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.legends import legend
from jixiao.reading.total_rows import DIVIDER, VALUE, columns_of_total

_SIGNS = ("\t", "｜", "|", " / ", " ／ ", "‖")
_LISTED = ("，", "；", "、", " ")
_LABELLED = re.compile(rf"(?P<label>[\u4e00-\u9fff]{{2,10}}?)(?:为|[：:])?[ ]*(?P<value>(?:{VALUE.pattern}))(?<!-)")
_STOP = re.compile(r"[。；！？：:]")
_LEAD = re.compile(r"(?:格式|表头|栏目|栏次|列次|各[栏列]|字段)(?:依次)?(?:为|是|[：:])[ \t\u3000]*(?=[\u4e00-\u9fff])")
_FILLED_IN = re.compile(r"[^：:\d]{2,12}[：:].*")
_OF_VALUES = re.compile(r"(?:数|额|值|率|分|年|预算|决算|支出|收入)(?:[（(][^（）()]*[）)])?$")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LEAST_ROWS = 2
_LEAST_NUMBERS = 2
_WIDE = 3


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines `start` to `end` as rows of cells; `header` where brackets above name the columns."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    header: tuple[Span | None, ...] = ()

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table; the header out of brackets is its first row."""
        first = 1 if self.header else 0
        cells = [Cell(0, column, span) for column, span in enumerate(self.header) if span is not None]
        for number, row in enumerate(self.rows, first):
            cells.extend(Cell(number, column, span) for column, span in enumerate(row))
        widest = max(len(row) for row in self.rows)
        return Table(block, whole, len(self.rows) + first, widest, tuple(cells))


def parted(text: str, lines: Sequence[Span]) -> Iterator[Parted]:
    """Yield the tables among lines of text, in order; `start` and `end` of each count in `lines`."""
    for sign in _SIGNS:
        if sign in text:
            for start, end in _runs(text, lines, sign):
                yield from _table(text, lines, (start, end), sign)
    for sign in _LISTED:
        yield from _lists(text, lines, sign)
    yield from _valued(text, lines)


def _runs(text: str, lines: Sequence[Span], sign: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of adjoining lines that a sign parts."""
    start = 0
    while start < len(lines):
        if sign not in lines[start].of(text).strip():
            start += 1
            continue
        end = start + 1
        while end < len(lines) and sign in lines[end].of(text) and adjoin(text, lines[end - 1 : end + 1]):
            end += 1
        yield start, end
        start = end


def _table(text: str, lines: Sequence[Span], bounds: tuple[int, int], sign: str) -> Iterator[Parted]:
    start, end = bounds
    rows = [_cells(text, line, sign) for line in lines[start:end]]
    rows[0] = _without_lead(text, rows[0])
    while rows and _names_the_form(text, rows[0]):
        start, rows = start + 1, rows[1:]
    while rows and _names_the_form(text, rows[-1]):
        end, rows = end - 1, rows[:-1]
    numbers = sum(VALUE.fullmatch(cell.of(text)) is not None for row in rows for cell in row)
    held = bool(rows) and bool(_labels_apart(text, rows)[0])
    if len(rows) < _LEAST_ROWS or (numbers < _LEAST_NUMBERS and not held) or max(map(len, rows)) < _WIDE:
        return
    header, apart = _labels_apart(text, rows)
    if header:
        yield Parted(start, end, apart, header)
    elif not _is_filled_with_blanks(rows):
        placed = tuple(_with_total_in_place(text, rows))
        yield Parted(start, end, placed, _legend(text, lines, start, placed))


def _without_lead(text: str, row: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a header without the word before it that says that it is one: 格式：项目｜预算｜支出."""
    lead = _LEAD.match(text, row[0].start, row[0].end)
    headed = lead is not None and not any(VALUE.fullmatch(cell.of(text)) for cell in row[1:])
    return (Span(lead.end(), row[0].end), *row[1:]) if lead is not None and headed else row


def _labels_apart(
    text: str, rows: Sequence[tuple[Span, ...]]
) -> tuple[tuple[Span | None, ...], tuple[tuple[Span, ...], ...]]:
    """Return header and rows of lines whose cells repeat the label of their column: 渠道清淤｜预算50.00｜支出48.00."""
    matches = [[_LABELLED.fullmatch(text, cell.start, cell.end) for cell in row[1:]] for row in rows]
    told = [[one["label"] if one else "" for one in row] for row in matches]
    if len(rows) < _LEAST_ROWS or len(rows[0]) < _WIDE or not all(told[0]) or any(row != told[0] for row in told):
        return (), ()
    first = [one for one in matches[0] if one is not None]
    values = [[Span(*one.span("value")) for one in row if one is not None] for row in matches]
    header = (None, *(Span(*one.span("label")) for one in first))
    return header, tuple((row[0], *cells) for row, cells in zip(rows, values, strict=True))


def _legend(text: str, lines: Sequence[Span], start: int, rows: Sequence[tuple[Span, ...]]) -> tuple[Span | None, ...]:
    """Return the columns that the line above rows of a name and numbers tells, where no row of theirs names them."""
    headed = not all(_is_listed(text, row) and len(row) == len(rows[0]) for row in rows)
    if headed or not start or not adjoin(text, lines[start - 1 : start + 1]):
        return ()
    return legend(text, lines[start - 1], len(rows[0]))


def _with_total_in_place(text: str, rows: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    """Yield the rows, the numbers of a total without the cells before them in their columns: 总分 | 100 | 97.5."""
    for number, row in enumerate(rows):
        above = [one for one in _adjoining(text, rows[:number]) if len(one) > len(row)]
        columns = columns_of_total(text, above, row)
        if not columns:
            yield row
            continue
        cells = [Span(row[0].end, row[0].end)] * len(above[0])
        for column, cell in zip(columns, row, strict=True):
            cells[column] = cell
        yield tuple(cells)


def _adjoining(text: str, rows: Sequence[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """Return the last rows of one length, without the header over them."""
    found = list(takewhile(lambda row: len(row) == len(rows[-1]), reversed(rows)))
    return [row for row in found if any(VALUE.fullmatch(cell.of(text)) for cell in row[1:])]


def _cells(text: str, line: Span, sign: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    first = line.start
    for piece in line.of(text).split(sign):
        left = len(piece) - len(piece.lstrip())
        words = piece.strip()
        if DIVIDER.fullmatch(words) is None:
            spans.append(Span(first + left, first + left + len(words)) if words else Span(first, first))
        first += len(piece) + len(sign)
    return tuple(spans)


def _names_the_form(text: str, row: Sequence[Span]) -> bool:
    """Tell a line of fields with their values behind colons, and no cell of a table."""
    words = [cell.of(text) for cell in row if cell.end > cell.start]
    return all(_FILLED_IN.fullmatch(one) for one in words)


def _is_filled_with_blanks(rows: Sequence[Sequence[Span]]) -> bool:
    """Tell rows that several signs in a row only set apart: without the empty cells they are equally long."""
    filled = {sum(cell.end > cell.start for cell in row) for row in rows}
    empty = any(cell.end == cell.start for row in rows for cell in row[1:-1])
    return empty and len(filled) == 1


def _lists(text: str, lines: Sequence[Span], sign: str) -> Iterator[Parted]:
    """Yield the runs of lines NAME，NUMBER，NUMBER whose columns the line above names, in words or in as many cells."""
    start = 1
    while start < len(lines):
        end = start
        rows: list[tuple[Span, ...]] = []
        while end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
            row = _cells(text, _bare(text, lines[end]), sign)
            if not _is_listed(text, row) or (rows and len(row) != len(rows[0])):
                break
            rows.append(row)
            end += 1
        header = legend(text, lines[start - 1], len(rows[0])) if len(rows) >= _LEAST_ROWS else ()
        over = _cells(text, _bare(text, lines[start - 1]), sign) if rows else ()
        if header:
            yield Parted(start, end, tuple(rows), header)
        elif len(rows) >= _LEAST_ROWS and _heads(text, over, rows[0]):
            yield Parted(start - 1, end, (over, *rows))
        elif len(rows) >= _LEAST_ROWS and _heads(text, over, rows[0][1:]) and _are_of_values(text, over):
            # nothing stands over the names
            yield Parted(start - 1, end, ((Span(over[0].start, over[0].start), *over), *rows))
        start = max(end, start + 1)


def _valued(text: str, lines: Sequence[Span]) -> Iterator[Parted]:
    """Yield the lines of nothing but values below as many words: 编制数 在职人数 控制率, below them 80人 76人 95%."""
    start = 1
    while start < len(lines):
        over = _cells(text, _bare(text, lines[start - 1]), " ")
        end, rows = start, list[tuple[Span, ...]]()
        while end < len(lines) and adjoin(text, lines[end - 1 : end + 1]):
            row = _cells(text, _bare(text, lines[end]), " ")
            if len(row) != len(over) or not all(VALUE.fullmatch(cell.of(text)) for cell in row):
                break
            rows.append(row)
            end += 1
        if rows and len(over) >= _WIDE and _heads(text, over, rows[0]):
            yield Parted(start - 1, end, (over, *rows))
        start = max(end, start + 1)


def _bare(text: str, line: Span) -> Span:
    words = line.of(text)
    start = line.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _heads(text: str, over: Sequence[Span], row: Sequence[Span]) -> bool:
    """Tell a line of as many words as a row has cells, none of them a number or a sentence: 项目 预算 支出."""
    words = [cell.of(text) for cell in over]
    return len(over) == len(row) and not any(not one or _is_value(one) or _STOP.search(one) for one in words)


def _are_of_values(text: str, over: Sequence[Span]) -> bool:
    """Tell words that head columns of values: 2022年决算数 2023年预算数."""
    return all(_OF_VALUES.search(cell.of(text)) for cell in over)


def _is_value(words: str) -> bool:
    """Tell words that begin with a number, but for a year: 2023年决算数 heads a column."""
    return VALUE.match(words) is not None and _YEAR.match(words) is None


def _is_listed(text: str, row: Sequence[Span]) -> bool:
    """Tell a name and at least two numbers behind it."""
    values = [VALUE.fullmatch(cell.of(text).rstrip("。；;")) for cell in row]
    return len(row) >= _WIDE and values[0] is None and row[0].end > row[0].start and all(values[1:])
