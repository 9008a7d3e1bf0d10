"""Give figures the meanings that the words around them weigh for: whose they are, of what, of which year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.among_people import are_among_people
from jixiao.extraction.around import CLAUSE, PART, begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.called_amounts import name_before, plain_name, same_part
from jixiao.extraction.lacking import is_lacking
from jixiao.extraction.moved_cars import are_cars_moved
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.part_names import part_items
from jixiao.extraction.scorewords import nearest_part
from jixiao.extraction.sources import is_level, is_source
from jixiao.extraction.weighing.clues import label_of
from jixiao.extraction.weighing.page import Page
from jixiao.extraction.weighing.weigh import weighed
from jixiao.model.fact import Item, Subject, SubjectKind

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
_SCORED = "score_part"
_PHASES = {
    "budget_initial": "initial", "budget_adjusted": "adjusted", "budget_item": "budget", "funds_received": "received",
    "carryover_closing": "closing", "carryover_opening": "opening", "budget_adjustment": "adjustment",
    "sangong_budget": "budget", "procurement_budget": "budget", "expenditure_project_budget": "budget",
    "yoy_amount": "change",
}  # fmt: skip
_SPENT, _INCOME = ("expenditure_", "sangong_", "procurement_", "asset_"), "income_"
# narrated counts and targets have activities, which words alone do not tell
_UNTOLD = ("narrative_", "target_", "threshold_", "other_amount", "per_capita_", "equipment", "beds")
# money of a project and its rates, which a name directly before them may be the owner of
_OWNED = frozenset({
    "budget_initial", "budget_adjusted", "budget_adjustment", "funds_received", "receipt_rate", "expenditure_project",
    "execution_rate", "completion_rate_initial", "carryover_closing", "carryover_opening", "score_total",
})  # fmt: skip
_GIVEN = frozenset({"budget_initial", "budget_adjusted", "budget_adjustment", "funds_received", "receipt_rate"})
_POSTS, _PLANS = "staff_quota", ("_budget", "budget_initial", "budget_adjusted")
_HELD = re.compile(r"[ ]?(?:相比|相较|比较|对比|比)")
# what never came is none of these: 资金缺口120万元
_COMING = ("funds_received", "income_", "budget_")
_TOTAL = re.compile(r"合\s*计|总\s*[计分]|小\s*计|总额|共")
_PRIOR, _CHANGES = "prior_year_amount", ("yoy_", "rate_change_points")
_YEARS, _THIS_YEAR = re.compile(r"(20\d\d)[ ]?年"), re.compile(r"全年|本年|当年|今年|年末|年底")
_FULL = "。\n"
_NAME_ALONE = re.compile(r"(?:^|[。\n])[\u4e00-\u9fff]{2,10}$")
# how many figures back the same sentence or row is looked at, and how many characters; a name of a score stands nearer
_NEAR, _LONGEST, _REACH = 24, 400, 60


@dataclass(slots=True)
class _Owners:
    """Whose the last figure with a name of its own was: the next ones without one in its part are too."""

    last: int = -1
    told: tuple[Subject, Item | None] | None = None

    def of(
        self, world: World, number: int, named: tuple[Subject, Item | None] | None, subject: Subject
    ) -> tuple[Subject, Item | None]:
        """Return whose a figure is: by its own name, by that of the one before it, else the subject."""
        if named is not None:
            self.last, self.told = number, named
            return named
        figures = world.figures
        prose = self.told is not None and figures[number].cell is None and figures[self.last].cell is None
        if prose and self.told is not None and same_part(world, self.last, number):
            return self.told
        return subject, None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What weights give figures, None where they doubt; `firm` are those that overrule even what is confirmed."""

    found: Mapping[int, Bound | None]
    firm: frozenset[int] = frozenset()


def weighed_bounds(world: World, page: Page, homes: Sequence[Subject]) -> Bounds:
    """Return the meanings, by figure, that weights fill in or put in the place of the grammar's.

    None where they doubt what the grammar gave. `homes` are the subjects that the places of the blocks give.
    """
    told = [world.bound[number].concept if number in world.bound else "" for number in range(len(page.figures))]
    owners = _Owners()
    found: dict[int, Bound | None] = {}
    read = weighed(page, told)
    for number, concept in enumerate(read.concepts):
        moot = concept == told[number] or concept.startswith(_UNTOLD)
        if concept != told[number] and number in world.certain:
            continue
        if not concept and told[number]:
            if not _is_said_alone(world, number):
                found[number] = None
        elif not moot and not _is_ruled_out(world, number, told[number], concept):
            bound = _bound(world, page, number, concept, homes, owners)
            if bound is not None and world.admits(bound := world.owned(bound)):
                found[number] = bound
    return Bounds(found, read.firm)


def _is_said_alone(world: World, number: int) -> bool:
    """Tell an amount with one name in a sentence of its own: 其他资金来源6.54万元. Its name tells all there is."""
    text, span = world.text, world.figures[number].span
    name = _NAME_ALONE.search(text, max(0, span.start - _REACH), span.start)
    return name is not None and text[span.end : span.end + 1] in ("。", "\n", "")


def _is_ruled_out(world: World, number: int, told: str, concept: str) -> bool:
    """Tell a meaning that words beside the figure leave no room for, whatever else they weigh."""
    text, span = world.text, world.figures[number].span
    if concept == "vehicles" and are_cars_moved(text, span):
        return True
    if concept == _POSTS and told.startswith(f"{_POSTS}_"):
        # 事业编制340名: its own word tells the kind
        return True
    if concept.startswith(_POSTS) and are_among_people(text, span.start):
        return True
    return (concept.startswith(_COMING) and is_lacking(text, span)) or (
        concept == "yoy_amount" and _is_against_budget(world, number)
    )


def _is_against_budget(world: World, number: int) -> bool:
    """Tell 与年初预算1,000.00万元相比，增加120.00万元: by how much the budget was exceeded, not last year."""
    before = world.bound.get(number - 1)
    planned = before is not None and before.year == world.year and before.concept.endswith(_PLANS)
    return planned and _HELD.match(world.between(number - 1, number)) is not None


def _bound(
    world: World, page: Page, number: int, concept: str, homes: Sequence[Subject], owners: _Owners
) -> Bound | None:
    old = world.bound.get(number)
    near = old or _beside(page, number, world.bound)
    subject = _subject(world, page, number, near, homes) if old is None else old.subject
    if concept == "expenditure_total" and subject.kind is SubjectKind.PROJECT:
        # what a project spent in all is its spending
        concept = "expenditure_project"
    if concept.startswith(_OF_UNIT) and not (old is not None and old.concept.startswith(_OF_UNIT)):
        subject = world.unit
    item = _item(world, page, number, concept, old)
    if concept in _OWNED and item is None:
        whose = Bound(number, concept, subject, None, world.year)
        subject, item = owners.of(world, number, _named(world, page, number, whose), subject)
    if concept in _NAMED and item is None:
        return None
    year = _year(world, page, number, concept, near)
    scope = near.scope if near is not None else None
    bound = Bound(number, concept, subject, item, year, scope, phase=_phase(concept))
    return bound if old is None else replace(bound, months=old.months, topic=old.topic if item is old.item else "")


def _year(world: World, page: Page, number: int, concept: str, near: Bound | None) -> int:
    """Return the year of a figure: its own where its clause names one, last year's amount, else its neighbour's."""
    around = near.year if near is not None else world.year
    if page.figures[number].cell is not None or not world.year:
        return around
    last = concept == _PRIOR
    start = page.figures[number].span.start
    clause = page.text[begin_of(page.text, start, CLAUSE) : start]
    told = _YEARS.findall(clause)
    if last:
        return int(told[-1]) if told and int(told[-1]) < world.year else min(around, world.year - 1)
    # a change belongs to the year that changed, and 全年, 本年 to the report's
    return world.year if concept.startswith(_CHANGES) or (not told and _THIS_YEAR.search(clause)) else around


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


def _named(world: World, page: Page, number: int, bound: Bound) -> tuple[Subject, Item | None] | None:
    """Return whose a figure is by the name that it carries itself, None where it carries none.

    A source's, a project's, of one project a part's; what names nothing leaves the subject as it is.
    """
    name, subject = _own_name(world, page, number), bound.subject
    if not name:
        return None
    if name in world.projects and name != subject.name:
        return world.project(name), None
    item = _item_named(world, bound, name)
    # what the unit's budget grew for is mostly a reason, not a project
    if item is not None and item.kind == "expense" and subject.kind is SubjectKind.UNIT:
        return (subject, None) if bound.concept == "budget_adjustment" else (Subject(SubjectKind.PROJECT, name), None)
    return subject, item


def _item_named(world: World, bound: Bound, name: str) -> Item | None:
    """Return what a name is the name of: the source of money that was given, or what money is for."""
    if bound.concept in _GIVEN and (is_source(name) or is_level(name)):
        source = replace(bound, item=Item("fund_source", name))
        return None if _is_told_otherwise(world, source) else source.item
    return Item("expense", name) if name != bound.subject.name and may_be_project(name) else None


def _is_told_otherwise(world: World, bound: Bound) -> bool:
    """Tell what another amount of the same source was: one of the two is that of a batch or of a part."""
    same = (
        at
        for at, one in world.bound.items()
        if (one.concept, one.subject, one.item) == (bound.concept, bound.subject, bound.item)
    )
    return any(world.value(at) != world.value(bound.figure) for at in same)


def _own_name(world: World, page: Page, number: int) -> str:
    """Return the name before a figure in its clause, or the label of its row; empty where it has none or is a sum."""
    figure = page.figures[number]
    if figure.cell is None:
        return name_before(world, number)
    table, row, _ = figure.cell
    first = page.cells.get((table, row, 0), "")
    label = first if first and not any(map(str.isdigit, first)) else label_of(page, figure.cell)
    return "" if _TOTAL.search(label) else label


def _item(world: World, page: Page, number: int, concept: str, old: Bound | None) -> Item | None:
    if concept not in _NAMED:
        return old.item if old is not None and old.item is not None and old.item.kind == "fund_source" else None
    if old is not None and old.item is not None:
        return old.item if old.item.kind not in ("topic", "total") else Item(_NAMED[concept], old.item.name)
    figure = page.figures[number]
    if figure.cell is not None:
        name = label_of(page, figure.cell)
        return Item(_NAMED[concept], name) if name else None
    if concept.startswith(_SCORED):
        name = nearest_part(_words_before(world, number))
        return Item(_NAMED[concept], name) if name else None
    items = part_items(world, (number,), spent=True)
    told = items[0].name if items else ""
    name = told if plain_name(told) else name_before(world, number) or told
    return Item(_NAMED[concept], name) if name else None


def _words_before(world: World, number: int) -> str:
    """Return the words of a figure's part of a sentence that stand before it."""
    start = world.figures[number].span.start
    begun = max(0, start - _REACH)
    return world.text[max(begun, begin_of(world.text[begun:start], start - begun, PART) + begun) : start]
