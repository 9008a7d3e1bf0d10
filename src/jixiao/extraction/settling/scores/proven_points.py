"""Scores printed without 分 that their sum proves: 投入13.5、过程27、产出28.5、效果21.5 of 90.5分."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.scorewords import stem_of
from jixiao.model.fact import Item
from jixiao.model.quantity import MICRO, Dimension, Quantity
from jixiao.model.trace import Reason

_LEAST, _REACH, _LOOK = 3, 14, 14
_FULL = 100 * MICRO
_NAME = re.compile(r"(?:^|[、，,：:；;\s]|其中)(?P<name>[\u4e00-\u9fff]{2,10})$")
_IN_TURN = re.compile(r"(?:满分|分值|权重|标准分)[^，。；\d]{0,4}(?:依次|分别)[为是]?$")
_BETWEEN = frozenset("、，,和")


def settle_points(world: World) -> None:
    """Bind bare numbers behind the names of parts that make up the total score before them, and their full marks."""
    for number, total in sorted(world.bound.items()):
        if total.concept != "score_total" or world.figures[number].cell is not None:
            continue
        names: list[str] = []
        at = number + 1
        while _is_plain(world, at) and (name := _name(world, at)):
            names.append(name)
            at += 1
        parts = range(number + 1, at)
        if len(parts) >= _LEAST and _sum(world, parts) == world.value(number):
            _put(world, total, parts, names, "score_part")
            marks = range(at, at + len(parts))
            if _are_marks(world, marks):
                _put(world, total, marks, names, "score_part_full")


def _is_plain(world: World, number: int) -> bool:
    return number < len(world.figures) and world.figures[number].quantity.dimension is Dimension.PLAIN


def _name(world: World, number: int) -> str:
    start = world.figures[number].span.start
    match = _NAME.search(world.text[max(world.figures[number - 1].span.end, start - _REACH) : start])
    return match["name"].removeprefix("其中") if match is not None and stem_of(match["name"]) else ""


def _sum(world: World, numbers: Sequence[int]) -> int:
    return sum(world.value(at) for at in numbers)


def _are_marks(world: World, marks: Sequence[int]) -> bool:
    """Tell the full marks in turn behind the scores: 满分依次为15、30、30、25."""
    if not all(_is_plain(world, at) for at in marks) or _sum(world, marks) != _FULL:
        return False
    start = world.figures[marks[0]].span.start
    told = _IN_TURN.search(world.text, max(0, start - _LOOK), start) is not None
    beside = (world.between(at - 1, at) for at in marks[1:])
    return told and all(between in _BETWEEN for between in beside)


def _put(world: World, total: Bound, numbers: Sequence[int], names: Sequence[str], concept: str) -> None:
    for at, name in zip(numbers, names, strict=True):
        quantity = world.figures[at].quantity
        points = Quantity.exact(Dimension.SCORE, quantity.value, "分", MICRO, quantity.decimals)
        world.figures[at] = replace(world.figures[at], quantity=points)
        world.put(Bound(at, concept, total.subject, Item("score_part", name), total.year), Reason.SCORE)
