"""A form as a Word file: tables of fixed width on A4, heads that come again, merged cells."""

import shutil
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Twips
from hypothesis import given
from hypothesis import strategies as st

from jixiao.composing.office import NoPdf, pdf_files
from jixiao.composing.pages.word import pages_word
from jixiao.composing.word.figures import Figures
from jixiao.model.page import Look, Page, PageCell
from jixiao.model.writing import Made

HEAD = (PageCell("名称", Look.LABEL), PageCell("数值", Look.LABEL, columns=2))
PAGE = Page(
    "表", "自评表", "（2023年度）", (10, 20, 30),
    ((PageCell("甲", Look.LABEL, rows=2), PageCell("乙", columns=2)), (PageCell("丙", columns=2),), HEAD,
     (PageCell("丁"), PageCell("1.50", Look.FIGURE), PageCell("【请补充：原因】", Look.REQUEST))),
    ("填报人：",), ((0, 0), (2, 1)), landscape=True,
)  # fmt: skip


def written(page: Page) -> bytes:
    return pages_word((page,), Made("自评表", "云溪县林业局", "2023"), Figures())


def opened(page: Page) -> docx.document.Document:
    return docx.Document(BytesIO(written(page)))


def test_the_page_lies_across_a4() -> None:
    section = opened(PAGE).sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert [section.page_width, section.page_height] == [Twips(16838), Twips(11906)]


def test_the_head_comes_again_at_the_top_of_its_own_table() -> None:
    upper, lower = opened(PAGE).tables
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in upper.rows] == [False, False]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in lower.rows] == [True, False]


def test_cells_are_merged_both_ways() -> None:
    upper = opened(PAGE).tables[0]
    assert [[cell.text for cell in row.cells] for row in upper.rows] == [["甲", "乙", "乙"], ["甲", "丙", "丙"]]


def test_widths_fill_the_page_and_stay_fixed() -> None:
    for table in opened(PAGE).tables:
        assert [column.width.twips for column in table.columns] == [2428, 4857, 7285]
        assert not table.autofit


def test_a_request_stands_out() -> None:
    cell = opened(PAGE).tables[1].rows[1].cells[2]
    assert [one.get(qn("w:fill")) for one in cell._tc.iter(qn("w:shd"))] == ["FFFF00"]


def test_a_short_row_stays_on_one_page_and_a_long_one_may_break() -> None:
    page = Page("表", "表", "", (10,), ((PageCell("短"),), (PageCell("长" * 300),)))
    rows = opened(page).tables[0].rows
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, False]


@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40), min_size=1, max_size=8))
def test_every_text_is_written(texts: list[str]) -> None:
    page = Page("表", "表", "", (20,), tuple((PageCell(text),) for text in texts))
    assert [row.cells[0].text for row in opened(page).tables[0].rows] == texts


def test_a_sign_that_xml_does_not_know_is_left_out() -> None:
    assert opened(Page("表", "表", "", (20,), ((PageCell("甲\x07乙"),),))).tables[0].rows[0].cells[0].text == "甲乙"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_file_becomes_a_pdf() -> None:
    made = pdf_files([written(PAGE)])
    assert not isinstance(made, NoPdf)
    assert made[0].startswith(b"%PDF")


def test_without_libreoffice_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert pdf_files([b""]) is NoPdf.ABSENT
