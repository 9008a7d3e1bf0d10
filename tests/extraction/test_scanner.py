"""The scanner of figures: what is one, what only looks like one, and with what value, unit and precision."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extraction.scanner import Token, scan
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Approximation, Dimension, Quantity, decimal_text, exact_text


def figures(text: str) -> list[Token]:
    return [token for token in scan(text) if token.kind == "figure"]


def quantity(text: str) -> Quantity:
    (token,) = figures(text)
    assert token.quantity is not None
    return token.quantity


@pytest.mark.parametrize(
    ("text", "printed", "dimension", "value"),
    [
        ("支出326.42万元。", "326.42万元", Dimension.MONEY, 326_420_000),
        ("支出1,286.40万元", "1,286.40万元", Dimension.MONEY, 1_286_400_000),
        ("支出１２．５万元", "１２．５万元", Dimension.MONEY, 12_500_000),
        ("支出3264200元", "3264200元", Dimension.MONEY, 326_420_000),
        ("支出1.2亿元", "1.2亿元", Dimension.MONEY, 12_000_000_000),
        ("支出5千元", "5千元", Dimension.MONEY, 500_000),
        ("支出-3.5万元", "-3.5万元", Dimension.MONEY, -3_500_000),
        ("执行率81.68%", "81.68%", Dimension.RATE, 81_680_000),
        ("执行率81.68％", "81.68％", Dimension.RATE, 81_680_000),
        ("提高3.2个百分点", "3.2个百分点", Dimension.POINTS, 3_200_000),
        ("得93.5分", "93.5分", Dimension.SCORE, 93_500_000),
        ("编制12名", "12名", Dimension.COUNT, 12 * MICRO),
        ("受益5.7万人次", "5.7万人次", Dimension.COUNT, 57_000 * MICRO),
        ("共二十八名", "二十八名", Dimension.COUNT, 28 * MICRO),
        ("百分之九十五", "百分之九十五", Dimension.RATE, 95 * MICRO),
        ("人民币叁佰元整", "叁佰元整", Dimension.MONEY, 30_000),
    ],
)
def test_a_figure_with_its_unit(text: str, printed: str, dimension: Dimension, value: int) -> None:
    (token,) = figures(text)
    assert token.span.of(text) == printed
    assert token.quantity is not None
    assert (token.quantity.dimension, token.quantity.value) == (dimension, value)


@pytest.mark.parametrize(
    "text",
    [
        "2023年度", "二〇二三年", "2023年5月12日", "2023-05-12", "财预〔2020〕10号", "（3）项目", "第12批", "“十四五”",
        "“三公”经费", "13800001234", "0731-88887777", "上午9:30", "COVID-19",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("支出1,5011.5万元", 15_011_500_000),
        ("支出3,26.90万元", 326_900_000),
        ("支出2,9600.00万元", 29_600_000_000),
        ("支出5,236,4800.00元", 5_236_480_000),
        ("支出3,600,0000.0元", 3_600_000_000),
        ("支出10,930,32.15元", 109_303_215),
        ("支出1,2345,6789元", 12_345_678_900),
    ],
)
def test_a_misplaced_separator_does_not_split_a_figure(text: str, value: int) -> None:
    assert quantity(text).value == value


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("分别为12,34.5,56万元", ["12", "34.5", "56万元"]),
        ("依次是12,345,67.5万元", ["12", "345", "67.5万元"]),
        ("分别为1,250.00,3,400.00元", ["1,250.00", "3,400.00元"]),
    ],
)
def test_commas_of_half_width_part_what_is_told_in_turn(text: str, printed: list[str]) -> None:
    assert [token.span.of(text) for token in figures(text)] == printed


def test_a_lost_decimal_keeps_the_unit() -> None:
    assert quantity("满意度得9.分") == Quantity.exact(Dimension.SCORE, 9 * MICRO, "分", MICRO, 0)


@pytest.mark.parametrize(
    ("text", "approximation", "interval"),
    [
        ("约100万元", Approximation.ABOUT, Interval(90_000_000, 110_000_000)),
        ("100余万元", Approximation.OVER, Interval(100_000_000, 110_000_000)),
        ("近100万元", Approximation.ABOUT, Interval(90_000_000, 110_000_000)),
        ("不足100万元", Approximation.UNDER, Interval(90_000_000, 100_000_000)),
        ("100万元以上", Approximation.OVER, Interval(100_000_000, 110_000_000)),
    ],
)
def test_a_word_beside_a_figure_widens_it(text: str, approximation: Approximation, interval: Interval) -> None:
    read = quantity(text)
    assert (read.approximation, read.interval) == (approximation, interval)


def test_a_figure_of_many_digits_is_overlong_and_no_figure() -> None:
    (token,) = scan("支出" + "9" * 400 + "万元")
    assert (token.kind, token.quantity) == ("overlong", None)


money = st.integers(min_value=0, max_value=10**11)
units = st.sampled_from(["元", "万元", "亿元"])
scales = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}


@given(money, units)
def test_an_amount_written_and_read_again_is_the_same_to_the_fen(fen: int, unit: str) -> None:
    printed = exact_text(fen, scales[unit]) + unit
    assert quantity(f"支出{printed}。").value == fen


@given(money, st.integers(min_value=0, max_value=4))
def test_rounding_is_half_up_as_in_decimal_arithmetic(fen: int, places: int) -> None:
    printed = decimal_text(fen, 1_000_000, places)
    half = Decimal(1).scaleb(-places) / 2
    assert abs(Decimal(printed) - Decimal(fen) / 1_000_000) <= half


@given(st.text(alphabet="0123456789０１２，。.,%％万亿元分个 年月日第（）〔〕-一二三十百千约余“”A\n支出", max_size=40))
def test_tokens_never_overlap_and_stand_in_order(text: str) -> None:
    tokens = list(scan(text))
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(tokens))
    assert all(0 <= token.span.start < token.span.end <= len(text) for token in tokens)
