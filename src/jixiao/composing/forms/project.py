"""项目支出绩效自评表, the annex of 财预〔2020〕10号: one page for each project."""

from collections.abc import Iterator

from jixiao.composing.forms.cells import NONE, goal_rows, label, money, percent, places_for, points, words
from jixiao.composing.forms.indicators import BLOCK, Columns, indicator_rows
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import FundRow, ProjectForm
from jixiao.model.page import Look, Page, PageCell, Row

TITLE = word("project_title")
WIDTHS = (6, 11, 11, 24, 15, 15, 8, 11, 24)
_COLUMNS = Columns((1,) * len(WIDTHS))
_FUND_HEADS = (word("initial"), word("adjusted_a"), word("executed_b"), word("weight"), word("rate_b_a"), word("score"))
FOOT = word("foot")


def project_page(form: ProjectForm, number: int) -> Page:
    """Return the form of a project; amounts in 万元 with as many places as its sums need, two at least."""
    rows = (*_names(form), *_funds(form), *goal_rows(form.goals, (1, 4, 4)), *_indicators(form))
    head = next(at for at, row in enumerate(rows) if row[0].text == BLOCK)
    return Page(
        f"{number} {form.project}", TITLE, word("of_year", year=form.head.year), WIDTHS, rows, (FOOT,),
        ((0, 0), (head, 1)), landscape=True,
    )  # fmt: skip


def _indicators(form: ProjectForm) -> tuple[Row, ...]:
    return indicator_rows(form.marks, Subject(SubjectKind.PROJECT, form.project), form.head, _COLUMNS)


def _names(form: ProjectForm) -> Iterator[Row]:
    if form.code:
        yield (
            label(word("project"), 2),
            PageCell(form.project, columns=3),
            label(word("code")),
            PageCell(form.code, columns=3),
        )
    else:
        yield label(word("project"), 2), PageCell(form.project, columns=7)
    yield (
        label(word("department"), 2),
        words(form.head.department, word("department"), 3),
        label(word("carried_out_by")),
        words(form.head.unit, word("carried_out_by"), 3),
    )


def _funds(form: ProjectForm) -> Iterator[Row]:
    whole, *sources = form.funds
    yield (label(word("funds"), 1, len(form.funds) + 1), label("", 2), *(label(one) for one in _FUND_HEADS))
    places = places_for(
        (getattr(whole, column), [getattr(one, column) for one in sources])
        for column in ("initial", "adjusted", "executed")
    )
    subject = Subject(SubjectKind.PROJECT, form.project)
    for row in form.funds:
        first = row is whole
        item = None if first else Item("fund_source", row.name)

        def of(concept: str, item: Item | None = item) -> Coordinates:
            return Coordinates(concept, subject, item, str(form.head.year), None)

        part = Item("score_part", "预算执行")
        yield (
            label(row.name if first else word("among", name=row.name) if row is sources[0] else row.name, 2),
            money(row.initial, places, word("initial"), of("budget_initial")),
            money(row.adjusted, places, word("adjusted"), of("budget_adjusted")),
            money(row.executed, places, _spent(row, first=first), of("expenditure_project")),
            points(form.marks.weight, word("weight"), of("score_part_full", part))
            if first
            else PageCell(NONE, Look.FIGURE),
            percent(row.executed, row.adjusted, of("execution_rate")),
            points(form.marks.score, word("score"), of("score_part", part)) if first else PageCell(NONE, Look.FIGURE),
        )


def _spent(row: FundRow, *, first: bool) -> str:
    return word("executed") if first else word("wish_executed_of", source=row.name)
