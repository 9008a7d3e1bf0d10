"""How much more or less than last year went to one thing, told behind its amount: 印刷费4.06万元，同比压减22.10%."""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LEAST = r"(?:略|微|小幅|大幅|分别|各)?(?:有所)?"
_UP = r"(?:增加|增长|上升|提高|上涨|增支|多支出?|多花)"
_DOWN = r"(?:减少|下降|降低|压减|压缩|缩减|减支|节约|节支|少支出?|少花|回落)"
_LAST_YEAR = r"(?:(?:较|比|与|同)?(?:上年|去年|上一年|上年度|20\d\d年度?)(?:同期|决算|支出|实际)?(?:数|的)?(?:相比)?)"
_MOVED = re.compile(rf"[，,（(](?:同比|{_LAST_YEAR}){_LEAST}(?:{_UP}|(?P<down>{_DOWN}))了?[ ]?")
_BASE = re.compile(rf"[，,（(]{_LAST_YEAR}(?:为|是)?[ ]?")
_NEXT = re.compile(rf"[，,、（(]?(?:同比)?(?:{_UP}|(?P<down>{_DOWN})|[增降]幅(?:为|达)?)了?[ ]?")
_ITEMS = frozenset({"expenditure_item", "expenditure_function"})
_CHANGES = {Dimension.MONEY: "yoy_amount", Dimension.RATE: "yoy_rate"}


def settle_changed_items(world: World) -> None:
    """Bind unread changes, and last year's amount, directly behind what was spent on one thing this year."""
    for number, bound in sorted(world.bound.items()):
        figure = world.figures[number]
        if figure.cell is None and bound.concept in _ITEMS and bound.item is not None and bound.year == world.year:
            _read_behind(world, bound)


def _read_behind(world: World, spent: Bound) -> None:
    at, told = spent.figure + 1, spent
    if _reads(world, at, Dimension.MONEY) and _BASE.fullmatch(world.between(at - 1, at)):
        base = replace(spent, figure=at, concept="prior_year_amount", year=world.year - 1)
        told = world.put(base, Reason.PRIOR)
        at += 1
    while at < len(world.figures) and at - spent.figure <= len(_CHANGES) + 1:
        dimension = world.figures[at].quantity.dimension
        words = _NEXT if told is not spent else _MOVED
        match = words.fullmatch(world.between(at - 1, at))
        if match is None or dimension not in _CHANGES or not _reads(world, at, dimension):
            return
        sign = -1 if match["down"] else told.sign if told.concept.startswith("yoy") else 1
        changed = replace(spent, figure=at, concept=_CHANGES[dimension], phase="change", sign=sign)
        told = world.put(changed, Reason.CHANGE)
        at += 1


def _reads(world: World, at: int, dimension: Dimension) -> bool:
    return at < len(world.figures) and unread_of(world, at, dimension)
