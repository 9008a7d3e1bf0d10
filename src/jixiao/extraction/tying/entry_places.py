"""Money and people told under the names of places in a list: 1.东山镇：安排50.00万元…… 2.西河镇：安排40.00万元."""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_ENTRY = re.compile(
    r"[ \t\u3000]*(?:(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])[ ]?)?"
    r"(?P<name>[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|村|社区|小学|中学|幼儿园|卫生院))[。：:]",
)
_SEVERAL = 2


def settle_entry_places(world: World) -> None:
    """Give the amounts of the unit in lines that begin with a place, of which there are several, that place as item."""
    found = {
        number: name
        for number, one in sorted(world.bound.items())
        if one.subject == world.unit and one.item is None and world.figures[number].cell is None
        if world.figures[number].quantity.dimension in (Dimension.MONEY, Dimension.COUNT)
        and (name := _place(world, number))
    }
    if len(set(found.values())) < _SEVERAL:
        return
    for number, name in found.items():
        world.put(replace(world.bound[number], item=Item("place", name)), Reason.WORDS)


def _place(world: World, number: int) -> str:
    start = world.text.rfind("\n", 0, world.figures[number].span.start) + 1
    match = _ENTRY.match(world.text, start, world.figures[number].span.start)
    return match["name"] if match is not None else ""
