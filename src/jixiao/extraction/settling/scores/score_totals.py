"""The full mark of a whole form beside what was got of it: 自评总分100分，得92.6分."""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_LEAST_TOTAL = 40 * MICRO
_GOT = re.compile(
    r"[，,；;、（(][ ]?(?:[我本该][\u4e00-\u9fff]{1,3})?(?:自评|实际|实|最终|评价|综合)?(?:得分?|评分)(?:为|是|了)?[ ]?"
)


def settle_totals(world: World) -> None:
    """Take 100 points for the full mark where what was got of them follows at once."""
    for number, bound in sorted(world.bound.items()):
        if bound.concept != "score_total" or world.value(number) != _FULL:
            continue
        if _is_followed(world, number):
            world.put(replace(bound, concept="score_full"), Reason.SCORE)
            world.put(replace(bound, figure=number + 1), Reason.SCORE)


def _is_followed(world: World, number: int) -> bool:
    """Tell a score that what was got of it follows at once."""
    if number + 1 >= len(world.figures):
        return False
    full, got = world.figures[number], world.figures[number + 1]
    points = got.quantity.dimension is Dimension.SCORE and _LEAST_TOTAL <= got.quantity.value <= _FULL
    return points and _GOT.fullmatch(world.text, full.span.end, got.span.start) is not None
