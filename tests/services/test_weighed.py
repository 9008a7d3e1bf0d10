"""A meaning that only the weights of words gave is told, but nothing is judged by it."""

from dataclasses import replace

from jixiao.model.document import Source
from jixiao.model.fact import Status
from jixiao.reading.plain import read_plain
from jixiao.services.checking import check_document, with_weighed

TEXT = """青岭县水利局2023年度部门整体支出绩效自评报告
二、资金情况
年初盘子定在812.40万元，后来财政又给添了35.60万元，一年下来花掉790.25万元。
"""
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


def test_what_was_confirmed_or_judged_stays_as_it_was_read() -> None:
    facts = check_document(DOCUMENT).facts
    weighed = [replace(fact, weighed=True) for fact in facts]
    kept = [Status.VERIFIED, Status.CONFLICTING]
    read = [replace(fact, weighed=False, status=status) for fact in facts for status in kept]
    assert with_weighed(read, weighed, ()) == tuple(read)
    single = [replace(fact, weighed=False, status=Status.SINGLE) for fact in facts]
    assert [fact.weighed for fact in with_weighed(single, weighed, ())] == [True] * len(single)
