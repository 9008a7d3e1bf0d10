"""A full mark of 100 is that of all: 绩效自评满分100分，自评得分97.2分 names no part."""

from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.quantity import MICRO
from jixiao.model.trace import Reason

_FULL, _NEAR = 100 * MICRO, 2


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
