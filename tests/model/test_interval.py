"""Intervals: what a printed figure can stand for, and sums of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.interval import Interval

bounds = st.integers(-(10**12), 10**12)
intervals = st.tuples(bounds, bounds).map(lambda pair: Interval(min(pair), max(pair)))


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(2, 1)


def test_a_negative_factor_swaps_the_ends() -> None:
    assert Interval(1, 3).times(-2) == Interval(-6, -2)


def test_what_two_have_in_common() -> None:
    assert Interval(1, 5).meet(Interval(4, 9)) == Interval(4, 5)
    assert Interval(1, 3).meet(Interval(4, 9)) is None


@given(intervals, intervals, st.data())
def test_a_sum_holds_the_sums_of_members(one: Interval, other: Interval, data: st.DataObject) -> None:
    member = data.draw(st.integers(one.low, one.high))
    second = data.draw(st.integers(other.low, other.high))
    assert (one + other).holds(member + second)
    assert (one - other).holds(member - second)


@given(intervals, intervals)
def test_meeting_is_having_a_member_in_common(one: Interval, other: Interval) -> None:
    assert one.meets(other) == (one.meet(other) is not None) == other.meets(one)
