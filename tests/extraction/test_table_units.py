"""The unit of a table: told in it, over it in a line or a sentence, behind it, or shown by the running text."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效自评报告\n\n二、支出情况\n"
TABLE = """| 支出内容 | 年初预算 | 全年支出 |
|---|---|---|
| 基本支出 | 12,864,000 | 12,651,200 |
| 合计 | 12,864,000 | 12,651,200 |
"""


def amounts(text: str) -> set[str]:
    document = read("report.txt", (TITLE + text).encode())
    assert isinstance(document, Document)
    return {fact.quantity.unit for fact in check_document(document).facts if fact.cell is not None}


@pytest.mark.parametrize(
    "told",
    [
        "单位：元",
        "（单位：人民币元）",
        "支出明细表（元）",
        "（三）支出明细。下表金额单位为元。",
        "各项支出见下表，表中数据均以元为单位。",
        "具体如下，金额按元列示。",
        "全年支出1265.12万元，年初预算1286.40万元。",
    ],
)
def test_the_unit_is_told_over_the_table_or_shown_by_the_text(told: str) -> None:
    assert amounts(f"{told}\n\n{TABLE}") == {"元"}


def test_a_unit_told_for_this_table_goes_before_what_the_text_shows() -> None:
    assert amounts(f"全年支出1265.12万元，年初预算1286.40万元。\n单位：千元\n\n{TABLE}") == {"千元"}


def test_one_equal_amount_shows_nothing() -> None:
    assert amounts(f"收入总计1265.12万元。\n\n{TABLE}") == {"万元"}


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("除注明者外，金额单位为元。\n\n收入表（单位：万元）\n收入 | 金额\n财政拨款 | 1,286.40\n\n", "元"),
        ("全文金额一律以千元为单位。\n\n", "千元"),
    ],
)
def test_a_unit_told_for_the_whole_report_goes_before_that_of_the_table_above(told: str, unit: str) -> None:
    document = read("report.txt", (TITLE + told + "收入与上年持平。支出情况如下：\n\n" + TABLE).encode())
    assert isinstance(document, Document)
    spent = [fact for fact in check_document(document).facts if fact.cell is not None and fact.printed.endswith(",200")]
    assert {fact.quantity.unit for fact in spent} == {unit}
