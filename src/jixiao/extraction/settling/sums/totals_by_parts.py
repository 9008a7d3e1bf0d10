"""Totals and head-counts whose meaning the parts listed beside them settle."""

from collections.abc import Iterable
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.settling.sums.bare_income import settle_bare_income
from jixiao.extraction.settling.sums.restated import settle_restated
from jixiao.extraction.settling.sums.sums import settle_sums
from jixiao.model.link import LinkKind

_LOOK = 10
_BEYOND_POST = frozenset({"staff_retired", "staff_leave_retired", "staff_on_post"})
_ON_POST = frozenset({"staff_civil", "staff_civil_ref", "staff_inst"})
_SPENT = frozenset(
    {
        "expenditure_basic",
        "expenditure_project",
        "expenditure_personnel",
        "expenditure_public",
        "expenditure_business",
        "expenditure_upward",
    }
)


def _settle_income_sums(world: World) -> None:
    """Take the sum of the accounts for the total income where an opening balance is part of it."""
    if _sums_hold_opening(world):
        for number, bound in list(world.bound.items()):
            if bound.topic == "income_sum" and bound.concept == "income_year":
                world.bound[number] = replace(bound, concept="income_total")


def _settle_headcounts(world: World) -> None:
    """Settle ambiguous head-counts: with retired people or people on post among its parts it is the total."""
    for number, bound in list(world.bound.items()):
        if bound.concept == "staff_people":
            concept = "staff_actual_total" if _holds_retired(world, number) else "staff_on_post"
            world.bound[number] = replace(bound, concept=concept)


def _settle_adjustments(world: World) -> None:
    """Take 调整预算 for the change itself where the initial budget and it make up another adjusted budget."""
    amount = {number: world.value(number) for number in world.bound}
    plans = [(number, one) for number, one in world.bound.items() if one.phase in ("initial", "adjusted")]
    for number, bound in plans:
        if bound.phase != "adjusted" or bound.topic:
            continue
        beside = [(at, one) for at, one in plans if _are_alike(world, number, at)]
        starts = [amount[at] for at, one in beside if one.phase == "initial"]
        sums = [amount[at] for at, one in beside if one.phase == "adjusted" and at != number]
        quantity = world.figures[number].quantity
        step = quantity.step
        others = [total for total in sums if total != amount[number]]
        made = any(abs(start + amount[number] - total) <= step for start in starts for total in others)
        if made or _is_rated_change(world, number, starts):
            world.bound[number] = replace(bound, concept="budget_adjustment", phase="adjustment")


def _is_rated_change(world: World, number: int, starts: Iterable[int]) -> bool:
    """Tell 预算调整数 that a rate of adjustment makes of the initial budget: 调整数12.00万元/年初预算120.00万元=10%."""
    block, value = world.figures[number].block, world.value(number)
    rates = [
        world.figures[at].quantity
        for at, one in world.bound.items()
        if one.concept == "budget_adjust_rate" and world.figures[at].block == block
    ]
    made = [start for start in starts if any(rate.is_percentage_of(value, start) for rate in rates)]
    return bool(made) and not any(rate.is_percentage_of(abs(value - start), start) for start in made for rate in rates)


def _are_alike(world: World, number: int, other: int) -> bool:
    """Tell whether two figures of one block speak of the same subject and item."""
    here, there = world.bound[number], world.bound[other]
    beside = world.figures[number].block == world.figures[other].block
    return beside and (here.subject, here.item) == (there.subject, there.item)


def _settle_loose_totals(world: World) -> None:
    """Take 支出总计 for the spending itself where basic and project expenditure already make it up."""
    for number, tie in enumerate(world.ties):
        bound = world.bound.get(tie.result)
        if bound is None or bound.concept != "expenditure_total_with_carry":
            continue
        parts = [(one, world.value(one.figure)) for one in _members(world, tie.members)]
        spent = [value for one, value in parts if one.concept in _SPENT]
        rest = {one.concept for one, _ in parts if one.concept not in _SPENT}
        told = sum(spent) == world.value(bound.figure)
        if told and len(spent) > 1 and rest <= {"carryover_closing"}:
            world.bound[tie.result] = replace(bound, concept="expenditure_total")
            closing = tuple(at for at in tie.members if world.bound[at].concept == "carryover_closing")
            world.ties[number] = replace(tie, members=tuple(at for at in tie.members if at not in closing))


def _settle_budgets(world: World) -> None:
    """Take a budget for the adjusted one where the initial one is listed among its parts."""
    for tie in world.ties:
        bound = world.bound.get(tie.result)
        if bound is None or bound.concept != "budget_initial" or bound.item is not None:
            continue
        parts = [one for one in _members(world, tie.members) if one.item is None]
        if any(_is_told_initial(world, one) and one.subject == bound.subject for one in parts):
            world.bound[tie.result] = replace(bound, concept="budget_adjusted", phase="adjusted")


def _is_told_initial(world: World, bound: Bound) -> bool:
    start = world.figures[bound.figure].span.start
    return bound.concept == "budget_initial" and "年初" in world.text[max(0, start - _LOOK) : start]


def _settle_openings(world: World) -> None:
    """Take 收入 for the total where the sources listed under it, with the opening balance, make it up."""
    for tie in world.ties:
        bound = world.bound.get(tie.result)
        if bound is None or bound.concept != "income_year" or tie.kind is not LinkKind.LIST_SUM:
            continue
        parts = list(_members(world, tie.members))
        opening = sum(one.concept == "carryover_opening" for one in parts)
        total = sum(world.value(one.figure) for one in parts)
        if opening == 1 and total == world.value(bound.figure):
            world.bound[tie.result] = replace(bound, concept="income_total")
            world.ties[:] = [one for one in world.ties if not _is_share_of(one, tie.result)]


def _is_share_of(tie: Tie, whole: int) -> bool:
    return tie.kind is LinkKind.SHARE and tie.members[1] == whole


def _sums_hold_opening(world: World) -> bool:
    """Tell whether 收入合计 stands over the opening carry-over: as a part of its list or in its row of a table."""
    openings = [number for number, bound in world.bound.items() if bound.concept == "carryover_opening"]
    for number, bound in world.bound.items():
        if bound.topic != "income_sum" or bound.concept != "income_year":
            continue
        cell = world.figures[number].cell
        for other in openings:
            beside = world.figures[other].cell
            if cell and beside and cell[:2] == beside[:2]:
                return True
            if any(tie.result == number and other in tie.members for tie in world.ties):
                return True
    return False


def _holds_retired(world: World, number: int) -> bool:
    listed = {other.concept for tie in world.ties if tie.result == number for other in _members(world, tie.members)}
    if listed:
        return bool(listed & _BEYOND_POST) and not _are_all_on_post(world, number)
    block = world.figures[number].block
    beside = [other for at, other in world.bound.items() if at > number and world.figures[at].block == block]
    return any(other.concept == "staff_on_post" for other in beside[:1])


def _are_all_on_post(world: World, number: int) -> bool:
    """Tell people whose first parts, none of them retired, already make them up: 45人，其中公务员25人、事业20人."""
    left = world.value(number)
    for at in range(number + 1, len(world.figures)):
        told = world.bound.get(at)
        if told is None or told.concept not in _ON_POST or left <= 0:
            break
        left -= world.value(at)
    return left == 0


def _members(world: World, numbers: Iterable[int]) -> Iterable[Bound]:
    return (world.bound[number] for number in numbers if number in world.bound)


def settle_totals_by_parts(world: World) -> None:
    """Settle ambiguous head-counts, budgets, incomes and totals by what is listed under them or said again."""
    _settle_headcounts(world)
    _settle_income_sums(world)
    _settle_budgets(world)
    _settle_openings(world)
    _settle_loose_totals(world)
    settle_bare_income(world)
    _settle_adjustments(world)
    settle_restated(world)
    settle_sums(world)
