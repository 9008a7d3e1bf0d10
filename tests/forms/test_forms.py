"""Forms written from a book: every printed figure is read back as what it is, and nothing is found wrong."""

from collections import Counter
from pathlib import Path

import pytest
from bench.county.books import county
from bench.form_pages import meant, read

from jixiao.composing.office import NoPdf
from jixiao.model.book import Book
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.composing import FORMS, Format, Kind, written
from jixiao.services.files import check_path
from jixiao.services.forms import FormFile
from jixiao.services.forms.evaluation import project_pages

YEARS = (2022, 2023)
TYPED = (Format.DOCX, Format.XLSX)
NATIONAL: dict[str, str] = {}
HUNAN = {"部门整体支出绩效自评表": "湖南", "基础数据表": "湖南"}


@pytest.fixture(scope="module")
def books() -> list[Book]:
    return list(county(seed=11, count=5, years=YEARS))


def read_back(form: FormFile, ending: Format, folder: Path) -> Checked:
    made = written([form], [ending])
    assert not isinstance(made, NoPdf)
    path = folder / made[0].name
    path.write_bytes(made[0].data)
    checked = check_path(str(path))
    assert isinstance(checked, Checked)
    return checked


@pytest.mark.parametrize("layouts", [NATIONAL, HUNAN], ids=["national", "hunan"])
@pytest.mark.parametrize("ending", TYPED)
@pytest.mark.parametrize("kind", list(Kind))
def test_each_figure_is_read_back_as_what_it_is_and_nothing_is_wrong(
    books: list[Book], kind: Kind, ending: Format, layouts: dict[str, str], tmp_path: Path
) -> None:
    for book in books[1:8:2]:
        for form in FORMS[kind](book, layouts):
            checked = read_back(form, ending, tmp_path)
            assert Counter(meant(form.pages)) - Counter(read(checked)) == Counter()
            wrong = [one for one in checked.findings if one.severity is not Severity.INFO]
            assert [(one.code, one.args) for one in wrong] == []


def test_what_the_book_does_not_say_is_asked_for(books: list[Book]) -> None:
    texts = [cell.text for row in project_pages(books[0])[1].rows for cell in row]
    assert texts.count("【请补充：预期目标】") == 1


@pytest.mark.parametrize("ending", TYPED)
def test_equal_books_give_equal_files(books: list[Book], ending: Format) -> None:
    forms = FORMS[Kind.SELF](books[0], NATIONAL)
    assert written(forms, [ending]) == written(forms, [ending])
