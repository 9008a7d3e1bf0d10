"""Rows of indicators of a form copied out as lines, their cells parted by blanks, be they single.

    一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
    产出指标 数量指标 清淤长度 ≥12公里 12.5公里 15 15
    总分 100 98.6

The header names targets and points; a row has as many words, a last column of remarks may be empty.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.spaced import Spaced
from jixiao.reading.total_rows import NUMBER

_WORD = re.compile(r"[^ \t\u3000]+")
_OF_POINTS = re.compile(r"(?:标准|指标)?(?:分值|权重|满分)(?:[（(].*[）)])?|(?:自评|实际|评价)?得分(?:[（(].*[）)])?")
_OF_RATES = re.compile(r"得分率(?:[（(].*[）)])?|占比|比重")
_OF_AIMS = re.compile(r".*(?:指标|目标|计划)值?(?:[（(].*[）)])?|(?:实际)?完成(?:值|情况)|.*完成值")
_REMARKS = re.compile(r".*(?:原因|措施|备注|说明|分析|依据)(?:[及和与].*)?")
_TOTAL = re.compile(r"(?:总分|合计|总计|总得分|得分合计|综合得分|自评得分)[：:]?")
_LEAST, _LONGEST = 4, 40


def indicator_rows(text: str, lines: Sequence[Span]) -> Iterator[Spaced]:
    """Yield such tables; `start` and `end` of each count in `lines`."""
    at = 0
    while at < len(lines) - 1:
        header = _words(text, lines[at])
        points = [n for n, word in enumerate(header) if _OF_POINTS.fullmatch(word.of(text))]
        aims = sum(_OF_AIMS.fullmatch(word.of(text)) is not None for word in header)
        if len(header) < _LEAST or not points or not aims or any(NUMBER.fullmatch(one.of(text)) for one in header):
            at += 1
            continue
        table = _below(text, lines, at, header, points)
        if table is not None:
            yield table
        at = max(at + 1, table.end if table is not None else 0)


def _below(
    text: str, lines: Sequence[Span], start: int, header: tuple[Span, ...], points: Sequence[int]
) -> Spaced | None:
    """Return the table under a header, None where no row fits it."""
    rows: list[tuple[Span, ...]] = []
    places: list[tuple[int, ...]] = []
    remarked = _REMARKS.fullmatch(header[-1].of(text)) is not None
    for at in range(start + 1, len(lines)):
        words = _words(text, lines[at])
        columns = _columns(text, words, header, points, remarked=remarked)
        if not columns or not adjoin(text, lines[at - 1 : at + 1]):
            break
        rows.append(words)
        places.append(columns)
    return Spaced(start, start + 1 + len(rows), header, tuple(rows), tuple(places)) if rows else None


def _columns(
    text: str, words: Sequence[Span], header: Sequence[Span], points: Sequence[int], *, remarked: bool
) -> tuple[int, ...]:
    """Return the columns of the words of a row; none where the row does not fit."""
    width = len(header)
    rated = sorted({*points, *(n for n, word in enumerate(header) if _OF_RATES.fullmatch(word.of(text)))})
    if any(len(word) > _LONGEST for word in words) or not words:
        return ()
    if _TOTAL.fullmatch(words[0].of(text)) and len(words) - 1 in (1, len(points), len(rated)):
        numbers = all(NUMBER.fullmatch(word.of(text)) for word in words[1:])
        places = rated if len(words) - 1 == len(rated) else points[-(len(words) - 1) :]
        return (0, *places) if numbers else ()
    full = len(words) == width or (remarked and len(words) == width - 1)
    scored = all(n < len(words) and NUMBER.fullmatch(words[n].of(text)) for n in points)
    return tuple(range(len(words))) if full and scored else ()


def _words(text: str, line: Span) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _WORD.finditer(text, line.start, line.end))
