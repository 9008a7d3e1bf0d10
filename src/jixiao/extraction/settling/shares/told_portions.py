"""Portions of what a project spent that were taken for expenses: those of a source, a place, a part of the year.

累计支付3200万元，其中省级补助资金支付1800万元，执行率90.00%: the money of a source, and the rate beside it is its own.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World, concept_there
from jixiao.extraction.grid import words
from jixiao.extraction.portions import portion_of
from jixiao.extraction.sources import is_source, source_item
from jixiao.model.fact import Item, SubjectKind

_SPENT = frozenset({"expenditure_project", "expenditure_item"})
_CONCEPTS = {"expenditure_item": "expenditure_project", "budget_item": "budget_adjusted"}
_VERBS = re.compile(
    r"(?:支付|支出|使用|拨付|预拨|补足|承担|负担|兑付|发放|列支|实付|已付|付|用|花|分别|依次|[了的为])+(?:金额|资金)?$"
)
# 年末按考核结果结算拨付: told by when it was paid
_WHEN = re.compile(
    r"(?:[上下]半年|年[初中末底]|第?[一二三四]季度|(?:1[0-2]|[1-9])月份?)[^，。；]{0,10}(?:预拨|拨付|支付|支出|付款|兑付|发放|结算)"
)
_OTHER = "其他"
_ITS_RATE = re.compile(r"[，（(](?:预算|资金)?(?:执行|支付|支出|使用|兑付)率(?:为|达到?)?[ ]?")


def settle_told_portions(world: World) -> None:
    """Take amounts of one project named by a source, a place or a time for spending (a plan) of the project there."""
    for number, bound in list(world.bound.items()):
        own = bound.subject.kind is SubjectKind.PROJECT and bound.item is not None and bound.item.kind == "expense"
        item = _portion(bound.item.name) if own and bound.item is not None and bound.concept in _CONCEPTS else None
        if item is not None:
            concept = concept_there(_CONCEPTS[bound.concept], item)
            world.bound[number] = replace(bound, concept=concept, item=item)
    for bound in list(world.bound.values()):
        if bound.concept == "execution_rate" and bound.item is None:
            _settle_rate(world, bound)


def _portion(name: str) -> Item | None:
    if _WHEN.fullmatch(name):
        return Item("time", name)
    bare = _VERBS.sub("", name)
    if bare != _OTHER and (bare in words("sources") or is_source(bare)):
        return source_item(bare)
    portion = portion_of(bare)
    return portion if portion is not None and portion.kind == "place" else None


def _settle_rate(world: World, rate: Bound) -> None:
    """Give the rate directly behind a part of what a project spent to that part."""
    part = world.bound.get(rate.figure - 1)
    if part is None or part.concept not in _SPENT or part.item is None or part.subject != rate.subject:
        return
    between = world.between(part.figure, rate.figure)
    if part.subject.kind is SubjectKind.PROJECT and _ITS_RATE.fullmatch(between):
        world.bound[rate.figure] = replace(rate, item=part.item)
