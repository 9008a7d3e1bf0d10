"""Equations held against facts: exact, within rounding, violated, or nothing to say."""

import pytest

from jixiao.model.document import Document
from jixiao.model.fact import Status
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def outcomes(body: str, equation: str) -> list[str]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    return [one.band.value for one in check_document(document).evaluations if one.equation == equation]


@pytest.mark.parametrize(
    ("body", "band"),
    [
        ("全年支出100.00万元，其中基本支出60.00万元，项目支出40.00万元。", "exact"),
        ("全年支出100.01万元，其中基本支出60.00万元，项目支出40.00万元。", "rounding"),
        ("全年支出100.10万元，其中基本支出60.00万元，项目支出40.00万元。", "violated"),
        ("全年支出100万元，其中基本支出60.25万元，项目支出39.75万元。", "exact"),
    ],
)
def test_a_sum_has_three_bands(body: str, band: str) -> None:
    assert outcomes(body, "R03") == [band]


@pytest.mark.parametrize(
    ("body", "band"),
    [
        ("全年预算数300.00万元，全年支出200.00万元，预算执行率66.67%。", "rounding"),
        ("全年预算数300.00万元，全年支出150.00万元，预算执行率50.00%。", "exact"),
        ("全年预算数300.00万元，全年支出200.00万元，预算执行率66.76%。", "violated"),
        ("年初预算300.00万元，年中追加20.00万元，全年支出240.00万元，预算执行率75.00%。", "exact"),
        ("年初预算300.00万元，年中调减60.00万元，全年支出200.00万元，预算执行率83.33%。", "rounding"),
    ],
)
def test_a_rate_takes_the_budget_of_the_full_year(body: str, band: str) -> None:
    assert outcomes(body, "R07") == [band]


PARTS = (
    "全年支出{}万元。支出结构如下：\n人员经费60.00万元；\n药品费30.00万元；\n公用经费10.00万元；\n项目支出20.00万元。"
)


@pytest.mark.parametrize(("total", "band"), [("120.00", "exact"), ("90.00", "exact"), ("121.00", "violated")])
def test_other_parts_among_the_halves_may_belong_to_their_sum(total: str, band: str) -> None:
    assert outcomes(PARTS.format(total), "R03.personnel") == [band]


def test_parts_of_other_kinds_are_no_ground_of_an_error() -> None:
    document = read("text.txt", (TITLE + PARTS.format("121.00")).encode())
    assert isinstance(document, Document)
    assert not [one for one in check_document(document).evaluations if one.equation == "R03.personnel" and one.certain]


def test_amounts_of_different_years_never_meet() -> None:
    assert outcomes("2022年基本支出60.00万元，2023年支出100.00万元，2023年项目支出40.00万元。", "R03") == []


def test_every_figure_gets_its_status() -> None:
    body = "全年支出100.00万元，其中基本支出60.00万元，项目支出40.00万元。在职人员12人，种子发芽300棵。"
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    facts = check_document(document).facts
    assert [(fact.printed, fact.status) for fact in facts if fact.span is not None] == [
        ("100.00万元", Status.VERIFIED),
        ("60.00万元", Status.VERIFIED),
        ("40.00万元", Status.VERIFIED),
        ("12人", Status.SINGLE),
        ("300棵", Status.UNREAD),
    ]


def test_a_balance_is_held_against_total_income_and_total_spending() -> None:
    assert outcomes("当年总收入1869.33万元；当年总支出1748.24万元；年底结余121.09万元。", "R05.total") == ["exact"]


def test_a_rate_of_its_own_topic_is_held_against_its_amounts() -> None:
    body = "年初“三公”经费预算17.08万元，实际执行11.96万元，节约5.12万元，控制率70.12%。"
    assert outcomes(body, "R21") == ["violated"]


ROWS = "项目名称\t全年预算\t支出\n渠道清淤\t320.00\t318.00\n泵站维修\t60.00\t50.00\n防汛物资\t52.00\t{}\n"


def test_a_name_outside_the_table_with_the_amount_of_a_row_is_a_row_told_again() -> None:
    body = f"项目支出398.00万元。\n\n单位：万元\n{ROWS.format('30.00')}\n“泵站改造”项目支出50.00万元。"

    assert outcomes(body, "R10") == ["exact"]


def test_two_rows_of_one_amount_are_two_projects() -> None:
    body = f"项目支出368.00万元。\n\n单位：万元\n{ROWS.format('50.00')}"

    assert outcomes(body, "R10") == ["no_data"]
