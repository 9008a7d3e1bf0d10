"""Full marks told behind scores and their total, in the same order: 四类的分值上限分别为20分、25分、35分、20分."""

from jixiao.extraction.bound import Bound, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
_LEAST = 3


def settle_limits(world: World) -> None:
    """Bind as many unread marks behind a total as it has parts, where they make up 100 and none is below its part."""
    for tie in [one for one in world.ties if one.kind is LinkKind.LIST_SUM and len(one.members) >= _LEAST]:
        parts = [world.bound.get(at) for at in sorted(tie.members)]
        total = world.bound.get(tie.result)
        scored = [one for one in parts if one is not None and one.concept == "score_part" and one.item is not None]
        if total is None or total.concept != "score_total" or len(scored) < len(parts):
            continue
        marks = [at for at in range(tie.result + 1, len(world.figures)) if _is_mark(world, tie.result, at)]
        limits = marks[: len(scored)]
        values = [world.value(at) for at in limits]
        under = all(world.value(one.figure) <= value for one, value in zip(scored, values, strict=False))
        if len(limits) == len(scored) and sum(values) == _FULL and under and not world.bound.keys() & set(limits):
            for at, one in zip(limits, scored, strict=True):
                world.put(Bound(at, "score_part_full", one.subject, one.item, one.year), Reason.TURN)


def _is_mark(world: World, total: int, at: int) -> bool:
    figure = world.figures[at]
    return figure.quantity.dimension is Dimension.SCORE and figure.block == world.figures[total].block
