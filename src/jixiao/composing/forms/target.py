"""绩效目标申报表: of a project, and of the unit as a whole."""

from collections.abc import Iterator, Sequence

from jixiao.composing.forms.cells import NONE, label, money, places_for, points, words
from jixiao.composing.forms.indicators import Columns, block
from jixiao.composing.forms.unit import FOOT
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import IndicatorLine
from jixiao.model.page import Page, PageCell, Row
from jixiao.model.plan_form import TargetForm
from jixiao.model.unit_form import Task, UnitTargetForm

TITLE, UNIT_TITLE = word("target_title"), word("unit_target_title")
_WIDTHS = (8, 13, 15, 28, 18, 10)
_INDICATORS = Columns((1,) * len(_WIDTHS))
_UNIT_WIDTHS = (8, 14, 16, 18, 12, 12, 12)
_UNIT_INDICATORS = Columns((1, 1, 1, 2, 1, 1))
_GRANT, _OTHER = word("grant"), word("other_funds")


def target_page(form: TargetForm, number: int) -> Page:
    """Return the form of a project; amounts in 万元 with as many places as its sums need, two at least."""
    rows = (*_facts(form), *_funds(form), _goal(form.goal, 5))
    return Page(
        f"{number} {form.project}", TITLE, word("of_year", year=form.head.year), _WIDTHS,
        (*rows, *_lines(form, Subject(SubjectKind.PROJECT, form.project), _INDICATORS)), (FOOT,),
        ((0, 0), (len(rows), 1)),
    )  # fmt: skip


def _facts(form: TargetForm) -> Iterator[Row]:
    yield label(word("project"), 2), PageCell(form.project, columns=4)
    department = words(form.head.department, word("department"))
    yield (
        label(word("department"), 2),
        department,
        label(word("carried_out_by")),
        words(form.head.unit, word("carried_out_by"), 2),
    )
    for left, right in zip(form.facts[::2], form.facts[1::2], strict=True):
        yield (
            label(left[0], 2), words(left[1], left[0]), label(right[0]), words(right[1], right[0], 2),
        )  # fmt: skip


def _funds(form: TargetForm) -> Iterator[Row]:
    subject, year = Subject(SubjectKind.PROJECT, form.project), str(form.head.year)
    (_, whole), *parts = form.funds
    places = places_for([(whole, [value for _, value in parts])])
    yield label(word("funds"), 1, len(form.funds) + 1), label(word("source"), 3), label(word("initial"), 2)
    for at, (name, value) in enumerate(form.funds):
        item = Item("fund_source", name) if at else None
        meant = Coordinates("budget_initial", subject, item, year, None)
        yield label(word("among", name=name) if at == 1 else name, 3), money(value, places, word("initial"), meant, 2)


def _goal(text: str, columns: int) -> Row:
    return label(word("goal")), words(text, word("goal"), columns)


def _lines(form: TargetForm | UnitTargetForm, subject: Subject, columns: Columns) -> tuple[Row, ...]:
    def cells(line: IndicatorLine) -> Sequence[PageCell]:
        item = Item("score_part", line.level3)
        full = Coordinates("score_part_full", subject, item, str(form.head.year), None)
        return words(line.target, word("target_short")), points(line.weight, word("weight"), full)

    return block(form.lines, (word("target_short"), word("weight")), cells, columns)


def unit_target_page(form: UnitTargetForm) -> Page:
    """Return the form of the unit; the budgets of its tasks come to the budget of the unit."""
    names: Row = (label(word("unit_or_department"), 2), words(form.head.unit, word("unit"), 5))
    tasks = tuple(_tasks(form))
    goal = _goal(form.goal, 6)
    starts = (0, 1, 1 + len(tasks), 2 + len(tasks))
    return Page(
        UNIT_TITLE, UNIT_TITLE, word("of_year", year=form.head.year), _UNIT_WIDTHS,
        (names, *tasks, goal, *_lines(form, Subject(SubjectKind.UNIT, form.head.unit), _UNIT_INDICATORS)), (FOOT,),
        tuple(zip(starts, (0, 2, 0, 1), strict=True)),
    )  # fmt: skip


def _tasks(form: UnitTargetForm) -> Iterator[Row]:
    yield (
        label(word("tasks"), 1, len(form.tasks) + 3), label(word("task"), 1, 2), label(word("content"), 2, 2),
        label(word("initial_wan"), 3),
    )  # fmt: skip
    yield tuple(label(one) for one in (word("whole"), _GRANT, _OTHER))
    own = [one.budget for one in form.tasks]
    whole = form.whole.budget
    places = places_for(
        [(getattr(whole, part), [getattr(one, part) for one in own]) for part in ("total", "grant", "other")]
        + [(one.total, [one.grant, one.other]) for one in (*own, whole)]
    )
    for task in form.tasks:
        told = task.project or task.content
        content = words(task.content, word("content"), 2) if told else PageCell(NONE, columns=2)
        yield PageCell(task.name), content, *_budget(form, task, places)
    yield label(word("sum"), 3), *_budget(form, form.whole, places)


def _budget(form: UnitTargetForm, task: Task, places: int) -> Iterator[PageCell]:
    subject = Subject(SubjectKind.PROJECT if task.project else SubjectKind.UNIT, task.name)
    basic = not task.project and task is not form.whole
    if not task.project:
        subject = Subject(SubjectKind.UNIT, form.head.unit)
    split = task.budget
    for source, value in (("", split.total), (_GRANT, split.grant), (_OTHER, split.other)):
        item = Item("topic", task.name) if basic else Item("fund_source", source) if source else None
        meant = Coordinates("budget_initial", subject, item, str(form.head.year), source if basic and source else None)
        yield money(value, places, word("initial_of", source=source), meant)
