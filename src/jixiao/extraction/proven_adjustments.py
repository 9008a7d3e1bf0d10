"""What was added to a budget in the year, proven by the initial and the adjusted budget around it.

年初部门预算2650.38万元，加上年结转的92.17万元，再加年中下达的转移支付318.00万元，可支配额度为3060.55万元。
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_MOST, _DIGITS = 8, 3


@dataclass(frozen=True, slots=True)
class _Way:
    """The way from an initial budget to the adjusted one: figures read before, and those that are not."""

    initial: Bound
    adjusted: Bound
    known: Sequence[Bound]
    unread: Sequence[int]


def settle_additions(world: World) -> None:
    """Bind unread amounts between both budgets of one paragraph that lead from one to the other, to the last digit."""
    for way in list(_ways(world)):
        if way.unread and _leads(world, way):
            _put(world, way)


def _ways(world: World) -> Iterator[_Way]:
    for number, adjusted in sorted(world.bound.items()):
        if adjusted.concept != "budget_adjusted" or adjusted.item is not None or world.figures[number].cell is not None:
            continue
        way = _way(world, adjusted)
        if way is not None:
            yield way


def _way(world: World, adjusted: Bound) -> _Way | None:
    """Return the amounts back to the initial budget; None where anything else stands between."""
    known: list[Bound] = []
    unread: list[int] = []
    block = world.figures[adjusted.figure].block
    for at in range(adjusted.figure - 1, max(-1, adjusted.figure - 1 - _MOST), -1):
        told = world.bound.get(at)
        if world.figures[at].block != block:
            return None
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        if told is None and unread_of(world, at, Dimension.MONEY):
            unread.insert(0, at)
        elif told is None or (told.subject, told.item) != (adjusted.subject, None):
            return None
        elif told.concept == "budget_initial":
            return _Way(told, adjusted, known, unread)
        elif told.concept in ("budget_adjustment", "carryover_opening"):
            known.append(told)
        else:
            return None
    return None


def _leads(world: World, way: _Way) -> bool:
    """Tell whether the budgets differ by what stands between them, the opening balance counted or not."""
    value = world.figures[way.adjusted.figure].quantity.value
    rest = value - world.figures[way.initial.figure].quantity.value
    added = sum(world.figures[at].quantity.value for at in way.unread)
    moved = sum(one.sign * world.figures[one.figure].quantity.value for one in way.known if _is_change(one))
    opening = sum(world.figures[one.figure].quantity.value for one in way.known if not _is_change(one))
    fine = len(str(added).rstrip("0")) >= _DIGITS
    return fine and rest in (added + moved, added + moved + opening)


def _is_change(bound: Bound) -> bool:
    return bound.concept == "budget_adjustment"


def _put(world: World, way: _Way) -> None:
    """Bind the change, or each of several by its name."""
    alone = len(way.unread) == 1 and not any(_is_change(one) for one in way.known)
    for at in way.unread:
        name = "" if alone else label_of(world, at)
        item = Item("expense", name) if name else None
        world.put(
            Bound(at, "budget_adjustment", way.initial.subject, item, way.initial.year, phase="adjustment"),
            Reason.TOTAL,
        )
    if alone and not way.known:
        members = (way.initial.figure, *way.unread)
        world.ties.append(Tie(LinkKind.LIST_SUM, way.adjusted.figure, members))
