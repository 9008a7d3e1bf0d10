"""Tables of indicators with their points, one cell a line: 指标 目标值 完成值 分值 得分, and below them the cells.

The header tells how many cells a row has, and in which of them points stand; so that words may stand where others have
numbers (健全 for 12公里), remarks may be missing, and a class of indicators may stand before the first one of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.span import Span
from jixiao.reading.total_rows import TOTAL

_NAME = re.compile(r"(?:[三四]级|绩效|具体|评价|考核)?指标(?:名称|内容)?|(?:评价|考核|评分)(?:内容|项目|要素)")
_LEVEL = re.compile(r"[一二三]级指标|指标类[别型]")
_CLASS = re.compile(r".*(?:指标|效益|影响|满意度|执行)|投入|过程|决策|管理|产出|效果|成本|数量|质量|时效")
_FULL = re.compile(r"(?:指标)?(?:分值|满分|权重|标准分|分数)(?:[（(]分[)）])?")
_GOT = re.compile(r"(?:自评|实际|评价|指标|最终)?(?:得分|评分)|自评分")
_REMARK = re.compile(r".*(?:原因|措施|备注|说明|扣分).*")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,3})?分?")
_VALUE = re.compile(r"[≥≤＞＜><=＝].*|[\d.,%％]+.*")
_WIDEST, _LEAST_ROWS, _MOST_LEVELS = 9, 2, 3
_SUMMED = 2


@dataclass(frozen=True, slots=True)
class Scored:
    """A table from line `start` on: its header, and rows of labels and of the cells behind them.

    `remarks` is the number of columns of remarks behind the points.
    """

    start: int
    header: tuple[Span, ...]
    rows: tuple[tuple[int, tuple[Span, ...], tuple[Span, ...]], ...]
    remarks: int


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where, counted from the name of an indicator, its full points and its points stand; `last` is the last cell."""

    levels: int
    full: int
    got: int
    last: int


def scored_cells(text: str, lines: Sequence[Span]) -> Iterator[Scored]:
    """Yield the tables of indicators among adjoining lines of one cell each, in order."""
    words = [line.of(text).strip() for line in lines]
    at = 0
    while at < len(words):
        columns = _columns(words, at)
        rows = list(_rows(words, at + columns.levels + columns.last + 1, columns)) if columns is not None else []
        alone = columns is not None and columns.levels > 0 and len(rows) == 1 and rows[0][-1] == len(words)
        if columns is None or (len(rows) < _LEAST_ROWS and not alone):
            at += 1
            continue
        header = tuple(lines[at : at + columns.levels + columns.last + 1])
        spans = tuple((first, tuple(lines[first:middle]), tuple(lines[middle:end])) for first, middle, end in rows)
        yield Scored(at, header, spans, columns.last - max(columns.full, columns.got))
        at = rows[-1][-1]


def _columns(words: Sequence[str], at: int) -> _Columns | None:
    """Return the columns of the header that begins with a line, None where none does."""
    name = at
    while name < min(len(words), at + _MOST_LEVELS) and _LEVEL.fullmatch(words[name]) and _is_named(words, name + 1):
        name += 1
    heads = words[name : name + _WIDEST]
    if not heads or not (_NAME.fullmatch(heads[0]) or _LEVEL.fullmatch(heads[0])):
        return None
    full = next((n for n, one in enumerate(heads) if _FULL.fullmatch(one)), 0)
    got = next((n for n, one in enumerate(heads) if _GOT.fullmatch(one)), 0)
    if not full or not got or any(re.search(r"\d", one) for one in heads[: max(full, got) + 1]):
        return None
    last = max(full, got)
    if last + 1 < len(heads) and _REMARK.fullmatch(heads[last + 1]):
        last += 1
    return _Columns(name - at, full, got, last)


def _is_named(words: Sequence[str], at: int) -> bool:
    return at < len(words) and (_LEVEL.fullmatch(words[at]) or _NAME.fullmatch(words[at])) is not None


def _rows(words: Sequence[str], at: int, columns: _Columns) -> Iterator[tuple[int, int, int]]:
    """Yield for each row its first line, the first one behind its labels, and the line behind it."""
    while at < len(words):
        if TOTAL.fullmatch(words[at]):
            end = at + 1
            while end < len(words) and end - at <= _SUMMED and _POINTS.fullmatch(words[end]):
                end += 1
            if end > at + 1:
                yield at, at + 1, end
            return
        middle = _name_of_row(words, at, columns)
        if middle is None:
            return
        end = middle + max(columns.full, columns.got)
        remark = columns.last > max(columns.full, columns.got) and not _begins(words, end, columns)
        end = min(end + remark, len(words))
        yield at, middle, end
        at = end


def _begins(words: Sequence[str], at: int, columns: _Columns) -> bool:
    """Tell whether a row, the total or the end stands at a line, and no remark."""
    ends = at >= len(words) or TOTAL.fullmatch(words[at]) is not None
    return ends or _name_of_row(words, at, columns) is not None


def _name_of_row(words: Sequence[str], at: int, columns: _Columns) -> int | None:
    """Return the line behind the name of an indicator, which up to so many classes precede; None where no row is.

    The name is the last that has points at their places: the target of its own (≥ 45 个) may look like the points of
    the class before it.
    """
    if _POINTS.fullmatch(words[at]):
        return None
    remarked = columns.last > max(columns.full, columns.got)
    found: int | None = None
    for name in range(at, min(at + columns.levels + 1, len(words))):
        if name > at and remarked and not _CLASS.fullmatch(words[name - 1]):
            # the remark of the row before, and no class of indicators
            break
        points = [name + columns.full, name + columns.got]
        told = all(one < len(words) and _POINTS.fullmatch(words[one]) for one in points)
        if told and not _VALUE.fullmatch(words[name]):
            found = name + 1
    return found
