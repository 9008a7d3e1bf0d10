"""What follows from the printed figures without being printed."""

from jixiao.model.document import Document
from jixiao.model.fact import Fact, Status
from jixiao.reading.read import read
from jixiao.services.checking import check_document

REPORT = """青岭县水利局2023年度部门整体支出绩效评价报告

一、收支情况
2023年预算收入130.00万元，其中年初预算100.00万元，调整追加30.00万元。
2023年支出120.00万元，其中基本支出80.00万元，项目支出40.00万元，结转结余10.00万元。
（二）项目支出绩效情况
全年项目支出共计40.00万元，2个项目。
1.河道清淤项目。年初预算20.00万元，年中追加10.00万元，实际支出26.00万元，结转4.00万元。
2.水质监测项目。年初预算15.00万元，实际支出14.00万元，结转1.00万元。
"""


def derived(text: str) -> dict[tuple[str, str, str], Fact]:
    document = read("text.txt", text.encode())
    assert isinstance(document, Document)
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in check_document(document).facts:
        where = fact.coordinates
        if fact.status is Status.DERIVED and where is not None:
            found[(where.concept, where.subject.name, where.item.name if where.item else "")] = fact
    return found


def test_what_is_left_for_basic_expenditure() -> None:
    found = derived(REPORT)
    unit = "青岭县水利局"
    assert found[("carryover_closing", unit, "基本支出")].printed == "5.00万元"
    assert found[("budget_adjustment", unit, "基本支出")].printed == "20.00万元"
    assert found[("execution_rate", unit, "")].printed == "92.31%"
    assert found[("execution_rate", "河道清淤项目", "")].printed == "86.67%"


def test_derived_facts_name_what_they_rest_on_and_have_no_place() -> None:
    fact = derived(REPORT)[("execution_rate", "水质监测项目", "")]
    assert fact.span is None
    assert len(fact.sources) == 2


def test_nothing_is_derived_from_a_list_that_may_be_a_selection() -> None:
    found = derived(REPORT.replace("2个项目", "5个项目"))
    assert not any(item == "基本支出" for _, _, item in found)


def test_an_adjustment_that_only_both_budgets_show() -> None:
    report = REPORT.replace("年中追加10.00万元，", "全年预算30.00万元，")
    assert derived(report)[("budget_adjustment", "青岭县水利局", "基本支出")].printed == "20.00万元"
