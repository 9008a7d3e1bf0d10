"""The forms of the year's end: self-evaluation of the whole unit and of each project."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jixiao.books.funds import project_funds
from jixiao.books.tasks import by_income, by_spending, tasks, unit_funds, whole
from jixiao.composing.forms import hunan, project, unit
from jixiao.model.book import Book
from jixiao.model.form import ProjectForm
from jixiao.model.framework import Framework
from jixiao.model.page import Page
from jixiao.model.unit_form import UnitForm
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.forms.common import goals_of, head_of, marks_of, projects_of
from jixiao.services.forms.file import FormFile


@dataclass(frozen=True, slots=True)
class Layout:
    """How a place lays out the form of a unit, and by which framework it gives marks."""

    page: Callable[[UnitForm], Page]
    scores: str


UNIT_FORM, NATIONAL = "部门整体支出绩效自评表", "全国"
LAYOUTS: Mapping[str, Layout] = {
    NATIONAL: Layout(unit.unit_page, PROJECT), "湖南": Layout(hunan.hunan_page, "hunan-department-2021"),
}  # fmt: skip


def unit_form(book: Book, frame: Framework) -> UnitForm:
    """Return what the self-evaluation form of the whole unit says."""
    funds = unit_funds(book)
    return UnitForm(
        head_of(book), tasks(book), whole(book), funds, by_income(book), by_spending(book), goals_of(book),
        marks_of(book, frame, funds),
    )  # fmt: skip


def unit_file(book: Book, layout: str = NATIONAL) -> FormFile:
    """Return the form of the whole unit. KeyError for an unknown layout."""
    chosen = LAYOUTS[layout]
    return FormFile(unit.TITLE, (chosen.page(unit_form(book, framework(chosen.scores))),))


def project_forms(book: Book, frame: Framework) -> tuple[ProjectForm, ...]:
    """Return what the self-evaluation form of each project says; basic spending has none."""
    return tuple(_project_form(book, frame, name, code) for name, code in projects_of(book))


def project_pages(book: Book) -> tuple[Page, ...]:
    """Return these forms as they are laid out."""
    forms = project_forms(book, framework(PROJECT))
    return tuple(project.project_page(form, number) for number, form in enumerate(forms, 1))


def project_files(book: Book) -> tuple[FormFile, ...]:
    """Return a file for each of these forms: they are handed in one by one."""
    return tuple(FormFile(f"{project.TITLE} {page.name}", (page,)) for page in project_pages(book))


def _project_form(book: Book, frame: Framework, name: str, code: str) -> ProjectForm:
    funds = project_funds(book, name)
    return ProjectForm(head_of(book), name, code, funds, goals_of(book, name), marks_of(book, frame, funds[0], name))
