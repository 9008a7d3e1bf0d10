"""What holds for every score."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.indicator import Execution, Form, Indicator, Operator
from jixiao.scoring.form import score_form
from jixiao.scoring.packs import framework
from jixiao.scoring.score import score_execution, score_indicator

FRAME = framework("project-2020")
FIGURES = st.fractions(min_value=0, max_value=1000, max_denominator=100)
FIGURED = st.sampled_from([one for one in Operator if one is not Operator.QUALITATIVE])
ROWS = st.builds(
    Indicator, level1=st.just("产出指标"), level2=st.just("数量指标"), level3=st.just("修路"), operator=FIGURED,
    target=FIGURES, unit=st.just("公里"), weight=st.integers(1, 50).map(Fraction), actual=FIGURES,
)  # fmt: skip


@given(ROWS)
def test_a_score_lies_within_its_weight_and_comes_out_the_same_again(row: Indicator) -> None:
    scored = score_indicator(row, FRAME)
    assert scored.points is not None
    assert 0 <= scored.points <= row.weight
    assert score_indicator(row, FRAME) == scored


@given(ROWS, FIGURES)
def test_more_is_never_worse_for_a_least_and_never_better_for_a_most(row: Indicator, more: Fraction) -> None:
    assert isinstance(row.actual, Fraction)
    less = score_indicator(row, FRAME).points
    then = score_indicator(replace(row, actual=row.actual + more), FRAME).points
    assert less is not None
    assert then is not None
    falling = row.operator in (Operator.MOST, Operator.LESS) or (row.operator is Operator.EQUAL and row.target == 0)
    assert then <= less if falling else then >= less


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_execution_lies_within_its_weight(adjusted: int, executed: int) -> None:
    points = score_execution(Execution(None, adjusted, executed), FRAME).points
    assert points is None or 0 <= points <= FRAME.execution_weight


@given(st.lists(ROWS, min_size=1, max_size=8), st.randoms())
def test_the_total_lies_within_a_hundred_whatever_the_order(rows: list[Indicator], chance: object) -> None:
    turned = list(rows)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (score_form(Form("", Execution(None, 100, 90), tuple(every)), FRAME) for every in (rows, turned))
    assert one.low is not None
    assert 0 <= one.low <= 100
    assert (one.low, one.high, one.grades, one.missing) == (other.low, other.high, other.grades, other.missing)


@given(st.integers(1, 500), st.integers(0, 500), st.sampled_from([Operator.LEAST, Operator.MOST]))
def test_what_is_said_to_reach_the_next_grade_does(target: int, actual: int, operator: Operator) -> None:
    one = Indicator("产出", "", "修路", operator, Fraction(target, 3), "公里", Fraction(50), Fraction(actual, 7))
    sure = Indicator("效益", "", "通车", Operator.LEAST, Fraction(1), "条", Fraction(40), Fraction(1))
    form = Form("", Execution(None, 100, 90), (one, sure))
    before = score_form(form, FRAME)
    if before.change is None:
        return
    after = score_form(replace(form, indicators=(replace(one, actual=before.change.actual), sure)), FRAME)
    assert after.grades == (before.next_grade,)
