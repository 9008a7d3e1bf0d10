"""An old report becomes a book that the clerk goes on with."""

import re
from dataclasses import dataclass

from jixiao.books.from_report.build import book_of
from jixiao.books.from_report.report import Quote, Remark, Report
from jixiao.composing.book import write_book
from jixiao.model.book import Book
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.finding import Finding, Severity
from jixiao.model.result import Checked, Kind, Unread
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.lines import Lines
from jixiao.rendering.sentence import sentence
from jixiao.rendering.values import fact_name
from jixiao.services.checking import EVERYTHING
from jixiao.services.files import check_path
from jixiao.services.passages import duties, notes, problems, title_above
from jixiao.services.policy import Policy
from jixiao.services.scoring import form_of

_CLAUSE = re.compile(r"[，；。：！？\n]")
_FORMS = frozenset({Kind.SELF_EVALUATION_FORM, Kind.TARGET_FORM, Kind.MONITORING_FORM})
_FIGURES = ("JX1", "JX2")


@dataclass(frozen=True, slots=True)
class Taken:
    """The workbook of a report, how many of its figures it holds, and how many things the clerk has to settle."""

    data: bytes
    figures: int
    doubts: int


@dataclass(frozen=True, slots=True)
class IsBook:
    """The file is a book already."""

    path: str


def book_from_report(path: str, policy: Policy = EVERYTHING) -> Taken | IsBook | Unread:
    """Return the book that the report in `path` tells."""
    checked = check_path(path, policy)
    if isinstance(checked, Unread):
        return checked
    if checked.profile.kind is Kind.BOOK:
        return IsBook(path)
    book = taken(checked)
    stated = sum(fact.span is not None for fact in checked.facts)
    return Taken(write_book(book), stated, len(book.tables["doubts"]))


def taken(checked: Checked) -> Book:
    """Return the book of a report that was checked."""
    form, _ = form_of(checked)
    found, measures = problems(checked)
    lines = Lines.of(checked.document.text)
    report = Report(
        checked.profile.unit, checked.profile.year, checked.facts,
        {one.id: _quote(one, checked, lines) for one in checked.facts if one.span is not None},
        form.indicators, _only_project(checked), duties(checked), found, measures, notes(checked),
        (
            *(_remark(one, checked, lines) for one in checked.findings if _is_about_figures(one)),
            *(_weighed(one, checked, lines) for one in checked.facts if one.weighed),
        ),
        _is_of_projects(checked),
    )  # fmt: skip
    return book_of(report, checked.document.source)


def _weighed(fact: Fact, checked: Checked, lines: Lines) -> Remark:
    """Return what the clerk is told of a figure whose meaning only the weights of words gave."""
    return Remark(fact_name(fact), fact.printed, say("books.weighed"), _quote(fact, checked, lines).source)


def _quote(fact: Fact, checked: Checked, lines: Lines) -> Quote:
    span, text = fact.span, checked.document.text
    if span is None:
        return Quote("", "", "")
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    place = say("books.line", line=lines.position(span.start).line)
    return Quote(f"{place}{sentence(text, span)}", _CLAUSE.split(line)[-1], title_above(checked, span))


def _is_of_projects(checked: Checked) -> bool:
    """Tell a report on projects: an evaluation of one, or a form that speaks of one project alone."""
    profile = checked.profile
    return profile.of_project or (profile.kind in _FORMS and bool(_only_project(checked)))


def _only_project(checked: Checked) -> str:
    """Return the project of a report on one project, whose indicators they are."""
    profile = checked.profile
    if profile.kind is Kind.DEPARTMENT_EVALUATION or (
        profile.kind is Kind.MONITORING_REPORT and not profile.of_project
    ):
        return ""
    subjects = [fact.coordinates.subject for fact in checked.facts if fact.coordinates]
    names = {one.name for one in subjects if one.kind is SubjectKind.PROJECT}
    return names.pop() if len(names) == 1 else ""


def _is_about_figures(one: Finding) -> bool:
    return one.code.startswith(_FIGURES) and bool(one.facts) and one.severity is not Severity.INFO


def _remark(one: Finding, checked: Checked, lines: Lines) -> Remark:
    span = one.primary.span
    place = say("books.line", line=lines.position(span.start).line)
    told = f"{one.code} {message_of(one)}"
    return Remark("", one.found or span.of(checked.document.text), told, f"{place}{sentence(lines.text, span)}")
