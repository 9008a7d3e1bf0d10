"""Two versions of a report: figures by what they mean, sentences by their words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.comparison import Comparison, Way
from jixiao.model.result import Checked, Unread
from jixiao.services.comparing import compare, compare_paths
from jixiao.services.files import check_data

OLD = """云溪县林业局2023年度部门整体支出绩效自评报告

二、收支情况

年初预算100.00万元，年中追加20.00万元，全年预算数120.00万元，全年支出100.00万元，预算执行率83.33%。存在支出进度偏慢的问题。

| 项目名称 | 全年预算数 | 全年执行数 | 完成情况 |
| 防火经费 | 10.00 | 9.00 | 按期完成 |
| 护林经费 | 20.00 | 20.00 | 按期完成 |
"""


def read(text: str) -> Checked:
    checked = check_data("报告.txt", text.encode())
    assert isinstance(checked, Checked)
    return checked


def compared(*changes: tuple[str, str]) -> Comparison:
    new = OLD
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    return compare(read(OLD), read(new))


def figures(told: Comparison) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (one.where.concept, one.where.subject.name, [a.printed for a in one.old], [b.printed for b in one.new])
        for one in told.figures
    ]


def texts(told: Comparison) -> list[tuple[Way, str, str, bool]]:
    old, new = told.old.document.text, told.new.document.text
    return [
        (one.way, one.old.of(old) if one.old else "", one.new.of(new) if one.new else "", one.figures_only)
        for one in told.texts
    ]


def test_the_same_text_has_no_changes() -> None:
    assert compared().is_same


def test_a_figure_is_told_by_its_coordinates() -> None:
    told = compared(("追加20.00", "追加25.00"))
    assert figures(told) == [("budget_adjustment", "云溪县林业局", ["20.00万元"], ["25.00万元"])]
    assert [one[3] for one in texts(told)] == [True]


def test_a_figure_of_a_cell_is_no_change_of_words() -> None:
    told = compared(("| 9.00 |", "| 9.50 |"))
    assert figures(told) == [("expenditure_project", "防火经费", ["9.00"], ["9.50"])]
    assert texts(told) == []


TWICE = """云溪县林业局2023年度部门整体支出绩效自评报告

一、基本情况
全年支出100.00万元。

二、收支情况
全年支出100.00万元。
"""


def test_a_figure_printed_twice_is_told_at_the_place_where_it_changed() -> None:
    for first, _, last in (TWICE.partition("100.00"), TWICE.rpartition("100.00")):
        (told,) = compare(read(TWICE), read(f"{first}110.00{last}")).figures
        assert ([one.printed for one in told.old], [one.printed for one in told.new]) == (
            ["100.00万元"],
            ["110.00万元"],
        )
        assert [one.span.start for one in told.new if one.span] == [len(first)]
    (both,) = compare(read(TWICE), read(TWICE.replace("100.00", "110.00"))).figures
    assert (len(both.old), len(both.new)) == (2, 2)


def test_figures_of_one_meaning_are_paired_in_the_order_of_their_places() -> None:
    one = TWICE.replace("100.00", "120.00", 1)
    other = one.replace("120.00", "121.00").replace("100.00", "101.00")
    assert [(before, after) for _, _, before, after in figures(compare(read(one), read(other)))] == [
        (["120.00万元"], ["121.00万元"]),
        (["100.00万元"], ["101.00万元"]),
    ]


def test_a_figure_said_once_less_is_no_change_of_the_figure() -> None:
    shorter = TWICE.partition("\n二、")[0]
    assert figures(compare(read(TWICE), read(shorter))) == []
    changed = shorter.replace("100.00", "110.00")
    assert [(one[2], one[3]) for one in figures(compare(read(TWICE), read(changed)))] == [
        (["100.00万元"], ["110.00万元"])
    ]


def test_the_same_amount_in_another_unit_is_no_change_of_the_figure() -> None:
    told = compared(("追加20.00万元", "追加200000元"))
    assert figures(told) == []
    assert len(told.texts) == 1


def test_sentences_are_paired_by_their_words() -> None:
    told = compared(("存在支出进度偏慢的问题。", "部分项目支出进度偏慢。已约谈科室。"))
    assert texts(told) == [
        (Way.CHANGED, "存在支出进度偏慢的问题。", "部分项目支出进度偏慢。", False),
        (Way.ADDED, "", "已约谈科室。", False),
    ]


def test_a_row_that_is_gone_takes_its_figures_along() -> None:
    told = compared(("| 护林经费 | 20.00 | 20.00 | 按期完成 |\n", ""))
    assert {one.way for one in told.figures} == {Way.REMOVED}
    assert (Way.REMOVED, "护林经费", "", False) in texts(told)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    good, missing = tmp_path / "有.txt", tmp_path / "无.txt"
    good.write_text(OLD, encoding="utf-8")
    for old, new in ((good, missing), (missing, good)):
        assert isinstance(compare_paths(str(old), str(new)), Unread)


@pytest.mark.parametrize("turn", [True, False])
@given(
    order=st.permutations(["甲项工作完成。", "乙项工作推进。", "丙项工作暂停。", "丁项资金到位。"]),
    cut=st.integers(0, 4),
)
def test_what_one_way_adds_the_other_removes(order: list[str], cut: int, *, turn: bool) -> None:
    one, other = (read(f"云溪县林业局2023年度报告\n\n{''.join(part)}\n") for part in (order, order[:cut]))
    told = compare(one, other) if turn else compare(other, one)
    expected = Way.REMOVED if turn else Way.ADDED
    assert [change.way for change in told.texts] == [expected] * (4 - cut)
