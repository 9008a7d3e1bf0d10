"""The marks that stand directly behind a full mark in a bracket: 项目决策（20分）：18分.

Whether they add up to the total is for the check of the sum to say.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BETWEEN = re.compile(r"[）)][ ]*[：:，,]?[ ]*(?:自评|评价|实际|最终)?(?:得分|实得|评得|得)?(?:为)?[：:]?[ ]*")


def settle_marks_behind(world: World) -> None:
    """Bind unread marks to the indicator of the full mark before them, where they do not exceed it."""
    for number in range(1, len(world.figures)):
        full = world.bound.get(number - 1)
        if full is None or full.concept != "score_part_full" or not unread_of(world, number, Dimension.SCORE):
            continue
        least = world.value(number) <= world.value(number - 1)
        if least and _BETWEEN.fullmatch(world.between(number - 1, number)):
            world.put(Bound(number, "score_part", full.subject, full.item, full.year), Reason.SCORE)
