"""Totals of tables that are all basic, or all project, expenditure: what the text, or another table, tells of it.

小计 | 500.00 | 490.00 below the economic classes where 基本支出490.00万元 is told: the row is the basic expenditure.
"""

from collections.abc import Mapping
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import SELECTION, Item
from jixiao.model.trace import Reason

_TOTALS = frozenset({"total", SELECTION})
_SPENT = frozenset({"expenditure_item", "expenditure_total", "expenditure_project"})
_PLANS = frozenset({"budget_item", "budget_adjusted"})
_NAMES = {"expenditure_basic": "基本支出", "expenditure_project": "项目支出"}


def settle_row_wholes(world: World) -> None:
    """Bind the row of a total whose spending is told as the basic or the project expenditure of the unit to that."""
    told = {concept: _amounts(world, concept) for concept in (*_NAMES, "expenditure_total")}
    rows = _rows(world)
    for number, bound in list(world.bound.items()):
        cell = world.figures[number].cell
        if cell is None or bound.concept not in _SPENT or not _is_total(world, bound):
            continue
        value = world.value(number)
        found = [concept for concept in _NAMES if value in told[concept] and value not in told["expenditure_total"]]
        for concept in found[:1] if value else ():
            for at in rows[cell[0], cell[1]]:
                _put(world, world.bound[at], concept)


def _is_total(world: World, bound: Bound) -> bool:
    total = bound.item is not None and bound.item.kind in _TOTALS
    return total and bound.subject == world.unit and bound.year == world.year and bound.scope is None


def _is_total_of_last_year(world: World, bound: Bound) -> bool:
    """Tell last year's amount in the row of a total: 小计 | 348.49 | 355.85 | -2.1%."""
    total = bound.item is not None and bound.item.kind in _TOTALS
    return total and bound.concept == "prior_year_amount" and bound.subject == world.unit


def _amounts(world: World, concept: str) -> frozenset[int]:
    """Return what the unit is told to have spent of a concept, outside totals of tables."""
    return frozenset(
        world.value(one.figure)
        for one in world.bound.values()
        if one.concept == concept
        and one.subject == world.unit
        and one.year == world.year
        and (one.item is None or one.item.kind == "topic")
    )


def _rows(world: World) -> Mapping[tuple[int, int], list[int]]:
    """Return the bound totals of each row, by table and row."""
    rows: dict[tuple[int, int], list[int]] = {}
    for number, bound in world.bound.items():
        cell = world.figures[number].cell
        if cell is not None and (_is_total(world, bound) or _is_total_of_last_year(world, bound)):
            rows.setdefault((cell[0], cell[1]), []).append(number)
    return rows


def _put(world: World, bound: Bound, concept: str) -> None:
    if bound.concept in _SPENT:
        found = replace(bound, concept=concept, item=None)
    elif bound.concept in _PLANS:
        found = replace(bound, concept=f"{concept}_budget", item=None)
    else:
        found = replace(bound, item=Item("topic", _NAMES[concept]))
    world.put(found, Reason.TOTAL)
