"""What the sums of the books tell once most of a document is read, and what hangs on them."""

from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.identified import settle_identities
from jixiao.extraction.identified_balances import settle_balances
from jixiao.extraction.identified_items import settle_identified_items
from jixiao.extraction.identified_rates import settle_identified_rates

_WHOLE, _PART, _REST = "expenditure_total", "expenditure_project", "expenditure_basic"


def settle_identified(world: World) -> None:
    """Settle sums, rates of adjustment, expenses and parts of balances that only what was read by now proves."""
    settle_identities(world)
    settle_identified_rates(world)
    settle_identified_items(world)
    settle_balances(world)
    _settle_project_totals(world)


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


def _amounts(world: World, concept: str) -> frozenset[int]:
    """Return the amounts of the unit that a concept has in this year."""
    mine = (one for one in world.bound.values() if (one.concept, one.subject) == (concept, world.unit))
    whole = (one for one in mine if one.year == world.year and (one.item is None or one.item.kind == "topic"))
    return frozenset(world.value(one.figure) for one in whole)
