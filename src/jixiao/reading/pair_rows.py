"""Lines of labels and values in turn: 年末在职人数｜40, or several pairs on one line: 编制人数｜42｜在职人数｜40.

Signs or wide blanks part them. A header of two words may stand over the lines, fields of words (实施单位｜县水利局)
between them where a sign parts the cells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.model.document import Cell, Table
from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.total_rows import UNIT, VALUE

_BLANKS = r"\t+|\u3000+| {2,}"
_SIGNS = (re.compile(r"[｜|]"), re.compile(r"\t"), re.compile(_BLANKS), re.compile(r"(?<=[\u4e00-\u9fff）)]) (?=\d)"))
_LOOSE = _SIGNS[2:]
_TOLD = re.compile(rf"{UNIT}$")
_LABEL = re.compile(r"(?=.*[\u4e00-\u9fff]).{1,30}")
_LABEL_WITH_UNIT = re.compile(rf".*[（(]{UNIT}[）)]")
# 合　　计: blanks inside of a word
_SPREAD = re.compile(r"[合总小共][ \t\u3000]+计")
_FIELD = re.compile(rf"(?:其中[：:])?[^\d：:]{{2,20}}[：:]\s*(?:{VALUE.pattern})")
# labels whose numbers need no unit
_BARE = re.compile(r"(?:得分|评分|总分|分值|满分|率|人数|数量|个数)$")
_DIGITS = re.compile(r"[\d,]+(?:\.\d+)?")
# a line that tells the unit of what stands below it
UNIT_ABOVE = re.compile(r"[（(][^（）()]*(?:万元|亿元|元)[）)][：:]?\s*$|单位[：:]\s*(?:万元|亿元|元)")
_SENTENCE = re.compile(r"[。；！？]|(?<!其中)[：:]\s*\S")
_PAIR, _LEAST_VALUES = 2, 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Lines `start` to `end` as rows of cells."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]

    def table(self, _: str, block: int, whole: Span) -> Table:
        """Return the table; a header keeps its empty first cell."""
        cells = [Cell(row, at, span) for row, spans in enumerate(self.rows) for at, span in enumerate(spans)]
        return Table(block, whole, len(self.rows), max(map(len, self.rows)), tuple(cells))


def paired(text: str, lines: Sequence[Span]) -> Iterator[Pairs]:
    """Yield the tables among lines of text, in order for each sign; `start` and `end` of each count in `lines`."""
    for sign in _SIGNS:
        start = 0
        while start < len(lines):
            end = start + 1
            if sign.search(lines[start].of(text).strip()):
                while (
                    end < len(lines)
                    and sign.search(lines[end].of(text).strip())
                    and adjoin(text, lines[end - 1 : end + 1])
                ):
                    end += 1
                yield from _of_run(text, lines, (start, end), sign)
            start = end


def _of_run(text: str, lines: Sequence[Span], bounds: tuple[int, int], sign: re.Pattern[str]) -> Iterator[Pairs]:
    """Yield the table that a run of parted lines is, where each of them is of pairs."""
    start, end = bounds
    rows = [_cells(text, line, sign) for line in lines[start:end]]
    values = sum(len(row) // _PAIR for row in rows if _is_of_values(text, row))
    headed = _is_header(text, rows)
    plain = all(_is_of_values(text, row) or (_is_field(text, row) and sign not in _LOOSE) for row in rows[headed:])
    if not plain or values < _LEAST_VALUES:
        return
    heads = headed and _LABEL_WITH_UNIT.fullmatch(rows[0][-1].of(text))
    if sign in _LOOSE and not (heads or _is_told(text, rows[headed:]) or _tells_unit(text, lines, start)):
        return
    yield Pairs(start, end, tuple(rows))


def _cells(text: str, line: Span, sign: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the cells of a line, without empty ones at its end."""
    found = [
        one
        for one in sign.finditer(text, line.start, line.end)
        if not _SPREAD.search(text, one.start() - 1, one.end() + 1)
    ]
    bounds = [line.start, *(at for one in found for at in one.span()), line.end]
    cells = [_bare(text, bounds[at], bounds[at + 1]) for at in range(0, len(bounds), _PAIR)]
    if len(cells) > 1 and all(_FIELD.fullmatch(cell.of(text)) for cell in cells):
        return tuple(part for cell in cells for part in _halves(text, cell))
    while len(cells) > _PAIR and not cells[-1]:
        cells.pop()
    if sign in _LOOSE or (len(cells) > _PAIR and not cells[0]):
        cells = [cell for cell in cells if cell]
    return tuple(cells)


def _halves(text: str, cell: Span) -> tuple[Span, Span]:
    """Return label and number of a cell that holds both: 预算数：100.00."""
    colon = max(text.rfind(sign, cell.start, cell.end) for sign in "：:")
    return _bare(text, cell.start, colon), _bare(text, colon + 1, cell.end)


def _bare(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip())) if words.strip() else Span(start, start)


def _is_of_values(text: str, row: Sequence[Span]) -> bool:
    """Tell labels and numbers in turn."""
    if not row or len(row) % _PAIR:
        return False
    labels = all(_is_label(cell.of(text)) for cell in row[::_PAIR])
    return labels and all(VALUE.fullmatch(cell.of(text)) for cell in row[1::_PAIR])


def _is_label(words: str) -> bool:
    return _LABEL.fullmatch(words) is not None and not _SENTENCE.search(words) and not VALUE.fullmatch(words)


def _is_field(text: str, row: Sequence[Span]) -> bool:
    """Tell one label with words behind it."""
    return len(row) == _PAIR and all(_is_label(cell.of(text)) for cell in row)


def _is_header(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Tell a first line of two words, or of one over the values alone, over rows of one pair each."""
    first = rows[0]
    words = [cell.of(text) for cell in first]
    over = len(first) == _PAIR and _is_label(words[1]) and (not words[0] or _is_label(words[0]))
    return over and len(rows) > 1 and len(rows[1]) == _PAIR


def _is_told(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Tell rows whose labels all have the unit of their numbers, or that come to one of them, each with its unit."""
    pairs = [
        (label.of(text), value.of(text))
        for row in rows
        for label, value in zip(row[::_PAIR], row[1::_PAIR], strict=True)
    ]
    told = [_LABEL_WITH_UNIT.fullmatch(label) or value.endswith(("%", "％")) for label, value in pairs]
    if any(told) and all(one or _BARE.search(label) for one, (label, _) in zip(told, pairs, strict=True)):
        return True
    return all(_TOLD.search(value) for _, value in pairs) and _is_sum([value for _, value in pairs])


def _is_sum(values: Sequence[str]) -> bool:
    """Tell values of one unit the last or the first of which is what all others come to."""
    units = {_DIGITS.sub("", value) for value in values}
    amounts = [Decimal(match.group().replace(",", "")) for value in values if (match := _DIGITS.match(value))]
    told = len(units) == 1 and len(amounts) == len(values) > _LEAST_VALUES
    return told and 2 * max(amounts[0], amounts[-1]) == sum(amounts)


def _tells_unit(text: str, lines: Sequence[Span], start: int) -> bool:
    above = start and adjoin(text, lines[start - 1 : start + 1])
    return bool(above) and any(UNIT_ABOVE.search(line.of(text)) for line in lines[max(0, start - 1) : start + 1])
