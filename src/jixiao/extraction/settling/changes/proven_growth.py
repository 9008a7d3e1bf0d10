"""A change and its rate without last year's amount, proven by this year's.

与2016年相比，支出总额增加40.00万元，增加了8.00% is what 540.00万元 spent this year has more than a year before.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BACK, _AHEAD, _LOOK = 8, 2, 40
_COMPARED = re.compile(r"[较比同与].{0,24}(?:年|同期)|上年|去年|同比")
_UP, _DOWN = re.compile(r"[增升涨抬扬扩多高长]"), re.compile(r"[减降跌缩压少低落省]")
_NO_STOCK = ("yoy", "share", "prior", "narrative", "threshold", "target", "per_capita", "carryover")


def settle_growth(world: World) -> None:
    """Bind an unread amount and the unread rate behind it that one amount of this year makes a change of it."""
    for number in range(len(world.figures) - 1):
        if not unread_of(world, number, Dimension.MONEY):
            continue
        behind = range(number + 1, min(len(world.figures), number + 1 + _AHEAD))
        rate = next((at for at in behind if _is_free(world, number, at)), None)
        sign = _direction(world, number) if rate is not None else 0
        now = _now(world, number, rate, sign) if rate is not None and sign else None
        if rate is not None and now is not None:
            _put(world, now, (number, rate), sign)


def _is_free(world: World, number: int, rate: int) -> bool:
    same = world.figures[number].block == world.figures[rate].block
    return same and unread_of(world, rate, Dimension.RATE) and is_fine(world, rate)


def _direction(world: World, number: int) -> int:
    """Return 1 for more and -1 for less than a year that the sentence is compared with, 0 where words tell neither."""
    start = world.figures[number].span.start
    sentence = re.split(r"[。；;\n]", world.text[max(0, start - _LOOK) : start])[-1]
    words = clause_of(world, number)
    if _COMPARED.search(sentence) is None:
        return 0
    up, down = (list(one.finditer(words)) for one in (_UP, _DOWN))
    if not up and not down:
        return 0
    return 1 if not down or (up and up[-1].start() > down[-1].start()) else -1


def _now(world: World, number: int, rate: int, sign: int) -> Bound | None:
    """Return the one amount of this year told before that makes the rate; where two do, nothing is proven."""
    block, change = world.figures[number].block, world.value(number)
    found: dict[int, Bound] = {}
    for at in range(number - 1, max(-1, number - 1 - _BACK), -1):
        told = world.bound.get(at)
        if told is None or world.figures[at].block != block or told.year != world.year:
            continue
        money = world.figures[at].quantity.dimension is Dimension.MONEY
        base = world.value(at) - sign * change
        if money and not told.concept.startswith(_NO_STOCK) and base > 0 and is_ratio(world, rate, change, base):
            found.setdefault(world.value(at), told)
    return next(iter(found.values())) if len(found) == 1 else None


def _put(world: World, now: Bound, figures: tuple[int, int], sign: int) -> None:
    item = now.item or Item("topic", now.concept)
    for number, concept in zip(figures, ("yoy_amount", "yoy_rate"), strict=True):
        bound = Bound(
            number, concept, now.subject, item, world.year, now.scope, sign=sign, topic=now.topic, phase="change"
        )
        world.put(bound, Reason.CHANGE)
