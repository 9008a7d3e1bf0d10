"""项目支出绩效运行监控表 (财预〔2019〕136号): money and targets of a project on a day of the year."""

from collections.abc import Iterator, Sequence

from jixiao.composing.forms.cells import NONE, label, money, percent, places_for, rate_text, wanted, words
from jixiao.composing.forms.indicators import Columns, block
from jixiao.composing.forms.unit import FOOT
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.page import Look, Page, PageCell, Row
from jixiao.model.plan_form import MonitorForm, MonitorLine

TITLE = "项目支出绩效运行监控表"
_WIDTHS = (6, 12, 14, 22, 14, 15, 15, 10, 20, 20)
_INDICATORS = Columns((1,) * len(_WIDTHS))
_CHOICE = "确定能、有可能或不可能"
_NOTE = "注：执行率＝执行数÷调整后预算数；完成进度＝已完成值÷年度指标值，比率类、定性指标不随时间累计，不计算进度。"


def monitor_page(form: MonitorForm, number: int) -> Page:
    """Return the form of a project; amounts in 万元 with as many places as its sums need, two at least."""
    names = tuple(_names(form))
    funds = tuple(_funds(form))
    goal: Row = (label("年度总体目标"), words(form.goal, "年度总体目标", 9))
    lines = block(form.lines, _heads(form), _cells, _INDICATORS)
    told = "\n".join(form.warnings) or "无"
    warnings: Row = (label("监控预警"), PageCell(told, columns=9))
    measures: Row = (label("纠偏措施"), wanted("纠偏措施", 9) if form.warnings else PageCell("无", columns=9))
    head = len(names) + len(funds) + 1
    return Page(
        f"{number} {form.project}", TITLE, f"（{form.head.year}年度，截至{form.until.month}月{form.until.day}日）",
        _WIDTHS, (*names, *funds, goal, *lines, warnings, measures), (_NOTE, FOOT),
        ((0, 0), (head, 1), (head + len(lines), 0)), landscape=True,
    )  # fmt: skip


def _names(form: MonitorForm) -> Iterator[Row]:
    if form.code:
        yield (
            label("项目名称", 2),
            PageCell(form.project, columns=4),
            label("项目代码", 2),
            PageCell(form.code, columns=2),
        )
    else:
        yield label("项目名称", 2), PageCell(form.project, columns=8)
    department = words(form.head.department, "主管部门", 4)
    yield label("主管部门", 2), department, label("实施单位", 2), words(form.head.unit, "实施单位", 2)


def _span(form: MonitorForm) -> str:
    return f"1—{form.until.month}月"


def _funds(form: MonitorForm) -> Iterator[Row]:
    span = _span(form)
    heads = (
        label("", 2), label("年初预算数"), label("调整后预算数", 2), label(f"{span}执行数"), label(f"{span}执行率", 2),
        label("全年预计执行数"),
    )  # fmt: skip
    yield label("项目资金（万元）", 1, len(form.funds) + 1), *heads
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
            label(f"其中：{row.name}" if sources and row is sources[0] else row.name, 2),
            money(row.initial, places, "年初预算数", of("budget_initial")),
            money(row.adjusted, places, "调整后预算数", of("budget_adjusted"), 2),
            money(row.executed, places, "执行数", of("expenditure_project", months)),
            percent(row.executed, row.adjusted, of("execution_rate", months), columns=2),
            money(row.expected, places, "全年预计数"),
        )


def _heads(form: MonitorForm) -> Sequence[str]:
    span = _span(form)
    return "年度指标值", f"{span}完成值", "全年预计完成值", "完成进度", "偏差原因分析", "完成目标可能性"


def _cells(line: MonitorLine) -> Sequence[PageCell]:
    progress = PageCell(NONE if line.progress is None else rate_text(line.progress), Look.FIGURE)
    return (
        words(line.target, "年度指标值"),
        words(line.actual, "完成值"),
        words(line.expected, "全年预计值"),
        progress,
        _reason(line),
        PageCell("确定能") if line.progress == 1 else wanted(_CHOICE),
    )


def _reason(line: MonitorLine) -> PageCell:
    """Return the reason of a deviation; 无 only where a result is known that does not lag behind."""
    if line.reason or line.behind:
        return words(line.reason, "偏差原因")
    return PageCell("无") if line.actual else wanted("偏差原因，没有偏差的填“无”")
