"""Marks of parts in a table with a column of full marks and one of scores, and the row of their total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.checking.areas import lines
from jixiao.checking.rows import Row, amount, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.score_frames import Frame, Part
from jixiao.checking.score_points import Point, Told
from jixiao.model.span import Span

_UNIT = r"(?:[（(]分?[）)])?"
_FULL = re.compile(rf"(?:指标|标准|设定|评价)?(?:分值|满分值?|权重|赋分|标准分|应得分){_UNIT}")
_SCORE = re.compile(rf"(?:自评|评价|实际|综合|最终)?(?:得分|评分|自评分|实得分?|实评分?){_UNIT}")
_TOTAL = re.compile(r"(?:自评|评价|得分|各项|综合)?(?:总分|合计|总计|总得分|总评分|共计)(?:得分)?")
# what is inside a row above it, or given besides
_WITHIN = re.compile(r"其中|小计")
_BESIDES = re.compile(r"加分|附加|奖励|加减|[加奖]\d|折算|折合|百分制")
_NAME = re.compile(r"[\u4e00-\u9fff“”、A-Za-z]{2,20}")
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_LABELLED = re.compile(
    r"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])?(?P<name>[\u4e00-\u9fff“”]{2,16})[ \t\u3000：:，,]+"
    rf"(?:满分|分值|权重|标准分)[为：: ]*(?P<full>{_NUMBER})分?[ \t\u3000，,；;]+"
    rf"(?:自评)?(?:得分|得|自评)[为：: ]*(?P<score>{_NUMBER})分?[。；;]?[ \t\u3000]*"
)
_LEAST = 3


def table_frames(ground: Ground) -> Iterator[Frame]:
    """Yield the rows of marks of each table that heads full marks and scores, one column of each."""
    text = ground.extracted.document.text
    yield from _labelled(text)
    for grid in grids(ground):
        for at, row in enumerate(grid):
            fulls = [n for n, cell in enumerate(row) if _FULL.fullmatch(words(text, cell))]
            scores = [n for n, cell in enumerate(row) if _SCORE.fullmatch(words(text, cell))]
            if len(fulls) == len(scores) == 1 and fulls[0]:
                yield from _framed(text, grid[at + 1 :], fulls[0], scores[0])
                break


def _framed(text: str, rows: Sequence[Row], full: int, score: int) -> Iterator[Frame]:
    parts: list[Part] = []
    total: Row | None = None
    for row in rows:
        names = [name for cell in row[: min(full, score)] if (name := words(text, cell))]
        if _BESIDES.search("".join(words(text, cell) for cell in row)) or any(_WITHIN.search(name) for name in names):
            return
        if any(_TOTAL.fullmatch(name) for name in names):
            total = row
            break
        one, other = _point(text, row[full], Told.NAMED_FULL), _point(text, row[score], Told.GOT)
        if (one is None) is not (other is None):
            return
        if one is not None and other is not None:
            parts.append(Part(_name(names), other, one))
    told = None if total is None else _point(text, total[score], Told.TOTAL)
    whole = None if total is None else _point(text, total[full], Told.WHOLE_FULL)
    if total is not None and told is None and whole is None and full < score:
        # 总分｜100｜97.7｜等级｜优: without the cells in between
        numbers = [one for cell in total if (one := _point(text, cell, Told.TOTAL)) is not None]
        if len(numbers) == len((full, score)):
            whole, told = replace(numbers[0], told=Told.WHOLE_FULL), numbers[1]
    yield from _frame(parts, told, whole)


def _frame(parts: Sequence[Part], total: Point | None, whole: Point | None) -> Iterator[Frame]:
    if len(parts) >= _LEAST:
        points = [point for part in parts for point in (part.got, part.full) if point is not None]
        span = Span(min(one.span.start for one in points), max(one.span.end for one in points))
        yield Frame(parts, total, whole, whole is not None, total is not None, odd=False, span=span)


def _name(names: Sequence[str]) -> str:
    """Return the innermost name of a row: the last words before its aims and results."""
    return next((name for name in reversed(names) if _NAME.fullmatch(name)), "")


def _labelled(text: str) -> Iterator[Frame]:
    """Yield the rows of lines that name both numbers: 产出　满分50　得分47."""
    parts: list[Part] = []
    for line in (*lines(text), None):
        match = None if line is None else _LABELLED.fullmatch(text, line.start, line.end)
        if match is None:
            yield from _frame(parts, None, None)
            parts = []
            continue
        full, score = (_of(match, group, told) for group, told in (("full", Told.NAMED_FULL), ("score", Told.GOT)))
        if _TOTAL.fullmatch(match["name"]):
            yield from _frame(parts, replace(score, told=Told.TOTAL), replace(full, told=Told.WHOLE_FULL))
            parts = []
        else:
            parts.append(Part(match["name"], score, full))


def _of(match: re.Match[str], group: str, told: Told) -> Point:
    return Point(told, "", match[group], Span(*match.span(group)), "")


def _point(text: str, cell: Span, told: Told) -> Point | None:
    """Return the number of points of a cell, None where it holds none, or a rate."""
    printed = cell.of(text)
    number = amount(text, cell)
    if number is None or number < 0 or printed.rstrip().endswith(("%", "％")):
        return None
    start = cell.start + len(printed) - len(printed.lstrip())
    return Point(told, "", digits(text, cell).replace(",", ""), Span(start, start + len(printed.strip())), "")
