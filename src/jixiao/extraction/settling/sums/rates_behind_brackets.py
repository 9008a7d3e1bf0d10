"""Rates of execution behind a bracket with the parts of a half: 基本支出500.00万元（人员…，公用…），执行率98.00%.

Where the rate of the whole is told before it in the paragraph, the rate is that of the amount before the bracket.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.state import topic_item
from jixiao.model.trace import Reason

_RATE = re.compile(
    r"(?P<bracket>[（(][^（）()。；\n]*[）)])[，,、]?(?:预算)?(?:执行|完成|支出)(?:率|进度)(?:为|是|达到?)?[ ]?$"
)
_HALVES = frozenset({"basic", "project_total", "personnel", "public"})
_REACH = 120


def settle_rates_behind_brackets(world: World) -> None:
    """Bind such rates to the half before their bracket."""
    for number, bound in list(world.bound.items()):
        if bound.concept != "execution_rate" or bound.item is not None or bound.subject != world.unit:
            continue
        half = _half(world, number)
        if half is not None and _is_told_before(world, bound):
            topic = world.lexicon.topics[half.topic]
            world.put(replace(bound, item=topic_item(topic, bound.concept), topic=topic.id), Reason.BUDGET)


def _half(world: World, number: int) -> Bound | None:
    """Return the amount of a half that stands before the bracket before a rate."""
    start = world.figures[number].span.start
    match = _RATE.search(world.text, max(0, start - _REACH), start)
    if match is None:
        return None
    for at in range(number - 1, -1, -1):
        end = world.figures[at].span.end
        if end <= match.start():
            told = world.bound.get(at)
            beside = end == match.start() and told is not None and told.subject == world.unit
            return told if beside and told is not None and told.topic in _HALVES else None
    return None


def _is_told_before(world: World, rate: Bound) -> bool:
    """Tell the rate of the whole before another one in its paragraph."""
    block = world.figures[rate.figure].block
    return any(
        (one.concept, one.item, one.subject, one.year) == (rate.concept, None, rate.subject, rate.year)
        and number < rate.figure
        and world.figures[number].block == block
        for number, one in world.bound.items()
    )
