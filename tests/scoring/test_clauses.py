"""One case, computed by hand, for each clause of scoring: 财预〔2020〕10号 and the rules that places add to it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from jixiao.model.framework import Cap, Reverse, Share
from jixiao.model.indicator import Execution, Form, Indicator, Operator
from jixiao.model.score import Flaw
from jixiao.scoring.days import in_time
from jixiao.scoring.form import grade_of, score_form
from jixiao.scoring.packs import framework, parse_framework
from jixiao.scoring.score import given, score_execution, score_indicator

NATIONAL = framework("project-2020")
Value = Fraction | str


def row(operator: Operator, target: Value, actual: Value, weight: int, reason: str = "") -> Indicator:
    """Return an indicator of quantity."""
    return Indicator(
        "产出指标", "数量指标", "修路", operator, target, "公里", Fraction(weight), actual, reason=reason
    )  # fmt: skip


def figures(operator: Operator, target: int, actual: int, weight: int) -> Indicator:
    return row(operator, Fraction(target), Fraction(actual), weight)


def test_execution_is_ten_points_times_the_rate_never_more() -> None:
    # 10 × 458.04 ÷ 560.75 = 8.1683…; spending more than the budget earns no more than 10
    assert score_execution(Execution(None, 56_075, 45_804), NATIONAL).points == Fraction("8.17")
    assert score_execution(Execution(None, 100, 130), NATIONAL).points == 10


def test_execution_without_a_budget_is_left_to_people() -> None:
    assert score_execution(Execution(None, 0, 100), NATIONAL).points is None


def test_execution_by_the_steps_of_a_place() -> None:
    # from 95 % full marks, from 85 % eight tenths, below nothing
    steps = (Share(Fraction("0.95"), Fraction(1)), Share(Fraction("0.85"), Fraction("0.8")))
    place = replace(NATIONAL, execution_steps=steps)
    points = [score_execution(Execution(None, 1000, spent), place).points for spent in (950, 949, 850, 849)]
    assert points == [10, 8, 8, 0]


def test_a_target_reached_earns_full_marks_else_its_share() -> None:
    # 15 × 7 ÷ 9 = 11.666…
    assert score_indicator(figures(Operator.LEAST, 9, 9, 15), NATIONAL).points == 15
    assert score_indicator(figures(Operator.LEAST, 9, 7, 15), NATIONAL).points == Fraction("11.67")


def test_a_target_of_zero_is_kept_or_missed() -> None:
    assert score_indicator(figures(Operator.EQUAL, 0, 0, 10), NATIONAL).points == 10
    assert score_indicator(figures(Operator.EQUAL, 0, 1, 10), NATIONAL).points == 0


def test_beyond_a_limit_marks_fall_to_nothing_at_twice_the_limit() -> None:
    # 10 × (1 − (30 − 24) ÷ 24) = 7.5
    assert score_indicator(figures(Operator.MOST, 24, 30, 10), NATIONAL).points == Fraction("7.5")
    assert score_indicator(figures(Operator.MOST, 24, 48, 10), NATIONAL).points == 0


def test_beyond_a_limit_marks_fall_by_ratio_where_the_place_says_so() -> None:
    # 10 × 24 ÷ 30 = 8
    place = replace(NATIONAL, reverse=Reverse.RATIO)
    assert score_indicator(figures(Operator.MOST, 24, 30, 10), place).points == 8


def test_a_result_of_thirteen_tenths_needs_a_reason() -> None:
    assert [score_indicator(figures(Operator.LEAST, 100, one, 10), NATIONAL).due for one in (129, 130)] == [False, True]


def test_a_place_cuts_what_was_set_too_low_by_bands() -> None:
    bands = (Share(Fraction("1.3"), Fraction("0.1")), Share(Fraction("1.5"), Fraction("0.2")))
    place = replace(NATIONAL, over_bands=bands)
    points = [score_indicator(figures(Operator.LEAST, 100, one, 10), place).points for one in (129, 130, 150)]
    assert points == [10, 9, 8]


@pytest.mark.parametrize(("words", "low", "high"), [("达成年度指标", 8, 10), ("部分达成", 6, 8), ("未达成", 0, 6)])
def test_words_choose_a_band(words: str, low: int, high: int) -> None:
    scored = score_indicator(row(Operator.QUALITATIVE, "稳步提高", words, 10), NATIONAL)
    assert (scored.low, scored.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("target", "actual", "held"),
    [
        ("2023年12月31日前", "2023年11月20日", True),
        ("2023年12月底", "2023年12月", True),
        ("12月底前", "10月", True),
        ("2023年6月30日", "2023年7月1日", False),
        ("6月底", "2023年7月", None),
        ("年底前", "12月", None),
        ("2月30日", "2月", None),
        ("2023-6-30", "2023.6.1", True),
        ("3.5", "3.6", None),
        ("2-3", "4-5", None),
    ],
)
def test_a_day_is_kept_or_missed(target: str, actual: str, held: bool | None) -> None:  # noqa: FBT001
    assert in_time(target, actual) is held


def test_what_was_done_by_its_day_earns_full_marks_what_came_late_a_lower_band() -> None:
    kept = score_indicator(row(Operator.QUALITATIVE, "2023年6月30日前", "2023年6月", 10), NATIONAL)
    late = score_indicator(row(Operator.QUALITATIVE, "2023年6月30日前", "2023年9月", 10), NATIONAL)
    assert (kept.way, kept.low, kept.high, kept.due) == ("in_time", Fraction(10), Fraction(10), False)
    assert (late.way, late.low, late.high, late.due) == ("late", Fraction(0), Fraction(8), True)


@pytest.mark.parametrize(
    ("target", "actual", "own", "points"),
    [
        (Fraction(20), Fraction(18), Fraction(10), Fraction(9)),  # the clause gives the points
        ("完成", "基本完成", Fraction(7), Fraction(7)),  # from 6 to 8 of 10
        ("完成", "基本完成", Fraction(9), None),
        ("按期", "说不清", Fraction(7), Fraction(7)),
        ("按期", "说不清", Fraction(12), None),
        ("按期", "说不清", None, None),
    ],
)
def test_points_are_those_of_the_clause_or_of_the_unit_within_its_room(
    target: Fraction | str, actual: Fraction | str, own: Fraction | None, points: Fraction | None
) -> None:
    operator = Operator.QUALITATIVE if isinstance(target, str) else Operator.LEAST
    one = replace(row(operator, target, actual, 10), score=own)
    assert given(one, score_indicator(one, NATIONAL)) == points


def satisfaction(actual: int, evidence: str = "") -> Indicator:
    return Indicator(
        "满意度指标", "服务对象满意度", "满意度", Operator.LEAST, Fraction(90), "%", Fraction(10), Fraction(actual),
        evidence=evidence,
    )  # fmt: skip


def test_satisfaction_earns_its_share_and_wants_its_survey() -> None:
    # 10 × 85 ÷ 90 = 9.444…
    assert score_indicator(satisfaction(85), NATIONAL).points == Fraction("9.44")
    flaws = [
        score_form(Form("", Execution(1, 1, 1), (satisfaction(95, one),), evidenced=True), NATIONAL).flaws
        for one in ("", "问卷120份")
    ]
    assert [Flaw("survey", (("name", "满意度"),)) in one for one in flaws] == [True, False]


def whole(output: Indicator, executed: int = 100, *, added: bool = False) -> Form:
    benefit = Indicator("效益指标", "社会效益", "通车", Operator.LEAST, Fraction(1), "条", Fraction(30), Fraction(1))
    return Form("", Execution(100, 100, executed), (output, benefit, satisfaction(90, "问卷")), added=added)


def test_the_total_is_the_sum_with_the_ten_of_execution() -> None:
    # 9 + 50 × 18 ÷ 20 + 30 + 10 = 94
    assert score_form(whole(figures(Operator.LEAST, 20, 18, 50), 90), NATIONAL).low == 94


def test_weights_are_a_hundred_and_no_dimension_is_missing() -> None:
    alone = Form("", Execution(1, 1, 1), (figures(Operator.LEAST, 1, 1, 50),))
    assert score_form(alone, NATIONAL).flaws == (
        Flaw("weights", (("sum", "60"),)),
        Flaw("dimension", (("name", "效益"),)),
        Flaw("dimension", (("name", "满意度"),)),
    )


@pytest.mark.parametrize(
    ("actual", "reason", "flaw"),
    [
        (20, "", None),
        (19, "", "reason"),
        (19, "雨季停工", None),
        (26, "", "reason_over"),
        (26, "新增两段", None),
        (20, "雨季停工", "reason_idle"),
        (20, "无", None),
    ],
)
def test_a_reason_stands_exactly_where_it_is_due(actual: int, reason: str, flaw: str | None) -> None:
    one = replace(figures(Operator.LEAST, 20, actual, 50), reason=reason)
    flaws = score_form(whole(one), NATIONAL).flaws
    assert flaws == (() if flaw is None else (Flaw(flaw, (("name", "修路"),)),))


def test_a_project_added_in_the_year_states_its_targets() -> None:
    aimless = replace(figures(Operator.LEAST, 1, 1, 50), target=None, added=True)
    assert Flaw("target_added", (("name", "修路"),)) in score_form(whole(aimless), NATIONAL).flaws
    bare = Form("", Execution(0, 100, 90), (), added=True)
    outcome = score_form(bare, NATIONAL)
    assert (outcome.flaws, outcome.low) == ((Flaw("empty_added"),), None)


def test_a_place_caps_the_total_below_a_rate_of_execution() -> None:
    place = replace(NATIONAL, caps=(Cap(Fraction("0.8"), Fraction("89.99")),))
    outcomes = [score_form(whole(figures(Operator.LEAST, 1, 1, 50), spent), place) for spent in (79, 80)]
    assert [(one.low, one.capped) for one in outcomes] == [(Fraction("89.99"), True), (98, False)]


@pytest.mark.parametrize(("points", "grade"), [("90", "优"), ("89.5", "良"), ("79.99", "中"), ("59.99", "差")])
def test_a_grade_begins_at_its_least_points(points: str, grade: str) -> None:
    assert grade_of(Fraction(points), NATIONAL) == grade


PLACE = """
name = "云溪县项目支出绩效自评"
clause = "云财绩〔2023〕8号"
sources = ["云财绩〔2023〕8号"]
decimals = 1
reverse = "ratio"
over = "1.5"
over_cut = "0.1"
over_bands = [["2", "0.3"]]
caps = [["0.6", "59.9"]]

[execution]
weight = "20"
steps = [["0.9", "1"], ["0.8", "0.5"]]

[dimensions]
"产出" = "40"
"效益" = "30"
"满意度" = "10"

[grades]
"优" = "90"
"良" = "80"
"中" = "60"
"差" = "0"

[[quality]]
name = "达成"
words = ["达成"]
low = "0.8"
high = "1"
"""


def test_the_rules_of_a_place_are_data() -> None:
    place = parse_framework("云溪", PLACE)
    assert score_execution(Execution(None, 100, 85), place).points == 10
    points = [score_indicator(figures(Operator.LEAST, 100, one, 10), place).points for one in (149, 150, 200)]
    assert points == [10, 9, 7]
    assert score_indicator(figures(Operator.MOST, 7, 9, 10), place).points == Fraction("7.8")
