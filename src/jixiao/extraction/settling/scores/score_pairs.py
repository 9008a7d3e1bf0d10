"""Pairs of full mark and score in a row, whatever the verb between them: full marks that make up 100 prove them.

产出30分打27.6分，效益30分打28.4分, 决策（20分）19分, 本项15分，得14.5分: what the verb is does not matter where each
score is no more than its full mark and the full marks make up 100.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.scorewords import ends
from jixiao.extraction.settling.scores.score_names import name_beside, name_over
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_LEAST_TOTAL = 40 * MICRO
_MOST, _THREE, _NEAR = 24, 3, 14
_LEVELS = re.compile(r"其中|包括|分别|依次")
_APART = re.compile(r"[。；;\n]")
_TOTALLED = re.compile(r"(?:总|合|共|累)计?[^。；\d]{0,6}$|得分?为?$|分数?为$")
_OF_ALL = re.compile(r"(?<!得)总分值?(?:为|是|共|计|：|:)?$")
_LIMIT = re.compile(r"[（(]?[含及以]")


def settle_pairs(world: World, whole: Subject) -> None:
    """Bind full marks and scores told in pairs, and the total beside them.

    The full marks make up 100. The scores make up a total that the text gives too; or the pairs stand close to each
    other in one paragraph that speaks of no parts of parts.
    """
    marks = [at for at in range(len(world.figures)) if _is_given(world, at)]
    start = 0
    while start < len(marks):
        run = next((one for first in (0, 1) if (one := _run(world, marks[start:], first))), ())
        names = _names(world, run) if run else []
        if names:
            _put(world, run, names, _subject(world, run, whole), marks)
        start += 2 * len(run) if names else 1
    _settle_full(world)


def _settle_full(world: World) -> None:
    """Take 总分100分 for the full mark where the same unit or project got less in all: 设指标13个，总分100分."""
    totals = [(at, one) for at, one in world.bound.items() if one.concept == "score_total" and one.item is None]
    for at, one in totals:
        start = world.figures[at].span.start
        told = _OF_ALL.search(world.text, max(0, start - _NEAR), start) is not None
        less = any(other.subject == one.subject and world.value(here) < _FULL for here, other in totals)
        if world.value(at) == _FULL and told and less:
            world.put(replace(one, concept="score_full"), Reason.SCORE)


def _is_given(world: World, at: int) -> bool:
    """Tell points in running text that are given, not taken off, and no limit of a grade."""
    figure = world.figures[at]
    if figure.cell is not None or figure.quantity.dimension is not Dimension.SCORE:
        return False
    if figure.quantity.approximation is not Approximation.EXACT or _LIMIT.match(world.text, figure.span.end):
        return False
    return not ends("none").search(world.text[max(0, figure.span.start - 6) : figure.span.start])


def _run(world: World, marks: Sequence[int], first: int) -> tuple[tuple[int, int], ...]:
    """Return pairs of full mark and score at the head of some marks, empty where they prove nothing.

    `first`: where the full mark of a pair stands.
    """
    pairs: list[tuple[int, int]] = []
    total = 0
    for at in range(0, min(len(marks), _MOST) - 1, 2):
        full, got = marks[at + first], marks[at + 1 - first]
        total += world.value(full)
        if total > _FULL or world.value(got) > world.value(full) or _is_told_otherwise(world, full, got):
            return ()
        pairs.append((full, got))
        if total == _FULL:
            break
    proven = total == _FULL and len(pairs) >= _THREE and any(world.value(one) < world.value(of) for of, one in pairs)
    return tuple(pairs) if proven and (_is_totalled(world, pairs) or _is_close(world, pairs)) else ()


def _is_told_otherwise(world: World, full: int, got: int) -> bool:
    """Tell a pair whose words make the first the score and the second the full mark: 该项10分，得10分."""
    one, other = _part(world, full), _part(world, got)
    return one is not None and other is not None and (one.concept, other.concept) == ("score_part", "score_part_full")


def _is_totalled(world: World, pairs: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the text gives what the scores make up."""
    got, inside = _sum(world, pairs), {at for pair in pairs for at in pair}
    return any(
        one.quantity.dimension is Dimension.SCORE and one.quantity.value == got and at not in inside
        for at, one in enumerate(world.figures)
    )


def _is_close(world: World, pairs: Sequence[tuple[int, int]]) -> bool:
    """Tell pairs of one paragraph, each score directly at its full mark, that are no parts of each other."""
    first, last = min(pairs[0]), max(pairs[-1])
    if world.figures[first].block != world.figures[last].block:
        return False
    if _LEVELS.search(world.text, world.figures[first].span.end, world.figures[last].span.start):
        return False
    gaps = (world.between(min(one), max(one)) for one in pairs)
    return all(len(gap) <= _NEAR and not _APART.search(gap) for gap in gaps)


def _names(world: World, pairs: Sequence[tuple[int, int]]) -> list[str]:
    """Return what each part is called, empty where one has no name or two have the same."""
    names = []
    for pair in pairs:
        told = next((one.item.name for at in pair if (one := _part(world, at)) and one.item), "")
        names.append(name_beside(world, min(pair)) or told or name_over(world, min(pair)))
    return names if all(names) and len(set(names)) == len(names) else []


def _part(world: World, at: int) -> Bound | None:
    told = world.bound.get(at)
    return told if told is not None and told.concept in ("score_part", "score_part_full") else None


def _subject(world: World, pairs: Sequence[tuple[int, int]], whole: Subject) -> Subject:
    told = (world.bound[at] for pair in pairs for at in pair if at in world.bound)
    return next((one.subject for one in told), whole)


def _put(
    world: World, pairs: Sequence[tuple[int, int]], names: Sequence[str], subject: Subject, marks: Sequence[int]
) -> None:
    inside = {at for pair in pairs for at in pair}
    for pair, name in zip(pairs, names, strict=True):
        for at, concept in zip(pair, ("score_part_full", "score_part"), strict=True):
            world.put(Bound(at, concept, subject, Item("score_part", name), world.year), Reason.SCORE)
    world.ties[:] = [one for one in world.ties if not (one.kind is LinkKind.LIST_SUM and one.result in inside)]
    parts = tuple(got for _, got in pairs)
    for at, concept in _beside(world, pairs, marks):
        world.put(Bound(at, concept, subject, None, world.year), Reason.SCORE)
        if concept == "score_total":
            world.ties[:] = [one for one in world.ties if one.kind is not LinkKind.LIST_SUM or one.result != at]
            world.ties.append(Tie(LinkKind.LIST_SUM, at, parts, certain=True))


def _beside(world: World, pairs: Sequence[tuple[int, int]], marks: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the total, and the full mark of all, directly around the pairs in their paragraph, with its concept."""
    got = _sum(world, pairs)
    left, right = marks.index(min(pairs[0])), marks.index(max(pairs[-1]))
    behind = [at for at in marks[right + 1 : right + 3] if _is_in_block(world, at, max(pairs[-1]))]
    before = [at for at in marks[max(0, left - 2) : left] if _is_in_block(world, at, min(pairs[0]))]
    found = False
    for at in (*behind, *before):
        value, start = world.value(at), world.figures[at].span.start
        told = _TOTALLED.search(world.text, max(0, start - _NEAR), start) is not None and at in behind
        if not found and (value == got or (told and _LEAST_TOTAL <= value < _FULL)):
            found = True
            yield at, "score_total"
        elif value == _FULL:
            yield at, "score_full"


def _is_in_block(world: World, at: int, other: int) -> bool:
    return world.figures[at].block == world.figures[other].block


def _sum(world: World, pairs: Sequence[tuple[int, int]]) -> int:
    return sum(world.value(got) for _, got in pairs)
