"""Budgets of the unit that a project named as a reason took over: 年中为渠道清淤追加20万元，全年预算为120万元.

The budget that the year began with and the changes behind it come to the last one, so that all of them are the unit's,
and so is what goes on without the project's name: 实际花掉110万元，执行率91.67%.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_MOVED, _LOOK = "budget_adjustment", 12
# 其中，安排项目支出80万元: a part of the spending, or of its budget, under its own name
_HALF = re.compile(r"项目(?:类)?(?:支出|经费)(?:预算|安排)*[为是共计]*[ ]?$")
_OF_UNIT = {
    _MOVED: _MOVED, "budget_adjusted": "budget_adjusted", "budget_adjust_rate": "budget_adjust_rate",
    "expenditure_project": "expenditure_total", "execution_rate": "execution_rate",
    "carryover_closing": "carryover_closing",
}  # fmt: skip


def settle_moves_of_unit(world: World) -> None:
    """Give the unit what was taken for a project's behind the unit's first budget, where it comes to the last one."""
    for number, last in sorted(world.bound.items()):
        if last.concept == "budget_adjusted" and _is_of_project(last, world):
            first = _first(world, number)
            if first is not None and _comes_to(world, first, last):
                for one in list(_taken(world, first, last)):
                    half = _HALF.search(world.words_before(one.figure, _LOOK)) is not None
                    concept = one.concept if half else _OF_UNIT[one.concept]
                    world.put(replace(one, subject=world.unit, concept=concept), Reason.BUDGET)


def _is_of_project(one: Bound, world: World) -> bool:
    return one.subject.kind is SubjectKind.PROJECT and one.item is None and one.year == world.year


def _first(world: World, number: int) -> int | None:
    """Return the last budget of the unit in the paragraph that the year began with, before a figure."""
    for at in range(number - 1, -1, -1):
        if world.figures[at].block != world.figures[number].block:
            return None
        told = world.bound.get(at)
        if told is not None and told.concept == "budget_initial":
            own = (told.subject, told.item, told.year) == (world.unit, None, world.year)
            return at if own and is_exact_amount(world, at) else None
    return None


def _comes_to(world: World, first: int, last: Bound) -> bool:
    """Tell whether the changes between the two budgets, all of them the unit's or the project's, explain the last."""
    between = [world.bound[at] for at in range(first + 1, last.figure) if at in world.bound]
    moves = [one for one in between if one.concept == _MOVED and one.item is None]
    own = all(one.subject in (world.unit, last.subject) for one in moves)
    moved = sum(one.sign * world.value(one.figure) for one in moves)
    return bool(moves) and own and world.value(first) + moved == world.value(last.figure)


def _taken(world: World, first: int, last: Bound) -> Iterator[Bound]:
    """Yield what the paragraph gives the project from the first budget on, until it names it behind the last one."""
    end = world.figures[last.figure].span.end
    for at in range(first + 1, len(world.figures)):
        figure = world.figures[at]
        named = at > last.figure and last.subject.name in world.text[end : figure.span.start]
        if figure.block != world.figures[first].block or named:
            return
        told = world.bound.get(at)
        if told is not None and told.subject == last.subject and told.item is None and told.concept in _OF_UNIT:
            yield told
