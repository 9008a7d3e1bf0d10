"""Rows of changes below rows of years: 2022年 | 46.00 | 20.00, 2023年 | 40.00 | 15.00, 比上年下降 | 13.04% | 25.00%."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.grid import Column
from jixiao.extraction.tabular.rows import Row
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension

_CHANGED = re.compile(
    r"(?:本年)?(?:决算|支出|执行|实际)?数?(?:[比较同与]?(?:上年|去年|上年度|同期|(?:19|20)\d\d年)(?:决算|支出|同期|实际|度)?数?(?:相比)?|同比)?"
    r"(?:增减|增长|增加|增幅|下降|减少|降低|降幅|升降|变动|变化)(?:变动|变化)?(?:额|数|金额|率|幅度?|比例|百分比|情况)*"
)


def is_change_row(label: Row) -> bool:
    """Tell a label that names nothing but the change from one year to the next."""
    return bool(label.plain) and _CHANGED.fullmatch(label.plain) is not None


def change_in_row(world: World, index: int, header: Column, subject: Subject) -> Bound | None:
    """Return the change that a cell holds below last year's amount of its column, None where there is none above."""
    topic = world.lexicon.topics.get(header.head.topic)
    dimension = world.figures[index].quantity.dimension
    if topic is None or dimension not in (Dimension.RATE, Dimension.MONEY) or not _is_below_last_year(world, index):
        return None
    concept = "yoy_rate" if dimension is Dimension.RATE else "yoy_amount"
    return Bound(index, concept, subject, Item("topic", topic.name), world.year, topic=topic.id)


def _is_below_last_year(world: World, index: int) -> bool:
    place = world.figures[index].cell
    above = [(one, world.figures[at].cell) for at, one in world.bound.items() if at < index]
    column = [one for one, cell in above if place and cell and (cell[0], cell[2]) == (place[0], place[2])]
    return any(one.year == world.year - 1 for one in column) and any(one.year == world.year for one in column)
