"""Lists of one cell a line that a total ends, with what is said of each part between them.

渠道清淤 | 62.40 | 已完工 | 泵站维修 | 37.20 | 合计 | 99.60, each on a line of its own: the total proves the list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.naming import is_name
from jixiao.model.document import BlockKind, Document
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Dimension, Quantity
from jixiao.model.trace import Reason

_TOTAL = re.compile(r"(?:合[ \u3000]*计|总[ \u3000]*计|小[ \u3000]*计|共[ \u3000]*计)[：:]?")
_UNIT = re.compile(r"单位[：:为][ ]?(?P<unit>亿元|万元|元)|[（(](?P<bare>亿元|万元|元)[）)]")
_SEVERAL, _MOST, _APART, _REACH, _LONGEST = 2, 24, 60, 40, 30


@dataclass(frozen=True, slots=True)
class FlatSum:
    """The numbers of the parts and of the total, with the line above each part."""

    parts: Sequence[int]
    names: Sequence[str]
    total: int


def take_flat_sums(document: Document, figures: list[Figure]) -> None:
    """Give the unit told before or behind such a list to its bare numbers."""
    prose = {block.index for block in document.blocks if block.kind is BlockKind.PARAGRAPH}
    plain = [at for at, one in enumerate(figures) if one.block in prose and one.quantity.dimension is Dimension.PLAIN]
    for found in _sums(document.text, figures, plain):
        first, last = figures[found.parts[0]].span.start, figures[found.total].span.end
        behind = _UNIT.search(document.text[last : last + _REACH])
        before = _UNIT.search(document.text[max(0, first - _REACH) : first])
        match = behind or before
        unit = (match["unit"] or match["bare"]) if match is not None else ""
        for at in (*found.parts, found.total) if unit else ():
            figures[at] = replace(figures[at], quantity=_money(figures[at].quantity, unit))


def settle_flat_sums(world: World) -> None:
    """Bind the parts of such a list by the amount that they add up to: projects of a unit, items of a project."""
    money = [at for at, one in enumerate(world.figures) if one.cell is None]
    for found in _sums(world.text, world.figures, money):
        free = all(at not in world.bound for at in (*found.parts, found.total))
        wholes = sorted(world.bound.values(), key=lambda one: one.figure) if free else ()
        whole = next((one for one in wholes if _is_whole(world, one, found.total)), None)
        if whole is None or not all(is_name(name, called=True) for name in found.names):
            continue
        for at, name in zip(found.parts, found.names, strict=True):
            world.put(_part(world, whole, at, name), Reason.TOTAL)
        world.put(replace(whole, figure=found.total), Reason.TOTAL)
        world.ties.append(Tie(LinkKind.LIST_SUM, found.total, tuple(found.parts), certain=True))


def _is_whole(world: World, bound: Bound, total: int) -> bool:
    spent = bound.concept == "expenditure_project" and bound.item is None and bound.year == world.year
    return spent and world.value(bound.figure) == world.value(total)


def _part(world: World, whole: Bound, at: int, name: str) -> Bound:
    if whole.subject.kind is SubjectKind.PROJECT:
        return replace(whole, figure=at, concept="expenditure_item", item=Item("expense", name), topic="")
    return replace(whole, figure=at, subject=world.project(name), topic="")


def _money(quantity: Quantity, unit: str) -> Quantity:
    scale = FEN_PER_YUAN * YUAN_PER_UNIT[unit]
    return Quantity.exact(Dimension.MONEY, quantity.value * scale // MICRO, unit, scale, quantity.decimals)


def _sums(text: str, figures: Sequence[Figure], among: Sequence[int]) -> Iterator[FlatSum]:
    """Yield the lists whose numbers, each alone on its line, add up to the one below 合计."""
    run: list[tuple[int, str]] = []
    for at in (one for one in among if _is_alone(text, figures[one])):
        span = figures[at].span
        name = _line_above(text, span.start)
        apart = run and span.start - figures[run[-1][0]].span.end > _APART
        if not name or apart:
            run = []
        if _TOTAL.fullmatch(name):
            values = [figures[one].quantity.value for one, _ in run]
            if len(run) >= _SEVERAL and sum(values) == figures[at].quantity.value:
                yield FlatSum([one for one, _ in run], [label for _, label in run], at)
            run = []
        elif name:
            run = [*run[-_MOST:], (at, name)]


def _is_alone(text: str, figure: Figure) -> bool:
    begun = text.rfind("\n", 0, figure.span.start) + 1
    end = text.find("\n", figure.span.end)
    return text[begun : end if end >= 0 else len(text)].strip() == figure.span.of(text)


def _line_above(text: str, start: int) -> str:
    """Return the line above the one of a number, empty where it is a sentence or holds a number."""
    begun = text.rfind("\n", 0, start)
    line = text[text.rfind("\n", 0, max(begun, 0)) + 1 : max(begun, 0)].strip()
    return line if 1 < len(line) <= _LONGEST and not re.search(r"[。；，\d]", line) else ""
