"""What an amount differs from last year's by, told behind that one: 2022年是10.00万元，今年少花2.00万元，即20.00%.

The words have to speak of a change; the amounts of this year told before prove the rest.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_CHANGED = re.compile(r"[少多减增降压缩省升涨]")
_ELSEWHERE = re.compile(r"[。；;\n]")
_AT_ONCE = re.compile(r"[，,、（(]?(?:即|也就是|折合|相当于|约|为|比例|幅度|[\u4e00-\u9fff]{0,3}[率幅])*")
_BACK = 6


def settle_apart(world: World) -> None:
    """Bind the unread amounts and rates that this year's amount and last year's make."""
    for number in range(1, len(world.figures)):
        before = world.bound.get(number - 1)
        if before is None:
            continue
        words = world.between(number - 1, number)
        if unread_of(world, number, Dimension.MONEY) and _is_earlier(world, before):
            told = _CHANGED.search(words) is not None and _ELSEWHERE.search(words) is None
            if told and _is_apart(world, number, before):
                put = replace(before, figure=number, concept="yoy_amount", year=world.year)
                world.put(put, Reason.CHANGE)
        elif _AT_ONCE.fullmatch(words) and _is_rate(world, number, before):
            world.put(replace(before, figure=number, concept="yoy_rate"), Reason.CHANGE)


def _is_earlier(world: World, told: Bound) -> bool:
    return told.concept == "prior_year_amount" and told.year == world.year - 1


def _is_apart(world: World, number: int, earlier: Bound) -> bool:
    """Tell whether an amount of this year, told shortly before, differs so from last year's."""
    was, apart = world.value(earlier.figure), world.value(number)
    near = (world.bound.get(at) for at in range(max(0, earlier.figure - _BACK), earlier.figure))
    now = (one for one in near if one is not None and one.year == world.year)
    money = (one for one in now if world.figures[one.figure].quantity.dimension is Dimension.MONEY)
    return apart > 0 and any(abs(world.value(one.figure) - was) == apart for one in money)


def _is_rate(world: World, number: int, change: Bound) -> bool:
    """Tell whether a rate is that of a change to last year's amount told directly before it."""
    earlier = world.bound.get(change.figure - 1)
    free = unread_of(world, number, Dimension.RATE) and is_fine(world, number)
    if not free or change.concept != "yoy_amount" or earlier is None or not _is_earlier(world, earlier):
        return False
    return world.figures[number].quantity.is_percentage_of(world.value(change.figure), world.value(earlier.figure))
