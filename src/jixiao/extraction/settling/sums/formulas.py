"""Amounts that a formula puts into a rate: 预算执行率＝260.88÷294.19×100%＝88.68%."""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.figure import Figure
from jixiao.model.quantity import YUAN_PER_UNIT, Dimension
from jixiao.model.trace import Reason

_NUMBER = r"[\d０-９][\d０-９,，.．]*"
_UNIT = r"[ ]?(?:亿元|万元|元|人|名)?"
_QUOTIENT = re.compile(
    rf"[（(]?(?P<top>{_NUMBER}){_UNIT}[ ]?[÷/／][ ]?(?P<base>{_NUMBER}){_UNIT}[）)]?[ ]?"
    r"(?:[×xX*＊✕][ ]?100[ ]?[%％])?[）)]?[ ]?[=＝≈][ ]?$"
)
_REACH = 60
# the amounts that a rate is formed of, of the unit and of a project
_OF_UNIT = {
    "execution_rate": ("expenditure_total", "budget_adjusted"),
    "completion_rate_initial": ("expenditure_total", "budget_initial"),
    "budget_adjust_rate": ("budget_adjustment", "budget_initial"),
    "sangong_control_rate": ("sangong_total", "sangong_budget"),
    "procurement_rate": ("procurement_total", "procurement_budget"),
    "staff_control_rate": ("staff_on_post", "staff_quota"),
    "carryover_rate": ("carryover_closing", ""),
    "receipt_rate": ("funds_received", ""),
}
_PHASES = {"expenditure_total": "expenditure", "budget_adjusted": "adjusted", "budget_initial": "initial"}


def settle_formulas(world: World) -> None:
    """Bind both amounts of the quotient directly before a rate of the whole unit, by what the rate is formed of.

    A bare number there takes the unit of the amount of the document that is printed with the same digits.
    """
    for number, rate in list(world.bound.items()):
        concepts = _OF_UNIT.get(rate.concept)
        if concepts is None or rate.item is not None or rate.subject != world.unit:
            continue
        start = world.figures[number].span.start
        match = _QUOTIENT.search(world.text, max(0, start - _REACH), start)
        for group, concept in zip(("top", "base"), concepts, strict=True):
            at = _figure_at(world, number, match.start(group)) if match is not None and concept else -1
            if at >= 0 and at not in world.bound:
                _take(world, at, Bound(at, concept, rate.subject, None, rate.year, phase=_PHASES.get(concept, "")))


def _figure_at(world: World, before: int, start: int) -> int:
    """Return the number of the figure that begins at a place of the text, -1 where there is none."""
    return next((at for at in range(before - 1, -1, -1) if world.figures[at].number.start == start), -1)


def _take(world: World, at: int, bound: Bound) -> None:
    figure = world.figures[at]
    counted = bound.concept.startswith("staff_")
    if figure.quantity.dimension is Dimension.PLAIN and not counted:
        like = next((one for one in world.figures if _is_same_amount(world, one, figure)), None)
        if like is not None:
            world.figures[at] = replace(figure, quantity=like.quantity)
    wanted = Dimension.PLAIN if counted else Dimension.MONEY
    if unread_of(world, at, wanted) or unread_of(world, at, Dimension.COUNT if counted else wanted):
        world.put(bound, Reason.TOTAL)


def _is_same_amount(world: World, one: Figure, bare: Figure) -> bool:
    """Tell an amount of money printed with the digits of a bare number."""
    money = one.quantity.dimension is Dimension.MONEY and one.quantity.unit in YUAN_PER_UNIT
    return money and one.number.of(world.text) == bare.number.of(world.text)
