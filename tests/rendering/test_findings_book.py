"""The workbook of findings, read back with another library."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Duty, Unread
from jixiao.model.span import Span
from jixiao.rendering.about import About
from jixiao.rendering.file_rows import ending, share, state
from jixiao.rendering.findings_book import findings_book
from jixiao.rendering.findings_rows import Quote, quote

Cells = list[list[object]]


def sheets(data: bytes) -> dict[str, Cells]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: list(map(list, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names}


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_one_row_a_finding(checked: Checked, about: About) -> None:
    rows = sheets(findings_book([checked], about))["问题"]
    assert rows[0] == [
        "文件", "单位名称", "年度", "等级", "规则", "位置", "原文", "应为", "实为", "说明", "依据", "怎样改",
    ]  # fmt: skip
    assert rows[2] == [
        "报告.txt", "云溪县林业局", "2023", "错误", "JX101 分项之和与合计不符", "第3行第75字",
        "全年支出401.30万元，其中基本支出301.20万元、项目支出101.10万元，年末结转结余19.20万元，均为项目结转。",
        "402.30万元", "401.30万元",
        "支出合计401.30万元，但各分项相加（基本支出301.20万元＋项目支出101.10万元）为402.30万元，相差1.00万元",
        "财预〔2020〕10号",
        "存疑：项目支出 101.10万元 → 100.10万元（疑一位数字写错）\n按账核对。",
    ]  # fmt: skip
    assert [row[4] for row in rows[1:]] == ["JX501 计量单位重复", "JX101 分项之和与合计不符", "JX505 编号不连续"]


def test_the_title_above_a_place_is_named(checked: Checked, about: About) -> None:
    text = checked.document.text
    title = Span(text.index("一、"), text.index("一、") + len("一、预算收支情况"))
    under = replace(checked, headings=((title, Span(title.end, text.index("三、"))),))
    rows = sheets(findings_book([under], about))["问题"]
    assert [row[5] for row in rows[1:]] == [
        "一、预算收支情况\n第3行第45字",
        "一、预算收支情况\n第3行第75字",
        "第5行第1字",
    ]


def test_one_row_a_file(checked: Checked, missing: Unread, about: About) -> None:
    rows = sheets(findings_book([checked, missing], about))["汇总"]
    assert rows[1] == [
        "报告.txt", "云溪县林业局", "2023", "部门整体支出绩效评价报告", "有错误", 3.0, 0.0, 0.0, 0.0, 0.0,
        5.0, 1.0, 3.0, 0.0, 1.0, 0.2, 2.0, 1.0, 1.0, checked.document.source.sha256,
    ]  # fmt: skip
    assert rows[2][:5] == ["没有.docx", "", "", "", "未能读取：找不到文件“没有.docx”，请核对路径和文件名。"]
    assert rows[4][0] == "jixiao 0.1.0，规则包：national-2020。无数据、不适用、无法读取的均不算通过。"


def test_one_row_a_file_and_rule(checked: Checked, missing: Unread, about: About) -> None:
    rows = sheets(findings_book([checked, missing], about))["应查项"]
    assert [row[:11] for row in rows[1:5]] == [
        ["报告.txt", "云溪县林业局", "JX101", "分项之和与合计不符", "有问题", 2.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        ["报告.txt", "云溪县林业局", "JX105", "表中合计与各行不符", "无数据", 1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        ["报告.txt", "云溪县林业局", "JX501", "计量单位重复", "有问题", 1.0, 0.0, 1.0, 0.0, 0.0, 0.0],
        ["报告.txt", "云溪县林业局", "JX702", "含公民身份号码", "不适用", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    ]
    assert {row[4] for row in rows[5:]} == {"无法读取"}


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)"])
def test_text_that_begins_like_a_formula_stays_text(checked: Checked, about: About, name: str) -> None:
    source = replace(checked.document.source, path=name)
    hostile = replace(checked, document=replace(checked.document, source=source))
    data = findings_book([hostile], about)
    assert {rows[1][0] for rows in sheets(data).values()} == {name}
    assert all("<f>" not in part(data, f"xl/worksheets/sheet{number}.xml") for number in (1, 2, 3))
    assert 'quotePrefix="1"' in part(data, "xl/styles.xml")


def test_it_prints_on_a4_with_its_head_on_every_page(checked: Checked, about: About) -> None:
    data = findings_book([checked], about)
    sheet = part(data, "xl/worksheets/sheet2.xml")
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert '<autoFilter ref="A1:L4"/>' in sheet
    assert "问题!$1:$1<" in part(data, "xl/workbook.xml").replace("'", "")


def test_the_same_workbook_every_time(checked: Checked, about: About) -> None:
    assert findings_book([checked], about) == findings_book([checked], about)


def test_quote_is_cut_around_the_words_meant() -> None:
    text = f"上句。{'甲' * 70}12万元{'乙' * 70}。下句。"
    start = text.index("12")
    assert quote(text, Span(start, start + 4)) == Quote(f"…{'甲' * 60}", "12万元", f"{'乙' * 60}…")
    assert str(quote("上句。支出12万元。下句。", Span(5, 9))) == "支出12万元。"


def test_a_share_is_never_rounded_up() -> None:
    assert [str(share(19_999, 20_000)), str(share(0, 3)), share(0, 0)] == ["0.9999", "0.0000", ""]


def test_how_a_check_ended(checked: Checked) -> None:
    warning = replace(checked.findings[0], severity=Severity.WARNING)
    results = (
        checked,
        replace(checked, findings=(warning,)),
        replace(checked, findings=(), hidden=1),
        replace(checked, findings=()),
    )
    assert list(map(ending, results)) == ["有错误", "有提醒，没有错误", "没有所列级别的问题", "没有发现问题"]


def test_state_of_a_rule() -> None:
    duties = (Duty("a", passed=2, failed=1), Duty("a", passed=1, no_data=3), Duty("a", no_data=1), Duty("a"))
    assert [state(duty) for duty in duties] == ["failed", "passed", "no_data", ""]


def test_what_was_put_aside_has_a_sheet_with_its_reason(governed: Checked, about: About) -> None:
    book = sheets(findings_book([governed], about))
    assert list(book) == ["汇总", "问题", "已忽略", "应查项"]
    assert book["已忽略"][1] == [
        "报告.txt", "云溪县林业局", "错误", "JX501 计量单位重复", "第3行第45字",
        "2023年全年预算收入420.50万元，其中年初预算360.00万元，年中追加60.50万元万元，全部为一般公共预算拨款，无政府性基金收入。",
        "计量单位重复：“万元万元”应为“万元”", "引用原文如此", "jixiao.toml:12",
    ]  # fmt: skip
    assert (book["汇总"][0][9], book["汇总"][1][9]) == ("已忽略", 1.0)
    assert book["汇总"][3][0] == "jixiao 0.1.0，规则包：hunan-2021 2021.1。无数据、不适用、无法读取的均不算通过。"
