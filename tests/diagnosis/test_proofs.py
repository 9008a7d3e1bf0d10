"""What a sum proves where a part was nothing, or where a figure lost its last digit."""

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Finding, Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"


def findings(body: str) -> list[Finding]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    return [one for one in check_document(document).findings if one.code.startswith("JX1")]


def said(body: str) -> list[tuple[Severity, list[str]]]:
    """Severity of each finding of arithmetic, and what its likeliest suspect should print."""
    return [(one.severity, [suspect.printed for suspect in one.suspects[:1]]) for one in findings(body)]


ABROAD = (
    "“三公”经费支出23.31万元，其中因公出国（境）费0.90万元，公务用车购置费18.20万元，"
    "公务用车运行维护费4.75万元，公务接待费0.36万元。"
)
FUNDS = (
    "收入总计113.85万元，其中一般公共预算财政拨款收入60.85万元，政府性基金预算财政拨款收入0.40万元，"
    "其他收入41.00万元，上年结转结余12.00万元。"
)


@pytest.mark.parametrize("body", [ABROAD, FUNDS], ids=["by law", "inside the list"])
def test_a_part_that_was_nothing_is_wrong_where_it_surely_is_a_part(body: str) -> None:
    (finding,) = findings(body)
    assert finding.severity is Severity.ERROR
    assert "0.00万元" in [suspect.printed for suspect in finding.suspects]


def test_a_line_that_counts_in_the_next_column_counts_in_this_one() -> None:
    body = """项目资金（单位：万元）

| | 年初预算数 | 全年预算数 | 全年执行数 |
|---|---|---|---|
| 年度资金总额 | 108.5 | 123.5 | 119.75 |
| 其中：当年财政拨款 | 96 | 96 | 93.18 |
| 上年结转资金 | 12.5 | 12.5 | 12.5 |
| 其他资金 | 7 | 15 | 14.07 |
"""
    assert said(body) == [(Severity.ERROR, ["0"])]


def test_what_stands_beside_the_list_asks_a_question() -> None:
    body = "编制40名，其中行政编制12名、事业编制28名，另有工勤编制2名。"
    assert [severity for severity, _ in said(body)] in ([], [Severity.WARNING])


def test_a_digit_lost_among_finer_amounts_is_an_error() -> None:
    body = "收入总计251.63万元，支出合计204.85万元，年末结转和结余46.7万元。"
    assert said(body) == [(Severity.ERROR, ["46.78万元"])]


def test_a_figure_alone_in_its_paragraph_may_be_rounded() -> None:
    body = "收入总计251.63万元，支出合计204.85万元。\n\n年末结转和结余46.8万元。"
    assert said(body) == [(Severity.WARNING, ["46.78万元"])]


@pytest.mark.parametrize(
    "body",
    [
        "收入总计251.60万元，支出合计204.85万元，年末结转和结余46.75万元。",
        "收入总计251.6万元，支出合计204.85万元，年末结转和结余46.75万元。",
        "收入总计251万元，支出合计205万元，年末结转和结余47万元。",
    ],
    ids=["exact", "zero dropped", "all coarse"],
)
def test_dropped_zeros_and_coarse_amounts_are_no_lost_digits(body: str) -> None:
    assert said(body) == []


def test_an_amount_is_as_precise_as_its_finest_place() -> None:
    body = """全年支出1224万元，全年预算1260万元，预算执行率97.11%。

| 项目 | 全年预算数（万元） | 全年支出（万元） |
|---|---|---|
| 基本支出 | 684.5 | 671.5 |
| 项目支出 | 575.5 | 552.5 |
| 合计 | 1260.0 | 1224.0 |
"""
    assert [one.code for one in findings(body) if one.severity is Severity.ERROR] == ["JX103"]


def test_people_are_whole() -> None:
    (finding,) = findings("本单位编制41名，在职39名，在职人员控制率95.2%。")
    assert [suspect.printed for suspect in finding.suspects] == ["95.12%"]


def test_a_total_below_its_parts_is_given_their_sum_where_a_slip_explains_it() -> None:
    body = (
        "全年项目支出共计288.93万元，3个项目。\n\n1．“河道清淤”项目支出391.98万元。\n\n"
        "2．“堤防维护”项目支出371.17万元。\n\n3．“水质监测”项目支出65.78万元。"
    )
    assert said(body) == [(Severity.ERROR, ["828.93万元"])]


def test_projects_that_fall_short_ask_only_where_a_slip_explains_it() -> None:
    body = (
        "全年项目支出共计828.93万元。\n\n1．“河道清淤”项目支出391.98万元。\n\n"
        "2．“堤防维护”项目支出{}。\n\n3．“水质监测”项目支出65.78万元。"
    )
    assert said(body.format("317.17万元")) == [(Severity.WARNING, ["371.17万元"])]
    assert said(body.format("341.02万元")) == []


def test_a_long_list_that_falls_short_by_a_slip_is_a_question() -> None:
    # 40 amounts of 10.13 to 405.20 make 8306.60; that the list takes no time is half of what is asked here
    amounts = [f"{at * 1013 // 100}.{at * 1013 % 100:02}" for at in range(1, 41)]
    rows = "\n".join(f"第{at}村道路项目\t{amount}\t{amount}" for at, amount in enumerate(amounts, 1))
    body = f"2023年项目支出8360.60万元。主要项目如下（单位：万元）：\n项目名称\t年初预算数\t支出数\n{rows}\n"
    assert said(body) == [(Severity.WARNING, ["8306.60万元"])]


def test_one_amount_with_a_digit_too_many_makes_the_others_no_more_precise() -> None:
    body = """| 项目 | 全年支出（万元） |
|---|---|
| 河道清淤 | 10.335 |
| 堤防维护 | 10.34 |
| 水质监测 | 10.34 |
| 合计 | 31.02 |
"""
    assert said(body) == []


AWAY = (
    "一、项目支出\n项目一：河道清淤\n调整后预算：312.08万元\n支出金额：312.08万元\n预算完成率：100.00%\n"
    "项目二：堤防维护\n项目类别：年中追加\n调整后预算：216.40万元\n支出金额：198.62万元\n"
    "实施单位：水利站\n实施地点：青岭镇\n完工时间：10月\n验收情况：合格\n预算完成率：{}"
)


@pytest.mark.parametrize(
    ("rate", "right"),
    [("97.18%", "91.78%"), ("9.78%", "91.78%"), ("911.78%", "91.78%")],
    ids=["swap", "drop", "double"],
)
def test_a_slip_betrays_figures_that_no_words_tie(rate: str, right: str) -> None:
    assert said(AWAY.format(rate)) == [(Severity.ERROR, [right])]


def test_figures_that_no_words_tie_and_no_slip_explains_are_asked_about_at_most() -> None:
    assert [severity for severity, _ in said(AWAY.format("88.46%"))] in ([], [Severity.WARNING])


def test_a_form_that_gives_a_line_to_each_ties_its_figures() -> None:
    body = "一、项目支出\n项目一：河道清淤\n调整后预算：312.08万元\n支出金额：298.62万元\n预算完成率：88.46%"
    assert [severity for severity, _ in said(body)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("决策（15分）得14.5分；过程（25分）得4分；产出（35分）得34分；效益（25分）得24分，自评总分96.5分。", "24分"),
        ("自评得分97.5分，其中履职效能满分50分，扣0.5分，得45.9分；管理效率满分50分，扣2分，得48分。", "49.5分"),
    ],
    ids=["no score above its mark", "points taken off"],
)
def test_full_marks_tell_which_score_is_wrong(body: str, right: str) -> None:
    assert said(body) == [(Severity.ERROR, [right])]


def test_a_total_that_repeats_one_of_its_two_parts_is_asked_about() -> None:
    body = "全年支出322.18万元，其中基本支出268.74万元，项目支出322.18万元。"
    assert [severity for severity, _ in said(body)] in ([], [Severity.WARNING])


def test_what_came_in_may_hold_the_opening_balance_or_not() -> None:
    body = """项目资金情况表（单位：万元）

| 项目名称 | 上年结转 | 到位资金 | 支出 | 年末结转 |
|---|---|---|---|---|
| 河道清淤 | 47.78 | 120.00 | 105.20 | 62.58 |
| 堤防维护 | 0.00 | 96.00 | 88.45 | 7.55 |
| 水质监测 | 10.86 | 370.00 | 284.02 | 96.84 |
"""
    assert said(body) == []


def test_a_rate_of_change_is_formed_on_the_amount_of_the_year_before() -> None:
    body = "二、支出\n与上一年度比较，2022年列支22905.16万元，本年增支1255.57万元，增长幅度为5.84%。"
    assert [one.expected for one in findings(body)] == ["5.48%"]


def test_a_change_that_points_the_wrong_way_needs_another_word_and_no_other_figure() -> None:
    body = "三、“三公”经费\n公务接待费支出1.45万元，上年为1.12万元，比上年减少0.33万元。"
    assert [one.expected for one in findings(body)] == ["增加0.33万元"]


def test_a_wrong_rate_behind_a_proven_change_is_held_against_it() -> None:
    body = "二、支出\n全年支出24160.73万元。2022年列支22905.16万元，本年增支1255.57万元，增长幅度为5.84%。"
    assert [one.expected for one in findings(body)] == ["5.48%"]
