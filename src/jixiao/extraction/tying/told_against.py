"""Rates of what was spent just before them against a plan that their words name: 与年初预算比，完成率109.52%.

The plan is told once, of the same unit or project and the same funds. Where nothing told makes the rate, one of the
three was mistyped, however far it is off.
"""

import re

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.extraction.tying.told_rates import is_off
from jixiao.extraction.tying.worded_rates import AGAINST, APART, OTHER, wholes_of
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_RATES = frozenset({"execution_rate", "completion_rate_initial", "share"})
_SPENT = frozenset({"expenditure_total", "expenditure_project"})
_EXECUTED = re.compile(r"(?:(?:执行|完成|支出|支付)率?|之比)(?:为|是|了|达到?|只有|[：:])?[ ]?$")
_LOOK, _BACK = 48, 4


def tie_told_against(world: World) -> None:
    """Tie each rate that does not fit to the spending of its paragraph and the plan that its words name."""
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.TOLD_RATE}
    amounts = world.money()
    for rate in range(1, len(world.figures)):
        if rate in tied or not _is_open(world, rate):
            continue
        pair = _pair(world, rate)
        if pair is None or not is_off(world, rate, pair):
            continue
        spent, plan = map(world.value, pair)
        # the rate may be that of the whole spending, told before its halves
        if not any(is_ratio(world, rate, spent, one) or is_ratio(world, rate, one, plan) for one in amounts):
            world.ties.append(Tie(LinkKind.TOLD_RATE, rate, pair, certain=True))


def _is_open(world: World, number: int) -> bool:
    bound = world.bound.get(number)
    fine = world.is_rate(number) and world.figures[number].quantity.decimals > 0
    return fine and (bound is None or bound.concept in _RATES)


def _pair(world: World, rate: int) -> tuple[int, int] | None:
    """Return what was spent last before a rate and the only plan of the same that its words name."""
    words = world.words_before(rate, _LOOK)
    told = _EXECUTED.search(words) and not OTHER.search(words)
    against = AGAINST.search(words) if told else None
    spent = _spent(world, rate)
    if against is None or APART.search(against[0]) or spent is None:
        return None
    wholes = list(wholes_of(world, against["of"], world.figures[rate].block))
    if len(wholes) != 1 or not _are_alike(spent, world.bound[wholes[0]]):
        return None
    return spent.figure, wholes[0]


def _spent(world: World, rate: int) -> Bound | None:
    """Return the whole spending told last before a rate in its paragraph, the only amount of so many figures."""
    block = world.figures[rate].block
    for at in range(rate - 1, max(-1, rate - 1 - _BACK), -1):
        figure, bound = world.figures[at], world.bound.get(at)
        if figure.block != block:
            return None
        if figure.quantity.dimension is Dimension.MONEY:
            if bound is not None and bound.concept == "carryover_closing":
                continue
            whole = bound is not None and bound.concept in _SPENT and bound.item is None and world.is_amount(at)
            return bound if whole else None
    return None


def _are_alike(one: Bound, other: Bound) -> bool:
    """Tell two amounts of one subject, year and kind of funds."""
    alike = (one.subject, one.year, one.months) == (other.subject, other.year, other.months)
    return alike and one.scope == other.scope
