"""Percentages as a report prints them: half up, as the field rounds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.printed import is_typed, percentage, printed_as


@pytest.mark.parametrize(
    ("part", "whole", "like", "shown"),
    [
        ("1", "800", "0.12", "0.13"),
        ("5", "200", "2", "3"),
        ("-1", "800", "0.12", "-0.13"),
        ("1", "3", "33.3333", "33.3333"),
    ],
)
def test_a_half_is_rounded_up(part: str, whole: str, like: str, shown: str) -> None:
    assert percentage(Decimal(part), Decimal(whole), like) == shown


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 4))
def test_it_is_what_whole_numbers_give(part: int, whole: int, places: int) -> None:
    scaled = (2 * 100 * 10**places * part + whole) // (2 * whole)
    like = f"1.{'0' * places}" if places else "1"
    assert Decimal(percentage(Decimal(part), Decimal(whole), like)) == Decimal(scaled).scaleb(-places)


@pytest.mark.parametrize(
    ("number", "right", "typed"),
    [
        pytest.param("99", "9.0", True, id="doubled"),
        pytest.param("3", "38", True, id="dropped"),
        pytest.param("0.9", "9.0", True, id="swapped"),
        pytest.param("941.1", "94.11", True, id="point"),
        pytest.param("24", "29", True, id="changed"),
        pytest.param("24", "31", False, id="other"),
    ],
)
def test_one_slip_leads_from_the_right_number(number: str, right: str, *, typed: bool) -> None:
    assert is_typed(number, Decimal(right)) is typed


@pytest.mark.parametrize(("number", "shown"), [("15.0", "15"), ("94.70", "94.7"), ("100", "100")])
def test_noughts_that_say_nothing_are_left_out(number: str, shown: str) -> None:
    assert printed_as(Decimal(number)) == shown
