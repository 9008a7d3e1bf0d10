"""Changes that the amounts of two years prove: 上年发放2204.16万元，本年多发193.08万元，增幅8.76%."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BEHIND, _LOOK = 6, 10
_MOVED = {
    1: re.compile(r"(?:增|多|升|涨|扩大|提高)[^，。；：\d较比]{0,6}$"),
    -1: re.compile(r"(?:减|少|降|跌|压缩|回落)[^，。；：\d较比]{0,6}$"),
}
_NO_AMOUNTS = ("yoy", "share", "budget_adjustment")


def settle_changes(world: World) -> None:
    """Bind an unread amount that is what an amount of this year has over last year's, and the rate behind it."""
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY):
            continue
        found = next(_pairs(world, number), None)
        if found is not None:
            sign, current, base = found
            _put(world, number, "yoy_amount", current, sign)
            members = (current.figure, base.figure) if sign > 0 else (base.figure, current.figure)
            world.ties.append(Tie(LinkKind.DIFFERENCE, number, members))
            _settle_rate(world, number, current, base, sign)


def _pairs(world: World, number: int) -> Iterator[tuple[int, Bound, Bound]]:
    """Yield the sign of a change with the two amounts it lies between, the earlier told just before it."""
    start = world.figures[number].span.start
    words = world.text[max(0, start - _LOOK) : start]
    value = world.value(number)
    signs = [sign for sign, pattern in _MOVED.items() if pattern.search(words)]
    for base in _earlier(world, number) if signs else ():
        for current in world.bound.values():
            alike = current.subject == base.subject and current.year == base.year + 1
            if not alike or current.concept.startswith((*_NO_AMOUNTS, "prior")):
                continue
            if world.figures[current.figure].quantity.dimension is not Dimension.MONEY:
                continue
            moved = world.value(current.figure) - world.value(base.figure)
            for sign in signs:
                if moved == sign * value:
                    yield sign, current, base


def _earlier(world: World, number: int) -> Iterator[Bound]:
    block = world.figures[number].block
    for at in range(number - 1, max(-1, number - 1 - _BEHIND), -1):
        one = world.bound.get(at)
        money = world.figures[at].quantity.dimension is Dimension.MONEY and world.figures[at].block == block
        if one is not None and money and one.year < world.year and not one.concept.startswith(_NO_AMOUNTS):
            yield one


def _settle_rate(world: World, number: int, current: Bound, base: Bound, sign: int) -> None:
    rate = number + 1
    if rate >= len(world.figures) or not unread_of(world, rate, Dimension.RATE):
        return
    change = world.value(number)
    if is_ratio(world, rate, change, world.value(base.figure)):
        _put(world, rate, "yoy_rate", current, sign)
        world.ties.append(Tie(LinkKind.BASE_RATE, rate, (number, base.figure)))


def _put(world: World, number: int, concept: str, current: Bound, sign: int) -> None:
    item = current.item or Item("topic", current.concept)
    world.put(Bound(number, concept, current.subject, item, current.year, sign=sign, phase="change"), Reason.CHANGE)
