"""Money of a source told before the list that it came in, and in a column of a table whose total the prose tells.

下达省级补助资金共900万元：第一批500万元，第二批400万元; a column 省级补助 of this total holds what was given.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import is_source, source_item
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_NAMED = re.compile(
    r"(?P<name>(?:中央|省级?|自治区|市级?|州级?|县级?|区级?)(?:财政)?(?:补助|配套|奖补|专项)?(?:资金)?)(?:共计?|合计|总计|计)?$"
)
_LOOK, _SEVERAL = 16, 2


def settle_late_sources(world: World) -> None:
    """Bind sums of money of a source by the list behind their colon, and columns of sources by such sums."""
    for number in range(len(world.figures)):
        if unread_of(world, number, Dimension.MONEY):
            _settle_listed(world, number)
    for column in _columns(world).values():
        _settle_column(world, column)


def _settle_listed(world: World, number: int) -> None:
    """Bind a sum whose parts, behind a colon, were all given to the same project."""
    end = world.figures[number].span.end
    left, parts = world.value(number), list[Bound]()
    for at in range(number + 1, len(world.figures)):
        one = world.bound.get(at)
        if one is None or one.concept != "funds_received" or left <= 0:
            break
        parts.append(one)
        left -= world.value(at)
    alike = len({(one.subject, one.year) for one in parts}) == 1 and parts[0].subject.kind is SubjectKind.PROJECT
    if left or len(parts) < _SEVERAL or not alike or world.text[end : end + 1] not in ("：", ":"):
        return
    start = world.figures[number].span.start
    named = _NAMED.search(world.text[max(0, start - _LOOK) : start])
    item = source_item(named["name"]) if named is not None else None
    world.put(replace(parts[0], figure=number, item=item), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(one.figure for one in parts)))


def _columns(world: World) -> Mapping[tuple[int, int], Sequence[Bound]]:
    """Return what was read of sources of one project in each column of a table."""
    found: dict[tuple[int, int], list[Bound]] = {}
    for number, bound in sorted(world.bound.items()):
        cell = world.figures[number].cell
        if cell is not None and bound.item is not None and bound.item.kind == "fund_source":
            found.setdefault((cell[0], cell[2]), []).append(bound)
    return found


def _settle_column(world: World, column: Sequence[Bound]) -> None:
    """Read a column of planned money of one source as given where its total was given by the prose."""
    *parts, total = column
    name = total.item.name if total.item is not None else ""
    one_source = all(part.item is not None and part.item.name.endswith(name) for part in parts)
    planned = all(one.concept == "budget_adjusted" and one.subject == total.subject for one in column)
    if len(parts) < _SEVERAL or not one_source or not planned or not is_source(name):
        return
    value = world.value(total.figure)
    if sum(world.value(part.figure) for part in parts) == value and any(
        one.concept == "funds_received" and one.subject == total.subject and _is_of(one.item, name)
        and world.value(one.figure) == value
        for one in world.bound.values()
    ):  # fmt: skip
        for one in column:
            world.bound[one.figure] = replace(one, concept="funds_received", phase="received")


def _is_of(item: Item | None, name: str) -> bool:
    """Tell the same source, with or without 资金 behind its name."""
    return (
        item is not None and item.kind == "fund_source" and item.name.removesuffix("资金") == name.removesuffix("资金")
    )
