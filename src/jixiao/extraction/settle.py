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
    if _sums_hold_opening(world):
        for number, bound in list(world.bound.items()):
            if bound.topic == "income_sum" and bound.concept == "income_year":
                world.bound[number] = replace(bound, concept="income_total")


def _sums_hold_opening(world: World) -> bool:
    """Tell whether 收入合计 stands over the opening carry-over: as a part of its list or in its row of a table."""
    openings = [number for number, bound in world.bound.items() if bound.concept == "carryover_opening"]
    for number, bound in world.bound.items():
        if bound.topic != "income_sum" or bound.concept != "income_year":
            continue
        cell = world.figures[number].cell
        for other in openings:
            beside = world.figures[other].cell
            if cell and beside and cell[:2] == beside[:2]:
                return True
            if any(tie.result == number and other in tie.members for tie in world.ties):
                return True
    return False


def _holds_retired(world: World, number: int) -> bool:
    listed = {other.concept for tie in world.ties if tie.result == number for other in _members(world, tie.members)}
    if listed:
        return bool(listed & _BEYOND_POST)
    block = world.figures[number].block
    beside = [other for at, other in world.bound.items() if at > number and world.figures[at].block == block]
    return any(other.concept == "staff_on_post" for other in beside[:1])


def _members(world: World, numbers: Iterable[int]) -> Iterable[Bound]:
    return (world.bound[number] for number in numbers if number in world.bound)
