"""Shares behind their amount that it proves, of a whole that stands elsewhere: 甲52万元，占五成稍多（51.40%）."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_SHARED = re.compile(r"占|比重|份额|[一二三四五六七八九]成")
_OTHER = re.compile(r"[。\n]|上年|去年|同期|增|减|升|降|完成|执行|到位|目标|满意")
WHOLES = frozenset(
    {
        "expenditure_total", "expenditure_basic", "expenditure_project", "expenditure_public", "expenditure_personnel",
        "income_year", "income_total", "budget_adjusted", "budget_initial", "funds_received", "procurement_total",
        "sangong_total", "expenditure_item",
    }
)  # fmt: skip
_REACH = 40


def settle_told_shares(world: World) -> None:
    """Bind unread rates told as shares that the amount directly before them makes of a whole of the document."""
    for number in range(1, len(world.figures)):
        part = world.bound.get(number - 1)
        fine = world.figures[number].quantity.decimals > 0 and unread_of(world, number, Dimension.RATE)
        whole = next(_wholes(world, part, number), None) if part and fine and _is_told(world, number) else None
        name = name_of(world, part) if part is not None else ""
        if whole is not None and name:
            world.put(Bound(number, "share", whole.subject, Item("share", name), whole.year), Reason.SHARE)


def _is_told(world: World, rate: int) -> bool:
    """Tell a rate that words make a share of something, directly behind an amount."""
    before = world.figures[rate - 1]
    between = world.text[before.span.end : world.figures[rate].span.start]
    beside = before.quantity.dimension is Dimension.MONEY and len(between) < _REACH
    return beside and _SHARED.search(between) is not None and _OTHER.search(between) is None


def _wholes(world: World, part: Bound, rate: int) -> Iterator[Bound]:
    """Yield the exact amounts of the unit, or of the subject of a part, that it is the told share of."""
    value = world.value(part.figure)
    for _, one in sorted(world.bound.items()):
        mine = one.subject in (world.unit, part.subject) and one.concept in WHOLES
        exact = world.figures[one.figure].quantity.approximation is Approximation.EXACT
        if mine and exact and world.value(one.figure) > value and is_ratio(world, rate, value, world.value(one.figure)):
            yield one


def name_of(world: World, told: Bound) -> str:
    """Return what an amount is called: by its item, its topic, its project, or the words before it."""
    topic = world.lexicon.topics.get(told.topic)
    if told.item is not None:
        return told.item.name
    if told.subject.kind is SubjectKind.PROJECT:
        return told.subject.name
    return topic.name if topic is not None and topic.name else label_of(world, told.figure)
