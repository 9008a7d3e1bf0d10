"""Scores of several projects told side by side: “渠道清淤”96.5分，评为优；“泵站维修”86.4分，评为良."""

from dataclasses import replace
from itertools import groupby

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import MICRO
from jixiao.model.trace import Reason

_LEAST, _MOST, _SEVERAL = 40 * MICRO, 100 * MICRO, 2


def settle_project_scores(world: World) -> None:
    """Take parts of a score that are called like projects, two or more in one paragraph, for the scores of these.

    A part with a full mark of its own, or of few points, is an indicator named after the project.
    """
    marked = {one.item for one in world.bound.values() if one.concept == "score_part_full"}
    parts = [one for _, one in sorted(world.bound.items()) if _is_of_project(world, one) and one.item not in marked]
    for _, group in groupby(parts, key=lambda one: world.figures[one.figure].block):
        found = list(group)
        if len({one.item for one in found}) == len(found) >= _SEVERAL:
            for one in found:
                name = one.item.name if one.item is not None else ""
                bound = replace(one, concept="score_total", subject=world.project(name), item=None)
                world.put(bound, Reason.SCORE)


def _is_of_project(world: World, one: Bound) -> bool:
    if one.concept != "score_part" or one.item is None or world.figures[one.figure].cell is not None:
        return False
    return one.item.name in world.projects and _LEAST <= world.value(one.figure) <= _MOST
