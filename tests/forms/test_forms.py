"""Forms written from a book: every printed figure is read back as what it is, and nothing is found wrong."""

from pathlib import Path

import pytest
from bench.county.books import county

from jixiao.composing.office import NoPdf
from jixiao.model.book import Book
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.page import placed
from jixiao.model.result import Checked
from jixiao.services.composing import Format, Written, written
from jixiao.services.files import check_path
from jixiao.services.forms import project_files, project_pages

YEARS = (2022, 2023)
TYPED = (Format.DOCX, Format.XLSX)


@pytest.fixture(scope="module")
def books() -> list[Book]:
    return list(county(seed=11, count=5, years=YEARS))


def files(book: Book, form: Format) -> tuple[Written, ...]:
    made = written(project_files(book), (form,))
    assert not isinstance(made, NoPdf)
    return made


def read_back(book: Book, form: Format, folder: Path) -> list[Checked]:
    found = []
    for one in files(book, form):
        path = folder / one.name
        path.write_bytes(one.data)
        checked = check_path(str(path))
        assert isinstance(checked, Checked)
        found.append(checked)
    return found


def meaning(where: Coordinates) -> tuple[str, str, str]:
    return where.concept, where.subject.name, where.item.name if where.item else ""


def said(fact: Fact) -> set[tuple[str, str, str]]:
    return set() if fact.coordinates is None else {meaning(fact.coordinates)}


@pytest.mark.parametrize("form", TYPED)
def test_nothing_is_wrong_in_a_form(books: list[Book], form: Format, tmp_path: Path) -> None:
    for number, book in enumerate(books):
        folder = tmp_path / str(number)
        folder.mkdir()
        for checked in read_back(book, form, folder):
            assert [(one.code, one.args) for one in checked.findings] == []


@pytest.mark.parametrize("form", TYPED)
def test_each_figure_is_read_back_as_what_it_is(books: list[Book], form: Format, tmp_path: Path) -> None:
    book = books[1]
    for page, checked in zip(project_pages(book), read_back(book, form, tmp_path), strict=True):
        read = {one for fact in checked.facts for one in said(fact)}
        printed = {
            meaning(one.cell.figure) for one in placed(page) if one.cell.figure is not None and one.cell.text != "—"
        }
        assert printed - read == set()


def test_what_the_book_does_not_say_is_asked_for(books: list[Book]) -> None:
    page = project_pages(books[0])[0]
    texts = [cell.text for row in page.rows for cell in row]
    assert texts.count("【请补充：预期目标】") == 1


@pytest.mark.parametrize("form", TYPED)
def test_equal_books_give_equal_files(books: list[Book], form: Format) -> None:
    assert files(books[0], form) == files(books[0], form)
