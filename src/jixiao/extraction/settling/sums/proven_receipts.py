"""Rates of what came in of a plan: 到位920万元，到位率100%; 实际拨付1900万元，拨付率95.00% of 2000万元 planned."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_CALLED = re.compile(r"(?:到位|到账|拨付|下达|收款|入账|进账|落实|拨来)(?:率|比例)(?:为|达到|达|均为)?$")
# 实际到位共95.00万元，为计划总额的95.00%: right behind what came in
_OF_PLAN = re.compile(r"(?:为|占|达到?|是|相当于)[^，。；\d]{0,4}(?:计划|预算|核定|应到位)[^，。；\d]{0,6}的$")
_PLANS = ("budget_adjusted", "budget_initial", "expenditure_project_budget")
_SPENT = ("expenditure_total", "expenditure_project")
_LOOK = 10


def settle_receipts(world: World) -> None:
    """Bind rates called so to what came in, where this makes them of the plan and what was spent does not."""
    for number in range(1, len(world.figures)):
        told = world.bound.get(number)
        loose = told is not None and told.concept == "execution_rate" and told.item is None
        if not loose and not unread_of(world, number, Dimension.RATE):
            continue
        start = world.figures[number].span.start
        before = world.text[max(0, start - _LOOK) : start]
        called, beside = _CALLED.search(before) is not None, _OF_PLAN.search(before) is not None
        came = next(_came(world, number), None) if called or beside else None
        if came is not None and (called or came.figure == number - 1):
            world.put(Bound(number, "receipt_rate", came.subject, None, came.year), Reason.TOTAL)


def _came(world: World, number: int) -> Iterator[Bound]:
    """Yield what came in and makes the rate of a plan of its subject, where its spending does not."""
    for one in reversed([world.bound[at] for at in sorted(world.bound) if at < number]):
        if one.concept != "funds_received" or (one.item is not None and one.item.kind == "fund_source"):
            continue
        holder = (one.subject, one.year, None)
        alike = [two for two in world.bound.values() if (two.subject, two.year, two.item) == holder]
        plans = [world.value(two.figure) for two in alike if two.concept in _PLANS]
        spent = [world.value(two.figure) for two in alike if two.concept in _SPENT]
        if any(is_ratio(world, number, world.value(one.figure), plan) for plan in plans) and not any(
            is_ratio(world, number, paid, plan) for plan in plans for paid in spent
        ):
            yield one
