"""Quantities: exact integers, and how they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.interval import Interval
from jixiao.model.quantity import Dimension, Quantity, decimal_text, exact_text, half_step

WAN = 1_000_000


@pytest.mark.parametrize(
    ("value", "scale", "decimals", "text"),
    [
        (4580400 * 100, WAN, 2, "458.04"),
        (5, 1000, 2, "0.01"),
        (-25, 10, 0, "-3"),
        (0, 100, 2, "0.00"),
    ],
)
def test_values_are_written_rounded_half_up(value: int, scale: int, decimals: int, text: str) -> None:
    assert decimal_text(value, scale, decimals) == text


def test_exact_text_has_as_many_places_as_are_needed() -> None:
    assert [exact_text(value, 100) for value in (0, 100, 150, 101)] == ["0", "1", "1.5", "1.01"]


def test_a_rounded_figure_stands_for_half_a_step_both_ways() -> None:
    printed = Quantity.exact(Dimension.MONEY, 458_040_000, "万元", WAN, 2)
    assert printed.rounded_at(2).interval == Interval(458_035_000, 458_045_000)
    assert printed.is_exact
    assert not printed.rounded_at(2).is_exact


def test_yuan_with_two_places_is_exact() -> None:
    assert half_step(100, 2) == 0


@given(st.integers(0, 10**12), st.sampled_from((100, WAN)))
def test_exact_text_loses_nothing(value: int, scale: int) -> None:
    whole, _, part = exact_text(value, scale).partition(".")
    assert int(whole) * scale + int(part or 0) * scale // 10 ** len(part) == value
