"""Shares in a row, proven by the amounts listed before them: 四项分别占总支出的46.42%、31.50%、13.37%、8.71%."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.proven import is_ratio
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_JOINT = re.compile(r"[ ]?(?:[、，,和与及]|以及)[ ]?")
# 分别为总数的51.8%、37.0%
_SHARED = re.compile(
    r"占|比重|比例|份额|构成|(?:分别|依次|各)(?:约|大约)?(?:为|是|系|相当于|达)[^，；。\d]{2,12}的(?:约)?$"
)
_STOPS = re.compile(r"[。；;\n]")
_REACH, _MOST_BEFORE, _SEVERAL = 40, 14, 2


def settle_share_rows(world: World) -> None:
    """Bind percentages in a row that are, one by one, the amounts of a list before them of one whole.

    The whole is the sum of the list, or an amount that the paragraph gives. Shares that were read of something else
    than that are set right.
    """
    for row in _rows(world):
        found = next(_proofs(world, row), None)
        if found is not None:
            _put(world, row, *found)


def _rows(world: World) -> Iterator[Sequence[int]]:
    """Yield the percentages that nothing but a comma stands between, behind a word for shares, not all held."""
    row: list[int] = []
    for number in range(len(world.figures) + 1):
        rate = number < len(world.figures) and _is_rate(world, number)
        if rate and row and row[-1] == number - 1 and _JOINT.fullmatch(world.between(number - 1, number)):
            row.append(number)
            continue
        if len(row) >= _SEVERAL and _is_of_shares(world, row):
            yield row
        row = [number] if rate else []


def _is_rate(world: World, number: int) -> bool:
    figure, told = world.figures[number], world.bound.get(number)
    rate = figure.quantity.dimension is Dimension.RATE and figure.cell is None
    return rate and figure.quantity.decimals > 0 and (told is None or told.concept == "share")


def _is_of_shares(world: World, row: Sequence[int]) -> bool:
    start = world.figures[row[0]].span.start
    words = _STOPS.split(world.text[max(0, start - _REACH) : start])[-1]
    tied = {tie.result: tie.members[0] for tie in world.ties if tie.result in row}
    # 货物类17.16万元、工程类22.88万元，分别占30.00%和40.00%: no two shares are of one amount
    free = any(at not in world.bound or at not in tied for at in row) or len(set(tied.values())) < len(row)
    return _SHARED.search(words) is not None and free


def _proofs(world: World, row: Sequence[int]) -> Iterator[tuple[Sequence[int], int]]:
    """Yield the amounts that the row are the shares of, the nearest first, and the figure of the whole, -1 for none.

    All shares have to fit; where none of the amounts does, all but one of three or more, which is then a slip.
    """
    for misses in (0, 1) if len(row) > _SEVERAL else (0,):
        yield from _fitting(world, row, len(row) - misses)


def _fitting(world: World, row: Sequence[int], least: int) -> Iterator[tuple[Sequence[int], int]]:
    """Yield the amounts, and the whole, of which so many of a row are the shares at the least."""
    amounts = [at for at in range(row[0] - 1, -1, -1) if _is_amount(world, at)][:_MOST_BEFORE]
    for last in range(len(amounts) - len(row) + 1):
        parts = amounts[last : last + len(row)][::-1]
        values = [world.value(at) for at in parts]
        wholes = {world.value(at): at for at in amounts if at not in parts}
        for value in (sum(values), *wholes):
            if sum(_held(world, row, values, value)) >= least:
                yield parts, wholes.get(value, -1)


def _held(world: World, row: Sequence[int], values: Sequence[int], whole: int) -> Sequence[bool]:
    return [is_ratio(world, rate, part, whole) for rate, part in zip(row, values, strict=True)]


def _is_amount(world: World, number: int) -> bool:
    told = world.bound.get(number)
    return world.is_amount(number) and not (told is not None and told.concept.startswith(("yoy", "prior")))


def _put(world: World, row: Sequence[int], parts: Sequence[int], whole: int) -> None:
    world.ties[:] = [one for one in world.ties if one.result not in row]
    for rate, part in zip(row, parts, strict=True):
        told = world.bound.get(part)
        subject = told.subject if told is not None and told.subject.kind is SubjectKind.UNIT else world.unit
        name = _name(world, part)
        bound = Bound(rate, "share", subject, Item("share", name) if name else None, world.year,
                      topic=told.topic if told is not None else "")  # fmt: skip
        world.put(bound, Reason.SHARE)
        if whole >= 0:
            world.ties.append(Tie(LinkKind.SHARE, rate, (part, whole)))


def _name(world: World, part: int) -> str:
    """Return what a part is called: by its topic, its item, its project, or the words around it."""
    told = world.bound.get(part)
    if told is None:
        return label_of(world, part)
    topic = world.lexicon.topics.get(told.topic)
    if topic is not None:
        return topic.name
    if told.item is not None:
        return told.item.name
    return told.subject.name if told.subject.kind is SubjectKind.PROJECT else label_of(world, part)
