"""A meaning that only the weights of words gave is told, but nothing is judged by it."""

from dataclasses import replace

import pytest

from jixiao.model.document import Source
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.span import Span
from jixiao.reading.plain import read_plain
from jixiao.services.checking import Judged, check_document, with_weighed

TEXT = """青岭县水利局2023年度部门整体支出绩效自评报告
二、资金情况
年初盘子定在812.40万元，后来财政又给添了35.60万元，一年下来花掉790.25万元。
"""
EXACT = read_plain(
    Source("报告.txt", "", "txt"),
    TEXT.partition("\n")[0] + "\n全年支出100.00万元，其中：基本支出60.00万元，项目支出40.00万元。\n",
)
DOCUMENT = read_plain(Source("报告.txt", "", "txt"), TEXT)


def test_a_figure_that_no_words_told_is_told_by_weight() -> None:
    facts = {fact.printed: fact for fact in check_document(DOCUMENT).facts}
    added = facts["35.60万元"]
    assert added.coordinates is not None
    assert (added.coordinates.concept, added.coordinates.subject.name, added.coordinates.period) == (
        "budget_adjustment",
        "青岭县水利局",
        "2023",
    )
    assert (added.weighed, added.status) == (True, Status.SINGLE)
    assert not facts["812.40万元"].weighed


def _judged(status: Status, *findings: Finding, value: int | None = None) -> Judged:
    """Return the facts of the report as if the grammar had read each with this status."""
    read = (replace(fact, weighed=False, status=status) for fact in check_document(EXACT).facts)
    facts = (one if value is None else replace(one, quantity=replace(one.quantity, value=value)) for one in read)
    return Judged(tuple(facts), (), findings)


def _weighed(judged: Judged) -> list[Fact]:
    return [replace(fact, weighed=True) for fact in judged.facts]


def _doubted(judged: Judged) -> list[Fact]:
    return [replace(fact, coordinates=None) for fact in judged.facts]


@pytest.mark.parametrize("status", [Status.SINGLE, Status.CONFLICTING])
def test_a_meaning_by_weight_takes_the_place_of_the_grammars_and_nothing_confirms_it(status: Status) -> None:
    judged = _judged(status)
    facts = with_weighed(judged, _weighed(judged)).facts
    assert [(fact.weighed, fact.status) for fact in facts] == [(True, Status.SINGLE)] * len(judged.facts)


def test_a_doubt_leaves_a_figure_unread() -> None:
    single = _judged(Status.SINGLE)
    assert {fact.status for fact in with_weighed(single, _doubted(single)).facts} == {Status.UNREAD}


def test_what_an_equation_confirms_stays_as_the_grammar_read_it() -> None:
    verified = _judged(Status.VERIFIED)
    read = [fact.coordinates for fact in verified.facts]
    for instead in (_weighed(verified), _doubted(verified)):
        facts = with_weighed(verified, instead).facts
        assert ([fact.coordinates for fact in facts], {fact.weighed for fact in facts}) == (read, {False})
    firm = {fact.id for fact in verified.facts}
    assert {fact.weighed for fact in with_weighed(verified, _weighed(verified), firm).facts} == {True}


def test_what_a_finding_speaks_of_stays_as_it_was_judged() -> None:
    judged = _judged(Status.SINGLE)
    place = Place(Span(0, 1), "label.also")
    finding = Finding("JX101", Severity.ERROR, "JX101", (), place, facts=tuple(fact.id for fact in judged.facts))
    spoken = replace(judged, findings=(finding,))
    assert [fact.weighed for fact in with_weighed(spoken, _weighed(spoken)).facts] == [False] * len(judged.facts)


def test_a_nothing_stays_as_the_grammar_read_it() -> None:
    judged = _judged(Status.SINGLE, value=0)
    assert [fact.weighed for fact in with_weighed(judged, _weighed(judged)).facts] == [False] * len(judged.facts)


def test_an_equation_that_held_for_another_meaning_is_left_out() -> None:
    checked = check_document(EXACT)
    single = tuple(replace(fact, status=Status.SINGLE) for fact in checked.facts)
    judged = Judged(single, checked.evaluations, ())
    first = single[0]
    assert checked.evaluations
    kept = with_weighed(judged, [replace(first, weighed=True)]).evaluations
    assert kept == tuple(one for one in checked.evaluations if first.id not in one.facts)
    assert kept != checked.evaluations
