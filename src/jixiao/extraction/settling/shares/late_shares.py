"""Shares whose amount is known only later: before it, or behind an item that nothing but its list tells."""

import re
from collections.abc import Iterable
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_BEHIND = re.compile(r"[，,、（(]占(?:比|[^，。；\d]{0,6}支出(?:总额|合计)?的)?为?")
_WHOLES = (("expenditure_", "expenditure_total"), ("income_", "income_year"))


def settle_shares(world: World) -> None:
    """Tie a share directly before its amount (59.7%用于基本支出，计3327.19万元) to that and to the whole.

    The whole is the spending, or the income, of the same unit and year, where the document gives it one value. A share
    directly behind an item (卫生材料支出96.18万元，占5.38%) is its share.
    """
    for number, bound in list(world.bound.items()):
        if bound.concept == "expenditure_item" and bound.item is not None and _is_shared(world, number):
            item = Item("share", bound.item.name)
            world.put(replace(bound, figure=number + 1, concept="share", item=item), Reason.SHARE)
    tied = {tie.result for tie in world.ties}
    for number, bound in list(world.bound.items()):
        part = world.bound.get(number + 1)
        if bound.concept != "share" or number in tied or part is None or part.topic != bound.topic or not part.topic:
            continue
        whole = _whole(world, part)
        if whole is not None:
            world.ties.append(Tie(LinkKind.SHARE, number, (part.figure, whole.figure)))


def _is_shared(world: World, number: int) -> bool:
    """Tell an amount that an unread share stands directly behind."""
    if number + 1 >= len(world.figures) or not unread_of(world, number + 1, Dimension.RATE):
        return False
    between = world.between(number, number + 1)
    return _BEHIND.fullmatch(between) is not None


def _whole(world: World, part: Bound) -> Bound | None:
    concept = next((whole for start, whole in _WHOLES if part.concept.startswith(start)), "")
    if concept == part.concept or world.figures[part.figure].quantity.dimension is not Dimension.MONEY:
        return None
    found = [one for one in world.bound.values() if one.concept == concept and _is_of_same(one, part)]
    return found[-1] if len(set(_values(world, found))) == 1 else None


def _is_of_same(whole: Bound, part: Bound) -> bool:
    return (whole.subject, whole.year, whole.scope, whole.item) == (part.subject, part.year, part.scope, None)


def _values(world: World, found: Iterable[Bound]) -> Iterable[int]:
    return (world.value(one.figure) for one in found)
