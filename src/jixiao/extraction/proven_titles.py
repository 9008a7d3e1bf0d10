"""Projects that no word calls so: the numbered items of a section, each with one amount, that make up project spending.

1、农村电影放映。……补贴188.4万元。2、村村通。投入156万元。 where both together are the project expenditure of the unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.outline import Heading
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LEAST = 3
_SMALL = "元"
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z“”（）、]{3,24}(?=[。：:，,；;\n]|$)")
# 其余118.60万元用于节目译制: the last item names itself behind its amount
_REST = re.compile(r"(?:其余|余下|另外|其他)[^，。；]{0,4}$")
_PURPOSE = re.compile(r"(?:主要)?(?:用于|投向|用在)(?P<name>[\u4e00-\u9fff、]{3,24}?)(?:等)?(?=[，。；;\n]|$)")


@dataclass(frozen=True, slots=True)
class _Listed:
    """An item of a list: what it is called, and its one amount (by number)."""

    name: str
    figure: int


def settle_titles(world: World, headings: Sequence[Heading]) -> None:
    """Bind the unread amounts of numbered items that add up to what the unit spent on projects, to the last digit."""
    totals = [
        one for one in world.bound.values()
        if one.concept == "expenditure_project" and one.subject == world.unit and one.item is None
    ]  # fmt: skip
    for run in _runs(world, headings) if totals else ():
        value = sum(world.value(one.figure) for one in run)
        whole = next((one for one in totals if world.value(one.figure) == value), None)
        if whole is None or len({one.name for one in run}) < len(run):
            continue
        for one in run:
            subject = Subject(SubjectKind.PROJECT, one.name)
            world.put(
                Bound(one.figure, "expenditure_project", subject, None, whole.year, phase="expenditure"), Reason.TOTAL
            )
        world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(one.figure for one in run)))


def _runs(world: World, headings: Sequence[Heading]) -> Iterator[list[_Listed]]:
    """Yield the lists of items that follow each other, each with one unread amount and a name."""
    run: list[_Listed] = []
    last: Heading | None = None
    for heading in (*headings, None):
        goes_on = heading is not None and last is not None and _follows(last, heading)
        if not goes_on:
            if len(run) >= _LEAST:
                yield run
            run = []
        item = _item(world, heading) if heading is not None else None
        run = [*run, item] if item is not None else []
        last = heading


def _follows(last: Heading, heading: Heading) -> bool:
    beside = heading.level == last.level and heading.ordinal == last.ordinal + 1
    return beside and heading.marker.start == last.body.end


def _item(world: World, heading: Heading) -> _Listed | None:
    inside = [
        number for number, figure in enumerate(world.figures)
        if heading.body.contains(figure.span) and figure.quantity.dimension is Dimension.MONEY
        and figure.quantity.unit != _SMALL
    ]  # fmt: skip
    if len(inside) != 1 or not unread_of(world, inside[0], Dimension.MONEY):
        return None
    name = _name(world.text, heading, world.figures[inside[0]].span.start, world.figures[inside[0]].span.end)
    return _Listed(name, inside[0]) if name else None


def _name(text: str, heading: Heading, start: int, end: int) -> str:
    """Return the title of an item, or what its amount was spent on where it is the rest."""
    if _REST.fullmatch(text, heading.title.start, start):
        match = _PURPOSE.match(text, end)
        return match["name"] if match is not None else ""
    match = _NAME.match(text, heading.title.start, start)
    return match.group() if match is not None else ""
