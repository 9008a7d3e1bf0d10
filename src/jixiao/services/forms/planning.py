"""The forms before and during the year: what is aimed at, and how it goes by a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jixiao.books.funds import project_funds
from jixiao.books.indicators import Booked, indicators
from jixiao.books.kind import is_of_projects
from jixiao.books.tasks import classes_of, note, tasks, whole
from jixiao.books.until import book_until, is_known_until
from jixiao.composing.forms import monitor, target
from jixiao.composing.forms.cells import rate_text
from jixiao.model.book import Book
from jixiao.model.form import FundRow
from jixiao.model.plan_form import MonitorForm, MonitorFund, MonitorLine, TargetForm
from jixiao.model.unit_form import UnitTargetForm
from jixiao.rendering.catalogue import say
from jixiao.scoring.monitoring.lamps import Lamp, Limits, lamp, parts_from, progress, time_gone
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.forms.common import EXPECTED, goals_of, head_of, lines_of, projects_of
from jixiao.services.forms.file import FormFile
from jixiao.services.forms.known import until_day


@dataclass(frozen=True, slots=True)
class _Way:
    """What was spent on a day as a share of the budget, the limits, whether the results of the day are known."""

    spent: Fraction | None
    by: Limits
    known: bool


_FACTS = ("项目代码", "项目类别", "项目属性", "项目期限", "项目负责人", "立项依据")


def target_files(book: Book) -> tuple[FormFile, ...]:
    """Return 绩效目标申报表 of the unit, unless the book is of projects alone, and of each project."""
    pages = (target.target_page(_target(book, name, code), at) for at, (name, code) in enumerate(projects_of(book), 1))
    files = tuple(FormFile(f"{target.TITLE} {page.name}", (page,)) for page in pages)
    return files if is_of_projects(book) else (_unit_target(book), *files)


def _unit_target(book: Book) -> FormFile:
    frame = framework(PROJECT)
    planned, all_of_it = tasks(book, planned=True), whole(book, planned=True)
    form = UnitTargetForm(head_of(book), planned, all_of_it, goals_of(book).expected, lines_of(book, frame))
    return FormFile(target.UNIT_TITLE, (target.unit_target_page(form),))


def _target(book: Book, project: str, code: str) -> TargetForm:
    known = {"项目代码": code, "项目类别": classes_of(book).get(project, ""), "项目负责人": _owner(book, project)}
    facts = tuple((name, known.get(name, "") or note(book, f"{project}{name}")) for name in _FACTS)
    funds = tuple((one.name, one.initial) for one in project_funds(book, project))
    lines = lines_of(book, framework(PROJECT), project)
    return TargetForm(head_of(book), project, facts, funds, goals_of(book, project).expected, lines)


def _owner(book: Book, project: str) -> str:
    table = book.tables.get("projects")
    return "" if table is None else dict(zip(table.texts("name"), table.texts("owner"), strict=True)).get(project, "")


def monitor_files(book: Book, until: date, by: Limits) -> tuple[FormFile, ...]:
    """Return 绩效运行监控表 of each project on a day; `by` are the limits of its warnings."""
    then, known = book_until(book, until), is_known_until(book, until)
    figures = until_day(then, until)
    pages = (
        monitor.monitor_page(_monitor(then, (name, code), until, by, known=known), at)
        for at, (name, code) in enumerate(projects_of(book), 1)
    )
    return tuple(FormFile(f"{monitor.TITLE} {page.name}", (page,), figures) for page in pages)


def _monitor(book: Book, named: tuple[str, str], until: date, by: Limits, *, known: bool) -> MonitorForm:
    """Return the form from a book as it stood on the day; its results count only where they are `known` to be of it."""
    project, code = named
    funds = project_funds(book, project)
    spent = _share(funds[0])
    lines = tuple(_line(book, one, _Way(spent, by, known), project) for one in indicators(book, project))
    expected = tuple(MonitorFund(one.name, one.initial, one.adjusted, one.executed, None) for one in funds)
    warnings = tuple(_warnings(spent, until, lines, by))
    return MonitorForm(head_of(book), project, code, until, expected, note(book, project + EXPECTED), lines, warnings)


def _share(funds: FundRow) -> Fraction | None:
    if funds.executed is None or not funds.adjusted or funds.adjusted < 0:
        return None
    return Fraction(funds.executed, funds.adjusted)


def _line(book: Book, booked: Booked, then: _Way, project: str) -> MonitorLine:
    one, spent, known = booked.indicator, then.spent, then.known
    way = progress(one) if known else None
    behind = way is not None and spent is not None and way < spent and parts_from(way, spent, then.by)
    return MonitorLine(
        one.level1, one.level2, one.level3, booked.target, booked.actual if known else "",
        note(book, f"{project}{one.level3}全年预计"), way, one.reason if known else "", behind,
    )  # fmt: skip


def _warnings(spent: Fraction | None, until: date, lines: tuple[MonitorLine, ...], by: Limits) -> Iterator[str]:
    if spent is None:
        yield say("forms.no_rate")
        return
    light = lamp(spent, until, by)
    if light is not Lamp.GREEN:
        yield say("forms.lamp", lamp=light, rate=rate_text(spent), time=rate_text(time_gone(until)))
    for one in lines:
        if one.progress is not None and parts_from(one.progress, spent, by):
            key = "forms.behind" if one.progress < spent else "forms.ahead"
            yield say(key, name=one.level3, way=rate_text(one.progress), rate=rate_text(spent))
