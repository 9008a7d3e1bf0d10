"""Meanings that only the whole document settles."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.counted_lists import settle_counted_lists
from jixiao.extraction.flat_sums import settle_flat_sums
from jixiao.extraction.identified import settle_identities
from jixiao.extraction.proven import settle_executions
from jixiao.extraction.settling.changes.change_years import settle_change_years
from jixiao.extraction.settling.changes.changed_for import settle_changed_for
from jixiao.extraction.settling.changes.changed_items import settle_changed_items
from jixiao.extraction.settling.changes.compared_rates import settle_compared_rates
from jixiao.extraction.settling.changes.identified_moves import settle_identified_moves
from jixiao.extraction.settling.changes.lined_moves import settle_lined_moves
from jixiao.extraction.settling.changes.moves_of_unit import settle_moves_of_unit
from jixiao.extraction.settling.changes.partial_years import settle_partial_years
from jixiao.extraction.settling.changes.proven_changes import settle_changes
from jixiao.extraction.settling.changes.proven_growth import settle_growth
from jixiao.extraction.settling.changes.proven_moves import settle_moves
from jixiao.extraction.settling.changes.proven_priors import settle_priors
from jixiao.extraction.settling.changes.proven_turned import settle_turned
from jixiao.extraction.settling.changes.proven_turns import settle_turns
from jixiao.extraction.settling.changes.proven_years import settle_years
from jixiao.extraction.settling.people.at_work import settle_at_work
from jixiao.extraction.settling.people.in_quota import settle_in_quota
from jixiao.extraction.settling.people.kinds_of_posts import settle_kinds_of_posts
from jixiao.extraction.settling.people.kinds_on_post import settle_kinds_on_post
from jixiao.extraction.settling.people.own_people import settle_own_people
from jixiao.extraction.settling.people.people_behind import settle_people_behind
from jixiao.extraction.settling.people.people_of_whole import settle_people_of_whole
from jixiao.extraction.settling.people.pointed_offices import settle_pointed_offices
from jixiao.extraction.settling.people.proven_people import settle_people
from jixiao.extraction.settling.people.summed_people import (
    settle_listed_people,
    settle_people_of_institutions,
    settle_summed_people,
)
from jixiao.extraction.settling.people.told_posts import settle_told_posts
from jixiao.extraction.settling.people.vehicle_totals import settle_bracket_vehicles, settle_vehicle_totals
from jixiao.extraction.settling.projects.arranged import settle_arranged
from jixiao.extraction.settling.projects.fund_totals import settle_fund_totals
from jixiao.extraction.settling.projects.largest_items import settle_largest_items
from jixiao.extraction.settling.projects.late_projects import settle_late_projects
from jixiao.extraction.settling.projects.marked_projects import settle_marked_projects
from jixiao.extraction.settling.projects.own_entries import settle_own_entries
from jixiao.extraction.settling.projects.own_tables import settle_own_tables
from jixiao.extraction.settling.projects.pieces import settle_pieces
from jixiao.extraction.settling.projects.planned_received import settle_planned_received
from jixiao.extraction.settling.projects.plans_of_all import settle_plans_of_all
from jixiao.extraction.settling.projects.programme_flows import settle_programme_flows
from jixiao.extraction.settling.projects.programme_levels import settle_programme_levels
from jixiao.extraction.settling.projects.programme_parts import settle_programme_parts
from jixiao.extraction.settling.projects.programme_places import settle_programme_places
from jixiao.extraction.settling.projects.programme_sources import settle_programme_sources
from jixiao.extraction.settling.projects.programme_totals import settle_programme_totals
from jixiao.extraction.settling.projects.proven_entries import settle_proven_entries
from jixiao.extraction.settling.projects.proven_pairs import settle_project_pairs
from jixiao.extraction.settling.projects.proven_programmes import settle_programmes
from jixiao.extraction.settling.projects.proven_short import settle_short_names
from jixiao.extraction.settling.projects.rival_entries import settle_rival_entries
from jixiao.extraction.settling.projects.rival_wholes import settle_rival_wholes
from jixiao.extraction.settling.projects.row_projects import settle_row_projects
from jixiao.extraction.settling.projects.source_lines import settle_source_lines
from jixiao.extraction.settling.projects.summed_lines import settle_summed_lines
from jixiao.extraction.settling.sangong.guests import settle_guests
from jixiao.extraction.settling.sangong.planned_parts import settle_planned_parts
from jixiao.extraction.settling.sangong.proven_sangong import settle_sangong
from jixiao.extraction.settling.sangong.sangong_parts import settle_sangong_parts
from jixiao.extraction.settling.sangong.told_sangong import settle_told_sangong
from jixiao.extraction.settling.sangong.years_of_parts import settle_years_of_parts
from jixiao.extraction.settling.scores.headless_rows import settle_headless_rows
from jixiao.extraction.settling.scores.indicator_scores import settle_indicator_scores
from jixiao.extraction.settling.scores.marks_behind import settle_marks_behind
from jixiao.extraction.settling.scores.printed_names import settle_printed_names
from jixiao.extraction.settling.scores.project_scores import settle_project_scores, settle_scores_behind_money
from jixiao.extraction.settling.scores.proven_points import settle_points
from jixiao.extraction.settling.scores.proven_scores import settle_scores
from jixiao.extraction.settling.scores.record_scores import settle_record_scores
from jixiao.extraction.settling.scores.score_hundred import settle_hundred, settle_row_of_total, settle_weights
from jixiao.extraction.settling.scores.score_limits import settle_limits
from jixiao.extraction.settling.scores.score_pairs import settle_pairs
from jixiao.extraction.settling.scores.score_totals import settle_totals
from jixiao.extraction.settling.shares.bracket_shares import settle_bracket_shares
from jixiao.extraction.settling.shares.late_shares import settle_shares
from jixiao.extraction.settling.shares.proven_named import settle_named_shares
from jixiao.extraction.settling.shares.proven_shares import settle_share_rows
from jixiao.extraction.settling.shares.shared_items import settle_shared_items
from jixiao.extraction.settling.shares.shared_lists import settle_shared_lists
from jixiao.extraction.settling.shares.shares_of_all import settle_shares_of_all
from jixiao.extraction.settling.shares.told_portions import settle_told_portions
from jixiao.extraction.settling.shares.told_shares import settle_told_shares
from jixiao.extraction.settling.sums.arrived import settle_arrived
from jixiao.extraction.settling.sums.booked import settle_booked
from jixiao.extraction.settling.sums.bracket_labels import settle_bracket_labels
from jixiao.extraction.settling.sums.class_columns import settle_class_columns
from jixiao.extraction.settling.sums.class_series import settle_class_series
from jixiao.extraction.settling.sums.class_totals import settle_class_totals
from jixiao.extraction.settling.sums.control_rates import settle_control_rates
from jixiao.extraction.settling.sums.counted_runs import settle_counted_runs
from jixiao.extraction.settling.sums.counted_works import settle_counted_works
from jixiao.extraction.settling.sums.dated_openings import settle_dated_openings
from jixiao.extraction.settling.sums.formulas import settle_formulas
from jixiao.extraction.settling.sums.from_rates import settle_from_rates
from jixiao.extraction.settling.sums.halves_behind import settle_halves_behind
from jixiao.extraction.settling.sums.halves_of_balances import settle_halves_of_balances
from jixiao.extraction.settling.sums.identified_again import settle_identified
from jixiao.extraction.settling.sums.income_kinds import settle_income_kinds
from jixiao.extraction.settling.sums.items_again import settle_items_again
from jixiao.extraction.settling.sums.kept_by import settle_kept_by
from jixiao.extraction.settling.sums.kinds_of_projects import settle_kinds_of_projects
from jixiao.extraction.settling.sums.labelled_rows import settle_rows
from jixiao.extraction.settling.sums.late_sources import settle_late_sources
from jixiao.extraction.settling.sums.levels import settle_levels
from jixiao.extraction.settling.sums.listed_income import settle_listed_income
from jixiao.extraction.settling.sums.marked import settle_marked
from jixiao.extraction.settling.sums.named_expenses import settle_named_expenses
from jixiao.extraction.settling.sums.named_plans import settle_named_plans
from jixiao.extraction.settling.sums.no_income import settle_no_income
from jixiao.extraction.settling.sums.of_unit_again import settle_of_unit_again
from jixiao.extraction.settling.sums.other_rates import settle_other_rates
from jixiao.extraction.settling.sums.paid_per_head import settle_paid_per_head
from jixiao.extraction.settling.sums.plan_halves import settle_plan_halves
from jixiao.extraction.settling.sums.planned_items import settle_planned_items
from jixiao.extraction.settling.sums.proven_apart import settle_apart
from jixiao.extraction.settling.sums.proven_bases import settle_bases
from jixiao.extraction.settling.sums.proven_basics import settle_basics
from jixiao.extraction.settling.sums.proven_bought import settle_bought
from jixiao.extraction.settling.sums.proven_far import settle_far
from jixiao.extraction.settling.sums.proven_funds import settle_funds
from jixiao.extraction.settling.sums.proven_lines import settle_proven_lines
from jixiao.extraction.settling.sums.proven_lists import settle_lists
from jixiao.extraction.settling.sums.proven_parts import settle_parts
from jixiao.extraction.settling.sums.proven_purchases import settle_purchases
from jixiao.extraction.settling.sums.proven_rates import settle_rates
from jixiao.extraction.settling.sums.proven_receipts import settle_receipts
from jixiao.extraction.settling.sums.proven_rest import settle_rest
from jixiao.extraction.settling.sums.proven_triples import settle_triples
from jixiao.extraction.settling.sums.proven_unit import settle_unit
from jixiao.extraction.settling.sums.proven_wholes import settle_wholes
from jixiao.extraction.settling.sums.purposes import settle_purposes
from jixiao.extraction.settling.sums.rates_behind_brackets import settle_rates_behind_brackets
from jixiao.extraction.settling.sums.rates_in_brackets import settle_rates_in_brackets
from jixiao.extraction.settling.sums.rates_of_halves import settle_rates_of_halves
from jixiao.extraction.settling.sums.received_income import settle_budget_funds, settle_received_income
from jixiao.extraction.settling.sums.restated import settle_said_again
from jixiao.extraction.settling.sums.row_wholes import settle_row_wholes
from jixiao.extraction.settling.sums.run_totals import settle_run_totals
from jixiao.extraction.settling.sums.spent_by_source import settle_spent_by_source
from jixiao.extraction.settling.sums.split_wholes import settle_split_wholes
from jixiao.extraction.settling.sums.summed_sources import settle_summed_sources
from jixiao.extraction.settling.sums.told_additions import settle_told_additions
from jixiao.extraction.settling.sums.told_differences import settle_differences
from jixiao.extraction.settling.sums.told_origins import settle_told_origins
from jixiao.extraction.settling.sums.told_parts import settle_told
from jixiao.extraction.settling.sums.told_receivers import settle_told_receivers
from jixiao.extraction.settling.sums.totals_by_parts import settle_totals_by_parts
from jixiao.extraction.settling.sums.unread import settle_unread
from jixiao.extraction.settling.sums.wholes_again import settle_wholes_again
from jixiao.model.fact import Subject, SubjectKind

_PART = re.compile(r"^(?:项目|部门|单位)|(?:类指标|指标|类)$")
_PROOFS = (
    settle_identities, settle_identified_moves, settle_executions, settle_bases, settle_changes, settle_parts,
    settle_far, settle_rates, settle_moves_of_unit,
)  # fmt: skip


def settle(world: World, whole: str = "") -> None:
    """Settle what hangs on the whole document; `whole` is the one project that it evaluates, empty where none is."""
    only = Subject(SubjectKind.PROJECT, whole) if whole else None
    # halves of a budget first: what follows would take them for spending, and again where words tell more wholes
    settle_told_origins(world, only)
    settle_differences(world)
    settle_plan_halves(world)
    settle_totals_by_parts(world)
    settle_moves_of_unit(world)
    settle_plan_halves(world)
    if only is None:
        settle_row_projects(world)
    settle_source_lines(world, only)
    _run(world, _WORDED)
    settle_rival_entries(world, only)
    settle_summed_lines(world, only)
    settle_no_income(world, only)
    settle_rows(world, only)
    if only is None:
        settle_plans_of_all(world)
        settle_spent_by_source(world)
        settle_bracket_labels(world)
        settle_of_unit_again(world)
        _settle_of_unit(world)
    world.leave_elsewhere()
    settle_programme_totals(world)
    _settle_proven(world, only)
    world.leave_elsewhere()
    _run(world, _SAID)
    settle_fund_totals(world, only)
    settle_record_scores(world, only or world.unit)
    settle_pairs(world, only or world.unit)
    settle_scores(world, only or world.unit)
    settle_headless_rows(world, only or world.unit)
    settle_marks_behind(world)
    _run(world, _LISTED)
    settle_indicator_scores(world, only or world.unit)
    settle_proven_entries(world, only)
    settle_project_pairs(world, only)
    settle_summed_sources(world, only)
    settle_planned_received(world, only)
    settle_own_entries(world, only)
    settle_programme_parts(world, only)
    settle_programme_levels(world, only)
    settle_programme_places(world, only)
    settle_programme_flows(world, only)
    settle_programme_sources(world)
    _run(world, _LATE)
    settle_scores_behind_money(world)
    settle_own_tables(world, only)
    settle_arranged(world)
    _settle_last(world, only)


def _run(world: World, steps: Sequence[Callable[[World], None]]) -> None:
    for step in steps:
        step(world)
        world.leave_elsewhere()


def _settle_last(world: World, only: Subject | None) -> None:
    """Settle what money went to and whose it was, once all else is read; `only` is the one project evaluated."""
    settle_compared_rates(world)
    settle_guests(world)
    settle_told_receivers(world)
    settle_purposes(world, only)
    _settle_shares(world)
    settle_formulas(world)
    settle_rates_of_halves(world)
    settle_rates_in_brackets(world)
    if only is not None:
        settle_pieces(world, only)
    settle_told_portions(world)
    settle_late_sources(world)
    if only is None:
        settle_income_kinds(world)
        settle_kept_by(world)
    settle_split_wholes(world, only)
    settle_late_projects(world)
    settle_named_expenses(world, only)
    settle_planned_items(world)
    settle_paid_per_head(world)
    settle_counted_works(world, only)
    settle_changed_items(world)
    if only is None:
        settle_changed_for(world)
    settle_partial_years(world)
    settle_change_years(world)
    settle_printed_names(world)
    settle_differences(world)
    # what steps between took for items
    settle_source_lines(world, only)


def _settle_of_unit(world: World) -> None:
    """Settle what only reports on whole units tell."""
    settle_funds(world)
    settle_received_income(world)
    settle_listed_income(world)
    settle_budget_funds(world)
    settle_basics(world)
    settle_purchases(world)
    settle_bought(world)
    settle_programmes(world)
    settle_counted_lists(world)
    settle_counted_runs(world)
    settle_marked_projects(world)


def _settle_shares(world: World) -> None:
    """Settle shares behind their amounts, told late, and in rows."""
    settle_shared_lists(world)
    settle_told_shares(world)
    settle_bracket_shares(world)
    settle_shares(world)
    settle_share_rows(world)
    settle_named_shares(world)


def _settle_proven(world: World, whole: Subject | None) -> None:
    """Bind what arithmetic proves, again while that proves more; `whole` is the one project evaluated."""
    known = -1
    while len(world.bound) > known:
        known = len(world.bound)
        for step in _PROOFS:
            step(world)
        if whole is not None:
            settle_wholes(world, whole)
            settle_wholes_again(world, whole)
            settle_items_again(world, whole)
            settle_shares_of_all(world, whole)


def _settle_parts(world: World) -> None:
    """Give one name to the parts of a score that a text calls 项目决策类指标 and its table 决策: the first."""
    names: dict[tuple[Subject, str], str] = {}
    for number in sorted(world.bound):
        bound = world.bound[number]
        if bound.item is not None and bound.item.kind == "score_part":
            key = (bound.subject, _PART.sub("", bound.item.name) or bound.item.name)
            world.bound[number] = replace(bound, item=replace(bound.item, name=names.setdefault(key, bound.item.name)))


# what settles what, in this order: what words leave open, what is said again, lists, what all of that proves
_WORDED = (
    settle_rates_behind_brackets, settle_booked,
    settle_rival_wholes, settle_unread, settle_people_behind, settle_kinds_of_posts, settle_kinds_on_post,
    settle_summed_people,
    settle_people, settle_people_of_institutions, settle_listed_people, settle_people_of_whole, settle_own_people,
    settle_told_posts, settle_pointed_offices, settle_at_work, settle_vehicle_totals, settle_kinds_of_projects,
    settle_in_quota, settle_planned_parts, settle_told_sangong, settle_years, settle_moves, settle_lined_moves,
    settle_dated_openings, settle_halves_of_balances, settle_halves_behind, settle_told_additions, settle_levels,
    settle_plan_halves, settle_named_plans, settle_largest_items,
)  # fmt: skip
_SAID = (settle_proven_lines, settle_triples, settle_said_again, settle_totals, settle_marked)
_LISTED = (
    settle_project_scores,
    settle_hundred,
    settle_row_of_total,
    settle_weights,
    settle_limits,
    _settle_parts,
    settle_rates,
    settle_points,
    settle_lists,
)
_LATE = (
    settle_from_rates, settle_told, settle_run_totals, settle_shared_items, settle_flat_sums, settle_arrived,
    settle_short_names, settle_turns, settle_turned, settle_receipts, settle_rest,
    settle_row_wholes, settle_sangong, settle_sangong_parts, settle_years_of_parts, settle_control_rates,
    settle_bracket_vehicles,
    settle_class_series, settle_class_columns, settle_class_totals,
    settle_identified, settle_growth, settle_unit, settle_priors, settle_apart, settle_other_rates, settle_unread,
)  # fmt: skip
