"""Word files written anew: what GB/T 9704—2012 measures, stands in the XML; what is printed, is read back."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

from jixiao.composing.word.draft import drafted
from jixiao.composing.word.figures import Figures
from jixiao.composing.word.package import word_file
from jixiao.model.document import Document
from jixiao.model.fact import Coordinates, Subject, SubjectKind
from jixiao.model.page import Look, PageCell
from jixiao.model.writing import Grid, Made, Paper, Paragraph, Piece, Role
from jixiao.reading import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MILLIMETRE = 1440 / 25.4
MADE = Made("部门整体支出绩效自评报告", "云溪县林业局", "2023")
SPENT = Coordinates("expenditure_total", Subject(SubjectKind.UNIT, "云溪县林业局"), None, "2023", None)
LABEL, FIGURE = Look.LABEL, Look.FIGURE


def line(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Piece(text),))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def written(*papers: Paper, figures: Figures | None = None) -> bytes:
    return word_file("报告", papers, MADE, figures or Figures())


def opened(data: bytes) -> Document:
    document = read("report.docx", data)
    assert isinstance(document, Document)
    return document


def style(data: bytes, name: str) -> etree._Element:
    (found,) = (one for one in part(data, "word/styles.xml").iter(f"{W}style") if one.get(f"{W}styleId") == name)
    return found


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(W + one for one in path.split("/")))
    return None if found is None else found.get(W + name)


def test_the_page_is_the_one_of_the_standard() -> None:
    page = part(written(Paper((line(Role.BODY, "正文"),)))).find(f"{W}body/{W}sectPr")
    assert page is not None
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    measured = {
        name: round(int(margins.get(W + name, "0")) / MILLIMETRE) for name in ("top", "right", "bottom", "left")
    }
    assert measured == {"top": 37, "right": 26, "bottom": 35, "left": 28}
    assert [round(int(size.get(W + name, "0")) / MILLIMETRE) for name in ("w", "h")] == [210, 297]
    assert value(page, "docGrid", "linePitch") == "579"


def test_a_sheet_on_its_side_has_its_head_at_the_back() -> None:
    root = part(written(Paper((line(Role.BODY, "正文"),)), Paper((line(Role.BODY, "附表"),), landscape=True)))
    upright, on_side = root.iter(f"{W}sectPr")
    assert (value(upright, "pgSz", "orient"), value(on_side, "pgSz", "orient")) == (None, "landscape")
    assert (value(on_side, "pgMar", "top"), value(on_side, "pgMar", "right")) == ("1588", "2098")


def test_fonts_and_sizes_of_title_headings_and_text() -> None:
    data = written(Paper((line(Role.BODY, "正文"),)))
    fonts = {
        name: value(style(data, name), "rPr/rFonts", "eastAsia")
        for name in ("Title", "Heading1", "Heading2", "Heading3")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading1": "黑体", "Heading2": "楷体_GB2312", "Heading3": None}
    defaults = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault")
    assert defaults is not None
    assert value(defaults, "rPr/rFonts", "eastAsia") == "仿宋_GB2312"
    assert (value(defaults, "rPr/sz"), value(style(data, "Title"), "rPr/sz")) == ("32", "44")


def test_lines_are_fixed_at_28_95_points_and_begin_two_characters_in() -> None:
    data = written(Paper((line(Role.BODY, "正文"),)))
    normal, body = style(data, "Normal"), style(data, "BodyText")
    assert (value(normal, "pPr/spacing", "line"), value(normal, "pPr/spacing", "lineRule")) == ("579", "exact")
    assert (value(body, "pPr/ind", "firstLineChars"), value(body, "pPr/ind", "firstLine")) == ("200", "640")


def test_page_numbers_stand_outside_between_dashes() -> None:
    data = written(Paper((line(Role.BODY, "正文"),)))
    odd, even = (part(data, f"word/footer{number}.xml") for number in (1, 2))
    assert ["".join(map(str, one.itertext(f"{W}t", f"{W}instrText"))) for one in (odd, even)] == ["—  PAGE 1 —"] * 2
    sides = [value(style(data, name), "pPr/jc") for name in ("PageNumberOdd", "PageNumberEven")]
    assert sides == ["right", "left"]
    assert value(style(data, "Footer"), "rPr/sz") == "28"
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_a_table_repeats_its_head_and_merges_what_the_grid_merges() -> None:
    rows = (
        (PageCell("项目", LABEL, rows=2), PageCell("预算", LABEL, columns=2)),
        (PageCell("年初", LABEL), PageCell("全年", LABEL)),
        (PageCell("防火经费"), PageCell("30.00", FIGURE), PageCell("38.72", FIGURE)),
    )
    data = written(Paper((Grid((20, 10, 10), rows, head=2),)))
    lines = list(part(data).iter(f"{W}tr"))
    assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in lines] == [True, True, False]
    document = opened(data)
    (table,) = document.tables
    shapes = [(one.span.of(document.text), one.row_span, one.column_span) for one in table.cells]
    assert shapes == [
        ("项目", 2, 1), ("预算", 1, 2), ("年初", 1, 1), ("全年", 1, 1), ("防火经费", 1, 1),
        ("30.00", 1, 1), ("38.72", 1, 1),
    ]  # fmt: skip
    widths = [int(one.get(f"{W}w", "0")) for one in part(data).iter(f"{W}gridCol")]
    assert widths == [4422, 2211, 2211]


def test_two_tables_in_a_row_stay_two() -> None:
    grid = Grid((1,), ((PageCell("甲"),),))
    document = opened(written(Paper((grid, grid, line(Role.BODY, "正文")))))
    assert len(document.tables) == 2


def test_a_figure_stands_in_a_control_and_reads_like_any_text() -> None:
    figures = Figures()
    text = Paragraph(Role.BODY, (Piece("全年支出"), Piece("458.04万元", figure=SPENT), Piece("。")))
    data = written(Paper((text,)), figures=figures)
    (control,) = part(data).iter(f"{W}sdt")
    assert (value(control, "sdtPr/alias"), value(control, "sdtPr/tag")) == ("支出合计", "jixiao:1")
    assert "".join(map(str, control.itertext())) == "458.04万元"
    assert opened(data).text == "全年支出458.04万元。"
    hidden = part(data, "customXml/item1.xml")
    assert [dict(one.attrib) for one in hidden] == [
        {"id": "1", "concept": "expenditure_total", "kind": "unit", "subject": "云溪县林业局", "period": "2023"},
        {"id": "1", "fact": "1", "printed": "458.04万元"},
    ]


def test_a_request_is_marked() -> None:
    (run,) = part(written(Paper((Paragraph(Role.BODY, (Piece("【请补充：原因】", Look.REQUEST),)),)))).iter(f"{W}r")
    assert value(run, "rPr/rStyle") == "Request"


def test_a_draft_says_so_on_every_page() -> None:
    data = drafted(written(Paper((line(Role.BODY, "正文"),)), Paper((line(Role.BODY, "附表"),), landscape=True)))
    heads = [len(one.findall(f"{W}headerReference")) for one in part(data).iter(f"{W}sectPr")]
    assert heads == [3, 3]
    assert b"\xe8\x8d\x89\xe7\xa8\xbf" in etree.tostring(part(data, "word/header_draft.xml"), encoding="UTF-8")


def test_no_text_can_break_the_file() -> None:
    text = '甲<乙>&"丙"\x00\x0b\ud800\n丁\t戊'
    assert opened(written(Paper((line(Role.BODY, text),)))).text == '甲<乙>&"丙"\n丁\t戊'


def test_equal_documents_are_equal_files() -> None:
    first, second = (written(Paper((line(Role.BODY, "正文"),))) for _ in range(2))
    assert first == second


def test_pieces_of_every_kind_stand_in_the_order_of_the_schema() -> None:
    order = ("rStyle", "rFonts", "b", "color", "sz", "highlight")
    data = written(Paper((Paragraph(Role.BODY, (Piece("“待补”", Look.REQUEST), Piece("“甲”"))),)))
    for properties in part(data).iter(f"{W}rPr"):
        places = [order.index(one.tag.removeprefix(W)) for one in properties]
        assert all(left < right for left, right in pairwise(places))
