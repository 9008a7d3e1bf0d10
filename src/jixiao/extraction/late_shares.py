"""Shares that stand before their amounts: tied to part and whole once both are known."""

from collections.abc import Iterable

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_WHOLES = (("expenditure_", "expenditure_total"), ("income_", "income_year"))


def settle_shares(world: World) -> None:
    """Tie a share directly before its amount (59.7%用于基本支出，计3327.19万元) to that and to the whole.

    The whole is the spending, or the income, of the same unit and year, where the document gives it one value.
    """
    tied = {tie.result for tie in world.ties}
    for number, bound in list(world.bound.items()):
        part = world.bound.get(number + 1)
        if bound.concept != "share" or number in tied or part is None or part.topic != bound.topic or not part.topic:
            continue
        whole = _whole(world, part)
        if whole is not None:
            world.ties.append(Tie(LinkKind.SHARE, number, (part.figure, whole.figure)))


def _whole(world: World, part: Bound) -> Bound | None:
    concept = next((whole for start, whole in _WHOLES if part.concept.startswith(start)), "")
    if concept == part.concept or world.figures[part.figure].quantity.dimension is not Dimension.MONEY:
        return None
    found = [one for one in world.bound.values() if one.concept == concept and _is_of_same(one, part)]
    return found[-1] if len(set(_values(world, found))) == 1 else None


def _is_of_same(whole: Bound, part: Bound) -> bool:
    return (whole.subject, whole.year, whole.scope, whole.item) == (part.subject, part.year, part.scope, None)


def _values(world: World, found: Iterable[Bound]) -> Iterable[int]:
    return (world.figures[one.figure].quantity.value for one in found)
