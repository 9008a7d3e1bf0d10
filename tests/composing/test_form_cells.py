"""Amounts of a form: what is printed adds up, and says no less than the book."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jixiao.composing.forms.cells import WAN, money, places_for, wanted
from jixiao.model.page import Look

FEN = st.integers(-(10**13), 10**13)


def printed(fen: int, places: int) -> Decimal:
    return Decimal(money(fen, places, "数").text)


@given(st.lists(st.lists(FEN, min_size=1, max_size=12), min_size=1, max_size=4))
def test_printed_totals_are_the_sums_of_their_printed_parts(columns: list[list[int]]) -> None:
    places = places_for((sum(parts), parts) for parts in columns)
    for parts in columns:
        assert printed(sum(parts), places) == sum((printed(one, places) for one in parts), Decimal(0))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_amounts_in_hundreds_of_yuan_need_two_places(hundreds: list[int]) -> None:
    parts = [one * 10_000 for one in hundreds]
    assert places_for([(sum(parts), parts)]) == 2


@given(FEN)
def test_six_places_are_exact(fen: int) -> None:
    assert printed(fen, 6) * WAN == fen


def test_a_total_that_its_parts_do_not_make_up_asks_for_no_more_places() -> None:
    assert places_for([(100, [33, 33]), (None, [1, 2]), (7_000_000, [1_000_000, None])]) == 2


def test_what_is_not_known_is_asked_for_and_never_nothing() -> None:
    cell = money(None, 2, "年初预算数")
    assert (cell, cell.look) == (wanted("年初预算数"), Look.REQUEST)
