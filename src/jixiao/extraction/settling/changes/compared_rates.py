"""Rates of an earlier year that this year's is compared with: 执行率比2020年的94.12%提高2.37个百分点."""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_REACH = 20
_COMPARED = re.compile(
    r"(?:比|较|与|同|对比|相比|相较于?|低于|高于|超过|不及|好于)(?P<year>20\d\d)"
    r"[ ]?年(?:度)?(?:同期|同口径|决算|年末|年底|末|底|时|全年|水平)*的?(?:为|是)?[ ]?$"
)
_MOVED = re.compile(
    r"(?:的水平|相比|相较|来说|来看)?[，,]?(?:又|再|则|还|均|共|分别|略|稍)?(?:有所|略有|下|上)?"
    r"(?:提高|提升|上升|增加|增长|升高|高出|高|多|下降|降低|回落|下滑|减少|低|少|回升|攀升|滑落|持平|扩大|收窄|移)"
)


def settle_compared_rates(world: World) -> None:
    """Give such a rate the year that stands before it."""
    for number, bound in tuple(world.bound.items()):
        figure = world.figures[number]
        if figure.cell is not None or figure.quantity.dimension is not Dimension.RATE or bound.year != world.year:
            continue
        start, end = figure.span.start, figure.span.end
        match = _COMPARED.search(world.text, max(0, start - _REACH), start)
        if match is not None and int(match["year"]) < world.year and _MOVED.match(world.text, end):
            world.put(replace(bound, year=int(match["year"])), Reason.CHANGE)
