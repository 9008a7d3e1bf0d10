"""What the words and the arithmetic around a figure weigh for, where the grammar is silent or far off."""

from collections.abc import Mapping

import pytest

from jixiao.extraction.extract import page_and_concepts
from jixiao.extraction.weighing.page import Page
from jixiao.extraction.weighing.sums import related, sum_clues
from jixiao.extraction.weighing.weigh import clues_of, weighed
from jixiao.model.document import Document, Source
from jixiao.reading.plain import read_plain
from jixiao.taxonomy.weights import PER_NAT, Weights, packed, unpacked

TITLE = "青岭县水利局2023年度部门整体支出绩效自评报告\n"
NAMES = ("none", "budget_initial", "funds_received")


def _document(text: str) -> Document:
    return read_plain(Source("报告.txt", "", "txt"), TITLE + text)


def _page(text: str) -> Page:
    return page_and_concepts(_document(text))[0]


def _table(clues: Mapping[str, Mapping[int, int]]) -> Weights:
    return unpacked(packed(NAMES, clues))


def _clues(text: str, told: str = "", *, first: bool = True) -> set[str]:
    """Return the clues around the first figure of a text."""
    page = _page(text)
    return set(clues_of(page, [told, *[""] * (len(page.figures) - 1)], first=first)[0])


def test_the_words_before_and_behind_are_clues_and_numbers_are_not() -> None:
    clues = _clues("一、资金情况\n年初盘子12.40万元，批下来。")
    assert {"e:m:盘子", "e:m:年初盘子", "a:m:，批", "h0:资金", "b:年初", "=0"} <= clues
    assert not [clue for clue in clues if "12" in clue or "40" in clue]


def test_what_the_grammar_gave_is_a_clue_where_it_was_the_first_reading() -> None:
    text = "年初盘子12.40万元。"
    assert "g:budget_initial" in _clues(text, "budget_initial")
    assert [clue for clue in _clues(text, "budget_initial", first=False) if clue.startswith("g")] == []


def test_cells_have_their_headers_and_labels_as_clues() -> None:
    clues = _clues("| 事项 | 盘子 | 花掉 |\n|---|---|---|\n| 渠道维修 | 12.40 | 11.20 |\n")
    assert {"cell", "H0=盘子", "L=渠道维修", "F=渠道维修", "nrt:p:-"} <= clues


def test_an_equal_amount_elsewhere_is_a_clue() -> None:
    page = _page("年初盘子12.40万元。\n另有3.10万元。\n再说一遍是12.40万元。")
    clues = clues_of(page, ["budget_initial", "", ""], first=True)
    assert "=:budget_initial" in clues[2]
    assert "=0" in clues[1]


@pytest.mark.parametrize(
    ("text", "number", "clues"),
    [
        ("共10.00万元，甲6.00万元、乙4.00万元。", 0, {"S", "S2", "S:x", "P:x/x"}),
        ("共10.00万元，甲6.00万元、乙4.00万元。", 1, {"S<", "S<:x", "D:x/x"}),
        ("甲6.00万元、乙4.00万元，共10.00万元。", 2, {"T", "T2", "T:x", "P:x/x"}),
        ("盘子10.00万元，花掉9.00万元，剩1.00万元。", 2, {"D:x/x", "S<", "S<:x"}),
        ("盘子10.00万元，花掉9.00万元，即90%。", 2, {"Q", "Q:x/x"}),
        ("盘子10.00万元，花掉9.00万元，即90%。", 1, {"Qn:x", "Qrn:x", "Qn:x:x"}),
        ("盘子10.00万元，花掉9.00万元，即90%。", 0, {"Qd:x", "Qrd:x", "Qd:x:x"}),
        ("盘子10.00万元，花掉8.00万元，即90%。", 2, set()),
    ],
)
def test_arithmetic_gives_clues(text: str, number: int, clues: set[str]) -> None:
    page = _page(text)
    found = related(page)
    told = ["x"] * len(page.figures)
    assert (set(sum_clues(found[number], told)) if number in found else set()) == clues


def test_a_meaning_well_ahead_fills_in_and_one_hardly_ahead_does_not() -> None:
    page = _page("盘子12.40万元。")
    sure = _table({"e:m:盘子": {1: PER_NAT}})
    unsure = _table({"e:m:盘子": {1: PER_NAT - 1}})
    assert weighed(page, [""], sure).concepts == ["budget_initial"]
    assert weighed(page, [""], unsure).concepts == [""]


@pytest.mark.parametrize(
    ("weights", "meant"),
    [
        ({1: 127}, "budget_initial"),
        ({1: PER_NAT}, ""),
        ({0: 100}, ""),
        ({2: PER_NAT // 2}, "funds_received"),
        ({2: PER_NAT // 2 - 1}, ""),
        ({1: 127, 0: 100}, ""),
    ],
)
def test_the_grammar_is_overruled_by_a_meaning_far_ahead_and_doubted_where_another_is_as_likely(
    weights: dict[int, int], meant: str
) -> None:
    assert weighed(_page("盘子12.40万元。"), ["funds_received"], _table({"e:m:盘子": weights})).concepts == [meant]


def test_weights_are_firm_only_where_another_meaning_is_very_far_ahead() -> None:
    page = _page("盘子12.40万元。")
    far = _table({"e:m:盘子": {1: 127}})
    assert weighed(page, ["funds_received"], far).firm == frozenset()
    further = _table({"e:m:盘子": {1: 127}, "mark:m^": {1: 127}, "u=m": {1: 127}})
    assert weighed(page, ["funds_received"], further).firm == frozenset({0})


def test_a_meaning_that_the_table_does_not_know_stays() -> None:
    assert weighed(_page("盘子12.40万元。"), ["asset_total"], _table({"e:m:盘子": {1: 120}})).concepts == [
        "asset_total"
    ]


def test_the_second_look_sees_what_the_first_one_gave_the_neighbours() -> None:
    page = _page("盘子12.40万元，到手3.00万元。")
    table = _table({"e:m:盘子": {1: 100}, "n-1:m:budget_initial": {2: 100}})
    assert weighed(page, ["", ""], table).concepts == ["budget_initial", "funds_received"]
