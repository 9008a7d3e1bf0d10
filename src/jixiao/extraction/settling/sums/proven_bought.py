"""What was bought, proven by its rate of the budget before it: 计划采购100.00万元、落实95.00万元，完成95.00%."""

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_REACH = 4
# what a verb alone (落实, 支付) makes of an amount
_LOOSE = frozenset({"funds_received", "expenditure_total", "expenditure_item", "budget_item", "other_amount"})


def settle_bought(world: World) -> None:
    """Bind the amount that the rate of procurement is of its budget, where both stand beside it."""
    for rate, bound in list(world.bound.items()):
        if bound.concept != "procurement_rate" or world.figures[rate].cell is not None or not is_fine(world, rate):
            continue
        beside = [at for at in range(max(0, rate - _REACH), rate) if _is_amount(world, at, rate)]
        budgets = [at for at in beside if at in world.bound and world.bound[at].concept == "procurement_budget"]
        for at in beside:
            told = world.bound.get(at)
            loose = told is None or (told.concept in _LOOSE and told.subject == bound.subject)
            if loose and any(is_ratio(world, rate, world.value(at), world.value(plan)) for plan in budgets):
                world.put(
                    Bound(at, "procurement_total", bound.subject, None, bound.year, topic="procurement"), Reason.TOTAL
                )


def _is_amount(world: World, number: int, rate: int) -> bool:
    figure = world.figures[number]
    exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
    return exact and figure.quantity.dimension is Dimension.MONEY and figure.block == world.figures[rate].block
