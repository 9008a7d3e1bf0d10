"""Rows of two years with their change beside it: 差旅费｜8.00｜7.40｜-0.60｜-7.5%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.printed import percentage, places
from jixiao.checking.rows import Row, amount, digits, grids, turned, words
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_OF = r"年?度?(?:决算|支出|实际|实绩|收入|完成|发生|执行)*(?:数|额|金额)?(?:[（(](?:亿|万|千)?元[）)])?"
_YEAR = re.compile(rf"(?P<year>20\d\d){_OF}")
_LAST, _NOW = re.compile(rf"(?:上|去|上一){_OF}"), re.compile(rf"(?:本|当|今){_OF}")
_RATE = re.compile(
    r"(?:同比|比上年|较上年|两年)?(?:增[减长加]?|减|增[（(]减[）)]|变[动化]|升降|增长)?(?:变动)?(?:率|幅度?|比例|百分比)?(?:[（(]?[%％][）)]?)?"
)
# 比上年增加（万元）: by how much, not how many percent; a bare 增加 may be what came, of which more went
_CHANGE = re.compile(
    r"(?:(?:同比|[比较](?:上年|20\d\d年))(?:增加|减少|增长)|(?:同比|[比较](?:上年|20\d\d年))?(?:增减|变[动化]|增[（(]减[）)]|增减变[动化]))"
    r"(?:额|金额|数)?(?:[（(](?:亿|万|千)?元[）)])?"
)
# beside a table: its amounts are not those of its own columns
_ADJUSTED = re.compile(r"口径|四舍五入|取整|尾差|划[转入出]|剔除|扣除|不含|可比")
_NEXT, _REACH = 2, 300
_MARKED = re.compile(r"率|幅|比例|百分比|[%％]")
_WORD = re.compile(r"(?:增[长加幅]|上[升涨]|提高|(?P<down>下降|减少|降低|降幅|减幅))[了为]?")
_WHOLE, _LEAST = Decimal(100), 2


@dataclass(frozen=True, slots=True)
class Years:
    """A row: last year's amount, this year's, and the rate of change, with what the amounts make of it."""

    last: Span
    now: Span
    rate: Span
    right: str
    fits: bool
    nothing: bool


def year_rows(ground: Ground) -> Iterator[tuple[Years, ...]]:
    """Yield the rows of each grid with columns, or lines, of two years and the rate of change."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        for rows in (grid, turned(grid)):
            found = tuple(_years(text, rows))
            if found:
                yield found
                break


@dataclass(frozen=True, slots=True)
class Moved:
    """A row: last year's amount, this year's and what is told to lie between them, with what does."""

    last: Span
    now: Span
    change: Span
    right: Decimal
    fits: bool


def moved_rows(ground: Ground) -> Iterator[tuple[Moved, ...]]:
    """Yield the rows of each grid with columns of two years and of the change between them."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        at = _columns([words(text, cell) for cell in grid[0]], _CHANGE)
        if at is None or _is_adjusted(text, grid):
            continue
        cells = [tuple(row[column] for column in at) for row in grid[1:]]
        found = tuple(moved for one in cells for moved in _moved(text, *one))
        if found:
            yield found


def _moved(text: str, last: Span, now: Span, change: Span) -> Iterator[Moved]:
    was, is_now, told = (amount(text, cell) for cell in (last, now, change))
    if was is not None and is_now is not None and told is not None and not _MARKED.search(change.of(text)):
        right = is_now - was
        # each of the three may have been rounded by itself: to a half of its last place
        steps = [Decimal(1).scaleb(-places(digits(text, cell))) for cell in (last, now, change)]
        # below 减少 a fall bears no sign
        fits = abs(abs(told) - abs(right)) < sum(steps, Decimal(0)) / 2
        yield Moved(last, now, change, right.copy_sign(told), fits=fits)


def _is_adjusted(text: str, grid: Sequence[Row]) -> bool:
    """Tell a table whose words above or below say that changes were reckoned otherwise: 增减额按同口径计算."""
    start, end = grid[0][0].start, grid[-1][-1].end
    above = text[max(0, start - _REACH) : start].rstrip().rpartition("\n")[2]
    below = text[end : end + _REACH].lstrip().split("\n")[:_NEXT]
    return any(_ADJUSTED.search(line) for line in (above, *below))


def _years(text: str, rows: Sequence[Row]) -> Iterator[Years]:
    at: tuple[int, int, int] | None = None
    for row in rows:
        header = _columns([words(text, cell) for cell in row])
        if header is not None:
            at = header
        elif at is not None:
            last, now, rate = (row[column] for column in at)
            yield from _row(text, last, now, rate)


def _columns(names: Sequence[str], third: re.Pattern[str] = _RATE) -> tuple[int, int, int] | None:
    """Return the columns of last year, this year and the rate of change, or the change, that a header names."""
    years = sorted((match["year"], at) for at, name in enumerate(names) if (match := _YEAR.fullmatch(name)))
    last = [at for at, name in enumerate(names) if _LAST.fullmatch(name)]
    now = [at for at, name in enumerate(names) if _NOW.fullmatch(name)]
    if not last and not now and len(years) == _LEAST and int(years[0][0]) + 1 == int(years[1][0]):
        last, now = [years[0][1]], [years[1][1]]
    marked = third is _RATE
    rates = [at for at, name in enumerate(names) if third.fullmatch(name) and (_MARKED.search(name) or not marked)]
    one_each = len(last) == len(now) == len(rates) == 1
    return (last[0], now[0], rates[0]) if one_each else None


def _row(text: str, last: Span, now: Span, rate: Span) -> Iterator[Years]:
    rate, down = _bare(text, rate)
    was, is_now, told = (amount(text, cell) for cell in (last, now, rate))
    if was is None or is_now is None or told is None or was < 0:
        return
    if not was:
        if is_now and told:
            yield Years(last, now, rate, "", fits=False, nothing=True)
        return
    right, many = _WHOLE * (is_now - was) / was, places(digits(text, rate))
    step = Decimal(1).scaleb(-many)
    # a rate without a sign may stand below a word of the direction
    fits = abs(right + told if down else right - told) <= step or (not down and abs(abs(right) - told) <= step)
    yield Years(last, now, rate, percentage(is_now - was, was, digits(text, rate)), fits=fits, nothing=False)


def _bare(text: str, rate: Span) -> tuple[Span, bool]:
    """Return the number of a rate behind its word, and whether that says that it fell: 下降5.7%."""
    start = rate.start + len(rate.of(text)) - len(rate.of(text).lstrip())
    match = _WORD.match(text, start, rate.end)
    return (Span(match.end(), rate.end), match["down"] is not None) if match else (rate, False)
