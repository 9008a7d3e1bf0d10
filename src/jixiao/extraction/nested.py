"""Rows of a table that are parts of another row above them: a score table with both levels of its indicators."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_LEAST = 2


def outer(world: World, total: int, parts: Sequence[int]) -> tuple[int, ...]:
    """Return the parts that make up a total: where all together do not, those without the rows that make up another.

    A row that exactly the rows below it make up (at least two) counts, they do not.
    """
    if sum(_value(world, part) for part in parts) == _value(world, total):
        return tuple(parts)
    kept: list[int] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        at += 1 + _below(world, parts[at:])
    return tuple(kept) if sum(_value(world, part) for part in kept) == _value(world, total) else tuple(parts)


def _below(world: World, rows: Sequence[int]) -> int:
    """Return how many rows below the first make it up, 0 where none do."""
    left = _value(world, rows[0])
    for count, row in enumerate(rows[1:], 1):
        left -= _value(world, row)
        if left <= 0:
            return count if left == 0 and count >= _LEAST else 0
    return 0


def inner_ties(world: World, marks: Mapping[int, Sequence[int]], scores: Mapping[int, Sequence[int]]) -> Iterator[Tie]:
    """Yield the sums of scores below a score where the full marks say that those are all of its parts."""
    for (whole, fulls), (total, parts) in zip(marks.items(), scores.items(), strict=False):
        complete = sum(_value(world, full) for full in fulls) == _value(world, whole)
        if complete and len(parts) == len(fulls) >= _LEAST:
            yield Tie(LinkKind.TABLE_TOTAL, total, tuple(parts), certain=True)


def _value(world: World, number: int) -> int:
    return world.figures[number].quantity.value
