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
_SPENT_OF = {
    "sangong_budget": "sangong_total",
    "sangong_car_budget": "sangong_car",
    "sangong_car_run_budget": "sangong_car_run",
    "sangong_reception_budget": "sangong_reception",
    "procurement_budget": "procurement_total",
}
_STOPS = re.compile(r"[。；;\n]")
_LOOK, _BACK, _LEAST = 40, 14, 10
_SENTENCE, _NAME = 60, 3


def tie_supposed_changes(world: World) -> None:
    """Tie each change that no relation speaks of to the amounts that prove its word wrong."""
    world.ties[:] = [tie for tie in world.ties if not _is_of_changes(world, tie)]
    tied = {tie.result for tie in world.ties if tie.kind in _LINKED and (tie.certain or _is_between(world, tie))}
    for number in range(len(world.figures)):
        if number not in tied and _is_change(world, number):
            up = _UP.search(_before(world, number)) is not None
            found = list(_pairs(world, number))
            if not any(rose is up for _, _, rose in found):
                # of several bases the last one is meant
                last = max((then for _, then, _ in found), default=-1)
                for now, then in [(now, then) for now, then, _ in found if then == last == _base(world, number)][:1]:
                    pair = (now, then) if up else (then, now)
                    world.ties.append(Tie(LinkKind.CHANGE_FROM_BASE, number, pair))


def _is_of_changes(world: World, tie: Tie) -> bool:
    """Tell a change held against another one, which is no base of it."""
    linked = tie.kind in _LINKED and _is_of_change(world, tie.result)
    return linked and any(_is_of_change(world, at) for at in tie.members)


def _is_between(world: World, tie: Tie) -> bool:
    """Tell a change that lies between the amounts it is tied to, whatever its direction."""
    first, *rest = (world.value(at) for at in tie.members)
    return abs(first - sum(rest)) == world.value(tie.result)


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
    near = [at for at in near if world.is_amount(at) and not _is_of_change(world, at) and not _is_planned(world, at)]
    bases = [at for at in near if _is_earlier(world, at)]
    # a change is told but once
    between = range(bases[-1] + 1, number) if bases else ()
    if any(world.value(at) == change and _is_of_change(world, at) for at in between):
        return
    bound = world.bound.get(number)
    concept = bound.item.name if bound is not None and bound.item is not None else ""
    others = [at for at, one in world.bound.items() if one.concept == concept and one.year == world.year]
    others += _named_before(world, number)
    for now in (*(at for at in near if at not in bases), *others):
        for then in bases:
            if abs(world.value(now) - world.value(then)) == change and now != then:
                yield now, then, world.value(now) > world.value(then)


def _base(world: World, number: int) -> int:
    """Return the last amount of an earlier year before a change, in its paragraph."""
    block = world.figures[number].block
    near = (at for at in range(number - 1, -1, -1) if world.figures[at].block == block and world.is_amount(at))
    return next((at for at in near if _is_earlier(world, at)), -1)


def _named_before(world: World, number: int) -> list[int]:
    """Return this year's amounts of the item that the sentence is about: 其中药品费比2022年的…万元减少…万元."""
    start = world.figures[number].span.start
    sentence = _STOPS.split(world.text[max(0, start - _SENTENCE) : start])[-1]
    told = [
        (at, one.item.name)
        for at, one in world.bound.items()
        if one.item is not None and one.year == world.year and len(one.item.name) >= _NAME and one.item.name in sentence
    ]
    return [at for at, _ in told if world.is_amount(at) and not _is_of_change(world, at)]


def _is_of_change(world: World, number: int) -> bool:
    bound = world.bound.get(number)
    return bound is not None and bound.concept.startswith("yoy")


def _is_planned(world: World, number: int) -> bool:
    """Tell a plan: what was spent last year is held against what was spent this year."""
    bound = world.bound.get(number)
    spent = "" if bound is None else _SPENT_OF.get(bound.concept, "")
    return spent != "" and any(one.concept == spent for one in world.bound.values())


def _is_earlier(world: World, number: int) -> bool:
    """Tell an amount of the year before by its meaning or by the words before it."""
    bound = world.bound.get(number)
    if bound is not None and bound.concept == "prior_year_amount":
        return True
    match = _EARLIER.search(_before(world, number))
    told = match and (match["of"] or match["year"])
    return match is not None and (told is None or int(told) < world.year)


def _before(world: World, number: int) -> str:
    return world.words_before(number, _LOOK)
