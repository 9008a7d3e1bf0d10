"""Notes in a Word file: accepted they give the mended text, rejected the text as it was, the rest stays the same."""

import shutil
import subprocess
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jixiao.composing.annotate import annotate
from jixiao.composing.note import Note
from jixiao.model.document import Document
from jixiao.model.finding import Edit
from jixiao.model.span import Span
from jixiao.ooxml.package import Defect
from jixiao.ooxml.walk import W
from jixiao.reading.read import read

DATE = datetime(2024, 3, 18, 9, 30, tzinfo=UTC)
SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
OURS = f"[@{{{W[1:-1]}}}author='jixiao']"

BODY = """
<w:p w:rsidR="00A1"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">全年支出</w:t></w:r>
<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>45</w:t></w:r>
<w:r><w:t>8.04</w:t><w:tab/><w:t>万元万元，</w:t></w:r>
<w:hyperlink w:anchor="a"><w:r><w:t>执行率81.68%</w:t></w:r></w:hyperlink>
<w:ins w:id="7" w:author="张三" w:date="2024-01-02T00:00:00Z"><w:r><w:t>（含上年结转）</w:t></w:r></w:ins>
<w:del w:id="8" w:author="张三" w:date="2024-01-02T00:00:00Z"><w:r><w:delText>旧数</w:delText></w:r></w:del>
<w:commentRangeStart w:id="0"/><w:r><w:t>结转</w:t></w:r><w:commentRangeEnd w:id="0"/>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>102.71万元。</w:t></w:r></w:p>
<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>项目支出212.24万元</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>基本支出</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>245</w:t></w:r><w:r><w:t>.80</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>无其他事项。</w:t></w:r></w:p>
"""
COMMENTS = (
    '<w:comment w:id="0" w:author="李四" w:initials="李" w:date="2024-01-03T00:00:00Z">'
    "<w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>"
)


def package(body: str, comments: str = "") -> bytes:
    """Return a Word package with this body, and with these comments of others."""
    space = f'xmlns:w="{W[1:-1]}"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    )
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    relation = f'<Relationship Id="rId9" Type="{base}/comments" Target="comments.xml"/>' if comments else ""
    parts = {
        "[Content_Types].xml": types
        + ('<Override PartName="/word/comments.xml" ContentType="x"/>' if comments else "")
        + "</Types>",
        "_rels/.rels": f'{head}<Relationship Id="rId1" Type="{base}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"{head}{relation}</Relationships>",
        "docProps/app.xml": "<Properties/>",
    }
    if comments:
        parts["word/comments.xml"] = f"<w:comments {space}>{comments}</w:comments>"
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


ROUGH = package(BODY.replace("\n", ""), COMMENTS)


def document_of(data: bytes) -> Document:
    document = read("report.docx", data)
    assert isinstance(document, Document)
    return document


def annotated(data: bytes, *notes: Note) -> bytes:
    written = annotate(data, document_of(data), notes, DATE)
    assert not isinstance(written, Defect)
    return written


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def words_of(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def resolved(data: bytes, *, accept: bool) -> str:
    """Return the text of a file after all changes by jixiao were accepted, or rejected, as Word does it."""
    root = part(data, "word/document.xml")
    kept, dropped = ("ins", "del") if accept else ("del", "ins")
    for gone in root.findall(f".//{W}{dropped}{OURS}"):
        remove(gone)
    for wrapper in root.findall(f".//{W}{kept}{OURS}"):
        for run in list(wrapper):
            wrapper.addprevious(run)
        remove(wrapper)
    if not accept:
        theirs = {run for deleted in root.iter(f"{W}del") for run in deleted.iter(f"{W}delText")}
        for text in [one for one in root.iter(f"{W}delText") if one not in theirs]:
            text.tag = f"{W}t"
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as archive:
        for info in source.infolist():
            own = info.filename == "word/document.xml"
            archive.writestr(info, etree.tostring(root) if own else source.read(info))
    return document_of(target.getvalue()).text


def commented(data: bytes, number: int) -> str:
    """Return the words between the marks of a comment."""
    root = part(data, "word/document.xml")
    inside, words = False, []
    for element in root.iter():
        if element.tag == f"{W}commentRangeStart" and element.get(f"{W}id") == str(number):
            inside = True
        elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == str(number):
            inside = False
        elif inside and element.tag in (f"{W}t", f"{W}delText") and element.text:
            words.append(element.text)
    return "".join(words)


def spot(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_comment_stands_around_its_words_over_split_runs() -> None:
    text = document_of(ROUGH).text
    written = annotated(ROUGH, Note(spot(text, "458.04"), "应为458.40\n依据：分项之和"))
    assert commented(written, 1) == "458.04"
    comments = part(written, "word/comments.xml")
    assert [one.get(f"{W}author") for one in comments] == ["李四", "jixiao"]
    ours = comments[1]
    assert [words_of(p) for p in ours.iter(f"{W}p")] == ["应为458.40", "依据：分项之和"]
    assert (ours.get(f"{W}initials"), ours.get(f"{W}date")) == ("绩", "2024-03-18T09:30:00Z")


def test_a_safe_edit_is_a_change_that_can_be_taken_or_left() -> None:
    text = document_of(ROUGH).text
    twice = spot(text, "万元万元")
    second = Span(twice.start + 2, twice.end)
    written = annotated(ROUGH, Note(twice, "单位重复", (Edit(second, ""),)))
    assert resolved(written, accept=True) == text.replace("万元万元", "万元")
    assert resolved(written, accept=False) == text
    assert document_of(written).text == text.replace("万元万元", "万元")


def test_the_look_of_a_replaced_word_stays() -> None:
    text = document_of(ROUGH).text
    written = annotated(ROUGH, Note(spot(text, "支出45"), "改", (Edit(spot(text, "支出45"), "支付54"),)))
    inserted = part(written, "word/document.xml").find(f".//{W}ins{OURS}/{W}r")
    assert inserted is not None
    assert inserted.find(f"{W}rPr/{W}b") is not None
    assert words_of(inserted) == "支付54"


def test_an_insertion_without_words_to_replace() -> None:
    text = document_of(ROUGH).text
    place = Span(text.index("万元，"), text.index("万元，"))
    written = annotated(ROUGH, Note(spot(text, "458.04"), "补", (Edit(place, "整"),)))
    assert resolved(written, accept=True) == text[: place.start] + "整" + text[place.start :]
    assert resolved(written, accept=False) == text


def test_notes_in_hyperlinks_insertions_controls_and_cells() -> None:
    text = document_of(ROUGH).text
    words = ("81.68%", "上年结转", "212.24万元", "245.80")
    written = annotated(ROUGH, *(Note(spot(text, one), one) for one in words))
    assert [commented(written, number) for number in range(1, 5)] == list(words)
    assert document_of(written).text == text


def test_others_work_and_other_parts_stay() -> None:
    text = document_of(ROUGH).text
    written = annotated(ROUGH, Note(spot(text, "102.71"), "核对"))
    root = part(written, "word/document.xml")
    assert [one.get(f"{W}author") for one in root.iter(f"{W}ins", f"{W}del")] == ["张三", "张三"]
    assert commented(written, 0) == "结转"
    with ZipFile(BytesIO(ROUGH)) as before, ZipFile(BytesIO(written)) as after:
        untouched = set(before.namelist()) - {"word/document.xml", "word/comments.xml", "[Content_Types].xml"}
        assert {name: after.read(name) for name in untouched - {"word/_rels/document.xml.rels"}} == {
            name: before.read(name) for name in untouched - {"word/_rels/document.xml.rels"}
        }


def test_a_file_without_comments_gets_their_part() -> None:
    plain = package("<w:p><w:r><w:t>支出1万元</w:t></w:r></w:p>")
    written = annotated(plain, Note(Span(2, 5), "核对"))
    with ZipFile(BytesIO(written)) as archive:
        assert "word/comments.xml" in archive.namelist()
        assert b"/word/comments.xml" in archive.read("[Content_Types].xml")
        assert b'Target="comments.xml"' in archive.read("word/_rels/document.xml.rels")
    assert commented(written, 0) == "1万元"


def test_the_same_notes_give_the_same_bytes() -> None:
    text = document_of(SAMPLE).text
    note = Note(spot(text, "预算收入"), "核对")
    assert annotated(SAMPLE, note) == annotated(SAMPLE, note)


def test_python_docx_opens_the_sample_with_notes() -> None:
    text = document_of(SAMPLE).text
    written = annotated(SAMPLE, Note(spot(text, "万元万元"), "单位重复", (Edit(spot(text, "万元万元"), "万元"),)))
    assert len(docx.Document(BytesIO(written)).paragraphs) == len(docx.Document(BytesIO(SAMPLE)).paragraphs)


@st.composite
def edits(draw: st.DrawFn) -> list[Edit]:
    """Draw edits inside the lines of the sample, apart from each other."""
    text = document_of(SAMPLE).text
    found: list[Edit] = []
    at = 0
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(at, min(at + 300, len(text) - 2)))
        end = draw(st.integers(start, min(start + 12, len(text) - 1)))
        at = end + 1
        if "\n" not in text[start : end + 1] and "\t" not in text[start : end + 1]:
            found.append(Edit(Span(start, end), draw(st.text("万元一二0.5", max_size=4))))
        if at >= len(text) - 2:
            break
    return found


@settings(max_examples=30, deadline=None)
@given(edits())
def test_accepted_changes_give_the_edited_text_and_rejected_ones_the_original(drawn: list[Edit]) -> None:
    text = document_of(SAMPLE).text
    written = annotated(SAMPLE, *(Note(edit.span, "改", (edit,)) for edit in drawn))
    mended = text
    for edit in sorted(drawn, key=lambda one: one.span, reverse=True):
        mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
    assert resolved(written, accept=True) == mended
    assert resolved(written, accept=False) == text


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1800), st.integers(1, 60)), min_size=1, max_size=6))
def test_comments_alone_never_change_the_text(ranges: list[tuple[int, int]]) -> None:
    text = document_of(SAMPLE).text
    notes = [Note(Span(start, min(start + length, len(text))), "核对") for start, length in ranges]
    assert document_of(annotated(SAMPLE, *notes)).text == text


def libreoffice_runs() -> bool:
    found = shutil.which("soffice")
    return found is not None and subprocess.run((found, "--version"), capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not libreoffice_runs(), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_annotated_sample(tmp_path: Path) -> None:
    text = document_of(SAMPLE).text
    target = tmp_path / "report.docx"
    target.write_bytes(annotated(SAMPLE, Note(spot(text, "万元万元"), "重复", (Edit(spot(text, "万元万元"), "万元"),))))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(target))
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_a_damaged_file_is_told() -> None:
    document = document_of(SAMPLE)
    assert annotate(b"PK\x03\x04 broken", document, [Note(Span(0, 2), "x")], DATE) is Defect.DAMAGED


BOXED = (
    "<w:p><w:r><w:t>支出</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>合计4万元万元</w:t></w:r></w:p></w:txbxContent>"
    '</w:pict></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
)


def with_footnote(data: bytes, text: str) -> bytes:
    target = BytesIO(data)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive:
        note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W[1:-1]}">{note}</w:footnotes>')
    return target.getvalue()


def test_a_comment_on_a_text_box_or_footnote_stands_at_its_anchor_and_edits_nothing() -> None:
    data = with_footnote(package(BOXED), "含结转4.18万元。")
    document = read("x.docx", data)
    assert isinstance(document, Document)
    doubled, carried = document.text.index("万元万元"), document.text.index("4.18")
    notes = (
        Note(Span(doubled, doubled + 4), "已改", (Edit(Span(doubled, doubled + 2), ""),), unmade="请改"),
        Note(Span(carried, carried + 4), "脚注"),
    )
    written = annotate(data, document, notes, DATE)
    assert isinstance(written, bytes)
    assert root_of(written, "word/footnotes.xml") is not None
    body = root_of(written, "word/document.xml")
    assert [one.getparent() for one in body.iter(W + "commentRangeStart")] == [body[0][0], body[0][0]]
    assert not list(body.iter(W + "ins", W + "del"))
    assert not [one for one in body.iter(W + "commentReference") for _ in one.iterancestors(W + "txbxContent")]
    comments = root_of(written, "word/comments.xml")
    assert ["".join(text.text or "" for text in one.iter(W + "t")) for one in comments] == ["请改", "脚注"]


def root_of(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))
