"""A template: a Word file with tags, as people make it in Word."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Pt

from jixiao.composing.telling.file import Template, missing_projects, read_template, tell
from jixiao.composing.telling.outline import template_file
from jixiao.composing.word.figures import Figures
from jixiao.model.book import Computed
from jixiao.model.document import Document
from jixiao.model.fact import Coordinates, Fact, Subject, SubjectKind
from jixiao.model.material import Entry, Material
from jixiao.model.quantity import MICRO, Dimension, Quantity
from jixiao.model.writing import Made
from jixiao.reading import read
from jixiao.taxonomy.outlines import outline_names

UNIT = Subject(SubjectKind.UNIT, "云溪县林业局")


def money(concept: str, fen: int, project: str = "") -> Computed:
    subject = Subject(SubjectKind.PROJECT, project) if project else UNIT
    quantity = Quantity.exact(Dimension.MONEY, fen, "元", 100, 2)
    return Computed(Fact("", Coordinates(concept, subject, None, "2023", None), quantity, "", None, None), "算法")


def rate(concept: str, percent: int) -> Computed:
    quantity = Quantity.exact(Dimension.RATE, percent * MICRO, "%", MICRO, 2)
    return Computed(Fact("", Coordinates(concept, UNIT, None, "2023", None), quantity, "", None, None), "算法")


def project(name: str, fen: int) -> Entry:
    return Entry({"项目名称": name, "备注": ""}, {"全年预算数": money("budget_adjusted", fen, name)})


PROJECTS = (
    project("防火经费", 50_000_000), project("造林补助", 30_000_000), project("2.5公里 防火道，含标牌", 7_000_000),
    project("智慧“三公”监管", 8_000_000),
)  # fmt: skip
GENERAL = (project("防火经费", 40_000_000), project("造林补助", 30_000_000))
MATERIAL = Material(
    Entry(
        {"单位名称": "云溪县林业局", "年度": "2023"},
        {
            "全年预算数": money("budget_adjusted", 556_070_000),
            "年末结转结余": money("carryover_closing", 0),
            "预算执行率": rate("execution_rate", 85),
            "预算调整数": money("budget_adjustment", -1_200_000),
        },
        {"项目": PROJECTS},
        {
            "说明": Entry({"原因": "招标较晚。"}),
            "一般公共预算": Entry({}, {}, {"项目": GENERAL}),
        },
    ),
    2,
)


def made(build: Callable[[WordDocument], object]) -> bytes:
    document = docx.Document()
    build(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def lines(*texts: str) -> bytes:
    return made(lambda document: [document.add_paragraph(text) for text in texts])


def told(data: bytes) -> Document:
    template = read_template(data)
    assert isinstance(template, Template)
    assert template.flaws == ()
    document = read("report.docx", tell(template, MATERIAL, Made("", "", ""), Figures()).data)
    assert isinstance(document, Document)
    return document


def flaws(*texts: str) -> list[tuple[int, str, str, str]]:
    template = read_template(lines(*texts))
    assert isinstance(template, Template)
    return [(one.paragraph, one.tag, one.message, one.hint) for one in template.flaws]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年预算{{全年预算数}}。", "全年预算556.07万元。"),
        ("全年预算{{ 全年预算数  数 }}", "全年预算556.07"),
        ("全年预算｛｛全年预算数｝｝", "全年预算556.07万元"),
        ("调减{{预算调整数 绝对值}}", "调减1.20万元"),
        ("执行率{{预算执行率}}", "执行率85.00%"),
        ("{{全年预算数 元}}", "5560700.00元"),
        ("{{全年预算数 元 整数 千分位}}", "5,560,700元"),
        ("{{全年预算数 亿元 四位小数 数}}亿", "0.0556亿"),
        ("{{预算执行率 一位小数}}", "85.0%"),
        ("{{请核对 12次}}", "【请核对：12次】"),
        ("{{支出合计}}", "【请补充：支出合计】"),
        ("{{支出合计 或 全年预算数}}", "556.07万元"),
        ("原因：{{说明.原因}}；", "原因：招标较晚；"),
        ("原因：{{说明.原因 句}}", "原因：招标较晚。"),
        ("{{请补充 落款日期}}", "【请补充：落款日期】"),
        ("{{如果 无 年末结转结余}}没有结转{{否则}}结转{{年末结转结余}}{{完}}", "没有结转"),
        ("{{如果 有 年末结转结余}}甲{{否则如果 预算执行率 < 90%}}乙{{否则}}丙{{完}}", "乙"),
        ("{{如果 缺 支出合计 且 预算执行率 ≥ 85%}}甲{{完}}", "甲"),
        ("{{如果 有 支出合计 或 年度 = 2023}}甲{{否则}}乙{{完}}", "甲"),
        ("{{如果 全年预算数 > 600万元}}甲{{否则}}乙{{完}}", "乙"),
        ("{{如果 单位名称 含 林业}}甲{{完}}", "甲"),
        ("{{逐个 一般公共预算.项目 隔以 “、”}}{{序号 中文}}是{{项目.项目名称}}{{完}}", "一是防火经费、二是造林补助"),
    ],
)  # fmt: skip
def test_a_tag_is_filled_in(text: str, expected: str) -> None:
    assert told(lines(text)).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{项目“防火经费”.全年预算数}}", "50.00万元"),
        ('{{项目"造林补助".全年预算数 元 整数}}', "300000元"),
        ("{{项目“2.5公里 防火道，含标牌”.全年预算数}}", "7.00万元"),
        ("{{项目“智慧“三公”监管”.全年预算数}}", "8.00万元"),
        ("{{项目“防火经费”.支出合计}}", "【请补充：防火经费支出合计】"),
        ("{{项目“防火经费”.支出合计 或 项目“造林补助”.全年预算数}}", "30.00万元"),
        ("{{如果 项目“防火经费”.全年预算数 > 项目“造林补助”.全年预算数}}甲{{否则}}乙{{完}}", "甲"),
        ("{{如果 有 项目“2.5公里 防火道，含标牌”}}甲{{否则}}乙{{完}}", "甲"),
        ("{{如果 有 项目“种苗补贴”}}甲{{否则}}乙{{完}}", "乙"),
        ("{{如果 无 项目“种苗补贴”}}甲{{否则}}乙{{完}}", "甲"),
        ("{{逐个 项目“防火经费”}}{{项目.项目名称}}{{项目.全年预算数}}{{完}}。", "防火经费50.00万元。"),
        ("{{一般公共预算.项目“防火经费”.全年预算数}}", "40.00万元"),
        ("{{按 一般公共预算}}{{项目“防火经费”.全年预算数}}{{完}}", "40.00万元"),
        ("{{逐个 一般公共预算.项目}}{{项目.全年预算数}}；{{完}}", "40.00万元；30.00万元；"),
    ],
)  # fmt: skip
def test_one_project_is_told_by_its_name(text: str, expected: str) -> None:
    assert told(lines(text)).text == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("甲", "{{项目“防火经费”.全年预算数}}"), []),
        (("甲", "预算{{项目“防火工作经费”.全年预算数}}"), [(2, "项目“防火工作经费”.全年预算数", "防火经费")]),
        (("{{如果 项目“种苗补贴”.全年预算数 > 0}}甲{{完}}",), [(1, "项目“种苗补贴”.全年预算数", "")]),
        (("{{如果 有 项目“种苗补贴”}}{{项目“种苗补贴”.全年预算数}}{{完}}",), []),
    ],
)  # fmt: skip
def test_a_project_that_the_book_does_not_have_is_told(
    texts: tuple[str, ...], expected: list[tuple[int, str, str]]
) -> None:
    template = read_template(lines(*texts))
    assert isinstance(template, Template)
    assert template.flaws == ()
    found = missing_projects(template, MATERIAL)
    assert [(one.paragraph, one.tag, one.hint) for one in found] == expected


def test_paragraphs_repeat_and_vanish_as_a_whole() -> None:
    document = told(
        lines(
            "{{逐个 一般公共预算.项目}}", "{{序号}}.{{项目.项目名称}}",
            "预算{{项目.全年预算数}}。{{项目.备注 或 项目.项目名称}}",
            "{{完}}",
            "{{如果 有 支出合计}}", "不会出现", "{{完}}", "{{如果 有 支出合计}}也不会{{完}}", "末段",
        )
    )  # fmt: skip
    assert document.text.split("\n") == [
        "1.防火经费", "预算40.00万元。防火经费", "2.造林补助", "预算30.00万元。造林补助", "末段",
    ]  # fmt: skip


def test_a_tag_split_over_runs_is_one_tag_in_the_font_where_it_begins() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("全年预算")
        paragraph.add_run("{{全年").bold = True
        paragraph.add_run("预算数")
        paragraph.add_run("}").italic = True
        paragraph.add_run("}。")

    template = read_template(made(build))
    assert isinstance(template, Template)
    data = tell(template, MATERIAL, Made("", "", ""), Figures()).data
    (paragraph,) = docx.Document(BytesIO(data)).paragraphs
    assert paragraph.text == "全年预算。"
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">556.07万元</w:t>' in text


def test_a_row_of_a_table_repeats() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 2)
        row = ("{{逐个 项目}}{{项目.项目名称}}", "{{项目.全年预算数 数}}{{完}}")
        for at, texts in enumerate((("项目", "预算"), row, ("合计", "{{全年预算数 数}}"))):
            for column, text in enumerate(texts):
                table.cell(at, column).text = text

    rows = told(made(build)).text.split("\n")
    assert rows[:3] == ["项目\t预算", "防火经费\t50.00", "造林补助\t30.00"]
    assert rows[-1] == "合计\t556.07"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("第一段", "{{全年预算额}}"), [(2, "全年预算额", "unknown", "全年预算数")]),
        (("{{全年预算数",), [(1, "{{", "half", "")]),
        (("{{如果 有}}甲{{完}}",), [(1, "{{如果 有}}", "condition", ""), (1, "完", "alone", "")]),
        (("甲", "{{如果 有 项目}}", "乙", "丙"), [(2, "如果", "open", "")]),
        (("{{逐个 项目}}甲",), [(1, "逐个 项目", "open", "")]),
        (("甲{{完}}",), [(1, "完", "alone", "")]),
        (("{{全年预算数 大写}}",), [(1, "{{全年预算数 大写}}", "show", "")]),
        (("{{图 项目}}",), [(1, "{{图 项目}}", "draw", "")]),
        (("{{图 项目 全年预算额}}",), [(1, "全年预算额", "unknown", "全年预算数")]),
        (("{{逐个 项目 分号}}甲{{完}}",), [(1, "{{逐个 项目 分号}}", "each", ""), (1, "完", "alone", "")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_paragraph_and_tag(
    texts: tuple[str, ...], expected: list[tuple[int, str, str, str]]
) -> None:
    assert flaws(*texts) == expected


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{图 项目 全年预算数}}", "甲\n\n乙"),
        ("{{图 项目 支出合计}}", "甲\n【请补充：项目支出合计，用于画图】\n乙"),
        ("{{图 工作成效 支出合计}}", "甲\n乙"),
    ],
)
def test_a_chart_stands_in_its_paragraph_and_asks_where_nothing_is_known(text: str, expected: str) -> None:
    assert told(lines("甲", text, "乙")).text == expected


def test_a_chart_has_room_in_a_paragraph_of_fixed_lines_and_a_name_of_its_own() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("{{图 项目 全年预算数}}")
        paragraph.paragraph_format.line_spacing = Pt(28)

    first = read_template(made(build))
    assert isinstance(first, Template)
    data = tell(first, MATERIAL, Made("", "", ""), Figures()).data
    (paragraph,) = docx.Document(BytesIO(data)).paragraphs
    assert paragraph.paragraph_format.line_spacing == 1.0
    again = read_template(data)
    assert isinstance(again, Template)
    assert [one for one in parts(data) if "jixiao" in one and one.endswith(".xml")] == ["word/charts/jixiao1.xml"]
    assert again.parts["word/charts/jixiao1.xml"] == parts(data)["word/charts/jixiao1.xml"]


def test_charts_of_a_template_that_is_a_report_stay_beside_new_ones() -> None:
    template = read_template(lines("{{图 项目 全年预算数}}"))
    assert isinstance(template, Template)
    document = docx.Document(BytesIO(tell(template, MATERIAL, Made("", "", ""), Figures()).data))
    document.add_paragraph("{{图 项目 全年预算数}}")
    target = BytesIO()
    document.save(target)
    second = read_template(target.getvalue())
    assert isinstance(second, Template)
    data = tell(second, MATERIAL, Made("", "", ""), Figures()).data
    assert [one for one in parts(data) if one.startswith("word/charts/jixiao")] == [
        "word/charts/jixiao1.xml", "word/charts/jixiao2.xml",
    ]  # fmt: skip
    assert docx.Document(BytesIO(data)).part.rels["rIdJixiaoChart2"].target_ref == "charts/jixiao2.xml"


def test_a_chart_in_a_header_is_told() -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "{{图 项目 全年预算数}}"

    template = read_template(made(build))
    assert isinstance(template, Template)
    assert [(one.tag, one.message) for one in template.flaws] == [("图 项目", "draw_here")]


def test_a_template_whose_text_refers_to_no_other_part_is_filled_in() -> None:
    data = lines("预算{{全年预算数}}。")
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts(data).items():
            if name != "word/_rels/document.xml.rels":
                archive.writestr(name, content)
    assert told(target.getvalue()).text == "预算556.07万元。"


@pytest.mark.parametrize("name", outline_names())
def test_a_shipped_template_has_no_flaws(name: str) -> None:
    template = read_template(template_file(name))
    assert isinstance(template, Template)
    assert template.flaws == ()


def test_a_header_may_write_its_tags_in_full_width_and_in_pieces() -> None:
    def build(document: WordDocument) -> None:
        header = document.sections[0].header.paragraphs[0]
        for piece in ("｛", "｛单位", "名称｝｝"):
            header.add_run(piece)

    template = read_template(made(build))
    assert isinstance(template, Template)
    written = docx.Document(BytesIO(tell(template, MATERIAL, Made("", "", ""), Figures()).data))
    assert written.sections[0].header.paragraphs[0]._p.xpath("string(.)") == "云溪县林业局"


def test_the_hidden_parts_of_a_template_stay_beside_the_one_of_the_figures() -> None:
    data = made(lambda document: document.add_paragraph("预算{{全年预算数}}。"))
    own = {name: ZipFile(BytesIO(data)).read(name) for name in ZipFile(BytesIO(data)).namelist() if "customXml" in name}
    template = read_template(data)
    assert isinstance(template, Template)
    written = ZipFile(BytesIO(tell(template, MATERIAL, Made("", "", ""), Figures()).data))
    kept = {name: written.read(name) for name in own}
    assert (bool(own), kept) == (True, own)
    types = written.read("[Content_Types].xml").decode()
    assert [types.count(f"/customXml/itemProps{at}.xml") for at in (1, 2)] == [1, 1]
    assert "customXml/item2.xml" in written.namelist()


def test_what_has_no_tags_stays_as_it_was() -> None:
    def build(document: WordDocument) -> None:
        document.add_heading("一、基本情况", 1)
        document.add_paragraph("原样保留", style="Intense Quote")
        document.sections[0].header.paragraphs[0].text = "{{单位名称}}"

    template = read_template(made(build))
    assert isinstance(template, Template)
    written = docx.Document(BytesIO(tell(template, MATERIAL, Made("", "", ""), Figures()).data))
    assert [(one.text, one.style.name if one.style else "") for one in written.paragraphs] == [
        ("一、基本情况", "Heading 1"), ("原样保留", "Intense Quote"),
    ]  # fmt: skip
    assert written.sections[0].header.paragraphs[0]._p.xpath("string(.)") == "云溪县林业局"
