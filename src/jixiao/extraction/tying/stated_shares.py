"""Shares behind the parts of a list: what the others are shares of, the one that does not fit is a share of too."""

from collections.abc import Iterable, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.extraction.tying.stated import Run
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_LEAST = 2


def tie_stated_shares(world: World, runs: Iterable[Run]) -> None:
    """Tie the shares of a list to their parts and to the amount that all of them but one fit.

    Where there are but two, the amount has to be what the parts add up to.
    """
    for run in runs:
        whole = _whole(world, run)
        for part, share in run.shares.items() if whole is not None else ():
            if whole is not None:
                world.ties.append(Tie(LinkKind.SHARE, share, (part, whole), certain=True))


def _whole(world: World, run: Run) -> int | None:
    """Return the first amount of the document that all shares of a list fit; failing that, one that all but one do."""
    pairs = [(part, share) for part, share in run.shares.items() if world.value(part)]
    if len(pairs) < _LEAST:
        return None
    total = sum(world.value(part) for part in run.parts)
    best = None
    for number, figure in enumerate(world.figures):
        value = figure.quantity.value
        if figure.quantity.dimension is not Dimension.MONEY or number in run.parts or value <= 0:
            continue
        fits = sum(_fits(world, pair, value) for pair in pairs)
        if fits < len(pairs) - 1 or not (
            fits >= _LEAST or _is_near(value, total, len(run.parts), figure.quantity.scale)
        ):
            continue
        if fits == len(pairs):
            return number
        best = number if best is None else best
    return best


def _fits(world: World, pair: Sequence[int], whole: int) -> bool:
    part, share = pair
    return is_ratio(world, share, world.value(part), whole)


def _is_near(value: int, total: int, parts: int, scale: int) -> bool:
    """Tell two amounts that rounding alone tells apart."""
    return abs(value - total) <= max(parts * scale // 200, 1)
