"""What a report has where it is asked for: a cover, the list of attachments, charts."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from bench.composed import PACKS, report
from bench.roundtrip import trip
from click.testing import CliRunner
from lxml import etree
from python_calamine import CalamineWorkbook

from jixiao.cli.main import cli
from jixiao.model.book import Book
from jixiao.taxonomy.outlines import Extra

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COVER, ATTACHMENTS, CHARTS = (frozenset({one}) for one in (Extra.COVER, Extra.ATTACHMENTS, Extra.CHARTS))


def sections(data: bytes) -> list[etree._Element]:
    with ZipFile(BytesIO(data)) as archive:
        return list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}sectPr"))


def dated(book: Book, date: str) -> Book:
    """Return a book whose notes tell the date that stands below the report."""
    notes = book.tables["notes"]
    first = {"title": "落款日期", "content": date}
    columns = {name: (first[name], *values[1:]) for name, values in notes.columns.items()}
    return replace(book, tables={**book.tables, "notes": replace(notes, columns=columns)})


def without(book: Book, sheet: str) -> Book:
    return replace(book, tables={name: table for name, table in book.tables.items() if name != sheet})


def drawn(chart: etree._Element) -> list[list[str]]:
    """Return the names of a chart, then the values of each kind of bars, from the top of the picture down."""
    caches = (*list(chart.iter(f"{C}cat"))[:1], *reversed(list(chart.iter(f"{C}val"))))
    return [["".join(map(str, point.itertext())) for point in cache.iter(f"{C}pt")][::-1] for cache in caches]


def keeps_next(styles: etree._Element, name: str) -> bool:
    """Return whether a paragraph of a style stays on the page of the next one."""
    (style,) = [one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == name]
    own = style.find(f"{W}pPr/{W}keepNext")
    if own is not None:
        return own.get(f"{W}val") != "0"
    above = style.find(f"{W}basedOn")
    return above is not None and keeps_next(styles, str(above.get(f"{W}val")))


def test_the_cover_tells_title_unit_and_date(bureau: Book) -> None:
    text = report(dated(bureau, "2024年3月15日"), extras=COVER).text
    unit = bureau.unit
    assert text.split("\n")[:6] == [
        unit, "2023年度", "部门整体支出绩效自评报告", unit, "2024年3月15日", "",
    ]  # fmt: skip
    assert text.split("\n")[-2:] == [unit, "2024年3月15日"]


def test_the_cover_bears_no_number_and_the_text_begins_with_page_one(bureau: Book) -> None:
    cover, text = sections(report(bureau, extras=COVER).told.data)
    assert [len(one.findall(f"{W}footerReference")) for one in (cover, text)] == [0, 2]
    number = text.find(f"{W}pgNumType")
    assert number is not None
    assert number.get(f"{W}start") == "1"


def test_without_being_asked_for_there_is_neither(bureau: Book) -> None:
    plain = report(bureau)
    assert len(sections(plain.told.data)) == 1
    assert "附件：" not in plain.text


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        ("national-2020", "附件：1.部门整体支出绩效自评表\n2.项目支出绩效自评表\n"),
        ("hunan-2021", "附件：1.部门整体支出绩效评价基础数据表\n2.部门整体支出绩效自评表\n3.项目支出绩效自评表\n"),
    ],
)
def test_the_attachments_are_the_forms_of_the_year(bureau: Book, pack: str, expected: str) -> None:
    assert expected in report(bureau, pack, extras=ATTACHMENTS).text


def test_a_single_attachment_has_no_number(bureau: Book) -> None:
    text = report(without(bureau, "projects"), extras=ATTACHMENTS).text
    assert "附件：部门整体支出绩效自评表\n" in text


@pytest.mark.parametrize("pack", PACKS)
def test_with_all_of_it_every_figure_is_read_back_and_nothing_is_wrong(books: list[Book], pack: str) -> None:
    for book in books[:4]:
        back = trip(book, pack, extras=frozenset(Extra))
        assert back.lost == {}
        assert [(one.code, one.args) for one in back.findings] == []


def test_a_template_has_its_own(tmp_path: Path) -> None:
    template = str(tmp_path / "模板.docx")
    assert CliRunner().invoke(cli, ["template", "-o", template, "--with", "封面"]).exit_code == 0
    told = CliRunner().invoke(cli, ["compose", "账套.xlsx", "-o", "x", "--template", template, "--with", "封面"])
    assert told.exit_code == 2
    assert "封面等写在模板里" in told.output


def test_a_chart_draws_budget_and_spending_of_each_project(bureau: Book) -> None:
    made = report(bureau, extras=CHARTS)
    with ZipFile(BytesIO(made.told.data)) as archive:
        chart = etree.fromstring(archive.read("word/charts/jixiao1.xml"))
        book = archive.read("word/embeddings/jixiao1.xlsx")
    names, *bars = drawn(chart)
    rows = [line.split("\t") for line in made.text.split("\n") if line.split("\t")[0] in names]
    assert [names, *bars] == [[row[at] for row in rows] for at in (0, 4, 5)]
    shown = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert shown[0] == ["", "全年预算数", "项目支出"]
    assert [[name, f"{budget:.2f}", f"{spent:.2f}"] for name, budget, spent in shown[:0:-1]] == [
        [row[0], row[4], row[5]] for row in rows
    ]


def test_kinds_of_bars_stand_in_the_order_of_the_table_from_the_top(bureau: Book) -> None:
    with ZipFile(BytesIO(report(bureau, extras=CHARTS).told.data)) as archive:
        chart = etree.fromstring(archive.read("word/charts/jixiao1.xml"))
    assert [one.get("val") for one in chart.iter(f"{C}orientation")] == ["minMax", "minMax"]
    orders = [int(str(one.get("val"))) for one in chart.iter(f"{C}order")]
    assert orders == sorted(orders)
    upwards = ["".join(map(str, one.itertext())).partition("$1")[2] for one in chart.iter(f"{C}tx")]
    assert upwards == ["项目支出", "全年预算数"]


def test_chart_title_and_source_stay_on_one_page(bureau: Book) -> None:
    with ZipFile(BytesIO(report(bureau, extras=CHARTS).told.data)) as archive:
        text, styles = (etree.fromstring(archive.read(f"word/{one}.xml")) for one in ("document", "styles"))
    kept = {name: keeps_next(styles, name) for name in ("Chart", "ChartTitle", "TableNote")}
    assert kept == {"Chart": True, "ChartTitle": True, "TableNote": False}
    order = [str(one.get(f"{W}val")) for one in text.iter(f"{W}pStyle")]
    first = order.index("Chart")
    assert order[first : first + 6] == ["Chart", "ChartTitle", "TableNote"] * 2


def test_equal_charts_are_equal_bytes(bureau: Book) -> None:
    assert report(bureau, extras=CHARTS).told.data == report(bureau, extras=CHARTS).told.data


def test_a_unit_without_projects_has_no_chart(bureau: Book) -> None:
    with ZipFile(BytesIO(report(without(bureau, "projects"), extras=CHARTS).told.data)) as archive:
        assert [one for one in archive.namelist() if "chart" in one] == []


def test_a_chart_tells_where_its_figures_are_from(bureau: Book) -> None:
    text = report(bureau, extras=CHARTS).text
    assert "项目预算和支出图（单位：万元）\n数据来源：本单位2023年预算指标账和支付明细账。\n" in text
    assert "项目预算执行率图\n数据来源同上图，预算执行率＝项目支出÷全年预算数。\n" in text
