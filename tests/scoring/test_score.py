"""Each case of the scoring clauses, computed by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from jixiao.model.framework import Cap, Reverse, Share
from jixiao.model.indicator import Execution, Form, Indicator, Operator
from jixiao.model.score import Change, Flaw
from jixiao.scoring.form import grade_of, score_form
from jixiao.scoring.packs import framework, framework_names
from jixiao.scoring.score import score_execution, score_indicator, score_measure

PROJECT = framework("project-2020")
HUNAN = framework("hunan-department-2017")


def indicator(operator: Operator, target: str, actual: str, weight: str = "10", **more: object) -> Indicator:
    row = Indicator(
        "产出指标", "数量指标", "修路", operator, Fraction(target), "公里", Fraction(weight), Fraction(actual)
    )
    return replace(row, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("operator", "target", "actual", "way", "points"),
    [
        (Operator.LEAST, "20", "20", "reached", "10"),
        (Operator.LEAST, "20", "25", "reached", "10"),
        (Operator.LEAST, "20", "26", "over", "10"),
        (Operator.LEAST, "30", "20", "ratio", "6.67"),
        (Operator.LEAST, "20", "0", "ratio", "0"),
        (Operator.EQUAL, "100", "96", "ratio", "9.6"),
        (Operator.EQUAL, "0", "0", "zero_kept", "10"),
        (Operator.EQUAL, "0", "1", "zero_missed", "0"),
        (Operator.MOST, "24", "24", "reached", "10"),
        (Operator.MOST, "24", "26", "reverse_linear", "9.17"),
        (Operator.MOST, "24", "48", "reverse_linear", "0"),
        (Operator.MOST, "24", "60", "reverse_linear", "0"),
        (Operator.MOST, "0", "1", "missed", "0"),
    ],
)
def test_figures(operator: Operator, target: str, actual: str, way: str, points: str) -> None:
    scored = score_indicator(indicator(operator, target, actual), PROJECT)
    assert (scored.way, scored.low, scored.high) == (way, Fraction(points), Fraction(points))


def test_reverse_by_ratio_where_the_place_says_so() -> None:
    hubei = replace(PROJECT, reverse=Reverse.RATIO)
    assert score_indicator(indicator(Operator.MOST, "24", "30"), hubei).points == 8


def test_over_achievement_loses_what_the_place_says() -> None:
    strict = replace(PROJECT, over_cut=Fraction("0.2"))
    assert score_indicator(indicator(Operator.LEAST, "20", "26"), strict).points == 8


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("达成年度指标", 8, 10), ("部分达成", 6, 8), ("未达成", 0, 6), ("显著提升", None, None)],
)
def test_words_choose_a_band(words: str, low: int | None, high: int | None) -> None:
    row = replace(indicator(Operator.QUALITATIVE, "0", "0"), target="稳步提高", actual=words)
    scored = score_indicator(row, PROJECT)
    assert (scored.low, scored.high) == (low, high)


@pytest.mark.parametrize(
    ("adjusted", "executed", "points"),
    [(34_120, 33_629, "9.86"), (9_000_000, 8_997_400, "10"), (100, 120, "10"), (0, 10, None), (None, 10, None)],
)
def test_execution_in_proportion(adjusted: int | None, executed: int, points: str | None) -> None:
    scored = score_execution(Execution(None, adjusted, executed), PROJECT)
    assert scored.points == (None if points is None else Fraction(points))


@pytest.mark.parametrize(("executed", "points"), [(95, 10), (94, 8), (85, 8), (84, 0)])
def test_execution_by_steps(executed: int, points: int) -> None:
    place = replace(
        PROJECT, execution_steps=(Share(Fraction("0.95"), Fraction(1)), Share(Fraction("0.85"), Fraction("0.8")))
    )
    assert score_execution(Execution(None, 100, executed), place).points == points


@pytest.mark.parametrize(
    ("name", "rate", "points"),
    [
        ("在职人员控制率", "100", "5"),
        ("在职人员控制率", "108.7", "1"),
        ("在职人员控制率", "120", "0"),
        ("三公经费变动率", "-3", "5"),
        ("三公经费变动率", "2", "3.4"),
        ("预算完成率", "100", "5"),
        ("预算完成率", "95.01", "5"),
        ("预算完成率", "95", "3"),
        ("预算控制率", "0", "5"),
        ("预算控制率", "10", "4"),
        ("预算控制率", "20", "3"),
        ("预算控制率", "20.01", "2"),
        ("预算控制率", "30.01", "0"),
        ("公用经费控制率", "101", "7"),
        ("三公经费控制率", "103.5", "4"),
        ("政府采购执行率", "90", "2"),
    ],
)
def test_steps_of_hunan(name: str, rate: str, points: str) -> None:
    measure = next(one for one in HUNAN.measures if one.name == name)
    assert score_measure(measure, Fraction(rate)).points == Fraction(points)


@pytest.mark.parametrize("name", framework_names())
def test_weights_of_a_framework(name: str) -> None:
    frame = framework(name)
    weights = [one.weight for one in frame.measures if one.weight is not None]
    usual = frame.execution_weight + sum(weight for _, weight in frame.dimensions)
    assert sum(weights, Fraction(0)) in (0, 100)
    assert usual in (0, 100)


@pytest.mark.parametrize(
    ("points", "grade"), [("90", "优"), ("89.5", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")]
)
def test_grades(points: str, grade: str) -> None:
    assert grade_of(Fraction(points), PROJECT) == grade


def form(*rows: Indicator, executed: int = 100) -> Form:
    return Form("示范项目", Execution(100, 100, executed), rows)


def whole(output: Indicator) -> Form:
    benefit = Indicator("效益指标", "社会效益", "事故", Operator.MOST, Fraction(5), "起", Fraction(30), Fraction(5))
    content = Indicator(
        "满意度指标", "满意度", "群众满意度", Operator.LEAST, Fraction(90), "%", Fraction(10), Fraction(92)
    )
    return form(output, benefit, content)


def test_what_would_change_the_grade() -> None:
    outcome = score_form(whole(indicator(Operator.LEAST, "100", "76", "50", reason="雨季停工")), PROJECT)
    assert (outcome.low, outcome.missing) == (Fraction(88), Fraction(2))
    assert (outcome.grades, outcome.next_grade) == (("良",), "优")
    assert outcome.change == Change("优", "修路", Fraction(80), "公里")
    assert outcome.flaws == ()


def test_a_low_rate_of_execution_limits_the_total() -> None:
    place = replace(PROJECT, caps=(Cap(Fraction("0.6"), Fraction("79.99")),))
    outcome = score_form(
        replace(whole(indicator(Operator.LEAST, "1", "1", "50")), execution=Execution(1, 100, 50)), place
    )
    assert (outcome.low, outcome.capped, outcome.grades, outcome.change) == (Fraction("79.99"), True, ("中",), None)


def test_what_makes_a_form_invalid() -> None:
    wrong = indicator(Operator.LEAST, "20", "10", "50", level3="××", score=Fraction(30))
    added = replace(indicator(Operator.LEAST, "1", "1", "20"), level3="新增", target=None, added=True)
    assert score_form(form(wrong, added), PROJECT).flaws == (
        Flaw("weights", (("sum", "80"),)),
        Flaw("dimension", (("name", "效益"),)),
        Flaw("dimension", (("name", "满意度"),)),
        Flaw("placeholder", (("name", "××"),)),
        Flaw("reason", (("name", "××"),)),
        Flaw("differs", (("name", "××"), ("found", "30"), ("expected", "25"))),
        Flaw("target_added", (("name", "新增"),)),
    )


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("××", True),
        ("XXXX", True),
        ("××指标", True),
        ("……", True),
        ("指标12", True),
        ("示例指标", True),
        ("修路", False),
        ("XX村道路硬化", False),
        ("指标体系建设", False),
    ],
)
def test_a_name_that_the_blank_form_came_with_is_none(name: str, left: bool) -> None:  # noqa: FBT001
    flaws = score_form(whole(indicator(Operator.LEAST, "1", "1", "50", level3=name)), PROJECT).flaws
    assert (Flaw("placeholder", (("name", name),)) in flaws) is left


def test_two_frameworks_side_by_side() -> None:
    rows = whole(indicator(Operator.MOST, "20", "30", "50", reason="雨季停工"))
    ratio = replace(PROJECT, reverse=Reverse.RATIO)
    assert [score_form(rows, one).low for one in (PROJECT, ratio)] == [75, Fraction("83.33")]


def test_without_a_budget_no_total_is_given() -> None:
    outcome = score_form(replace(whole(indicator(Operator.LEAST, "1", "1", "50")), execution=None), PROJECT)
    assert (outcome.low, outcome.grades, outcome.execution and outcome.execution.way) == (None, (), "no_budget")
