"""Rates in a bracket right behind what was spent: 基本支出400万元（全年预算的99.08%，年初预算的117.42%）.

They are of what stands before the bracket: the whole, or one of its halves. What they are of the plan, the words tell.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.state import topic_item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SPENT = {"expenditure_total": "", "expenditure_basic": "basic", "expenditure_project": "project_total"}
_RATES = frozenset({"execution_rate", "completion_rate_initial"})
_FIRST = re.compile(r"[（(](?P<words>[^（）()。；;\n]{0,12})")
_NEXT = re.compile(r"[，,、；;](?P<words>[^（）()。\n]{0,12})")
_OF_PLAN = re.compile(
    r"(?:相当于|占|为|是|完成|达|达到)?(?:(?P<initial>年初|期初|年初批复)|全年|年度|当年|本年|调整后?|调整后的?|最终)(?:的)?"
    r"(?:预算|指标|批复|预算批复|批复数)(?:数|额)?的?(?:[ ]|约)?"
)
# what such a rate is of all the same
_OF_ALL = re.compile(r"总|部门|整体|单位|全部|合计|收入")


def settle_rates_in_brackets(world: World) -> None:
    """Bind such rates where nothing is known of them, and give those of a half to it."""
    for number, spent in tuple(world.bound.items()):
        own = (spent.subject, spent.item, spent.year) == (world.unit, None, world.year)
        if spent.concept in _SPENT and own and world.figures[number].cell is None:
            _settle(world, number, _SPENT[spent.concept])


def _settle(world: World, number: int, half: str) -> None:
    topic = world.lexicon.topics.get(half)
    for at, pattern in zip(range(number + 1, len(world.figures)), (_FIRST, _NEXT), strict=False):
        match = pattern.fullmatch(world.between(at - 1, at))
        rate = _rate(world, at, match["words"]) if match is not None else None
        if rate is None or match is None or (half and _OF_ALL.search(match["words"])):
            return
        item = topic_item(topic, rate.concept) if topic is not None else rate.item
        world.put(replace(rate, item=item, topic=half or rate.topic), Reason.BRACKETS)


def _rate(world: World, number: int, words: str) -> Bound | None:
    """Return the rate of the unit as it was read, or as the words before an unread one tell it."""
    told = world.bound.get(number)
    if told is not None:
        plain = (told.subject, told.item, told.year) == (world.unit, None, world.year)
        return told if plain and told.concept in _RATES else None
    match = _OF_PLAN.fullmatch(words)
    if match is None or world.figures[number].quantity.dimension is not Dimension.RATE:
        return None
    concept = "completion_rate_initial" if match["initial"] else "execution_rate"
    return Bound(number, concept, world.unit, None, world.year)
