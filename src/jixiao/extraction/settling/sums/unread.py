"""Amounts without words of their own that the figures beside them prove: wholes of parts, the change of a budget."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SEVERAL = 2
_BESIDE = 6
_LOOK = 8
# words that say themselves that the amount lies between two others
_BETWEEN = re.compile(r"(?:多出|差额|相差|净增|净减|增减相抵|相抵后)[^，。；：\d]{0,4}$")
_MOVED = re.compile(r"(?:增|减|差|多|少|追|调|余)[^，。；：\d]{0,4}$")
_SUM_LINE = re.compile(
    r"\n[ \t\u3000]*(?:以上|上述|各项)?[^\n，。；：\d]{0,4}(?:合计|总计|共计|小计)(?:为|是|：|:)?[ \t\u3000]*$"
)
_SUM_REACH = 20
_INCOME = frozenset(
    {"income_fiscal", "income_gov_fund", "income_state_capital", "income_business", "income_research"}
    | {"income_superior", "income_operation", "income_affiliate", "income_other", "use_of_surplus"}
)
_SANGONG = frozenset({"sangong_abroad", "sangong_reception", "sangong_vehicle_purchase", "sangong_vehicle_run"})
_CHANGES = frozenset({"budget_adjustment", "carryover_opening"})
_STAFF_COST = frozenset({"expenditure_personnel", "expenditure_public"})
_SPENT = _STAFF_COST | {"expenditure_basic", "expenditure_project", "expenditure_business", "expenditure_upward"}


def settle_unread(world: World) -> None:
    """Bind amounts that no word names where the amounts beside them add up to them, to the last digit.

    Parts of income make the income of the year, with an opening balance the total income; personnel and public
    expenditure make the basic one, with projects the whole; what lies between two budgets is the adjustment.
    """
    _settle_lists_of_income(world)
    for number in range(len(world.figures)):
        if number in world.bound or not world.is_amount(number):
            continue
        parts = _parts(world, number, 1) or _parts(world, number, -1)
        if parts:
            bound = world.put(_whole(world, number, parts), Reason.TOTAL)
            world.ties.append(Tie(LinkKind.LIST_SUM, bound.figure, tuple(sorted(part.figure for part in parts))))
        elif not _settle_adjusted(world, number):
            _settle_adjustment(world, number)


def _settle_lists_of_income(world: World) -> None:
    """Take 收入决算总额 for the total income where the list behind it needs the opening balance to add up."""
    for number, bound in list(world.bound.items()):
        if bound.concept != "income_year" or bound.item is not None or not world.is_amount(number):
            continue
        if {part.concept for part in _parts(world, number, 1)} & {"carryover_opening"}:
            world.bound[number] = replace(bound, concept="income_total")


def _parts(world: World, number: int, step: int) -> Sequence[Bound]:
    """Return the parts of one list directly behind (or before) an amount that add up to it, none where none do."""
    run = list(_run(world, number, step))
    sums = accumulate(world.value(part.figure) for part in run)
    whole = world.value(number)
    end = next((at for at, total in enumerate(sums) if total == whole), -1) + 1
    listed = run[:end]
    told = {part.concept for part in listed if world.value(part.figure)}
    return listed if len(told) >= _SEVERAL and _concept(told) else ()


def _run(world: World, number: int, step: int) -> Iterator[Bound]:
    block, at = world.figures[number].block, number + step
    above = step < 0 and _is_sum_of_lines(world, number)
    seen: set[str] = set()
    while 0 <= at < len(world.figures) and (above or world.figures[at].block == block):
        if world.figures[at].quantity.dimension is Dimension.MONEY:
            part = world.bound.get(at)
            if part is None or part.item is not None or part.concept in seen:
                return
            seen.add(part.concept)
            yield part
        at += step


def _is_sum_of_lines(world: World, number: int) -> bool:
    """Tell the sum on a line of its own below the lines that it adds up: 以上合计3329.66万元."""
    start = world.figures[number].span.start
    return _SUM_LINE.search(world.text, max(0, start - _SUM_REACH), start) is not None


def _concept(parts: set[str]) -> str:
    """Return what parts are parts of, empty where they are not of one whole."""
    if parts <= _INCOME:
        return "income_year"
    if parts <= _INCOME | {"carryover_opening", "income_year"} and "carryover_opening" in parts:
        return "income_total"
    if parts <= _SANGONG and len(parts) > _SEVERAL:
        return "sangong_total"
    if parts <= _STAFF_COST:
        return "expenditure_basic"
    return (
        "expenditure_total" if parts <= _SPENT and not ({"expenditure_basic"} & parts and _STAFF_COST & parts) else ""
    )


def _whole(world: World, number: int, parts: Sequence[Bound]) -> Bound:
    told = {part.concept for part in parts if world.value(part.figure)}
    return Bound(number, _concept(told), parts[0].subject, None, parts[0].year)


def _settle_adjusted(world: World, number: int) -> bool:
    """Bind what the initial budget and the changes behind it come to: 年初253万元，年中追加18万元，全年共271万元."""
    total, block = 0, world.figures[number].block
    quantity = world.figures[number].quantity
    for at in range(number - 1, max(-1, number - 1 - _BESIDE), -1):
        one = world.bound.get(at)
        if one is None or one.item is not None or world.figures[at].block != block:
            return False
        total += one.sign * world.value(at)
        if one.concept == "budget_initial":
            if at == number - 1 or abs(total - quantity.value) > quantity.step:
                return False
            world.put(Bound(number, "budget_adjusted", one.subject, None, one.year, phase="adjusted"), Reason.TOTAL)
            return True
        if one.concept not in _CHANGES:
            return False
    return False


def _settle_adjustment(world: World, number: int) -> None:
    """Bind the amount between the initial and the adjusted budget that stand beside it."""
    quantity = world.figures[number].quantity
    value, step = quantity.value, quantity.step
    start = world.figures[number].span.start
    if _MOVED.search(world.text, max(0, start - _LOOK), start) is None:
        return
    told = any(one.concept == "budget_adjustment" and one.item is None for one in world.bound.values())
    if told and _BETWEEN.search(world.text, max(0, start - _LOOK), start) is None:
        return
    beside = [world.bound[at] for at in range(number - _BESIDE, number + _BESIDE + 1) if at in world.bound]
    for initial in (one for one in beside if one.concept == "budget_initial" and one.item is None):
        for adjusted in (one for one in beside if one.concept == "budget_adjusted" and one.item is None):
            moved = world.value(adjusted.figure) - world.value(initial.figure)
            if (initial.subject, initial.year) == (adjusted.subject, adjusted.year) and abs(abs(moved) - value) <= step:
                sign, phase = (1, "adjustment") if moved > 0 else (-1, "reduction")
                bound = Bound(number, "budget_adjustment", initial.subject, None, initial.year, sign=sign, phase=phase)
                world.put(bound, Reason.TOTAL)
                return
