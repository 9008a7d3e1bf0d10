"""Places that the money of a programme went to: 其中拨付东河县50.00万元、西河县45.00万元.

Two places or more of one sentence, each with an amount of its own, are items of the programme that it speaks of: what
came in for them where the money was handed down to them (下达), else what was spent there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.portions import portion_of
from jixiao.extraction.proven import unread_of
from jixiao.extraction.settling.projects.spoken_of import (
    begin_of_sentence,
    clause_before,
    programme_of,
    sentence_of,
    without_names,
)
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_VERB = r"(?:下达|拨付|分配|安排|支付|支出|发放|兑[付现]|拨给|用于|补助|到位|使用|实际|共|资金|经费|给|到|至|向|为|的)"
_LABEL = re.compile(rf"(?:其中)?{_VERB}*(?P<place>[\u4e00-\u9fff]{{2,8}}?){_VERB}*")
_SPENT = re.compile(r"拨[付给]|支[付出]|发放|兑[付现]|使用|用于|列支")
_GIVEN = re.compile(r"下达|分配|安排|到位")
# 三个乡镇共支出98.00万元
_SUMMED = re.compile(r"个|^[乡镇县区市村街道]+$|各")
_OTHER = re.compile(r"预算|计划|上年|去年|同期|应|未|欠|合同|标准")
_LOOSE = frozenset({"funds_received", "expenditure_project", "expenditure_item"})
_SEVERAL = 2


def settle_programme_places(world: World, only: Subject | None) -> None:
    """Bind such amounts; `only` is the one project that a report evaluates."""
    found = [(number, item) for number in range(len(world.figures)) if (item := _place(world, number)) is not None]
    for _, run in groupby(found, lambda one: begin_of_sentence(world, world.figures[one[0]].span.start)):
        listed = list(run)
        first = listed[0][0]
        subject = only or programme_of(world, first)
        if len(listed) < _SEVERAL or len({item for _, item in listed}) < len(listed) or subject is None:
            continue
        concept = _concept(world, listed)
        for number, item in listed if concept else ():
            phase = "received" if concept == "funds_received" else "expenditure"
            world.put(Bound(number, concept, subject, item, world.year, phase=phase), Reason.PART)


def _place(world: World, number: int) -> Item | None:
    """Return the place before an amount that is unread, or that was read without being certain of its kind."""
    told = world.bound.get(number)
    loose = told is not None and told.item is not None and told.concept in _LOOSE
    if not world.is_amount(number) or not (unread_of(world, number, Dimension.MONEY) or loose):
        return None
    match = _LABEL.fullmatch(without_names(world, clause_before(world, number)))
    item = portion_of(match["place"]) if match is not None else None
    named = item is not None and item.kind == "place" and _SUMMED.search(item.name) is None
    return item if named else None


def _concept(world: World, listed: Sequence[tuple[int, Item]]) -> str:
    """Return what the places had, by the verb nearest before the first of them that has one."""
    words = [clause_before(world, number) for number, _ in listed]
    sentence = sentence_of(world, listed[0][0])
    if _OTHER.search("".join(words)):
        return ""
    for told in _nearest(words, sentence):
        if _SPENT.search(told):
            return "expenditure_item"
        if _GIVEN.search(told):
            return "funds_received"
    return ""


def _nearest(words: Sequence[str], sentence: str) -> Iterator[str]:
    """Yield the words of the list itself, then the clauses before it, the nearest first."""
    yield "".join(words)
    yield from reversed(re.split(r"[，,；;：:]", sentence)[:-1])
