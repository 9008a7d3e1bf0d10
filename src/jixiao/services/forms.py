"""The official forms of a unit from its book."""

from dataclasses import dataclass
from fractions import Fraction

from jixiao.books.facts import BASIC_CLASSES
from jixiao.books.funds import project_funds
from jixiao.books.indicators import Booked, indicators
from jixiao.composing.forms.project import TITLE, project_page
from jixiao.model.book import Book
from jixiao.model.form import FundRow, Goals, Head, IndicatorLine, Marks, ProjectForm
from jixiao.model.framework import Framework
from jixiao.model.indicator import Execution
from jixiao.model.page import Look, Page
from jixiao.model.score import Scored
from jixiao.scoring.packs import PROJECT, framework
from jixiao.scoring.score import score_execution, score_indicator


@dataclass(frozen=True, slots=True)
class FormFile:
    """Forms that make one file: its name without ending, the forms as they are laid out."""

    name: str
    pages: tuple[Page, ...]

    @property
    def requests(self) -> int:
        """Tell how many things the forms ask the clerk to add."""
        return sum(cell.look is Look.REQUEST for page in self.pages for row in page.rows for cell in row)


EXPECTED, ACTUAL = "年度总体目标", "年度总体目标完成情况"


def project_forms(book: Book, frame: Framework) -> tuple[ProjectForm, ...]:
    """Return what the self-evaluation form of each project says; basic spending has none."""
    return tuple(_project_form(book, frame, name, code) for name, code in _projects(book))


def project_pages(book: Book, pack: str = PROJECT) -> tuple[Page, ...]:
    """Return these forms as they are laid out. FileNotFoundError for an unknown scoring pack."""
    return tuple(project_page(form, number) for number, form in enumerate(project_forms(book, framework(pack)), 1))


def project_files(book: Book, pack: str = PROJECT) -> tuple[FormFile, ...]:
    """Return a file for each of these forms: they are handed in one by one."""
    return tuple(FormFile(f"{TITLE} {page.name}", (page,)) for page in project_pages(book, pack))


def _projects(book: Book) -> tuple[tuple[str, str], ...]:
    table = book.tables.get("projects")
    if table is None:
        return ()
    every = zip(table.texts("name"), table.texts("code"), table.texts("class"), strict=True)
    return tuple((name, code) for name, code, kind in every if name and kind not in BASIC_CLASSES)


def _project_form(book: Book, frame: Framework, name: str, code: str) -> ProjectForm:
    funds = project_funds(book, name)
    return ProjectForm(_head(book), name, code, funds, _goals(book, name), _marks(book, frame, name, funds[0]))


def _head(book: Book) -> Head:
    department = book.first("unit", "department")
    first = book.first("unit", "level") == "一级"
    return Head(book.unit, department if isinstance(department, str) else book.unit if first else "", book.year or 0)


def _goals(book: Book, project: str) -> Goals:
    """Return the goals from the sheet 其他说明, under the name of the project and what it is."""
    table = book.tables.get("notes")
    told = {} if table is None else dict(zip(table.texts("title"), table.texts("content"), strict=True))
    return Goals(told.get(f"{project}{EXPECTED}", ""), told.get(f"{project}{ACTUAL}", ""))


def _marks(book: Book, frame: Framework, project: str, whole: FundRow) -> Marks:
    spending = score_execution(Execution(whole.initial, whole.adjusted, whole.executed), frame)
    return Marks(frame.execution_weight, spending.points, tuple(_line(one, frame) for one in indicators(book, project)))


def _line(booked: Booked, frame: Framework) -> IndicatorLine:
    one = booked.indicator
    scored = score_indicator(one, frame) if one.weight else None
    score = _score(one.score, one.weight, scored)
    short = score is not None and score < one.weight
    room = None if scored is None or scored.low is None or scored.high is None else (scored.low, scored.high)
    return IndicatorLine(
        one.level1, one.level2, one.level3, booked.target, booked.actual, one.weight or None, score, one.reason,
        short or (scored is not None and scored.due), room,
    )  # fmt: skip


def _score(own: Fraction | None, weight: Fraction, scored: Scored | None) -> Fraction | None:
    """Return the score that the clause gives; what the unit gave itself where the clause leaves it to people."""
    if scored is not None and scored.low is not None and scored.low == scored.high:
        return scored.low
    low, high = (
        (scored.low, scored.high) if scored and scored.low is not None and scored.high is not None else (0, weight)
    )
    return own if own is not None and low <= own <= high else None
