"""Rates that their own word and the amounts of one subject prove, however far away those stand.

三年执行率先升后降：95.8%→97.5%→87.0%: each is what was spent of the budget of its year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_LOOK, _NEAR = 60, 12
_FULL = 100 * MICRO
_SPENT = ("expenditure_project", "expenditure_total")
_PLANS = ("budget_adjusted", "budget_initial")


@dataclass(frozen=True, slots=True)
class _Kind:
    """The word of a rate, its concept, and what it may be formed of."""

    word: re.Pattern[str]
    concept: str
    parts: tuple[str, ...]
    wholes: tuple[str, ...]


_KINDS = (
    _Kind(re.compile(r"得分率"), "score_rate", ("score_part",), ("score_part_full",)),
    _Kind(re.compile(r"(?:到位|到账|资金落实)率"), "receipt_rate", ("funds_received",), _PLANS),
    _Kind(
        re.compile(r"(?:调整|调增|调减|追加|变动)(?:幅度|率|比例)"),
        "budget_adjust_rate", ("budget_adjustment",), ("budget_initial",),
    ),
    _Kind(
        re.compile(r"(?:年初|期初)(?:预算)?(?:数|安排)?[^，。；\d]{0,6}[，]?(?:算|比|看|完成|为|的)"),
        "completion_rate_initial", _SPENT, ("budget_initial",),
    ),
    _Kind(
        re.compile(r"(?:执行|支出|支付|使用|兑付|拨付)(?:率|进度)"),
        "execution_rate", _SPENT, ("budget_adjusted", "funds_received", "budget_initial"),
    ),
    _Kind(
        re.compile(r"(?:结转|结余)率"), "carryover_rate", ("carryover_closing",), ("budget_adjusted", "funds_received")
    ),
)  # fmt: skip


def settle_rates(world: World) -> None:
    """Bind an unread rate whose word stands before it where the amounts of but one subject and year make it."""
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.RATE) or world.value(number) == _FULL:
            continue
        kind = _kind(world, number)
        if kind is None:
            continue
        found = {(one.subject, one.item, one.year): one for one in _formed(world, number, kind)}
        named = [one for one in found.values() if _is_named(world, number, one)]
        told = named if len(named) == 1 else list(found.values())
        if len(told) == 1:
            part = told[0]
            world.put(Bound(number, kind.concept, part.subject, part.item, part.year, topic=part.topic), Reason.TOTAL)


def _kind(world: World, number: int) -> _Kind | None:
    """Return the kind of rate that the sentence names last; a rate of one digit needs its word directly before it."""
    quantity, start = world.figures[number].quantity, world.figures[number].span.start
    begun = begin_of(world.text, start)
    coarse = quantity.decimals < 1 or (quantity.decimals == 1 and not _is_in_row(world, number))
    words = world.text[max(begun, start - (_NEAR if coarse else _LOOK)) : start]
    found = [(match.end(), order) for order, kind in enumerate(_KINDS) for match in kind.word.finditer(words)]
    return _KINDS[max(found)[1]] if found else None


def _is_in_row(world: World, number: int) -> bool:
    """Tell a rate beside another one of the same list."""
    around = [at for at in (number - 1, number + 1) if 0 <= at < len(world.figures)]
    return any(world.figures[at].quantity.dimension is Dimension.RATE for at in around)


def _formed(world: World, number: int, kind: _Kind) -> Iterator[Bound]:
    """Yield the parts that, of a whole of the same subject, item and year, are the rate."""
    wholes = [one for one in world.bound.values() if one.concept in kind.wholes]
    for part in world.bound.values():
        if part.concept not in kind.parts:
            continue
        for whole in wholes:
            alike = (part.subject, part.item, part.year) == (whole.subject, whole.item, whole.year)
            if alike and is_ratio(world, number, world.value(part.figure), world.value(whole.figure)):
                yield part


def _is_named(world: World, number: int, part: Bound) -> bool:
    """Tell the part whose name stands directly before a rate: 过程73.13%."""
    start = world.figures[number].span.start
    return part.item is not None and part.item.name in world.text[max(0, start - _NEAR) : start]
