"""Last year's rate of something else than the execution of a budget: 优良路率92.3%，比2018年的89.8%提高2.5个百分点."""

import re

from jixiao.extraction.bound import World
from jixiao.extraction.proven import unread_of
from jixiao.model.quantity import MICRO, Dimension

_COMPARED = re.compile(r"[比较与同由从](?:去年|上年|20\d{2}年)[^，。；\d]{0,12}$")
_STOPS = re.compile(r"[。；;\n]")
_LOOK = 24


def settle_other_rates(world: World) -> None:
    """Leave the rate of another year unread that with an unread one before it makes the points behind it."""
    for number in range(1, len(world.figures) - 1):
        bound, after = world.bound.get(number), world.bound.get(number + 1)
        if bound is None or bound.concept != "execution_rate" or not unread_of(world, number - 1, Dimension.RATE):
            continue
        points = world.figures[number + 1].quantity
        if points.dimension is not Dimension.POINTS or not _is_beside(world, number):
            continue
        apart = abs(world.value(number - 1) - world.value(number))
        if abs(apart - points.value) <= MICRO // 100:
            del world.bound[number]
            world.ties[:] = [tie for tie in world.ties if number not in (tie.result, *tie.members)]
            if after is not None and after.concept == "rate_change_points":
                del world.bound[number + 1]
                world.ties[:] = [tie for tie in world.ties if number + 1 not in (tie.result, *tie.members)]


def _is_beside(world: World, number: int) -> bool:
    """Tell three figures of one sentence, the middle one of another year."""
    before, own, behind = (world.figures[at].span for at in (number - 1, number, number + 1))
    told = world.text[max(0, own.start - _LOOK) : own.start]
    return _COMPARED.search(told) is not None and _STOPS.search(world.text, before.end, behind.start) is None
