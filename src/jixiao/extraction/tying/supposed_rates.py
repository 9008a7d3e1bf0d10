"""Rates that fit nothing as printed, tied to the amounts beside them: a slip of the hand will tell whether they belong.

A share directly behind its amount is one of the whole that the share of another part fits, or of the spending or income
that such a part is of; any other rate is one of the figures told just before it.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension

_FULL = 100 * MICRO
_RATES = frozenset({LinkKind.SHARE, LinkKind.RATE, LinkKind.CHANGE_RATE, LinkKind.BASE_RATE})
_OF_EXECUTION = frozenset({"execution_rate", "completion_rate_initial"})
_WHOLES = (
    ("expenditure_", "expenditure_total"), ("income_", "income_year"), ("procurement_", "procurement_total"),
)  # fmt: skip
_CHANGED = re.compile(r"增|减|升|降|上年|去年|同比|幅|目标|满意|合格|指标值|设定|≥|不低于")
_TOLD = re.compile(r"率|占|进度|比例|比重|完成|执行|预算|份额|[用花付][掉去完]了?$|[用花付]了$")
# 执行率97.00%，预算300.00万元，支出291.00万元
_PLAN_BEHIND = re.compile(r"[，,（(：:](?:全年|年度|调整后?的?)?(?:预算|安排|批复|指标|到位)[^，,。；;\d]{0,6}")
_SPENT_BEHIND = re.compile(r"[，,、](?:实际|全年|累计)?(?:支出|使用|支付|执行|完成)[^，,。；;\d]{0,6}")
_EXECUTION = re.compile(r"(?:执行率|完成率|支付率|使用率|支出率)[为达是]?到?[ ]*$")
_STOPS = re.compile(r"[。；;]")
_BACK, _REACH, _APART = 4, 90, 40


def tie_supposed_rates(world: World) -> None:
    """Tie each rate that no relation holds of yet to the figures that it may be made of."""
    tied = {tie.result for tie in world.ties if tie.kind in _RATES}
    shares = dict(_shares(world))
    amounts = frozenset(one.quantity.value for one in world.figures if one.quantity.dimension is Dimension.MONEY) - {0}
    for number in range(len(world.figures)):
        if number in tied or not _is_fine(world, number):
            continue
        told = world.bound.get(number)
        if told is not None and told.concept == "share":
            _tie_share(world, number, shares, amounts)
        elif told is None or told.concept in _OF_EXECUTION:
            _tie_rate(world, number)


def _is_fine(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.RATE and quantity.decimals > 0 and quantity.value != _FULL


def _shares(world: World) -> Iterator[tuple[int, int]]:
    """Yield the shares of the prose that stand directly behind an amount, with that."""
    for number, bound in world.bound.items():
        part = number - 1
        if bound.concept == "share" and part >= 0 and world.is_amount(part) and part in world.bound:
            between = world.between(part, number)
            if world.figures[number].cell is None and len(between) < _APART and not _STOPS.search(between):
                yield number, part


def _tie_share(world: World, number: int, shares: dict[int, int], amounts: frozenset[int]) -> None:
    """Tie a share to its part and what this may be of, unless it is right of any of the `amounts` of the document."""
    part = shares.get(number)
    if part is None or any(is_ratio(world, number, world.value(part), one) for one in amounts):
        return
    for whole, sure in list(_wholes(world, part, number, shares)):
        world.ties.append(Tie(LinkKind.SUPPOSED_SHARE, number, (part, whole), certain=sure))


def _wholes(world: World, part: int, number: int, shares: dict[int, int]) -> Iterator[tuple[int, bool]]:
    """Yield the amounts that a part may be of, each with whether the share of another part beside it fits it."""
    bound = world.bound[part]
    block = world.figures[number].block
    named = {
        tie.members[1] for tie in world.ties if tie.kind is LinkKind.SHARE and world.figures[tie.result].block == block
    }
    found = [one for one in world.bound.values() if one.figure in named or _is_whole(world, one, bound)]
    beside = [
        (share, other)
        for share, other in shares.items()
        if share != number and abs(world.figures[share].block - block) <= 1 and other != part
    ]
    seen: set[int] = set()
    for whole in sorted(found, key=lambda one: one.figure):
        value = world.value(whole.figure)
        if value not in seen:
            seen.add(value)
            yield (
                whole.figure,
                any(
                    is_ratio(world, share, world.value(other), value)
                    and world.value(other) + world.value(part) <= value
                    for share, other in beside
                ),
            )


def _is_whole(world: World, whole: Bound, part: Bound) -> bool:
    concept = next((name for start, name in _WHOLES if part.concept.startswith(start)), "")
    alike = (whole.subject, whole.year, whole.item) == (part.subject, part.year, None)
    return alike and whole.concept == concept and world.value(whole.figure) > world.value(part.figure)


def _tie_rate(world: World, number: int) -> None:
    """Tie a rate to two figures of one sort just before it, unless it is right of any two of them."""
    figure = world.figures[number]
    if figure.cell is not None or not _is_told(world, number):
        return
    before = [at for at in range(max(0, number - _BACK), number) if _is_base(world, at, number)]
    pairs = [(top, base) for top, base in permutations(before, 2) if _are_of_one_sort(world, top, base)]
    if any(is_ratio(world, number, world.value(top), world.value(base)) for top, base in pairs):
        return
    if _is_before_its_amounts(world, number):
        world.ties.append(Tie(LinkKind.SUPPOSED_RATE, number, (number + 2, number + 1), certain=True))
        return
    last = max(before, default=-1)
    world.ties += [Tie(LinkKind.SUPPOSED_RATE, number, pair) for pair in pairs if last in pair]


def _is_before_its_amounts(world: World, number: int) -> bool:
    """Tell a rate of spending directly before what was planned and what was spent, both told by their words."""
    base, top = number + 1, number + 2
    if top >= len(world.figures) or not (world.is_amount(base) and world.is_amount(top)):
        return False
    gaps = _PLAN_BEHIND.fullmatch(world.between(number, base)) and _SPENT_BEHIND.fullmatch(world.between(base, top))
    told = _EXECUTION.search(world.words_before(number, _APART)) is not None
    return told and gaps is not None and world.value(top) <= world.value(base)


def _is_told(world: World, number: int) -> bool:
    """Tell a rate of execution or the like by the words between the figure before and it."""
    start = world.figures[number].span.start
    end = world.figures[number - 1].span.end if number else 0
    words = world.text[max(end, start - _APART) : start]
    return _TOLD.search(words) is not None and _CHANGED.search(words) is None


def _is_base(world: World, at: int, number: int) -> bool:
    figure = world.figures[at]
    near = world.figures[number].span.start - figure.span.end <= _REACH
    exact = figure.quantity.approximation is Approximation.EXACT and figure.quantity.value > 0
    return near and exact and figure.cell is None


def _are_of_one_sort(world: World, top: int, base: int) -> bool:
    """Tell two amounts, or two numbers of posts and people, the first of which may be a part of the second."""
    if all(world.figures[at].quantity.dimension is Dimension.MONEY for at in (top, base)):
        return world.value(top) <= world.value(base)
    return all(at in world.bound and world.bound[at].concept.startswith("staff") for at in (top, base))
