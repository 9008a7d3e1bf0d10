"""Changes whose word points the wrong way: the amounts beside them differ by just that, in the other direction."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_LINKED = frozenset({LinkKind.CHANGE_FROM_BASE, LinkKind.DIFFERENCE})
_UP = re.compile(r"(?:增加|增长|增多|增支|增收|上升|提高|多支|多收|多)了?$")
_DOWN = re.compile(r"(?:减少|下降|降低|减支|减收|压减|压缩|少支|少收|少)了?$")
_EARLIER = re.compile(
    r"(?:[比较与同由从](?:去年|上年|(?P<of>20\d{2})年)|(?:去年|上年|(?P<year>20\d{2})年))[^，。；\d]{0,24}$"
)
_LOOK, _BACK, _LEAST = 40, 8, 10


def tie_supposed_changes(world: World) -> None:
    """Tie each change that no relation speaks of to the amounts that prove its word wrong."""
    tied = {tie.result for tie in world.ties if tie.kind in _LINKED}
    for number in range(len(world.figures)):
        if number not in tied and _is_change(world, number):
            up = _UP.search(_before(world, number)) is not None
            found = list(_pairs(world, number))
            if not any(rose is up for _, _, rose in found):
                for now, then, _ in found[:1]:
                    pair = (now, then) if up else (then, now)
                    world.ties.append(Tie(LinkKind.CHANGE_FROM_BASE, number, pair))


def _is_change(world: World, number: int) -> bool:
    bound = world.bound.get(number)
    told = bound.concept == "yoy_amount" if bound is not None else unread_of(world, number, Dimension.MONEY)
    words = _before(world, number)
    directed = _UP.search(words) is not None or _DOWN.search(words) is not None
    figure = world.figures[number]
    fine = figure.quantity.value >= _LEAST * figure.quantity.step
    return told and directed and figure.cell is None and fine


def _pairs(world: World, number: int) -> Iterator[tuple[int, int, bool]]:
    """Yield this year's and last year's amounts that the change lies between, and whether it rose."""
    change, block = world.value(number), world.figures[number].block
    near = [at for at in range(max(0, number - _BACK), number) if world.figures[at].block == block]
    near = [at for at in near if world.is_amount(at) and not _is_of_change(world, at)]
    bases = [at for at in near if _is_earlier(world, at)]
    bound = world.bound.get(number)
    concept = bound.item.name if bound is not None and bound.item is not None else ""
    others = [at for at, one in world.bound.items() if one.concept == concept and one.year == world.year]
    for now in (*(at for at in near if at not in bases), *others):
        for then in bases:
            if abs(world.value(now) - world.value(then)) == change and now != then:
                yield now, then, world.value(now) > world.value(then)


def _is_of_change(world: World, number: int) -> bool:
    bound = world.bound.get(number)
    return bound is not None and bound.concept.startswith("yoy")


def _is_earlier(world: World, number: int) -> bool:
    """Tell an amount of the year before by its meaning or by the words before it."""
    bound = world.bound.get(number)
    if bound is not None and bound.concept == "prior_year_amount":
        return True
    match = _EARLIER.search(_before(world, number))
    told = match and (match["of"] or match["year"])
    return match is not None and (told is None or int(told) < world.year)


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    behind = world.figures[number - 1].span.end if number else 0
    return world.text[max(behind, start - _LOOK) : start]
