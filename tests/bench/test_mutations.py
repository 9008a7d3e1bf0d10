"""Reports with one figure mistyped: the slips are slips, the ties hold, and what is said of them is told truly."""

from random import Random

from bench.mutations.__main__ import cases, judge
from bench.mutations.ties import ties
from bench.mutations.typos import typos
from bench.written.__main__ import built

SOURCE = """unit: 青岭县水利局
year: 2023
---
青岭县水利局2023年度部门整体支出绩效自评报告

一、资金情况
全年预算⟦1,250.00万元|budget_adjusted⟧，全年支出⟦1,163.27万元|expenditure_total⟧，预算执行率⟦93.06%|execution_rate⟧。
"""


def test_the_slips_of_a_figure_differ_from_it_and_can_be_read_as_figures() -> None:
    slips = {typed for _, typed in typos("93.06%", Random(1))}
    assert {"39.06%", "930.6%", "9.06%", "933.06%"} <= slips
    assert "93.06%" not in slips


def test_a_figure_in_chinese_numerals_is_left_alone() -> None:
    assert typos("三十四人", Random(1)) == []


def test_only_ties_that_hold_are_kept() -> None:
    _, truth = built("水利", SOURCE)
    assert [(tie.what, tie.figures) for tie in ties(truth["facts"])] == [("rate", ("f1", "f0", "f2"))]
    _, wrong = built("水利", SOURCE.replace("93.06%", "39.06%"))
    assert ties(wrong["facts"]) == []


def test_a_mistyped_figure_is_found_and_named_first() -> None:
    text, truth = built("水利", SOURCE)
    made = list(cases("水利", text, truth["facts"], 3, Random(1)))
    assert sorted(case.told.split()[0] for case in made) == ["budget_adjusted", "execution_rate", "expenditure_total"]
    verdicts = [verdict for case in made if (verdict := judge(case))]
    assert [(verdict.error, verdict.stray, verdict.misread) for verdict in verdicts] == [(True, (), ())] * 3
