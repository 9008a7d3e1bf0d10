"""The forms of the year's end: self-evaluation of the whole unit and of each project."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jixiao.books.costs import cost_rows
from jixiao.books.funds import project_funds
from jixiao.books.kind import is_of_projects
from jixiao.books.stated import card_facts
from jixiao.books.tasks import by_income, by_spending, note, tasks, unit_funds, whole
from jixiao.books.whose import is_of_unit
from jixiao.composing.forms import base_data, hunan, project, unit
from jixiao.model.book import Book
from jixiao.model.form import ProjectForm
from jixiao.model.framework import Framework
from jixiao.model.page import Page
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.unit_form import BaseForm, UnitForm
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.forms.common import goals_of, head_of, marks_of, projects_of
from jixiao.services.forms.file import FormFile
from jixiao.services.forms.known import of_marks


@dataclass(frozen=True, slots=True)
class Layout:
    """How a place lays out the form of a unit, and by which framework it gives marks."""

    page: Callable[[UnitForm], Page]
    scores: str


UNIT_FORM, BASE_FORM, NATIONAL = "部门整体支出绩效自评表", "基础数据表", "全国"
LAYOUTS: Mapping[str, Layout] = {
    NATIONAL: Layout(unit.unit_page, PROJECT), "湖南": Layout(hunan.hunan_page, "hunan-department-2021"),
}  # fmt: skip


def evaluation_files(book: Book, layouts: Mapping[str, str]) -> tuple[FormFile, ...]:
    """Return the forms of the year's end; `layouts` says by the name of a form how the place lays it out."""
    if is_of_projects(book):
        return project_files(book)
    base = (base_file(book),) if layouts.get(BASE_FORM) in LAYOUTS else ()
    return *base, unit_file(book, layouts.get(UNIT_FORM, NATIONAL)), *project_files(book)


def evaluation_titles(book: Book, layouts: Mapping[str, str]) -> tuple[str, ...]:
    """Return what these forms are called, those of the projects once."""
    base = (base_data.TITLE,) if layouts.get(BASE_FORM) in LAYOUTS else ()
    return *base, unit.TITLE, *((project.TITLE,) if projects_of(book) else ())


def unit_framework(layouts: Mapping[str, str]) -> Framework:
    """Return the framework that scores a unit as a whole where its form is laid out so."""
    return framework(LAYOUTS[layouts.get(UNIT_FORM, NATIONAL)].scores)


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
    form = unit_form(book, framework(chosen.scores))
    return FormFile(unit.TITLE, (chosen.page(form),), marks=of_marks(form.head, form.marks))


def base_form(book: Book) -> BaseForm:
    """Return the base data of the unit."""
    known = dict(_counts(book))
    return BaseForm(
        head_of(book), known.get("staff_quota"), known.get("staff_on_post"), cost_rows(book), note(book, "楼堂馆所"),
        note(book, "厉行节约保障措施"),
    )  # fmt: skip


def _counts(book: Book) -> Iterator[tuple[str, int]]:
    """Yield the counts of the unit in the year of the book by concept."""
    for one in card_facts(book):
        where, count = one.fact.coordinates, one.fact.quantity
        if where is None or where.period != str(book.year) or not is_of_unit(one, book):
            continue
        if count.dimension is Dimension.COUNT:
            yield where.concept, count.value // MICRO


def base_file(book: Book) -> FormFile:
    """Return the form of the base data."""
    return FormFile(base_data.TITLE, (base_data.base_page(base_form(book)),))


def project_forms(book: Book, frame: Framework) -> tuple[ProjectForm, ...]:
    """Return what the self-evaluation form of each project says; basic spending has none."""
    return tuple(_project_form(book, frame, name, code) for name, code in projects_of(book))


def project_files(book: Book) -> tuple[FormFile, ...]:
    """Return a file for each of these forms: they are handed in one by one."""
    forms = project_forms(book, framework(PROJECT))
    return tuple(_project_file(form, number) for number, form in enumerate(forms, 1))


def _project_file(form: ProjectForm, number: int) -> FormFile:
    page = project.project_page(form, number)
    marks = of_marks(form.head, form.marks, form.project)
    return FormFile(f"{project.TITLE} {page.name}", (page,), marks=marks)


def _project_form(book: Book, frame: Framework, name: str, code: str) -> ProjectForm:
    funds = project_funds(book, name)
    return ProjectForm(head_of(book), name, code, funds, goals_of(book, name), marks_of(book, frame, funds[0], name))
