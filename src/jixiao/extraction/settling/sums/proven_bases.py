"""Amounts that a rate told beside them proves: what came in, what was planned, what was spent.

与年初排定的5200万元相比，到位率为96.15%: the one amount of which the funds known are the rate.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BESIDE, _LOOK = 8, 24
_PLANNED = ("budget_adjusted", "funds_received", "budget_initial")
# by rate: the topic and phase of its numerator, the concepts of its denominator
_FORMED = {
    "receipt_rate": ("", "received", ("budget_adjusted", "budget_initial")),
    "execution_rate": ("", "expenditure", _PLANNED),
    "completion_rate_initial": ("", "expenditure", ("budget_initial",)),
    "procurement_rate": ("procurement", "expenditure", ("procurement_budget",)),
}
_FIRST = re.compile(r"年初|期初|计划|排定|概算|申报|立项|列明|核定")
_NO_WHOLE = re.compile(r"(?:其中|人均|户均|每[\u4e00-\u9fff]|单价|合同|结余|结转|剩|未|扣|罚|奖励)[^，。；：\d]{0,10}$")


def settle_bases(world: World) -> None:
    """Bind the unread amount beside a rate that, with the other amount of the same subject, makes the rate."""
    for number, rate in list(world.bound.items()):
        if rate.concept not in _FORMED or not is_fine(world, number):
            continue
        topic, phase, wholes = _FORMED[rate.concept]
        top = _concept(world, rate, topic, phase)[0]
        parts, bases = list(_known(world, rate, (top,))), list(_known(world, rate, wholes))
        for at in _beside(world, number):
            if any(is_ratio(world, number, world.value(part), world.value(at)) for part in parts) and not bases:
                _put(world, at, rate, topic, _base(world, at, rate))
            elif any(is_ratio(world, number, world.value(at), world.value(base)) for base in bases) and not parts:
                _put(world, at, rate, topic, phase)


def _beside(world: World, number: int) -> Iterator[int]:
    """Yield the unread amounts near a rate in its paragraph that no word makes a part or a rest."""
    block = world.figures[number].block
    for at in range(max(0, number - _BESIDE), min(len(world.figures), number + _BESIDE + 1)):
        near = world.figures[at].block == block and unread_of(world, at, Dimension.MONEY)
        if near and _NO_WHOLE.search(_before(world, at)) is None:
            yield at


def _known(world: World, rate: Bound, concepts: tuple[str, ...]) -> Iterator[int]:
    for at, one in world.bound.items():
        if one.concept in concepts and (one.subject, one.item, one.year) == (rate.subject, rate.item, rate.year):
            yield at


def _base(world: World, at: int, rate: Bound) -> str:
    """Return the phase of a denominator: the budget of the year's start where the words or the rate say so."""
    first = rate.concept == "completion_rate_initial" or _FIRST.search(_before(world, at)) is not None
    return "initial" if first else "adjusted"


def _concept(world: World, rate: Bound, topic: str, phase: str) -> tuple[str, Item | None]:
    lexicon = world.lexicon
    return money_concept(lexicon.topics.get(topic), lexicon.phases[phase], rate.subject, rate.item)


def _put(world: World, at: int, rate: Bound, topic: str, phase: str) -> None:
    concept, item = _concept(world, rate, topic, phase)
    world.put(Bound(at, concept, rate.subject, item, rate.year, topic=topic, phase=phase), Reason.TOTAL)


def _before(world: World, at: int) -> str:
    start = world.figures[at].span.start
    begun = begin_of(world.text, start)
    return world.text[max(begun, start - _LOOK) : start]
