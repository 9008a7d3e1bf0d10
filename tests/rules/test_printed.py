"""Percentages as a report prints them: half up, as the field rounds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checking.printed import percentage


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
