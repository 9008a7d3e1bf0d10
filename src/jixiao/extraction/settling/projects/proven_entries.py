"""What was spent and planned of an item told together, proven by the rate behind both.

A. 日常保洁98.00万元（计划100.00万元），执行98.00%: whatever marks the entry and whichever comes first.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import is_name
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PLANNED = re.compile(r"计划|预算|安排|批复|下达|指标|额度|概算")
_DONE = re.compile(r"执行|完成|支出|使用|支付|进度|兑[付现]|率")
_OTHER = re.compile(r"上年|去年|同比|比|较|增|降|减|占")
_LOOSE = frozenset({"expenditure_total", "budget_adjusted", "budget_initial"})
_REACH, _SIZE = 30, 3


def settle_proven_entries(world: World, only: Subject | None) -> None:
    """Bind two unread amounts and the rate that one makes of the other; items of `only`, else projects of the unit."""
    found = [entry for number in range(len(world.figures) - 2) if (entry := _entry(world, number)) is not None]
    for at, (number, order, name) in enumerate(found):
        beside = [one for one in (at - 1, at + 1) if 0 <= one < len(found)]
        in_run = any(abs(found[one][0] - number) == _SIZE and found[one][2] != name for one in beside)
        unread = all(unread_of(world, one, Dimension.MONEY) for one in order)
        if unread or in_run:
            _put(world, order, number + 2, name, only)


def _entry(world: World, number: int) -> tuple[int, tuple[int, int], str] | None:
    """Return an entry by its first figure: which are spending and plan, and its name."""
    if not all(_is_open(world, at) for at in (number, number + 1)):
        return None
    order = _order(world, number)
    name = label_of(world, number).strip("“”") if order else ""
    return (number, order, name) if order and is_name(name, called=True) else None


def _is_open(world: World, number: int) -> bool:
    """Tell an unread amount, or one that for want of a name was taken for the unit's."""
    told = world.bound.get(number)
    if told is None:
        return unread_of(world, number, Dimension.MONEY)
    loose = told.concept in _LOOSE and told.item is None and told.subject == world.unit
    return loose and world.is_amount(number)


def _order(world: World, number: int) -> tuple[int, int] | None:
    """Return spending and plan, in this order, None where the rate behind proves neither."""
    rate = number + 2
    told = world.bound.get(rate)
    loose = told is not None and told.concept == "execution_rate" and told.item is None
    if not (loose or unread_of(world, rate, Dimension.RATE)) or not _is_near(world, number):
        return None
    for spent, plan in ((number, number + 1), (number + 1, number)):
        ratio = is_ratio(world, rate, world.value(spent), world.value(plan))
        if ratio and _PLANNED.search(clause_of(world, plan)) and not _PLANNED.search(clause_of(world, spent)):
            return spent, plan
    return None


def _is_near(world: World, number: int) -> bool:
    """Tell three figures of one clause or its neighbour, of which the last is a rate of execution."""
    first, second, rate = (world.figures[at].span for at in (number, number + 1, number + 2))
    one, other = world.text[first.end : second.start], world.text[second.end : rate.start]
    near = len(one) <= _REACH and len(other) <= _REACH and "\n" not in one + other and "。" not in one + other
    return near and _DONE.search(other) is not None and _OTHER.search(one + other) is None


def _put(world: World, order: tuple[int, int], rate: int, name: str, only: Subject | None) -> None:
    spent, plan = order
    subject, item = (only, Item("expense", name)) if only is not None else (world.project(name), None)
    concepts = ("expenditure_item", "budget_item") if only is not None else ("expenditure_project", "budget_adjusted")
    for number, concept, phase in ((spent, concepts[0], "expenditure"), (plan, concepts[1], "budget")):
        world.put(Bound(number, concept, subject, item, world.year, phase=phase), Reason.TOTAL)
    world.put(Bound(rate, "execution_rate", subject, item, world.year), Reason.TOTAL)
