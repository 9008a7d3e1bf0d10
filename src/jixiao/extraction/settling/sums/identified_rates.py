"""Rates of adjustment, identified by arithmetic: what was added to a budget, and what that is of the initial one.

又补列436.80万元，补列部分为年初的24.00%: the rate just behind an addition that it makes of the initial budget tells
how far the budget was adjusted, whatever it is called; an execution of the initial budget or a share it is not.
"""

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_AHEAD = 2
_LOOSE = frozenset({"share", "completion_rate_initial", "execution_rate"})


def settle_identified_rates(world: World) -> None:
    """Bind the rates directly behind additions to the unit's budget, or what was taken off it."""
    initial = [one for one in world.bound.values() if one.concept == "budget_initial" and _is_whole(world, one)]
    moved = [one for one in world.bound.values() if one.concept == "budget_adjustment" and _is_whole(world, one)]
    for change in moved:
        for rate in range(change.figure + 1, min(len(world.figures), change.figure + 1 + _AHEAD)):
            if _is_open(world, change, rate) and any(_makes(world, rate, change, base) for base in initial):
                world.put(Bound(rate, "budget_adjust_rate", world.unit, None, world.year), Reason.TOTAL)


def _is_whole(world: World, bound: Bound) -> bool:
    exact = world.figures[bound.figure].quantity.approximation is Approximation.EXACT
    return exact and bound.item is None and bound.subject == world.unit and bound.year == world.year


def _is_open(world: World, change: Bound, rate: int) -> bool:
    """Tell a fine rate of the same paragraph that is unread, or that a loose word alone told."""
    told, figure = world.bound.get(rate), world.figures[rate]
    beside = figure.block == world.figures[change.figure].block and figure.cell is None
    if not beside or figure.quantity.dimension is not Dimension.RATE or not is_fine(world, rate):
        return False
    return told is None or told.concept in _LOOSE


def _makes(world: World, rate: int, change: Bound, base: Bound) -> bool:
    part, whole = (world.value(one.figure) for one in (change, base))
    return is_ratio(world, rate, part, whole)
