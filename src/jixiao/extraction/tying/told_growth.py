"""Rates of change directly behind the two amounts they are of, whatever those mean.

由64.00万元增至80.00万元，增长25.00%: two figures, from one to the other. 本年15.75万元，上年14.00万元，多1.75万元，
涨12.50%: the third is the difference of the first two to the last digit, so the rate is of the earlier one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_TIED = frozenset({LinkKind.GROWTH, LinkKind.BASE_RATE, LinkKind.CHANGE_RATE})
SUMMABLE = frozenset({Dimension.MONEY, Dimension.COUNT, Dimension.PLAIN})
_RATE = re.compile(
    r"[，,；;（(、]?(?:增长|增加|增幅|增速|涨幅|上涨|上升|升幅|提高|提升|下降|下浮|降低|降幅|减少|减幅|缩减|压缩|幅度|增|涨|升|降|减)"
    r"(?:了|幅度?|率|比例)*(?:为|是|达到?|[：:])?"
)
_MOVED = re.compile(
    r"(?:[（(][^（）()]{0,12}[）)])?[^。；;，,\d]{0,12}"
    r"(?:增[加长多]?|上[升涨]|提[高升]|扩大|升|涨|减[少低]?|下[降滑]|降[低]?|缩[减小]?|压[减缩]|回落)[至到为]"
    r"[^。；;，,\d]{0,12}"
)
_CHANGE = re.compile(r"[；;]?[^。；;\n\d]{0,16}(?:增|涨|升|多|减|降|少|差额|相差|缩)[^。；;\n\d]{0,8}")
_FROM = re.compile(r"[由从][^。；;\d]{0,24}$")
_EARLIER = re.compile(r"(?:去年|上年|上一年|上期|同期)[^。；;，,\d]{0,16}$|(?P<year>20\d\d)年度?[^。；;，,\d]{0,16}$")
# of several years, or of one among many: no rate of the two amounts
_AVERAGED = re.compile(r"[年月季]均|平均|累计|人均|每[年月]")
_AMOUNTS, _PARTS, _LOOK, _NEAR = 2, 3, 40, 30


def tie_told_growth(world: World) -> None:
    """Tie each rate of change that no words read tie yet to the two amounts directly before it."""
    for rate in untied(world):
        pair = None if rate < _AMOUNTS or not _is_rate(world, rate) else _moved(world, rate) or _of_three(world, rate)
        if pair is not None:
            world.ties.append(Tie(LinkKind.GROWTH, rate, pair, certain=True))


def untied(world: World) -> Iterator[int]:
    """Yield the figures behind the first one that are no result of a rate of change yet."""
    tied = {tie.result for tie in world.ties if tie.kind in _TIED}
    yield from (number for number in range(1, len(world.figures)) if number not in tied)


def _is_rate(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    told = quantity.dimension is Dimension.RATE and world.figures[number].cell is None
    return exact and told and _RATE.fullmatch(world.between(number - 1, number)) is not None


def _moved(world: World, rate: int) -> tuple[int, int] | None:
    """Return this year's and the earlier amount of 由…增至…， where nothing else stands between them and the rate."""
    then, now = rate - 2, rate - 1
    if not _are_alike(world, (then, now)) or _MOVED.fullmatch(world.between(then, now)) is None:
        return None
    before = _before(world, then)
    told = _FROM.search(before) is not None and _AVERAGED.search(before) is None
    return (now, then) if told else None


def _of_three(world: World, rate: int) -> tuple[int, int] | None:
    """Return this year's and the earlier amount of three, the last of which is their difference to the last digit."""
    if rate < _PARTS:
        return None
    one, other, change = range(rate - _PARTS, rate)
    if not _are_alike(world, (one, other, change)) or world.value(change) >= min(world.value(one), world.value(other)):
        return None
    differs = abs(world.value(one) - world.value(other)) == world.value(change) > 0
    if not differs or _CHANGE.fullmatch(world.between(other, change)) is None:
        return None
    earlier = [number for number in (one, other) if _is_earlier(world, number)]
    if len(earlier) != 1 or _AVERAGED.search(_before(world, one)):
        return None
    (then,) = earlier
    return (one if then == other else other), then


def _is_earlier(world: World, number: int) -> bool:
    if world.is_of_earlier_year(number):
        return True
    match = _EARLIER.search(_before(world, number))
    return match is not None and (match["year"] is None or int(match["year"]) < world.year)


def _are_alike(world: World, numbers: tuple[int, ...]) -> bool:
    """Tell exact figures of one paragraph, one dimension and one unit, each close behind the other."""
    figures = [world.figures[number] for number in numbers]
    first = figures[0]
    near = all(right.span.start - left.span.end <= _NEAR for left, right in pairwise(figures))
    exact = all(
        one.quantity.approximation is Approximation.EXACT and one.quantity.value > 0 and one.cell is None
        for one in figures
    )
    same = len({(one.block, one.quantity.dimension, one.quantity.unit) for one in figures}) == 1
    return near and exact and same and first.quantity.dimension in SUMMABLE


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    behind = world.figures[number - 1].span.end if number else 0
    return world.text[max(behind, start - _LOOK, begin_of(world.text, start, "。；;\n")) : start]
