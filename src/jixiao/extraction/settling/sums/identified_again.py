"""What the sums of the books tell once most of a document is read, and what hangs on them."""

import re
from collections.abc import Collection
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of, settle_identities
from jixiao.extraction.proven import unread_of
from jixiao.extraction.settling.sums.identified_balances import settle_balances
from jixiao.extraction.settling.sums.identified_items import settle_identified_items
from jixiao.extraction.settling.sums.identified_rates import settle_identified_rates
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_INITIAL, _ADDITION, _ADJUSTED = "budget_initial", "budget_adjustment", "budget_adjusted"
_ADDED = re.compile(r"(?:追加|调增|增加|增拨|补拨|下达)(?:预算|资金|指标|经费|了)?$")
_WHOLE, _PART, _REST = "expenditure_total", "expenditure_project", "expenditure_basic"


def settle_identified(world: World) -> None:
    """Settle sums, rates of adjustment, expenses and parts of balances that only what was read by now proves."""
    settle_identities(world)
    settle_identified_rates(world)
    settle_identified_items(world)
    settle_balances(world)
    _settle_project_totals(world)
    _settle_additions(world)


def _settle_additions(world: World) -> None:
    """Bind what was added to the initial budget told right before it, where both make the adjusted one anywhere."""
    adjusted = _amounts(world, _ADJUSTED, wholes=("topic", "total"))
    for number in range(1, len(world.figures)):
        told = world.bound.get(number - 1)
        initial = told is not None and told.concept == _INITIAL and told.item is None and told.subject == world.unit
        if not initial or not unread_of(world, number, Dimension.MONEY):
            continue
        words = clause_of(world, number)
        if _ADDED.search(words) and world.value(number - 1) + world.value(number) in adjusted:
            bound = Bound(number, _ADDITION, world.unit, None, world.year, phase="adjustment")
            world.put(bound, Reason.TOTAL)


def _settle_project_totals(world: World) -> None:
    """Take spending of the unit for that of its projects where this is told with the same amount, and another total.

    项目资金安排335.00万元，报账322.18万元 beside 项目支出322.18, 基本支出268.74 and 全年支出590.92.
    """
    told = {concept: _amounts(world, concept) for concept in (_WHOLE, _PART, _REST)}
    sums = {(part, part + rest) for part in told[_PART] for rest in told[_REST] if rest}
    parts = {part for part, total in sums if total in told[_WHOLE]}
    for number, one in list(world.bound.items()):
        mine = one.concept == _WHOLE and one.subject == world.unit and one.item is None and one.scope is None
        if mine and one.year == world.year and world.value(number) in parts:
            world.bound[number] = replace(one, concept=_PART, topic="project_total")


def _amounts(world: World, concept: str, wholes: Collection[str] = ("topic",)) -> frozenset[int]:
    """Return the amounts of the unit that a concept has in this year, without items but of the kinds of `wholes`."""
    mine = (one for one in world.bound.values() if (one.concept, one.subject) == (concept, world.unit))
    whole = (one for one in mine if one.year == world.year and (one.item is None or one.item.kind in wholes))
    return frozenset(world.value(one.figure) for one in whole)
