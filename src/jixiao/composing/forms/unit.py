"""部门整体支出绩效自评表 in the layout in common use: the tasks of the year with their money, goals, indicators."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.composing.forms.cells import NONE, goal_rows, label, money, percent, places_for, points, words
from jixiao.composing.forms.indicators import Columns, indicator_rows
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.page import Look, Page, PageCell, Row
from jixiao.model.unit_form import Split, Task, UnitForm

TITLE = word("unit_title")
FOOT = word("foot")
_WIDTHS = (6, 12, 14, 11, 13, 13, 13, 13, 13, 13, 10, 9, 10)
_INDICATORS = Columns((1, 1, 1, 2, 1, 2, 1, 1, 3))
_GRANT, _OTHER = word("grant"), word("other_funds")
_UNIT = ("budget_adjusted", "expenditure_total")
_BASIC = ("expenditure_basic_budget", "expenditure_basic")


class _Whose(NamedTuple):
    """Whose money a row holds: the subject, the item, the concepts of its budget and its spending."""

    subject: Subject
    item: Item | None
    concepts: tuple[str, str]


def unit_page(form: UnitForm) -> Page:
    """Return the form; amounts in 万元 with as many places as its sums need, two at least."""
    names: Row = (label(word("unit_or_department"), 2), words(form.head.unit, word("unit"), 11))
    subject = Subject(SubjectKind.UNIT, form.head.unit)
    tasks = tuple(_tasks(form))
    goals = goal_rows(form.goals, (1, 6, 6))
    indicators = indicator_rows(form.marks, subject, form.head, _INDICATORS)
    starts = (0, 1, 1 + len(tasks), 1 + len(tasks) + len(goals))
    return Page(
        TITLE, TITLE, word("of_year", year=form.head.year), _WIDTHS, (names, *tasks, *goals, *indicators), (FOOT,),
        tuple(zip(starts, (0, 2, 0, 1), strict=True)), landscape=True,
    )  # fmt: skip


def _tasks(form: UnitForm) -> Iterator[Row]:
    heads = (
        label(word("task"), 2, 2),
        label(word("done"), 1, 2),
        label(word("adjusted_wan"), 3),
        label(word("executed_wan"), 3),
    )
    yield (
        label(word("tasks"), 1, len(form.tasks) + 3), *heads, label(word("rate"), 1, 2), label(word("weight"), 1, 2),
        label(word("score"), 1, 2),
    )  # fmt: skip
    yield tuple(label(one) for one in (word("whole"), _GRANT, _OTHER) * 2)
    places = places_for(_sums(form))
    for task in form.tasks:
        yield _task(form, task, places)
    yield _whole(form, places)


def _sums(form: UnitForm) -> Iterator[tuple[int | None, list[int | None]]]:
    for side in ("budget", "spent"):
        own: list[Split] = [getattr(one, side) for one in form.tasks]
        whole: Split = getattr(form.whole, side)
        for part in ("total", "grant", "other"):
            yield getattr(whole, part), [getattr(one, part) for one in own]
        yield from ((one.total, [one.grant, one.other]) for one in (*own, whole))


def _task(form: UnitForm, task: Task, places: int) -> Row:
    unit = Subject(SubjectKind.UNIT, form.head.unit)
    subject = Subject(SubjectKind.PROJECT, task.name) if task.project else unit
    item = None if task.project else Item("topic", task.name)
    concepts = ("budget_adjusted", "expenditure_project") if task.project else _BASIC
    done = words(task.done, word("done")) if task.project else PageCell(NONE)
    return (
        PageCell(task.name, columns=2), done, *_money(form, task, _Whose(subject, item, concepts), places),
        PageCell(NONE, Look.FIGURE), PageCell(NONE, Look.FIGURE),
    )  # fmt: skip


def _whole(form: UnitForm, places: int) -> Row:
    unit = Subject(SubjectKind.UNIT, form.head.unit)
    item = Item("score_part", "预算执行")

    def of(concept: str) -> Coordinates:
        return Coordinates(concept, unit, item, str(form.head.year), None)

    return (
        label(word("sum"), 2), PageCell(NONE), *_money(form, form.whole, _Whose(unit, None, _UNIT), places),
        points(form.marks.weight, word("weight"), of("score_part_full")),
        points(form.marks.score, word("score"), of("score_part")),
    )  # fmt: skip


def _money(form: UnitForm, task: Task, whose: _Whose, places: int) -> Iterator[PageCell]:
    """Yield budget and spending by where the money comes from, and the rate of execution."""

    def of(concept: str, source: str = "") -> Coordinates:
        scope = source if whose.item is not None else ""
        item = Item("fund_source", source) if source and not scope else whose.item
        return Coordinates(concept, whose.subject, item, str(form.head.year), scope or None)

    names = (word("adjusted"), word("executed"))
    for name, concept, split in zip(names, whose.concepts, (task.budget, task.spent), strict=True):
        yield money(split.total, places, name, of(concept))
        yield money(split.grant, places, f"{_GRANT}{name}", of(concept, _GRANT))
        yield money(split.other, places, f"{_OTHER}{name}", of(concept, _OTHER))
    yield percent(task.spent.total, task.budget.total, of("execution_rate"))
