"""项目支出绩效运行监控表 (财预〔2019〕136号): money and targets of a project on a day of the year."""

from collections.abc import Iterator, Sequence

from jixiao.composing.forms.cells import NONE, label, money, percent, places_for, rate_text, wanted, words
from jixiao.composing.forms.indicators import Columns, block
from jixiao.composing.forms.unit import FOOT
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.page import Look, Page, PageCell, Row
from jixiao.model.plan_form import MonitorForm, MonitorLine

TITLE = word("monitor_title")
_WIDTHS = (6, 12, 14, 22, 14, 15, 15, 10, 20, 20)
_INDICATORS = Columns((1,) * len(_WIDTHS))
_CHOICE = word("wish_likely")
_NOTE = word("monitor_note")


def monitor_page(form: MonitorForm, number: int) -> Page:
    """Return the form of a project; amounts in 万元 with as many places as its sums need, two at least."""
    names = tuple(_names(form))
    funds = tuple(_funds(form))
    goal: Row = (label(word("goal")), words(form.goal, word("goal"), 9))
    lines = block(form.lines, _heads(form), _cells, _INDICATORS)
    told = "\n".join(form.warnings) or word("nothing")
    warnings: Row = (label(word("warnings")), PageCell(told, columns=9))
    measures: Row = (
        label(word("measures")),
        wanted(word("measures"), 9) if form.warnings else PageCell(word("nothing"), columns=9),
    )
    head = len(names) + len(funds) + 1
    return Page(
        f"{number} {form.project}", TITLE,
        word("of_year_until", year=form.head.year, month=form.until.month, day=form.until.day), _WIDTHS,
        (*names, *funds, goal, *lines, warnings, measures), (_NOTE, FOOT),
        ((0, 0), (head, 1), (head + len(lines), 0)), landscape=True,
    )  # fmt: skip


def _names(form: MonitorForm) -> Iterator[Row]:
    if form.code:
        yield (
            label(word("project"), 2),
            PageCell(form.project, columns=4),
            label(word("code"), 2),
            PageCell(form.code, columns=2),
        )
    else:
        yield label(word("project"), 2), PageCell(form.project, columns=8)
    department = words(form.head.department, word("department"), 4)
    yield (
        label(word("department"), 2),
        department,
        label(word("carried_out_by"), 2),
        words(form.head.unit, word("carried_out_by"), 2),
    )


def _span(form: MonitorForm) -> str:
    return word("span", month=form.until.month)


def _funds(form: MonitorForm) -> Iterator[Row]:
    span = _span(form)
    heads = (
        label("", 2), label(word("initial")), label(word("adjusted_by_now"), 2),
        label(word("executed_of", span=span)), label(word("rate_of", span=span), 2),
        label(word("expected_spending")),
    )  # fmt: skip
    yield label(word("funds"), 1, len(form.funds) + 1), *heads
    whole, *sources = form.funds
    places = places_for(
        (getattr(whole, column), [getattr(one, column) for one in sources])
        for column in ("initial", "adjusted", "executed", "expected")
    )
    subject, year = Subject(SubjectKind.PROJECT, form.project), str(form.head.year)
    months = f"{year}-01/{year}-{form.until.month:02}"
    for row in form.funds:
        item = None if row is whole else Item("fund_source", row.name)

        def of(concept: str, period: str = year, item: Item | None = item) -> Coordinates:
            return Coordinates(concept, subject, item, period, None)

        yield (
            label(word("among", name=row.name) if sources and row is sources[0] else row.name, 2),
            money(row.initial, places, word("initial"), of("budget_initial")),
            money(row.adjusted, places, word("adjusted_by_now"), of("budget_adjusted"), 2),
            money(row.executed, places, word("wish_executed"), of("expenditure_project", months)),
            percent(row.executed, row.adjusted, of("execution_rate", months), columns=2),
            money(row.expected, places, word("wish_expected_spending")),
        )


def _heads(form: MonitorForm) -> Sequence[str]:
    span = _span(form)
    return (
        word("target"),
        word("result_of", span=span),
        word("expected_result"),
        word("progress"),
        word("reason_analysed"),
        word("likely"),
    )


def _cells(line: MonitorLine) -> Sequence[PageCell]:
    progress = PageCell(NONE if line.progress is None else rate_text(line.progress), Look.FIGURE)
    return (
        words(line.target, word("target")),
        words(line.actual, word("wish_result")),
        words(line.expected, word("wish_expected_result")),
        progress,
        _reason(line),
        PageCell(word("surely")) if line.progress == 1 else wanted(_CHOICE),
    )


def _reason(line: MonitorLine) -> PageCell:
    """Return the reason of a deviation; 无 only where a result is known that does not lag behind."""
    if line.reason or line.behind:
        return words(line.reason, word("reason"))
    return PageCell(word("nothing")) if line.actual else wanted(word("wish_reason"))
