"""Rows of a table that are parts of another row above them: a score table with both levels of its indicators."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.tabular.rows import Row
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason

_LEAST, _MOST_LED = 2, 4
_PROJECTS = "project_total"
_OF_PROJECT = {"expenditure_item": "expenditure_project", "budget_item": "budget_adjusted"}


def outer(world: World, total: int, parts: Sequence[int]) -> tuple[int, ...]:
    """Return the parts that make up a total: where all together do not, those without the rows that make up another.

    A row that exactly the rows below it make up (at least two) counts, they do not.
    """
    if sum(world.value(part) for part in parts) == world.value(total):
        return tuple(parts)
    kept: list[int] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        at += 1 + _below(world, parts[at:])
    return tuple(kept) if sum(world.value(part) for part in kept) == world.value(total) else tuple(parts)


def without_led(world: World, total: int, parts: Sequence[int], led: AbstractSet[int]) -> tuple[int, ...]:
    """Return the parts that make up a total: where all do not, those without the rows that 其中 leads to.

    `led` are the first of such rows; how many behind each of them belong to it only the total tells.
    """
    surplus = sum(world.value(part) for part in parts) - world.value(total)
    starts = [at for at, part in enumerate(parts) if part in led]
    if surplus <= 0 or not starts or len(starts) > _MOST_LED:
        return tuple(parts)
    ways: dict[int, frozenset[int]] = {0: frozenset()}
    for start, end in pairwise([*starts, len(parts)]):
        for left_out, dropped in list(ways.items()):
            for stop in range(start + 1, end + 1):
                run = parts[start:stop]
                ways.setdefault(left_out + sum(map(world.value, run)), dropped | frozenset(run))
    return tuple(part for part in parts if part not in ways.get(surplus, ()))


def _below(world: World, rows: Sequence[int]) -> int:
    """Return how many rows below the first make it up, 0 where none do."""
    left = world.value(rows[0])
    for count, row in enumerate(rows[1:], 1):
        left -= world.value(row)
        if left <= 0:
            return count if left == 0 and count >= _LEAST else 0
    return 0


def inner_ties(world: World, marks: Mapping[int, Sequence[int]], scores: Mapping[int, Sequence[int]]) -> Iterator[Tie]:
    """Yield the sums of scores below a score where the full marks say that those are all of its parts."""
    for (whole, fulls), (total, parts) in zip(marks.items(), scores.items(), strict=False):
        complete = sum(world.value(full) for full in fulls) == world.value(whole)
        if complete and len(parts) == len(fulls) >= _LEAST:
            yield Tie(LinkKind.TABLE_TOTAL, total, tuple(parts), certain=True)


def name_projects(world: World, rows: Sequence[tuple[Row, Mapping[int, int]]]) -> None:
    """Take the rows below 项目支出 that exactly make it up for the projects that they name."""
    for at, (label, whole) in enumerate(rows):
        if label.head.topic != _PROJECTS or label.total:
            continue
        below = []
        for row, figures in rows[at + 1 :]:
            if row.total or row.head.topic or not all(_is_expense(world.bound.get(one)) for one in figures.values()):
                break
            below.append((row, figures))
        if len(below) >= _LEAST and any(_makes_up(world, total, column, below) for column, total in whole.items()):
            for row, figures in below:
                _give(world, row.plain, figures.values())


def _is_expense(bound: Bound | None) -> bool:
    return bound is not None and bound.item is not None and bound.item.kind == "expense"


def _makes_up(world: World, total: int, column: int, below: Sequence[tuple[Row, Mapping[int, int]]]) -> bool:
    parts = [figures[column] for _, figures in below if column in figures]
    return len(parts) == len(below) and sum(world.value(part) for part in parts) == world.value(total)


def _give(world: World, name: str, figures: Iterable[int]) -> None:
    for figure in figures:
        bound = world.bound[figure]
        concept = _OF_PROJECT.get(bound.concept, bound.concept)
        world.put(replace(bound, concept=concept, subject=world.project(name), item=None), Reason.TABLE)
