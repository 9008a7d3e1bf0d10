"""Elimination keeps what integers can reach, and tells which equations contradict each other."""

from jixiao.diagnosis.inequality import Inequality, Work, at_least, bounds, contradiction


def row(least: int, source: int, **terms: int) -> Inequality:
    return at_least(terms, least, frozenset({source}))


def test_rows_are_in_lowest_terms_and_as_tight_as_integers_are() -> None:
    assert row(3, 0, a=2, b=4, c=0) == Inequality((("a", 1), ("b", 2)), 2, frozenset({0}))


def test_a_contradiction_names_only_the_equations_that_make_it() -> None:
    rows = [row(5, 1, a=1), row(-3, 2, a=-1, b=1), row(0, 3, b=-1), row(7, 4, c=1)]
    assert contradiction(rows, Work(1000)) == frozenset({1, 2, 3})


def test_what_has_a_solution_is_no_contradiction() -> None:
    assert contradiction([row(5, 1, a=1), row(-3, 2, a=-1, b=1), row(2, 3, b=1)], Work(1000)) is None


def test_bounds_follow_from_all_rows() -> None:
    rows = [row(10, 1, a=1, b=1), row(-10, 2, a=-1, b=-1), row(0, 3, b=1), row(-4, 4, b=-1)]
    low, high = bounds(rows, "a", Work(1000))
    assert (low, high) == (
        Inequality((("a", 1),), 6, frozenset({1, 4})),
        Inequality((("a", -1),), -10, frozenset({2, 3})),
    )
