"""Each figure of a report knows what it means; one that was changed by hand is told."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from bench.composed import report
from click.testing import CliRunner

from jixiao.cli.main import cli
from jixiao.model.book import Book
from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.files import check_data, read_path
from jixiao.services.report import Own, own_template

DOCUMENT = "word/document.xml"


def changed(data: bytes, old: str, new: str) -> bytes:
    """Return a Word file with the first of some words replaced, as a hand would do it."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in source.namelist():
            content = source.read(name)
            if name == DOCUMENT:
                content = content.decode().replace(f">{old}<", f">{new}<", 1).encode()
            written.writestr(name, content)
    return target.getvalue()


def printed(book: Book, concept: str) -> str:
    live = report(book).document.live
    return next(one.printed for _, one in live if one.means.concept == concept)


def test_every_figure_stands_in_its_control(bureau: Book) -> None:
    document = report(bureau).document
    assert len(document.live) > 50
    assert {one.printed == span.of(document.text) for span, one in document.live} == {True}


def test_a_figure_tells_its_exact_value_formula_and_rows(bureau: Book) -> None:
    document = report(bureau).document
    total = next(one for _, one in document.live if one.means.concept == "expenditure_total")
    assert total.formula == "支出合计＝支付"
    assert total.unit == "元"
    assert [sheet for sheet, _ in total.rows] == ["支付"]
    assert document.made is not None
    assert (document.made.unit, document.made.year, document.made.pack) == (bureau.unit, "2023", "national-2020")


def test_a_figure_that_was_changed_is_told_with_both_values(bureau: Book) -> None:
    old = printed(bureau, "procurement_total")
    checked = check_data("report.docx", changed(report(bureau).told.data, old, "9.99万元"))
    assert isinstance(checked, Checked)
    told = [one for one in checked.findings if one.code == "JX214"]
    assert [(one.expected, one.primary.span.of(checked.document.text)) for one in told] == [(old, "9.99万元")]


def test_a_report_as_it_was_composed_has_no_such_finding(bureau: Book) -> None:
    checked = check_data("report.docx", report(bureau).told.data)
    assert isinstance(checked, Checked)
    assert [one for one in checked.findings if one.code == "JX214"] == []


def retyped(data: bytes, words: str) -> bytes:
    """Return a Word file in which the paragraph that holds some words was typed anew, as one run without controls."""
    document = docx.Document(BytesIO(data))
    (paragraph,) = (one for one in document.paragraphs if words in str(one._p.xpath("string(.)")))
    text = str(paragraph._p.xpath("string(.)"))
    for child in list(paragraph._p):
        if not child.tag.endswith("}pPr"):
            paragraph._p.remove(child)
    paragraph.add_run(text)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def hints(data: bytes) -> list[dict[str, object]]:
    checked = check_data("report.docx", data)
    assert isinstance(checked, Checked)
    return [dict(one.args) for one in checked.findings if one.code == "JX214" and one.severity is Severity.INFO]


def test_figures_of_a_paragraph_typed_anew_are_counted(bureau: Book) -> None:
    data = report(bureau).told.data
    assert hints(data) == []
    (hint,) = hints(retyped(data, "年末资产总额"))
    assert (hint["count"], hint["all"]) == ("2", str(len(report(bureau).document.live)))
    assert str(hint["named"]).startswith("资产总额")


def test_a_figure_in_a_header_stands_in_the_file(bureau: Book, tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "预算执行率{{预算执行率}}"
    made.add_paragraph("2023年支出{{支出合计}}。")
    made.save(str(tmp_path / "模板.docx"))
    own = own_template(tmp_path / "模板.docx")
    assert isinstance(own, Own)
    assert hints(report(bureau, own=own).told.data) == []


def test_explain_lists_each_figure(bureau: Book, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(report(bureau).told.data)
    document = read_path(str(path))
    assert isinstance(document, Document)
    told = CliRunner().invoke(cli, ["explain", str(path)])
    assert told.exit_code == 0
    head, *lines = told.output.splitlines()
    assert "按提纲“全国通用（部门整体支出绩效自评报告）”生成" in head
    assert len(lines) == len(document.live)
    assert next(line for line in lines if line.startswith("预算执行率")).endswith("行）")
    assert "（人员编制第3行）" in lines[0]
    one = CliRunner().invoke(cli, ["explain", str(path), "预算执行率", "--project", "办公用房维修"])
    assert "预算执行率＝项目支出÷全年预算数" in one.output


@pytest.mark.parametrize("name", ["other.docx"])
def test_explain_says_that_a_file_was_not_composed(name: str, tmp_path: Path) -> None:
    from docx import Document as Other  # noqa: PLC0415 used here alone

    path = tmp_path / name
    other = Other()
    other.add_paragraph("支出458.04万元。")
    other.save(str(path))
    told = CliRunner().invoke(cli, ["explain", str(path)])
    assert told.exit_code == 2
    assert "不是由账套生成的报告" in told.output
