"""Sums that only the place of their amounts tells: two digits in turn are asked about, whatever the words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extraction.swapped import swapped
from jixiao.model.document import Document
from jixiao.model.relation import Band
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效评价报告\n\n"
WORDS = ("甲摊", "乙摊", "丙摊", "丁摊", "戊摊")


def asked(body: str) -> list[tuple[str, ...]]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    checked = check_document(document)
    printed = {fact.id: fact.printed for fact in checked.facts}
    violated = [one for one in checked.evaluations if one.band is Band.VIOLATED]
    return [tuple(printed[name] for name in one.facts) for one in violated]


@pytest.mark.parametrize(
    "body",
    [
        "盘子里一共是1,527.63万元。甲摊走了623.15万元，乙摊走了514.92万元，丙摊走了434.56万元。",
        "甲摊划给623.15万元、用去610.24万元；乙摊划给514.92万元、用去500.18万元；统共划给1,138.07万元，用去1,110.24万元。",
        "手上原有724.49万元，花去611.20万元，手上还有131.29万元。",
        "手上原有402.13万元，又进9,340.77万元，出了9,216.58万元，还有562.32万元。",
    ],
    ids=["in turn", "every second", "a rest", "a flow"],
)
def test_two_swapped_digits_are_asked_about(body: str) -> None:
    assert len(asked(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "盘子里一共是1,572.63万元。甲摊走了623.15万元，乙摊走了514.92万元，丙摊走了434.56万元。",
        "盘子里一共是1,482.36万元。甲摊走了623.15万元，乙摊走了514.92万元。",
        "手上原有724.49万元，花去611.20万元，手上还有131.29元。",
        "手上原有24万元，花去11万元，手上还有31万元。",
        "手上原有724.49万元，花去611.2万元，手上还有131万元。",
    ],
    ids=["holds", "another sum", "units", "few digits", "places"],
)
def test_nothing_else_is_asked_about(body: str) -> None:
    assert asked(body) == []


@given(st.lists(st.integers(10_00, 99_999), min_size=2, max_size=5, unique=True))
def test_a_list_that_holds_is_left_alone(parts: list[int]) -> None:
    told = "，".join(f"{word}走了{part / 100:.2f}万元" for word, part in zip(WORDS, parts, strict=False))
    assert asked(f"盘子里一共是{sum(parts) / 100:.2f}万元。{told}。") == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [("131.29", {"113.29", "132.19", "131.92"}), ("11", set()), ("105", {"150"}), ("900", set())],
)
def test_neighbours_are_swapped_but_for_the_first(printed: str, found: set[str]) -> None:
    assert swapped(printed) == found


def test_the_first_digit_is_swapped_where_it_may_be() -> None:
    assert swapped("123", first=True) == {"213", "132"}
