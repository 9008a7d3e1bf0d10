"""The wrong figure and its right value; and where nothing is claimed."""

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Finding, Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def errors(body: str) -> list[Finding]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    return [one for one in check_document(document).findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("body", "printed", "why"),
    [
        ("全年支出100.00万元，其中基本支出63.72万元，项目支出36.82万元。", "36.28万元", "suspect.swapped"),
        ("全年支出1000.00万元，其中基本支出600.00万元，项目支出40.00万元。", "400.00万元", "suspect.dropped"),
        ("全年支出1000.00万元，其中基本支出600.00万元，项目支出4400.00万元。", "400.00万元", "suspect.doubled"),
        ("全年支出1000.00万元，其中基本支出600.00万元，项目支出400.00元。", "400.00万元", "suspect.unit"),
    ],
)
def test_the_likeliest_slip_comes_first(body: str, printed: str, why: str) -> None:
    (finding,) = errors(body)
    assert (finding.suspects[0].printed, finding.suspects[0].why) == (
        printed,
        why,
    )


def test_one_wrong_figure_is_one_finding() -> None:
    body = (
        "全年预算数125.00万元，全年支出110.00万元，其中基本支出60.00万元，项目支出40.00万元。"
        "预算执行率80.00%，年末结转结余25.00万元。"
    )
    (finding,) = errors(body)
    assert [(one.printed, one.why) for one in finding.suspects] == [("100.00万元", "suspect.changed")]


def test_what_was_not_understood_among_the_parts_may_be_a_part() -> None:
    assert errors("全年支出100.00万元，其中基本支出60.00万元，周转垫付款12.00万元，项目支出28.00万元。") == []


def test_figures_that_do_not_belong_together_are_left_alone() -> None:
    assert errors("全年支出100.00万元，其中基本支出2.00万元，项目支出3.00万元。") == []


@pytest.mark.parametrize(
    "body",
    [
        "收入总计100.00万元，其中财政拨款收入60.00万元，事业收入40.00万元，上年结转结余12.00万元。",
        "全年支出88.00万元，其中基本支出60.00万元，项目支出40.00万元，年末结转结余12.00万元。",
    ],
)
def test_a_sum_that_would_hold_with_one_part_more_or_less_is_no_error(body: str) -> None:
    assert errors(body) == []


def test_what_else_is_said_of_the_wrong_figure_hangs_below_it() -> None:
    (finding,) = errors(
        "投入（满分10分）得110分，过程（满分40分）得38分，产出（满分30分）得28分，效果（满分20分）得18分，总分94分。"
    )
    assert ([(one.printed, one.why) for one in finding.suspects[:1]], finding.code) == (
        [("10分", "suspect.doubled")],
        "JX110",
    )


def test_what_may_be_another_scope_does_not_decide() -> None:
    body = (
        "部门有2个项目。应急救援项目调整后预算401.16万元，执行3477.48万元，预算执行率为86.6%。"
        "森林防火项目调整后预算500.00万元，执行450.00万元，预算执行率为90.0%。"
    )
    (finding,) = errors(body)
    assert finding.suspects[0].printed == "347.48万元"


def test_a_proposal_keeps_to_fen() -> None:
    (finding,) = errors("全年支出100.00万元，其中基本支出63.72万元，项目支出36.82万元。")
    assert [one.printed for one in finding.suspects] == ["36.28万元", "100.54万元", "63.18万元"]
