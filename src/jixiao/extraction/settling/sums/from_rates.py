"""Plan and spending of a project whose rate of execution alone was understood, proven by that rate.

县教育局批下14.00万元……结算付款13.49万元，使用率96.36%: whatever verbs stand there, the two unread amounts before a rate
of a project, in its paragraph, that make it to the last printed digit are what there was and what was spent.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_RECEIVED = re.compile(r"(?:到[位账校户]?|拨[来入到付给款]|收到|下达到?|打[入来]|划[来入])[^，。；\d]{0,6}$")
_OTHER = re.compile(r"(?:合同|中标|招标|投资|上年|去年|自筹|收入)[^，。；\d]{0,6}$")
_LOOK, _REACH = 16, 4


def settle_from_rates(world: World) -> None:
    """Bind the amounts that prove a rate of execution of a project which has neither budget nor spending before it."""
    for number, rate in sorted(world.bound.items()):
        own = rate.concept == "execution_rate" and rate.item is None and world.figures[number].cell is None
        if not own or rate.subject.kind is not SubjectKind.PROJECT or not is_fine(world, number):
            continue
        pair = _pair(world, number)
        if pair is not None:
            plan, spent = pair
            received = _RECEIVED.search(_words(world, plan)) is not None
            concept, phase = ("funds_received", "received") if received else ("budget_adjusted", "budget")
            _put(world, number, plan, concept, phase)
            _put(world, number, spent, "expenditure_project", "expenditure")


def _pair(world: World, number: int) -> tuple[int, int] | None:
    """Return the unread plan and spending before a rate in its paragraph that make it."""
    block = world.figures[number].block
    before = [
        at
        for at in range(max(0, number - _REACH), number)
        if world.figures[at].block == block and unread_of(world, at, Dimension.MONEY)
    ]
    free = [at for at in before if _OTHER.search(_words(world, at)) is None]
    for spent in reversed(free):
        for plan in free:
            if plan < spent and is_ratio(world, number, world.value(spent), world.value(plan)):
                return plan, spent
    return None


def _words(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return world.text[max(0, start - _LOOK) : start]


def _put(world: World, rate: int, number: int, concept: str, phase: str) -> None:
    like = world.bound[rate]
    bound = Bound(number, concept, like.subject, None, like.year, like.scope, phase=phase)
    world.put(bound, Reason.TOTAL)
