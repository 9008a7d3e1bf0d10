"""Figures said again: more finely (约2.15亿元，精确数为21507.85万元), or with a verb that names no half of spending."""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.proven import unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_FINER = re.compile(
    r"(?:精确|准确|确切|具体)(?:数字?|数值|金额|地说|地讲|来说|说|值|到[^，。；\d]{2,8})?(?:应?为|应?是|则是|即|就是)?$"
)
_REACH = 16
_TENTH = 10
_TOTAL, _HALVES = "expenditure_total", frozenset({"expenditure_project", "expenditure_basic"})


def settle_restated(world: World) -> None:
    """Give a figure said more finely the meaning of the rounder one directly before it, and the other way round."""
    for number in range(1, len(world.figures)):
        start = world.figures[number].span.start
        if _FINER.search(world.text, max(0, start - _REACH), start) is None or not _are_close(world, number):
            continue
        pair = (number - 1, number)
        told = [at for at in pair if at in world.bound]
        if len(told) == 1:
            other = pair[1] if told[0] == pair[0] else pair[0]
            world.put(replace(world.bound[told[0]], figure=other), Reason.BRACKETS)


def settle_said_again(world: World) -> None:
    """Take 报账322.18万元 for the half of the spending that the unit states with that amount, not for another total.

    Only where the total is told elsewhere with another amount.
    """
    own = [one for one in world.bound.values() if (one.subject, one.year) == (world.unit, world.year)]
    totals = [one for one in own if one.concept == _TOTAL]
    halves = {world.value(one.figure): one for one in own if one.concept in _HALVES}
    several = len({world.value(one.figure) for one in totals}) > 1
    for one in totals if several else ():
        half = halves.get(world.value(one.figure))
        bare = one.item is None and not one.topic and world.figures[one.figure].cell is None
        if half is not None and bare and one.scope == half.scope:
            world.put(replace(half, figure=one.figure, item=None), Reason.TOTAL)


def _are_close(world: World, number: int) -> bool:
    """Tell whether the figure lies within a tenth of the one before it."""
    rough, fine = world.figures[number - 1].quantity, world.figures[number].quantity
    alike = rough.dimension is fine.dimension and fine.dimension in (Dimension.MONEY, Dimension.RATE)
    exact = number in world.bound or unread_of(world, number, fine.dimension)
    return alike and exact and abs(rough.value - fine.value) * _TENTH <= fine.value
