"""Meanings that only the whole document settles."""

from collections.abc import Iterable
from dataclasses import replace

from jixiao.extraction.bound import Bound, World

_BEYOND_POST = frozenset({"staff_retired", "staff_leave_retired", "staff_on_post"})


def settle(world: World) -> None:
    """Settle ambiguous head-counts: with retired people or people on post among its parts it is the total."""
    for number, bound in list(world.bound.items()):
        if bound.concept == "staff_people":
            concept = "staff_actual_total" if _holds_retired(world, number) else "staff_on_post"
            world.bound[number] = replace(bound, concept=concept)


def _holds_retired(world: World, number: int) -> bool:
    listed = {
        other.concept for tie in world.ties if tie.result == number for other in _members(world, tie.members)
    }
    if listed:
        return bool(listed & _BEYOND_POST)
    block = world.figures[number].block
    beside = [other for at, other in world.bound.items() if at > number and world.figures[at].block == block]
    return any(other.concept == "staff_on_post" for other in beside[:1])


def _members(world: World, numbers: Iterable[int]) -> Iterable[Bound]:
    return (world.bound[number] for number in numbers if number in world.bound)
