"""Meanings that only the whole document settles."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from jixiao.extraction.arrived import settle_arrived
from jixiao.extraction.bare_income import settle_bare_income
from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.flat_sums import settle_flat_sums
from jixiao.extraction.formulas import settle_formulas
from jixiao.extraction.identified import settle_identities
from jixiao.extraction.identified_again import settle_identified
from jixiao.extraction.identified_moves import settle_identified_moves
from jixiao.extraction.labelled_rows import settle_rows
from jixiao.extraction.late_projects import settle_late_projects
from jixiao.extraction.late_shares import settle_shares
from jixiao.extraction.late_sources import settle_late_sources
from jixiao.extraction.levels import settle_levels
from jixiao.extraction.marked import settle_marked
from jixiao.extraction.partial_years import settle_partial_years
from jixiao.extraction.proven import settle_executions
from jixiao.extraction.proven_bases import settle_bases
from jixiao.extraction.proven_basics import settle_basics
from jixiao.extraction.proven_changes import settle_changes
from jixiao.extraction.proven_entries import settle_proven_entries
from jixiao.extraction.proven_far import settle_far
from jixiao.extraction.proven_funds import settle_funds
from jixiao.extraction.proven_growth import settle_growth
from jixiao.extraction.proven_lists import settle_lists
from jixiao.extraction.proven_moves import settle_moves
from jixiao.extraction.proven_named import settle_named_shares
from jixiao.extraction.proven_parts import settle_parts
from jixiao.extraction.proven_people import settle_people
from jixiao.extraction.proven_points import settle_points
from jixiao.extraction.proven_priors import settle_priors
from jixiao.extraction.proven_programmes import settle_programmes
from jixiao.extraction.proven_purchases import settle_purchases
from jixiao.extraction.proven_rates import settle_rates
from jixiao.extraction.proven_receipts import settle_receipts
from jixiao.extraction.proven_sangong import settle_sangong
from jixiao.extraction.proven_scores import settle_scores
from jixiao.extraction.proven_shares import settle_share_rows
from jixiao.extraction.proven_short import settle_short_names
from jixiao.extraction.proven_triples import settle_triples
from jixiao.extraction.proven_turned import settle_turned
from jixiao.extraction.proven_turns import settle_turns
from jixiao.extraction.proven_unit import settle_unit
from jixiao.extraction.proven_wholes import settle_wholes
from jixiao.extraction.proven_years import settle_years
from jixiao.extraction.purposes import settle_purposes
from jixiao.extraction.restated import settle_restated, settle_said_again
from jixiao.extraction.row_projects import settle_row_projects
from jixiao.extraction.row_wholes import settle_row_wholes
from jixiao.extraction.score_hundred import settle_hundred
from jixiao.extraction.score_limits import settle_limits
from jixiao.extraction.score_pairs import settle_pairs
from jixiao.extraction.score_totals import settle_totals
from jixiao.extraction.summed_people import settle_listed_people, settle_summed_people
from jixiao.extraction.sums import settle_sums
from jixiao.extraction.told_parts import settle_told
from jixiao.extraction.told_portions import settle_told_portions
from jixiao.extraction.told_sangong import settle_told_sangong
from jixiao.extraction.told_shares import settle_told_shares
from jixiao.extraction.unread import settle_unread
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind

_PART = re.compile(r"^(?:项目|部门|单位)|(?:类指标|指标|类)$")
_LOOK = 10
_BEYOND_POST = frozenset({"staff_retired", "staff_leave_retired", "staff_on_post"})
_ON_POST = frozenset({"staff_civil", "staff_civil_ref", "staff_inst"})
_EXPENSE = re.compile(r"(?:费|购置|购买|维修|维护|印刷|耗材|材料|检测|监理|补助|租赁|培训|劳务|咨询|差旅|会议)$")
_OF_EXPENSE = {
    "budget_initial": "budget_item",
    "budget_adjusted": "budget_item",
    "expenditure_project": "expenditure_item",
    "expenditure_total": "expenditure_item",
}
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

_PROOFS = (
    settle_identities, settle_identified_moves, settle_executions, settle_bases, settle_changes, settle_parts,
    settle_far, settle_rates,
)  # fmt: skip


def settle(world: World, whole: str = "") -> None:
    """Settle what hangs on the whole document; `whole` is the one project that it evaluates, empty where none is."""
    only = Subject(SubjectKind.PROJECT, whole) if whole else None
    _run(world, _TOTALS)
    if only is None:
        settle_row_projects(world)
    _run(world, _WORDED)
    settle_rows(world, only)
    if only is None:
        _settle_of_unit(world)
    _settle_proven(world, only)
    _run(world, _SAID)
    settle_pairs(world, only or world.unit)
    settle_scores(world, only or world.unit)
    _run(world, _LISTED)
    settle_proven_entries(world, only)
    _run(world, _LATE)
    _settle_last(world, only)


def _run(world: World, steps: Sequence[Callable[[World], None]]) -> None:
    for step in steps:
        step(world)


def _settle_last(world: World, only: Subject | None) -> None:
    """Settle what money went to and whose it was, once all else is read; `only` is the one project evaluated."""
    settle_purposes(world, only)
    _settle_shares(world)
    settle_formulas(world)
    if only is not None:
        _settle_expenses(world, only)
    settle_told_portions(world)
    settle_late_sources(world)
    settle_late_projects(world)
    settle_partial_years(world)


def _settle_of_unit(world: World) -> None:
    """Settle what only reports on whole units tell."""
    settle_funds(world)
    settle_basics(world)
    settle_purchases(world)
    settle_programmes(world)


def _settle_shares(world: World) -> None:
    """Settle shares behind their amounts, told late, and in rows."""
    settle_told_shares(world)
    settle_shares(world)
    settle_share_rows(world)
    settle_named_shares(world)


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


def _settle_proven(world: World, whole: Subject | None) -> None:
    """Bind what arithmetic proves, again while that proves more; `whole` is the one project evaluated."""
    known = -1
    while len(world.bound) > known:
        known = len(world.bound)
        for step in _PROOFS:
            step(world)
        if whole is not None:
            settle_wholes(world, whole)


def _settle_expenses(world: World, whole: Subject) -> None:
    """Take what is named like an expense (设备购置, 委托业务费) for a part of the one project, not for another one."""
    for number, bound in list(world.bound.items()):
        named = bound.subject.kind is SubjectKind.PROJECT and bound.subject != whole and bound.item is None
        if named and _EXPENSE.search(bound.subject.name):
            item = Item("expense", bound.subject.name)
            concept = _OF_EXPENSE.get(bound.concept, bound.concept)
            world.bound[number] = replace(bound, concept=concept, subject=whole, item=item)


def _settle_adjustments(world: World) -> None:
    """Take 调整预算 for the change itself where the initial budget and it make up another adjusted budget."""
    amount = {number: world.value(number) for number in world.bound}
    plans = [(number, one) for number, one in world.bound.items() if one.phase in ("initial", "adjusted")]
    for number, bound in plans:
        if bound.phase != "adjusted":
            continue
        beside = [(at, one) for at, one in plans if _are_alike(world, number, at)]
        starts = [amount[at] for at, one in beside if one.phase == "initial"]
        sums = [amount[at] for at, one in beside if one.phase == "adjusted" and at != number]
        quantity = world.figures[number].quantity
        step = quantity.step
        others = [total for total in sums if total != amount[number]]
        if any(abs(start + amount[number] - total) <= step for start in starts for total in others):
            world.bound[number] = replace(bound, concept="budget_adjustment", phase="adjustment")


def _are_alike(world: World, number: int, other: int) -> bool:
    """Tell whether two figures of one block speak of the same subject and item."""
    here, there = world.bound[number], world.bound[other]
    beside = world.figures[number].block == world.figures[other].block
    return beside and (here.subject, here.item) == (there.subject, there.item)


def _settle_parts(world: World) -> None:
    """Give one name to the parts of a score that a text calls 项目决策类指标 and its table 决策: the first."""
    names: dict[tuple[Subject, str], str] = {}
    for number in sorted(world.bound):
        bound = world.bound[number]
        if bound.item is not None and bound.item.kind == "score_part":
            key = (bound.subject, _PART.sub("", bound.item.name) or bound.item.name)
            world.bound[number] = replace(bound, item=replace(bound.item, name=names.setdefault(key, bound.item.name)))


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


# what settles what, in this order: totals, what words leave open, what is said again, lists, what all of that proves
_TOTALS = (
    _settle_headcounts, _settle_income_sums, _settle_budgets, _settle_openings, _settle_loose_totals,
    settle_bare_income, _settle_adjustments, settle_restated, settle_sums,
)  # fmt: skip
_WORDED = (
    settle_unread, settle_summed_people, settle_people, settle_listed_people, settle_told_sangong, settle_years,
    settle_moves, settle_levels,
)  # fmt: skip
_SAID = (settle_triples, settle_said_again, settle_totals, settle_marked)
_LISTED = (settle_hundred, settle_limits, _settle_parts, settle_rates, settle_points, settle_lists)
_LATE = (
    settle_told, settle_flat_sums, settle_arrived, settle_short_names, settle_turns, settle_turned, settle_receipts,
    settle_row_wholes, settle_sangong,
    settle_identified, settle_growth, settle_unit, settle_priors, settle_unread,
)  # fmt: skip
