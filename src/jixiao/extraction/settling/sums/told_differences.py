"""Differences told behind a word of comparison and what is compared with: 决算数大于年初预算数65.00万元.

The name right before such an amount is that of what it is compared with, whose own amount stands before it.
"""

import re

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension

_COMPARED = re.compile(
    r"(?:大于|小于|高于|低于|多于|少于|超过|超出|[比较])(?:本?年初|全年|当年|本年|上年|调整后?的?|批复的?|下达的?|财政)*"
    r"(?:部门|支出|收入|项目)*(?:预算|决算|指标|计划|安排|收入|支出)(?:总额|安排|[数额])?$"
)
_STOPS = "。；;\n"
_LOOK, _BACK = 24, 5


def settle_differences(world: World) -> None:
    """Leave unread what two amounts of its own sentence differ by, behind the name of one of them."""
    for number in sorted(world.bound):
        if _is_difference(world, number):
            del world.bound[number]


def _is_difference(world: World, number: int) -> bool:
    figure = world.figures[number]
    words = world.text[max(0, figure.span.start - _LOOK) : figure.span.start].rstrip()
    if figure.quantity.dimension is not Dimension.MONEY or _COMPARED.search(words) is None:
        return False
    begun = max(world.text.rfind(mark, 0, figure.span.start) for mark in _STOPS)
    before = [
        world.value(at)
        for at in range(max(0, number - _BACK), number)
        if world.figures[at].span.start > begun and world.figures[at].quantity.dimension is Dimension.MONEY
    ]
    apart = abs(figure.quantity.value)
    return apart > 0 and any(abs(one - other) == apart for one in before for other in before)
