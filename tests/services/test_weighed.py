"""A meaning that only the weights of words gave proves no error: what stands on it is a question."""

from dataclasses import replace

from jixiao.diagnosis.temper import temper
from jixiao.extraction.extract import extract
from jixiao.model.document import Source
from jixiao.model.finding import Severity
from jixiao.model.relation import Band
from jixiao.reading.plain import read_plain
from jixiao.relations.engine import evaluate
from jixiao.services.checking import as_sure_as_read, check_document

TEXT = """青岭县水利局2023年度部门整体支出绩效自评报告
二、资金情况
年初预算812.40万元，年中追加35.60万元，全年预算858.00万元。
"""
DOCUMENT = read_plain(Source("报告.txt", "", "txt"), TEXT)


def _violated(*, weighed: bool) -> list[bool]:
    """Return whether each sum that does not hold is certain, all of its figures read or all of them weighed."""
    found = extract(DOCUMENT)
    facts = [replace(fact, weighed=weighed) for fact in found.facts]
    evaluations = temper(evaluate(facts, found.links), {fact.id: fact for fact in facts})
    return [one.certain for one in evaluations if one.band is Band.VIOLATED]


def test_a_sum_of_figures_that_were_read_is_certain_and_one_of_weighed_figures_is_not() -> None:
    assert _violated(weighed=False) == [True]
    assert True not in _violated(weighed=True)


def test_no_finding_on_a_weighed_figure_is_an_error() -> None:
    checked = check_document(DOCUMENT)
    errors = [one for one in checked.findings if one.severity is Severity.ERROR]
    assert [one.code for one in errors] == ["JX101"]
    weighed = [replace(fact, weighed=True) for fact in checked.facts]
    assert {one.severity for one in as_sure_as_read(errors, weighed)} == {Severity.WARNING}
    assert list(as_sure_as_read(errors, checked.facts)) == errors
