"""Income and budgets of a unit by where they come from, proven by their sum.

收到财政拨款90.00万元，其他收入10.00万元，本年收入共100.00万元: what was received is the appropriation.
年初预算100.00万元，其中：一般公共预算90.00万元，政府性基金预算10.00万元: both stay budgets.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason

_KINDS = frozenset(
    f"income_{kind}" for kind in ("gov_fund", "business", "superior", "operation", "affiliate", "research", "other")
)
_TOTALS = frozenset({"income_year", "income_total"})
_FISCAL = re.compile(r"财政")
_PLANS = frozenset({"budget_initial", "budget_adjusted"})
_LOOK, _AHEAD, _SEVERAL = 16, 4, 2
_FUND = re.compile(
    r"[，,、；;（(]?(?:其中)?[：:，,]?(?P<fund>一般公共预算|公共预算|政府性基金预算|政府性基金|国有资本经营预算|财政专户管理资金|单位资金)"
    r"(?:拨款|资金|安排|预算)?(?:为|是)?"
)


def settle_received_income(world: World) -> None:
    """Take what a unit received for the appropriation where it makes, with the other kinds, the income of the year."""
    for number, told in list(world.bound.items()):
        start = world.figures[number].span.start
        received = told.concept == "funds_received" and told.subject == world.unit and world.is_amount(number)
        if received and _FISCAL.search(world.text, max(0, start - _LOOK), start) and _makes_income(world, number):
            world.put(
                replace(told, concept="income_fiscal", item=None, topic="income_fiscal", phase="income"), Reason.PART
            )


def _makes_income(world: World, number: int) -> bool:
    block = world.figures[number].block
    beside = [one for at, one in world.bound.items() if world.figures[at].block == block and one.year == world.year]
    kinds = {world.value(one.figure) for one in beside if one.concept in _KINDS and one.item is None}
    totals = {world.value(one.figure) for one in beside if one.concept in _TOTALS}
    return bool(kinds) and world.value(number) + sum(kinds) in totals


def settle_budget_funds(world: World) -> None:
    """Take the funds told behind a budget of the unit for parts of it where they come to it."""
    for number, whole in list(world.bound.items()):
        own = whole.subject.kind is SubjectKind.UNIT and whole.item is None and not whole.topic
        if whole.concept in _PLANS and own and world.is_amount(number):
            funds = list(_funds(world, number))
            total = sum(world.value(at) for at, _ in funds)
            if len(funds) >= _SEVERAL and total == world.value(number):
                for at, name in funds:
                    part = replace(whole, figure=at, item=Item("fund_source", name))
                    world.put(part, Reason.PART)


def _funds(world: World, whole: int) -> Iterator[tuple[int, str]]:
    """Yield the figures directly behind a budget that only a fund names each."""
    for at in range(whole + 1, min(len(world.figures), whole + 1 + _AHEAD)):
        between = world.between(at - 1, at)
        match = _FUND.fullmatch(between)
        if match is None or world.figures[at].cell is not None:
            return
        yield at, match["fund"]
