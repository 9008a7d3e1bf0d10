"""Items of a project said again by name: 渠道清淤付出95.00万元 where a table, or a list, has what 渠道清淤 spent.

What stands beside such a name is what the item spent, whether or not it is the amount told elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SPENT = re.compile(
    r"(?:^|[，。；：、（(\s])(?:其中)?[“\"]?(?P<name>[^，。；：、（）()\s“”\"\d]{2,24}?)[”\"]?"
    r"(?:资金|经费|项目)?(?:实际|全年|累计|共计?|一共|已|合计)*"
    r"(?:支[付出]|付[出款]|使用|花[了费去掉]|用[了去掉]|发放|兑[付现]|列支|开支|执行)"
    r"(?:资金|金额|数|额|了|掉|去|共|为|是)*[ ]?$"
)
_LOOK = 48


def settle_items_again(world: World, whole: Subject) -> None:
    """Bind unread amounts behind the name of an item of the project and a word of payment to that item."""
    items = _items(world, whole)
    for number in range(len(world.figures) if items else 0):
        start = world.figures[number].span.start
        match = _SPENT.search(world.text[max(0, start - _LOOK) : start])
        told = items.get(match["name"]) if match is not None else None
        if told is not None and unread_of(world, number, Dimension.MONEY):
            world.put(replace(told, figure=number), Reason.WORDS)


def _items(world: World, whole: Subject) -> Mapping[str, Bound]:
    """Return what the items of the project spent this year, by name."""
    return {
        one.item.name: one
        for one in world.bound.values()
        if one.concept == "expenditure_item" and one.subject == whole and one.item is not None
        if one.year == world.year and one.item.kind in ("expense", "place")
    }
