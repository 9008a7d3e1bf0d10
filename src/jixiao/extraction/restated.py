"""Figures said again more finely: 约2.15亿元，精确数为21507.85万元."""

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


def _are_close(world: World, number: int) -> bool:
    """Tell whether the figure lies within a tenth of the one before it."""
    rough, fine = world.figures[number - 1].quantity, world.figures[number].quantity
    alike = rough.dimension is fine.dimension and fine.dimension in (Dimension.MONEY, Dimension.RATE)
    exact = number in world.bound or unread_of(world, number, fine.dimension)
    return alike and exact and abs(rough.value - fine.value) * _TENTH <= fine.value
