"""The workbook of facts, read back with another library."""

from dataclasses import replace
from io import BytesIO

from python_calamine import CalamineWorkbook

from jixiao.model.result import Checked, Unread
from jixiao.model.span import Span
from jixiao.rendering.sentence import sentence
from jixiao.rendering.workbook import workbook

Cells = list[list[object]]


def sheets(data: bytes) -> dict[str, Cells]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: list(map(list, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names}


def test_one_row_a_fact(checked: Checked) -> None:
    rows = sheets(workbook([checked]))["数字"]
    assert [row[1] for row in rows[1:]] == ["f1", "f2", "f3", "f4", "f5", "d1"]
    assert rows[2][:13] == [
        "报告.txt", "f2", "支出合计", "支出合计", "云溪县林业局", "", "2023", "", 4013000.0, "元", "401.30万元", "冲突",
        "全年支出401.30万元，其中基本支出301.20万元、项目支出101.10万元，年末结转结余19.20万元，均为项目结转。",
    ]  # fmt: skip


def test_text_that_begins_like_a_formula_stays_text(checked: Checked) -> None:
    source = replace(checked.document.source, path="=cmd|'/c calc'!A1")
    hostile = replace(checked, document=replace(checked.document, source=source))
    assert sheets(workbook([hostile]))["数字"][1][0] == "=cmd|'/c calc'!A1"


def test_files_that_could_not_be_read_have_a_sheet(checked: Checked, missing: Unread) -> None:
    assert sheets(workbook([checked, missing]))["未能读取的文件"] == [
        ["文件", "原因"],
        ["没有.docx", "找不到文件“没有.docx”，请核对路径和文件名。"],
    ]


def test_sentence_of_a_cell_is_its_row() -> None:
    assert sentence("一、收支。\n防火经费\t60.00\t58.00\n", Span(11, 16)) == "防火经费  60.00  58.00"
