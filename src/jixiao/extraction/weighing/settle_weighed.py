"""Give figures the meanings that the words around them weigh for: whose they are, of what, of which year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.moved_cars import are_cars_moved
from jixiao.extraction.part_names import part_items
from jixiao.extraction.weighing.clues import label_of
from jixiao.extraction.weighing.page import Page
from jixiao.extraction.weighing.weigh import weighed
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.trace import Reason

# what no project has of its own
_OF_UNIT = (
    "staff_", "org_", "vehicles", "sangong_", "asset_", "operating_cost", "count_projects", "expenditure_basic",
    "expenditure_personnel", "expenditure_public", "expenditure_total", "expenditure_with_carry", "procurement_",
    "income_", "reception_", "abroad_", "satisfaction_rate", "expenditure_project_budget",
)  # fmt: skip
# what is nothing without a name of its own, and the kind of that name
_NAMED = {
    "expenditure_item": "expense", "budget_item": "expense", "expenditure_function": "function_class",
    "score_part": "score_part", "score_part_full": "score_part", "share": "share",
}  # fmt: skip
_PHASES = {
    "budget_initial": "initial", "budget_adjusted": "adjusted", "budget_item": "budget", "funds_received": "received",
    "carryover_closing": "closing", "carryover_opening": "opening", "budget_adjustment": "adjustment",
    "sangong_budget": "budget", "procurement_budget": "budget", "expenditure_project_budget": "budget",
    "yoy_amount": "change",
}  # fmt: skip
_SPENT, _INCOME = ("expenditure_", "sangong_", "procurement_", "asset_"), "income_"
# narrated counts and targets have activities, which words alone do not tell
_UNTOLD = ("narrative_", "target_", "threshold_", "other_amount", "per_capita_", "equipment", "beds")
_FULL = "。\n"
# how many figures back the same sentence or row is looked at, and how many characters
_NEAR, _LONGEST = 24, 400


def settle_weighed(world: World, page: Page, homes: Sequence[Subject]) -> None:
    """Fill in and overrule by weight; `homes` are the subjects that the places of the blocks give."""
    told = [world.bound[number].concept if number in world.bound else "" for number in range(len(page.figures))]
    meant = weighed(page, told)
    before = dict(world.bound)
    for number, concept in enumerate(meant):
        moved = concept == "vehicles" and are_cars_moved(page.text, page.figures[number].span)
        if concept != told[number] and not concept.startswith(_UNTOLD) and not moved:
            bound = _bound(world, page, number, concept, before, homes)
            if bound is not None:
                world.put(bound, Reason.WEIGHED)


def _bound(
    world: World, page: Page, number: int, concept: str, before: Mapping[int, Bound], homes: Sequence[Subject]
) -> Bound | None:
    old = before.get(number)
    near = old or _beside(page, number, before)
    subject = _subject(world, page, number, near, homes) if old is None else old.subject
    if concept.startswith(_OF_UNIT) and not (old is not None and old.concept.startswith(_OF_UNIT)):
        subject = world.unit
    item = _item(world, page, number, concept, old)
    if concept in _NAMED and item is None:
        return None
    year = near.year if near is not None else world.year
    scope = near.scope if near is not None else None
    bound = Bound(number, concept, subject, item, year, scope, phase=_phase(concept), weighed=True)
    return bound if old is None else replace(bound, months=old.months, topic=old.topic if item is old.item else "")


def _phase(concept: str) -> str:
    if concept in _PHASES:
        return _PHASES[concept]
    return "income" if concept.startswith(_INCOME) else "expenditure" if concept.startswith(_SPENT) else ""


def _beside(page: Page, number: int, before: Mapping[int, Bound]) -> Bound | None:
    """Return the meaning of the nearest figure before this one in its sentence or row, else of the next one there."""
    figure = page.figures[number]
    if figure.cell is not None:
        table, row, column = figure.cell
        places = (*range(column - 1, max(-1, column - _NEAR), -1), *range(column + 1, column + _NEAR))
        others = (page.at.get((table, row, at)) for at in places)
        return next((before[one] for one in others if one is not None and one in before), None)
    begun = _sentence(page, number)
    for other in range(number - 1, max(-1, number - _NEAR), -1):
        if page.figures[other].span.start < begun:
            break
        if other in before:
            return before[other]
    if number + 1 < len(page.figures):
        gap = page.text[figure.span.end : page.figures[number + 1].span.start]
        if number + 1 in before and not any(mark in gap for mark in _FULL):
            return before[number + 1]
    return None


def _sentence(page: Page, number: int) -> int:
    """Return where the sentence of a figure begins, no further back than a sentence is long."""
    start = page.figures[number].span.start
    begun = max(0, start - _LONGEST)
    return begun + begin_of(page.text[begun:start], start - begun, _FULL)


def _subject(world: World, page: Page, number: int, near: Bound | None, homes: Sequence[Subject]) -> Subject:
    """Return the project that the sentence or the row names last before a figure, else whose its neighbour is."""
    figure = page.figures[number]
    if figure.cell is not None:
        words = page.cells.get((figure.cell[0], figure.cell[1], 0), "")
        if words in world.projects:
            return world.project(words)
    else:
        words = page.text[_sentence(page, number) : figure.span.start]
        ends = [(words.rfind(name) + len(name), name) for name in world.projects if name in words]
        if ends:
            return world.project(max(ends)[1])
    if near is not None and (near.subject.kind is SubjectKind.PROJECT or near.subject == homes[figure.block]):
        return near.subject
    return homes[figure.block]


def _item(world: World, page: Page, number: int, concept: str, old: Bound | None) -> Item | None:
    if concept not in _NAMED:
        return old.item if old is not None and old.item is not None and old.item.kind == "fund_source" else None
    if old is not None and old.item is not None:
        return old.item if old.item.kind not in ("topic", "total") else Item(_NAMED[concept], old.item.name)
    figure = page.figures[number]
    if figure.cell is not None:
        name = label_of(page, figure.cell)
        return Item(_NAMED[concept], name) if name else None
    items = part_items(world, (number,), spent=True)
    return Item(_NAMED[concept], items[0].name) if items else None
