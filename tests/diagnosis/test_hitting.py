"""Smallest hitting sets, and the parts that conflicts fall into."""

import pytest

from jixiao.diagnosis.hitting import Part, hitting_sets, one_hitting_set, parts, smallest
from jixiao.diagnosis.inequality import Work, WorkSpentError


def sets(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


@pytest.mark.parametrize(
    ("conflicts", "found"),
    [
        (sets(), sets("")),
        (sets("abc"), sets("a", "b", "c")),
        (sets("abc", "ade"), sets("a")),
        (sets("ab", "cd"), sets("ac", "ad", "bc", "bd")),
        (sets("ab", "bc", "ca"), sets("ab", "ac", "bc")),
    ],
)
def test_all_smallest_sets_are_listed(conflicts: list[frozenset[str]], found: list[frozenset[str]]) -> None:
    listed = hitting_sets(conflicts, 8, Work(1000))
    assert (sorted(map(sorted, listed)), one_hitting_set(conflicts, 8, Work(1000)) in found) == (
        sorted(map(sorted, found)),
        True,
    )


def test_there_is_none_beyond_the_size_allowed() -> None:
    conflicts = sets("ab", "cd", "ef")
    assert (hitting_sets(conflicts, 2, Work(1000)), one_hitting_set(conflicts, 2, Work(1000))) == ([], None)


def test_work_is_bounded() -> None:
    with pytest.raises(WorkSpentError):
        hitting_sets(sets("abcd", "efgh", "ijkl"), 8, Work(20))


def test_conflicts_that_share_no_figure_are_apart() -> None:
    assert parts(sets("ab", "bc", "abx", "yz")) == [
        Part(frozenset("abc"), tuple(sets("ab", "bc"))),
        Part(frozenset("yz"), tuple(sets("yz"))),
    ]


def test_a_set_that_holds_another_says_nothing_new() -> None:
    assert smallest(sets("abc", "ab", "bcd", "ab")) == sets("ab", "bcd")
