"""Rows whose cells a dash parts, below a line that names their columns by the same sign.

    【指标得分】（栏次：指标—年度值—完成值—分值—得分）
    清淤长度—12公里—12.5公里—15分—14分
    总分—100分—96.2分

The header tells full marks or scores; a row has as many cells, the total as many numbers as there are such columns.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span
from jixiao.reading.adjoining import adjoin
from jixiao.reading.spaced import Spaced
from jixiao.reading.total_rows import TOTAL, VALUE

_SIGN = re.compile(r"[ ]?(?:—{1,2}|–|→|－{1,2}|-->?)[ ]?")
_OF_POINTS = re.compile(r"(?:标准|指标)?(?:分值|权重|满分)|(?:自评|实际|评价)?得分")
# what leads to the names of the columns
_LEAD = re.compile(r"(?:^.*[（(])?(?:栏次|列次|栏目|各栏|各列|列名)?(?:依次)?(?:为|是)?[：:]?")
_BARE = re.compile(r"[^\d。；！？]{1,16}")
_LEAST, _LONGEST = 3, 60


def dashed_rows(text: str, lines: Sequence[Span]) -> Iterator[Spaced]:
    """Yield such tables; `start` and `end` of each count in `lines`."""
    at = 0
    while at < len(lines) - 1:
        header = _header(text, lines[at])
        rows: list[tuple[Span, ...]] = []
        places: list[tuple[int, ...]] = []
        points = [n for n, cell in enumerate(header) if _OF_POINTS.fullmatch(cell.of(text))]
        while points and at + 1 + len(rows) < len(lines):
            below = at + 1 + len(rows)
            cells = tuple(_split(text, lines[below]))
            columns = _columns(text, cells, len(header), points)
            if not columns or not adjoin(text, lines[below - 1 : below + 1]):
                break
            rows.append(cells)
            places.append(columns)
        if rows:
            yield Spaced(at, at + 1 + len(rows), header, tuple(rows), tuple(places))
        at += 1 + len(rows)


def _header(text: str, line: Span) -> tuple[Span, ...]:
    """Return the names of the columns that a line tells, in brackets or by themselves; empty where it tells none."""
    words = line.of(text).rstrip(" \t\u3000）)：:")
    if _SIGN.search(words) is None:
        return ()
    lead = _LEAD.match(words)
    start = line.start + (lead.end() if lead is not None else 0)
    cells = tuple(_split(text, Span(start, line.start + len(words))))
    named = all(_BARE.fullmatch(cell.of(text)) for cell in cells)
    return cells if len(cells) >= _LEAST and named else ()


def _columns(text: str, cells: Sequence[Span], width: int, points: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of the cells of a row; none where it is no row of the table."""
    if not cells or any(len(cell) > _LONGEST for cell in cells):
        return ()
    if TOTAL.fullmatch(cells[0].of(text)) and len(cells) - 1 == len(points) < width - 1:
        return (0, *points) if all(VALUE.fullmatch(cell.of(text)) for cell in cells[1:]) else ()
    fits = len(cells) == width and all(VALUE.fullmatch(cells[at].of(text)) for at in points)
    return tuple(range(width)) if fits else ()


def _split(text: str, line: Span) -> Iterator[Span]:
    """Yield what stands between the signs."""
    start = line.start
    for sign in (*_SIGN.finditer(text, line.start, line.end), None):
        end = sign.start() if sign is not None else line.end
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        yield Span(first, first + len(words.strip()))
        start = sign.end() if sign is not None else end
