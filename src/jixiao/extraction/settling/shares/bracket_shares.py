"""Shares in brackets behind the amounts of a list, proven by what most are shares of: 甲52.00万元（52.00%）、乙….

No word calls them shares. Two that are, to the printed digits, the rates of one amount of the unit are; where three or
more stand in brackets behind each other and one does not fit, it is a share too, printed wrongly.
"""

from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.settling.shares.told_shares import WHOLES, name_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_LEAST, _APART = 2, 40
_OPEN, _CLOSE = frozenset("（("), frozenset("）)")


def settle_bracket_shares(world: World) -> None:
    """Bind unread rates alone in brackets that are shares of one amount of the unit."""
    for run in _runs(world):
        whole = next(_wholes(world, run), None)
        if whole is None:
            continue
        for rate in run:
            part = world.bound.get(rate - 1)
            name = name_of(world, part) if part is not None else label_of(world, rate - 1)
            if name:
                world.put(Bound(rate, "share", whole.subject, Item("share", name), whole.year), Reason.SHARE)


def _runs(world: World) -> Iterator[list[int]]:
    """Yield the rates in brackets that follow each other, an amount before each."""
    run: list[int] = []
    for number in range(1, len(world.figures)):
        if not _is_bracketed(world, number):
            continue
        between = world.text[world.figures[run[-1]].span.end : world.figures[number].span.start] if run else ""
        if run and (len(between) > _APART or "。" in between):
            yield run
            run = []
        run.append(number)
    yield run


def _is_bracketed(world: World, rate: int) -> bool:
    """Tell an unread rate alone in brackets directly behind an amount."""
    before, span = world.figures[rate - 1], world.figures[rate].span
    alone = world.text[before.span.end : span.start] in _OPEN and world.text[span.end : span.end + 1] in _CLOSE
    fine = world.figures[rate].quantity.decimals > 0
    return alone and fine and before.quantity.dimension is Dimension.MONEY and unread_of(world, rate, Dimension.RATE)


def _wholes(world: World, run: Sequence[int]) -> Iterator[Bound]:
    """Yield the exact amounts of the unit of which all the rates, or all but one of three, are the shares."""
    for _, one in sorted(world.bound.items()):
        value = world.value(one.figure)
        exact = world.figures[one.figure].quantity.approximation is Approximation.EXACT
        if one.subject != world.unit or one.concept not in WHOLES or not exact:
            continue
        parts = [(rate, world.value(rate - 1)) for rate in run]
        fits = sum(part < value and is_ratio(world, rate, part, value) for rate, part in parts)
        if fits >= max(_LEAST, len(run) - 1):
            yield one
