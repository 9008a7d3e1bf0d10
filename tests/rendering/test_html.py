"""The HTML page: one file that needs nothing else, in which the text of a report stays text."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from importlib.resources import files

from jixiao.model.document import Document
from jixiao.model.result import Checked, Result
from jixiao.reading.read import read
from jixiao.rendering.about import About
from jixiao.rendering.html.page import html_bytes
from jixiao.services.checking import check_document
from jixiao.services.files import check_path
from jixiao.services.rules import rule_cards

VOID = frozenset({"meta", "br", "input"})
REPORT = """青岭县水利局2023年度部门整体支出绩效评价报告

一、收支情况
全年预算数100.00万元，支出90.00万元，预算执行率80.00%。
<script>alert("]]>")</script>&amp;'"
| 项目名称 | 预算数 | 支出数 |
|---|---|---|
| 河道清淤 | 10.00 | 9.00 |
"""


class Page(HTMLParser):
    """Collects elements; fails on a tag that is closed without being open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(text: str) -> Checked:
    document = read("report.txt", text.encode())
    assert isinstance(document, Document)
    return check_document(document)


def page(*results: Result) -> str:
    return html_bytes(results, About("0.1.0", ("national-2020",), rule_cards())).decode()


def parsed(text: str) -> Page:
    found = Page()
    found.feed(text)
    return found


def with_class(text: str, name: str) -> Sequence[dict[str, str | None]]:
    return [attrs for _, attrs in parsed(text).elements if name in (attrs.get("class") or "").split()]


def test_every_figure_and_finding_has_its_element() -> None:
    result = checked(REPORT)
    text = page(result)
    figures = [fact.id for fact in result.facts if fact.span is not None]
    assert [attrs["id"] for attrs in with_class(text, "fig") if "id" in attrs] == figures
    assert [attrs["data-number"] for attrs in with_class(text, "finding")] == [
        str(number) for number in range(1, len(result.findings) + 1)
    ]
    assert parsed(text).open == []


def test_text_of_a_report_stays_text() -> None:
    text = page(checked(REPORT))
    assert "<script>alert" not in text
    assert '<script>alert("]]>")</script>&amp;\'"' in parsed(text).words
    assert len(re.findall("<script", text)) == 2


def test_the_page_allows_its_own_script_and_style_alone() -> None:
    text = page(checked(REPORT))
    resources = files("jixiao.rendering.html")
    digests = [
        base64.b64encode(hashlib.sha256(resources.joinpath(name).read_bytes()).digest()).decode()
        for name in ("page.css", "page.js")
    ]
    assert (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; img-src data:" in text
    )
    assert re.findall(r"(?:src|href)=\"(?!#)", text) == []


def test_a_figure_tells_its_equations_with_every_term() -> None:
    result = checked(REPORT)
    data = json.loads(page(result).split('id="data">')[1].split("</script>")[0])
    rate = next(one for one in data["figures"].values() if one["printed"] == "80.00%")
    assert rate["status"] == "conflicting"
    assert [(term["sign"], term["printed"]) for term in rate["equations"][0]["terms"]] == [
        ("", "90.00万元"),
        ("÷", "100.00万元"),
    ]


def test_several_reports_stand_in_a_table_the_worst_first() -> None:
    fine = "青岭县教育局2023年度部门整体支出绩效评价报告\n\n全年支出90.00万元。\n"
    text = page(checked(fine), checked(REPORT), check_path("no-such-file.docx"))
    rows = re.findall(r'<tr><td><a href="#(d\d)">', text)
    assert rows == ["d3", "d2", "d1"]
    assert [attrs["id"] for attrs in with_class(text, "document")] == ["d1", "d2", "d3"]
    assert 'id="d2-f0"' in text


def test_tables_stay_tables_and_headings_headings() -> None:
    text = page(checked(REPORT))
    assert "<td>河道清淤</td>" in text
    assert re.search(r"<h2>.*收支情况.*</h2>", text) is not None


def test_a_cell_stays_in_its_column_where_others_are_left_out() -> None:
    rows = "三级指标 年度指标值 实际完成值 分值 得分\n清淤长度 ≥12公里 12.5公里 60 58\n总分 60 58\n"
    cells = re.findall(r"<td>(.*?)</td>", page(checked(f"绩效指标\n{rows}")).split("总分</td>")[1])
    assert [re.sub("<.*?>", "", cell) for cell in cells[:4]] == ["", "", "60", "58"]
