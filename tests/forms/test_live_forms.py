"""Each figure of a form knows what it means, as in the report; one that was changed by hand is told."""

from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from bench.county.books import county
from bench.visible import visible
from click.testing import CliRunner

from jixiao.books.facts import facts
from jixiao.cli.main import cli
from jixiao.composing.book import write_book
from jixiao.model.book import Book
from jixiao.model.document import Document
from jixiao.model.page import Page
from jixiao.model.quantity import Dimension, Quantity, decimal_text, exact_text
from jixiao.model.result import Checked
from jixiao.model.writing import Made
from jixiao.reading import read
from jixiao.services.composing import Composed, Format, Kind, Order, compose, forms_of, of_form
from jixiao.services.files import check_data
from jixiao.services.forms import FormFile
from jixiao.services.forms.known import of_book

FORMS = (Kind.SELF, Kind.TARGET, Kind.MONITOR)
LAYOUTS: tuple[dict[str, str], ...] = ({}, {"部门整体支出绩效自评表": "湖南", "基础数据表": "湖南"})
MADE = Made("", "云溪县林业局", "2023")


@pytest.fixture(scope="module")
def book() -> Book:
    return list(county(seed=11, count=5, years=(2022, 2023)))[1]


def forms(book: Book) -> list[FormFile]:
    return [form for layout in LAYOUTS for form in forms_of(book, Order(FORMS), layout)]


def word(book: Book, form: FormFile) -> bytes:
    return of_form(form, MADE, of_book(book, facts(book))).word


def document(data: bytes) -> Document:
    found = read("form.docx", data)
    assert isinstance(found, Document)
    return found


def printed(quantity: Quantity, places: int) -> str:
    if quantity.dimension is Dimension.MONEY:
        return decimal_text(quantity.value, 1_000_000, places)
    if quantity.dimension is Dimension.RATE:
        return f"{decimal_text(quantity.value, quantity.scale, 2)}%"
    return exact_text(quantity.value, quantity.scale)


def meant(pages: tuple[Page, ...]) -> Counter[tuple[object, str]]:
    cells = (cell for page in pages for row in page.rows for cell in row)
    return Counter((cell.figure, cell.text) for cell in cells if cell.figure)


def test_every_figure_stands_in_its_control_with_its_meaning(book: Book) -> None:
    for form in forms(book):
        found = document(word(book, form))
        assert Counter((one.means, span.of(found.text)) for span, one in found.live) == meant(form.pages)
        assert found.made is not None
        assert found.made.kind == form.pages[0].title


def test_what_is_hidden_is_no_part_of_the_text(book: Book) -> None:
    for form in forms(book)[:3]:
        data = word(book, form)
        assert document(visible(data)).text == document(data).text


def test_the_exact_value_of_a_figure_is_what_the_form_prints(book: Book) -> None:
    """Of a form on a day in July too, whose budget and spending are not those of the year."""
    known = 0
    for form in forms(book):
        figures = {**(of_book(book, facts(book)) if form.known is None else form.known), **form.marks}
        for cell in (cell for page in form.pages for row in page.rows for cell in row):
            computed = figures.get(cell.figure) if cell.figure else None
            if computed is not None:
                assert cell.text == printed(computed.fact.quantity, cell.decimals)
                known += 1
    assert known > 400


def test_a_figure_that_was_changed_is_told_with_both_values(book: Book) -> None:
    form = next(iter(forms_of(book, Order((Kind.SELF,)), {})))
    data = word(book, form)
    (span, live), *_ = ((span, one) for span, one in document(data).live if one.means.concept == "expenditure_total")
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(f">{live.printed}<".encode(), b">9.99<", 1)
            archive.writestr(name, content)
    checked = check_data("form.docx", target.getvalue())
    assert isinstance(checked, Checked)
    told = [one for one in checked.findings if one.code == "JX214"]
    assert [(one.expected, one.primary.span.of(checked.document.text)) for one in told] == [(live.printed, "9.99")]
    assert span.of(document(data).text) == live.printed


def test_explain_tells_formula_and_rows_of_a_form(book: Book, tmp_path: Path) -> None:
    (tmp_path / "账套.xlsx").write_bytes(write_book(book))
    made = compose(str(tmp_path / "账套.xlsx"), Order((Kind.SELF,), (Format.DOCX,)))
    assert isinstance(made, Composed)
    path = tmp_path / made.files[0].name
    path.write_bytes(made.files[0].data)
    told = CliRunner().invoke(cli, ["explain", str(path), "支出合计"])
    assert told.exit_code == 0
    assert "部门整体支出绩效自评表" in told.output.splitlines()[0]
    assert "支出合计＝支付" in told.output
