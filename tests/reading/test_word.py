"""Word files as Word and WPS write them: what a reader of the page sees, and where it stands."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jixiao.model.document import BlockKind, Document, Region
from jixiao.model.span import Anchor
from jixiao.reading.read import read

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:far="http://example.org/far" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)


def run(text: str, look: str = "") -> str:
    properties = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>'
    return f'<w:r w:rsidR="00A1">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(content)}</w:p>"


def word(body: str, **parts: str) -> Document:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{content}</w:{name}>")
    document = read("x.docx", buffer.getvalue())
    assert isinstance(document, Document)
    return document


def box(text: str) -> str:
    return f"<wps:txbx><w:txbxContent>{paragraph(run(text))}</w:txbxContent></wps:txbx>"


def choice(requires: str, new: str, old: str) -> str:
    shape = f"<w:pict><v:textbox><w:txbxContent>{paragraph(run(old))}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}"><w:drawing>{box(new)}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def told(document: Document) -> list[tuple[Region, str]]:
    return [(block.region, block.span.of(document.text)) for block in document.blocks]


def test_a_text_box_follows_the_paragraph_that_anchors_it() -> None:
    document = word(
        paragraph(run("全年支出"), choice("wps", "单位公章", "旧公章"), run("458.04万元。")) + paragraph(run("二、"))
    )
    assert told(document) == [
        (Region.BODY, "全年支出458.04万元。"),
        (Region.TEXT_BOX, "单位公章"),
        (Region.BODY, "二、"),
    ]


def test_of_alternatives_the_one_whose_needs_are_known_is_read() -> None:
    document = word(paragraph(choice("far", "未来", "旧式"), run("正文")))
    assert told(document) == [(Region.BODY, "正文"), (Region.TEXT_BOX, "旧式")]


def test_a_text_box_in_a_cell_stays_in_the_cell() -> None:
    boxed, plain = paragraph(run("合计"), choice("wps", "盖章", "")), paragraph(run("5"))
    document = word(f"<w:tbl><w:tr><w:tc>{boxed}</w:tc><w:tc>{plain}</w:tc></w:tr></w:tbl>")
    assert [cell.span.of(document.text) for cell in document.tables[0].cells] == ["合计\n盖章", "5"]


def test_notes_stand_behind_the_body_in_their_own_part() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("分隔"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", run("含上年结转4.18万元。"))}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{paragraph(run("数据来自部门决算。"))}</w:endnote>'
    body = paragraph(run("支出458.04万元"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。"))
    document = word(body, footnotes=notes, endnotes=ends)
    assert told(document) == [
        (Region.BODY, "支出458.04万元。"),
        (Region.FOOTNOTE, "含上年结转4.18万元。"),
        (Region.FOOTNOTE, "数据来自部门决算。"),
    ]
    offset = document.text.index("4.18")
    assert document.anchor_at(offset) == Anchor("word/footnotes.xml", 0, 5)


def test_text_hidden_by_a_style_is_not_there() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Away"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Also"><w:basedOn w:val="Away"/></w:style>'
        '<w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Away"/>'
        '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    body = paragraph(
        run("支出"), run("12", '<w:rStyle w:val="Also"/>'), run("34", '<w:rStyle w:val="Shown"/>'),
        run("5", '<w:rStyle w:val="Away"/><w:vanish w:val="false"/>'), run("万元"),
    )  # fmt: skip
    assert word(body, styles=styles).text == "支出345万元"
    hidden = paragraph(run("草稿"), look='<w:pStyle w:val="Away"/>')
    assert word(hidden + paragraph(run("正文")), styles=styles).text.strip() == "正文"


LEVELS = """
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{first}"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{second}<w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
"""


def item(text: str, level: int, number: int = 3) -> str:
    return paragraph(run(text), look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("second", "labels"),
    [
        ("", ["一、甲", "一.1乙", "二、丙", "二.1丁"]),
        ("<w:isLgl/>", ["一、甲", "1.1乙", "二、丙", "2.1丁"]),
        ('<w:lvlRestart w:val="0"/>', ["一、甲", "一.1乙", "二、丙", "二.2丁"]),
    ],
)
def test_numbers_of_lists_as_the_page_shows_them(second: str, labels: list[str]) -> None:
    body = item("甲", 0) + item("乙", 1) + item("丙", 0) + item("丁", 1)
    lists = LEVELS.format(first="chineseCounting", second=second)
    assert [text for _, text in told(word(body, numbering=lists))] == labels


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("chineseCountingThousand", "二、"),
        ("ideographDigital", "二、"),
        ("japaneseCounting", "二、"),
        ("decimal", "2、"),
        ("decimalFullWidth", "２、"),
        ("decimalEnclosedCircle", "②、"),
        ("lowerLetter", "b、"),
        ("upperLetter", "B、"),
        ("lowerRoman", "ii、"),
        ("upperRoman", "II、"),
        ("none", ""),
    ],
)
def test_number_formats(form: str, label: str) -> None:
    document = word(item("甲", 0) + item("乙", 0), numbering=LEVELS.format(first=form, second=""))
    assert told(document)[1] == (Region.BODY, f"{label}乙")


def test_a_style_numbers_its_paragraphs_and_list_0_takes_the_number_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    )
    styled = '<w:pStyle w:val="H2"/>'
    body = paragraph(run("概况"), look=styled) + paragraph(
        run("无号"), look=f'{styled}<w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    document = word(body, styles=styles, numbering=LEVELS.format(first="chineseCounting", second=""))
    assert [text for _, text in told(document)] == ["一、概况", "无号"]


def test_controls_fields_and_marks_at_every_level() -> None:
    sdt = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = sdt.format(f"<w:tc>{paragraph(run('基本支出'))}</w:tc>")
    row = sdt.format(f"<w:tr>{cell}<w:tc>{sdt.format(paragraph(run('245.80')))}</w:tc></w:tr>")
    field = (
        '<w:fldSimple w:instr="REF a"><w:r><w:t>36.55</w:t></w:r></w:fldSimple>'
        '<w:smartTag w:element="x"><w:r><w:t>万元</w:t></w:r></w:smartTag>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:tab/><w:br/></w:r>'
    )
    moved = "".join(f"<w:{tag}>{run(tag)}</w:{tag}>" for tag in ("moveFrom", "moveTo", "del", "ins"))
    document = word(f"<w:tbl>{row}</w:tbl>{paragraph(field, moved)}")
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        (BlockKind.TABLE, "基本支出\t245.80"),
        (BlockKind.PARAGRAPH, "36.55万元□-\t\nmoveToins"),
    ]
