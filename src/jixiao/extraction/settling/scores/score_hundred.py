"""Full marks told by a hundred: that of all (绩效自评满分100分，自评得分97.2分), and those of parts that come to it.

自评得分94分（投入15分、过程25分、产出30分、效果30分): what comes to 100 and not to the score is what could be got.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_FULL, _NEAR = 100 * MICRO, 2
_BESIDE = re.compile(r"[ \t\u3000｜|]+")
_STOP = re.compile(r"[。\n]")


def settle_hundred(world: World) -> None:
    """Bind a full mark of 100 that was taken for a part's to the whole, with the score beside it."""
    for number, one in list(world.bound.items()):
        if one.concept != "score_part_full" or world.value(number) != _FULL or world.figures[number].cell is not None:
            continue
        world.put(replace(one, concept="score_full", item=None), Reason.SCORE)
        for at in range(number + 1, number + 1 + _NEAR):
            beside = world.bound.get(at)
            if beside is not None and beside.concept == "score_part" and beside.item == one.item:
                world.put(replace(beside, concept="score_total", item=None), Reason.SCORE)
                break


def settle_row_of_total(world: World) -> None:
    """Take a hundred right before another score for what could be got: 总计　100分　91.2分."""
    for number, one in list(world.bound.items()):
        at = number + 1
        behind = world.figures[at] if at < len(world.figures) else None
        bare = one.concept == "score_total" and world.value(number) == _FULL and world.figures[number].cell is None
        if not bare or behind is None or behind.quantity.dimension is not Dimension.SCORE:
            continue
        told = world.bound.get(at)
        beside = _BESIDE.fullmatch(world.between(number, at)) and behind.quantity.value < _FULL
        if beside and (told is None or told.concept in ("score_total", "score_part")):
            world.put(replace(one, concept="score_full"), Reason.SCORE)
            world.put(replace(one, figure=at), Reason.SCORE)


def settle_weights(world: World) -> None:
    """Take the scores listed directly behind another total for full marks where they come to 100."""
    for number, total in list(world.bound.items()):
        if total.concept != "score_total" or world.value(number) == _FULL or world.figures[number].cell is not None:
            continue
        parts = _parts(world, number)
        if len(parts) >= _NEAR and sum(world.value(one.figure) for one in parts) == _FULL:
            for one in parts:
                world.put(replace(one, concept="score_part_full"), Reason.SCORE)
            members = tuple(one.figure for one in parts)
            world.ties[:] = [tie for tie in world.ties if (tie.result, tie.members) != (number, members)]


def _parts(world: World, number: int) -> Sequence[Bound]:
    """Return the scores of parts of one subject that follow a total in its sentence, none where marks are told too."""
    found: list[Bound] = []
    for at in range(number + 1, len(world.figures)):
        one = world.bound.get(at)
        between = world.between(at - 1, at)
        if one is None or one.concept != "score_part" or _STOP.search(between):
            break
        found.append(one)
    behind = world.bound.get(found[-1].figure + 1) if found else None
    return () if behind is not None and behind.concept == "score_part_full" else found
