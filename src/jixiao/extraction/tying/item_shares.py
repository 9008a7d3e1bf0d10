"""Shares told apart from their parts: 医疗收入…万元、其他收入…万元。医疗收入占85.20%，其他收入占2.50%."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO

_LEAST = 2
_FULL = 100 * MICRO
_SHARED = frozenset({LinkKind.SHARE, LinkKind.SUPPOSED_SHARE, LinkKind.RATE})


def tie_item_shares(world: World) -> None:
    """Tie the shares of a paragraph to the one amount of their item in it, where all but at most one fit one whole."""
    tied = {tie.result for tie in world.ties if tie.kind in _SHARED}
    for numbers in _shares(world, tied).values():
        pairs = {at: part for at in numbers if (part := _part(world, at)) is not None}
        whole = _whole(world, pairs) if len(pairs) == len(numbers) >= _LEAST else None
        if whole is None or _is_levelled(world, pairs, whole):
            continue
        for share, part in pairs.items():
            world.ties.append(Tie(LinkKind.SHARE, share, (part, whole), certain=True))


def _is_levelled(world: World, pairs: Mapping[int, int], whole: int) -> bool:
    """Tell shares that come to 100%, the last digit of one moved for that: 33.33%、33.33%、33.34%."""
    steps = [
        abs(world.value(share) * world.value(whole) - _FULL * world.value(part))
        <= 2 * world.figures[share].quantity.step * world.value(whole)
        for share, part in pairs.items()
    ]
    return sum(map(world.value, pairs)) == _FULL and all(steps)


def _shares(world: World, tied: set[int]) -> Mapping[int, Sequence[int]]:
    """Return the shares with an item that nothing ties, by paragraph."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, bound in sorted(world.bound.items()):
        prose = world.figures[number].cell is None and number not in tied
        if prose and bound.concept == "share" and bound.item is not None:
            found[world.figures[number].block].append(number)
    return found


def _part(world: World, share: int) -> int | None:
    """Return the amount of the item of a share in its paragraph before it, None where there are several values."""
    told = world.bound[share]
    parts = [
        at
        for at, one in sorted(world.bound.items())
        if at < share and world.figures[at].block == world.figures[share].block and world.is_amount(at)
        if (one.subject, one.year) == (told.subject, told.year) and _name(world, one) == _name(world, told)
    ]
    return parts[0] if len({world.value(at) for at in parts}) == 1 else None


def _name(world: World, bound: Bound) -> str:
    topic = world.lexicon.topics.get(bound.topic)
    if bound.concept.startswith(("yoy", "prior")):
        return ""
    return bound.item.name if bound.item is not None else topic.name if topic is not None else ""


def _whole(world: World, pairs: Mapping[int, int]) -> int | None:
    """Return the one amount of the paragraph that all shares, or all but one, are of, if it is what the parts make."""
    total = sum(world.value(part) for part in pairs.values())
    block = world.figures[next(iter(pairs))].block
    for number in sorted(world.bound):
        if world.figures[number].block != block or number in pairs.values() or not world.is_amount(number):
            continue
        fits = sum(is_ratio(world, share, world.value(part), world.value(number)) for share, part in pairs.items())
        if world.value(number) == total and fits >= len(pairs) - 1:
            return number
    return None
