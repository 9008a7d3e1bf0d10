"""Words of a Word file give way to tags; everything else stays as it was."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX

from jixiao.composing.retell import placeable, retold
from jixiao.model.document import Document
from jixiao.model.retelling import Put, Retelling
from jixiao.model.span import Span
from jixiao.reading import read


def made(build: Callable[[WordDocument], object]) -> bytes:
    document = docx.Document()
    build(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def opened(data: bytes) -> Document:
    document = read("report.docx", data)
    assert isinstance(document, Document)
    return document


def put(document: Document, old: str, new: str, why: str = "") -> Put:
    start = document.text.index(old)
    return Put(Span(start, start + len(old)), new, why)


def written(data: bytes, *words: tuple[str, str, str]) -> WordDocument:
    document = opened(data)
    result = retold(data, document, Retelling(tuple(sorted(put(document, *one) for one in words))))
    assert isinstance(result, bytes)
    return docx.Document(BytesIO(result))


def split_figure(document: WordDocument) -> None:
    paragraph = document.add_paragraph("支出")
    paragraph.add_run("45").bold = True
    paragraph.add_run("8.0")
    paragraph.add_run("4万元").italic = True
    paragraph.add_run("。")


def test_a_figure_over_several_runs_is_one_tag_in_the_look_of_the_first() -> None:
    paragraph = written(made(split_figure), ("458.04万元", "{{支出合计}}", "")).paragraphs[0]
    assert [(one.text, one.bold, one.italic) for one in paragraph.runs] == [
        ("支出", None, None), ("{{支出合计}}", True, None), ("。", None, None),
    ]  # fmt: skip


def test_what_is_in_doubt_is_yellow_and_keeps_its_look() -> None:
    paragraph = written(made(split_figure), ("458.04万元", "{{请核对 458.04万元}}", "为什么")).paragraphs[0]
    assert [(one.text, one.bold, one.font.highlight_color) for one in paragraph.runs] == [
        ("支出", None, None), ("{{请核对 458.04万元}}", True, WD_COLOR_INDEX.YELLOW), ("。", None, None),
    ]  # fmt: skip


def test_a_row_that_another_stands_for_goes() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 1)
        for at, text in enumerate(("项目", "甲", "乙")):
            table.cell(at, 0).text = text

    data = made(build)
    document = opened(data)
    gone = put(document, "乙", "").span
    result = retold(data, document, Retelling((put(document, "甲", "{{项目.项目名称}}"),), (gone,)))
    assert isinstance(result, bytes)
    rows = docx.Document(BytesIO(result)).tables[0].rows
    assert [row.cells[0].text for row in rows] == ["项目", "{{项目.项目名称}}"]


def test_other_parts_keep_their_bytes() -> None:
    data = made(split_figure)
    document = opened(data)
    result = retold(data, document, Retelling((put(document, "支出", "花"),)))
    assert isinstance(result, bytes)
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(result)) as after:
        assert before.namelist() == after.namelist()
        assert [one for one in before.namelist() if before.read(one) != after.read(one)] == ["word/document.xml"]


def test_what_reaches_over_two_paragraphs_cannot_be_put() -> None:
    document = opened(made(lambda one: (one.add_paragraph("支出"), one.add_paragraph("合计"))))
    assert placeable(document, put(document, "支出\n合计", "")) is False
    assert placeable(document, put(document, "支出", "")) is True
