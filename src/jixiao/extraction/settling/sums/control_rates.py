"""Rates of the 三公 expenses against their budget that no word calls one of control: 占年初批复6.00万元的66.67%.

What is called a rate of execution (执行率, 使用率) stays one.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _NEAR = 24, 3
_CLAUSE = re.compile(r"[^，。；：\n]*$")
_HELD = re.compile(r"占|控制|限额|额度|用[去掉了]|使用了|及|不到|[支使]用比例|完成|[为是]|相当于")
_PERFORMED = re.compile(r"(?:执行|完成|使用|支出)[率度]")
_RATES = frozenset({"execution_rate", "completion_rate_initial"})
_SIDES = frozenset({"sangong_total", "sangong_budget"})


def settle_control_rates(world: World) -> None:
    """Bind rates directly behind what all three expenses came to and their budget, in either order."""
    for number in range(len(world.figures)):
        told = world.bound.get(number)
        loose = told is not None and (told.concept in _RATES or (told.concept == "share" and told.topic == "sangong"))
        free = unread_of(world, number, Dimension.RATE) or loose
        if not free or world.figures[number].cell is not None or not _is_held(world, number):
            continue
        sides = _sides(world, number)
        if sides:
            world.put(
                Bound(number, "sangong_control_rate", world.unit, None, world.year, topic="sangong"), Reason.TOTAL
            )


def _is_held(world: World, number: int) -> bool:
    """Tell words that hold spending against a limit before a rate, the limit itself left out."""
    behind = world.figures[number - 1].span.end if number else 0
    own = world.words_before(number, _LOOK)
    before = _CLAUSE.search(world.text[max(0, behind - _LOOK) : behind])
    words = own if re.search(r"[，。；：\n]", own) or before is None else before.group() + own
    clause = _CLAUSE.search(words)
    told = clause.group() if clause is not None else ""
    return _HELD.search(told) is not None and _PERFORMED.search(told) is None


def _sides(world: World, number: int) -> Sequence[Bound]:
    """Return spending and budget near before a rate: the two amounts next to it, or others that make it."""
    near = [world.bound.get(at) for at in range(max(0, number - _NEAR), number)]
    found = {one.concept: one for one in near if one is not None and _is_of_all(world, one)}
    if found.keys() != _SIDES:
        return ()
    beside = all(at in {one.figure for one in found.values()} for at in (number - 1, number - 2))
    total, budget = found["sangong_total"].figure, found["sangong_budget"].figure
    made = is_ratio(world, number, world.value(total), world.value(budget))
    return tuple(found.values()) if made or beside else ()


def _is_of_all(world: World, one: Bound) -> bool:
    return one.concept in _SIDES and one.item is None and (one.subject, one.year) == (world.unit, world.year)
