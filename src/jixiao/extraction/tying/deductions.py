"""What is left of a full mark after points are taken off: 满分50分，扣0.5分，得49.5分."""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_FULL = re.compile(r"(?:满分|分值|权重分?|标准分|总分值|[（(])(?:为|是|[：:])?\s*$")
_LOST = re.compile(r"(?:扣|扣除|扣减|扣了|扣掉|扣分|失分|丢分)(?:为|是|[：:])?\s*$")
_GOT = re.compile(r"(?:(?<![不取])得|得分|自评|自评得分|评分|实得|实际得分|评价得分)(?:为|是|[：:])?\s*$")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}$")
_TAKEN = re.compile(r"分?[，,；;]扣[除减了掉]?")
_LEFT = re.compile(r"分?[，,；;](?:实|自评|最终)?得(?:分|了)?")
_JOINED = re.compile(r"[^。；;\n\d]{0,24}")
# points taken off again and again, of a part of what was taken off, or weighed; their sum beside them
_NOT_PLAIN = re.compile(r"每|各扣|其中|即|应扣|实扣|实际扣|折算|权重|复核")
_SUMMED = re.compile(r"共扣|合计扣")
_LEAST, _LOOK = 3, 12


def tie_deductions(world: World) -> None:
    """Tie the points got to the full mark before them, less what is taken off in between."""
    run: list[int] = []
    for number, figure in enumerate(world.figures):
        scored = figure.quantity.dimension is Dimension.SCORE and figure.cell is None
        if not scored or (run and not _follows(world, run[-1], number)):
            run = []
        if scored and (_FULL.search(_before(world, number)) or _is_mark(world, number)):
            run = [number]
        elif run and _LOST.search(_before(world, number)):
            run.append(number)
        elif run and _GOT.search(_before(world, number)):
            _tie(world, [*run, number])
            run = []


def _is_mark(world: World, number: int) -> bool:
    """Tell a mark by what is taken off right behind it and what is then got: 完成时效10分，扣3分，得7分."""
    lost, got = number + 1, number + 2
    if got >= len(world.figures) or _GOT.search(_before(world, number)) or _LOST.search(_before(world, number)):
        return False
    named = _NAMED.search(_before(world, number)) is not None
    return (
        named
        and _TAKEN.fullmatch(world.between(number, lost)) is not None
        and _LEFT.fullmatch(world.between(lost, got)) is not None
    )


def _tie(world: World, run: Sequence[int]) -> None:
    full, *lost, got = run
    off = [world.value(number) for number in lost]
    words = world.between(full, got)
    summed = len(off) > 1 and (any(sum(off) - one == one for one in off) or _SUMMED.search(words) is not None)
    if len(run) >= _LEAST and not summed and not _NOT_PLAIN.search(words):
        world.ties.append(Tie(LinkKind.DEDUCTION, got, (full, *lost), certain=True, less=len(lost)))


def _follows(world: World, one: int, other: int) -> bool:
    gap = world.between(one, other)
    return other == one + 1 and _JOINED.fullmatch(gap) is not None


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return world.text[max(0, start - _LOOK) : start]
