"""项目支出绩效自评表, the annex of 财预〔2020〕10号: one page for each project."""

from collections.abc import Iterator

from jixiao.composing.forms.cells import NONE, goal_rows, label, money, percent, places_for, points, words
from jixiao.composing.forms.indicators import BLOCK, Columns, indicator_rows
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import FundRow, ProjectForm
from jixiao.model.page import Look, Page, PageCell, Row

TITLE = "项目支出绩效自评表"
WIDTHS = (6, 11, 11, 24, 15, 15, 8, 11, 24)
_COLUMNS = Columns((1,) * len(WIDTHS))
_FUND_HEADS = ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
FOOT = "填报人：　　　　　　联系电话：　　　　　　填报日期：　　　　　　单位负责人（签章）："


def project_page(form: ProjectForm, number: int) -> Page:
    """Return the form of a project; amounts in 万元 with as many places as its sums need, two at least."""
    rows = (*_names(form), *_funds(form), *goal_rows(form.goals, (1, 4, 4)), *_indicators(form))
    head = next(at for at, row in enumerate(rows) if row[0].text == BLOCK)
    return Page(
        f"{number} {form.project}", TITLE, f"（{form.head.year}年度）", WIDTHS, rows, (FOOT,), ((0, 0), (head, 1)),
        landscape=True,
    )  # fmt: skip


def _indicators(form: ProjectForm) -> tuple[Row, ...]:
    return indicator_rows(form.marks, Subject(SubjectKind.PROJECT, form.project), form.head, _COLUMNS)


def _names(form: ProjectForm) -> Iterator[Row]:
    if form.code:
        yield label("项目名称", 2), PageCell(form.project, columns=3), label("项目代码"), PageCell(form.code, columns=3)
    else:
        yield label("项目名称", 2), PageCell(form.project, columns=7)
    yield (
        label("主管部门", 2),
        words(form.head.department, "主管部门", 3),
        label("实施单位"),
        words(form.head.unit, "实施单位", 3),
    )


def _funds(form: ProjectForm) -> Iterator[Row]:
    whole, *sources = form.funds
    yield (label("项目资金（万元）", 1, len(form.funds) + 1), label("", 2), *(label(one) for one in _FUND_HEADS))
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
            label(row.name if first else f"其中：{row.name}" if row is sources[0] else row.name, 2),
            money(row.initial, places, "年初预算数", of("budget_initial")),
            money(row.adjusted, places, "全年预算数", of("budget_adjusted")),
            money(row.executed, places, _spent(row, first=first), of("expenditure_project")),
            points(form.marks.weight, "分值", of("score_part_full", part)) if first else PageCell(NONE, Look.FIGURE),
            percent(row.executed, row.adjusted, of("execution_rate")),
            points(form.marks.score, "得分", of("score_part", part)) if first else PageCell(NONE, Look.FIGURE),
        )


def _spent(row: FundRow, *, first: bool) -> str:
    return "全年执行数" if first else f"{row.name}执行数"
