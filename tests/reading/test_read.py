import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jixiao.model.document import Cell, Document, ReadFailure
from jixiao.model.span import Anchor, Span
from jixiao.reading import read

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00A1"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, **others: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SPLIT = f'<w:p w14:paraId="1A">{run("全年支出12", "<w:b/>")}<w:proofErr w:type="x"/>{run("0.50万元")}</w:p>'

DELETED = "<w:r><w:delText>乙</w:delText></w:r>"
CONTROL = f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"
FIELD = "<w:p>{}{}{}{}{}</w:p>".format(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    run("7"),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)


def text_of(body: str) -> str:
    document = read("x.docx", docx(body))
    assert isinstance(document, Document)
    return document.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (SPLIT, "全年支出120.50万元"),
        (f"<w:p>{run('甲')}</w:p><w:p>{run('乙')}</w:p>", "甲\n乙"),
        (
            f'<w:p><w:ins w:id="1">{run("甲")}</w:ins><w:del w:id="2">{DELETED}</w:del></w:p>',
            "甲",
        ),
        (
            f"<w:p><w:hyperlink>{run('甲')}</w:hyperlink>{CONTROL}</w:p>",
            "甲乙",
        ),
        (f"<w:p>{run('甲')}{run('密', '<w:vanish/>')}</w:p>", "甲"),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/></w:r></w:p>", "甲\t乙-"),
        (
            FIELD,
            "7",
        ),
    ],
)
def test_visible_text(body: str, text: str) -> None:
    assert text_of(body) == text


def test_automatic_numbers_are_text_without_anchor() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    lists = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{numbered}{run('概况')}</w:p><w:p>{numbered}{run('绩效')}</w:p>"
    document = read("x.docx", docx(body, numbering=lists))
    assert isinstance(document, Document)
    assert document.text == "一、概况\n二、绩效"
    assert [document.anchor_at(at) for at in (0, 2)] == [None, Anchor("word/document.xml", 0, 0)]


def test_every_character_knows_its_node() -> None:
    document = read("x.docx", docx(SPLIT))
    assert isinstance(document, Document)
    assert document.anchor_at(6) == Anchor("word/document.xml", 1, 0)


def test_merged_cells_appear_once() -> None:
    def cell(text: str, shape: str = "") -> str:
        return f"<w:tc><w:tcPr>{shape}</w:tcPr><w:p>{run(text) if text else ''}</w:p></w:tc>"

    wide, first = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    table = (
        f"<w:tbl><w:tr>{cell('合计', wide)}{cell('3')}</w:tr>"
        f"<w:tr>{cell('项', first)}{cell('a')}{cell('1')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('b')}{cell('2')}</w:tr></w:tbl>"
    )
    document = read("x.docx", docx(table))
    assert isinstance(document, Document)
    assert document.text == "合计\t3\n项\ta\t1\n\tb\t2"
    assert document.tables[0].cells == (
        Cell(0, 0, Span(0, 2), 1, 2),
        Cell(0, 2, Span(3, 4)),
        Cell(1, 0, Span(5, 6), 2),
        Cell(1, 1, Span(7, 8)),
        Cell(1, 2, Span(9, 10)),
        Cell(2, 1, Span(12, 13)),
        Cell(2, 2, Span(14, 15)),
    )


def test_blocks_are_numbered_in_order() -> None:
    document = read("x.txt", "标题\n\n一、收支\n全年支出10万元。\n| 甲 | 乙 |\n| 1 | 2 |\n二、问题\n无。".encode())
    assert isinstance(document, Document)
    assert [block.index for block in document.blocks] == list(range(6))
    assert [table.block for table in document.tables] == [3]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_in_any_encoding(codec: str) -> None:
    text = "一、概况\r\n\r\n| 项目 | 金额 |\r\n|---|---|\r\n| 办公 |  |\r\n"
    document = read("x.txt", text.encode(codec))
    assert isinstance(document, Document)
    assert document.text == text
    assert [block.span.of(text) for block in document.blocks] == [
        "一、概况",
        "| 项目 | 金额 |\r\n|---|---|\r\n| 办公 |  |",
    ]
    assert [cell.span.of(text) for cell in document.tables[0].cells] == ["项目", "金额", "办公", ""]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "JX003"),
        (bytes(range(256)), "JX004"),
        (b"%PDF-1.7", "JX004"),
        (b"PK\x03\x04broken", "JX007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "JX005"),
        (docx("<w:p>"), "JX007"),
        (docx("甲" * 9_000_000), "JX006"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    failure = read("x", data)
    assert isinstance(failure, ReadFailure)
    assert failure.code == code


def test_missing_file_and_folder(tmp_path: Path) -> None:
    failures = [read(str(tmp_path / "none.docx")), read(str(tmp_path))]
    assert [one.code for one in failures if isinstance(one, ReadFailure)] == ["JX001", "JX002"]


@pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/corpus")
def test_real_report_reads_the_same_from_word_and_text() -> None:
    word, plain = (read(str(CORPUS / "shifeng-2023" / f"report.{end}")) for end in ("docx", "txt"))
    assert isinstance(word, Document)
    assert isinstance(plain, Document)
    marks = re.compile(r"\[bookmark:[^]]*\]|\s")
    assert marks.sub("", word.text) == marks.sub("", plain.text)
