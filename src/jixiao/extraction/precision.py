"""With which precision the figures of a document were printed."""

from collections.abc import Sequence
from dataclasses import replace

from jixiao.model.figure import Figure
from jixiao.model.quantity import Approximation, Dimension, Quantity

_SEVERAL, _USUAL_PLACES = 3, 2


def with_precision(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures with the interval that their printed decimals stand for.

    Money printed with fewer decimals than another amount of its paragraph or table, in the same unit, has had its
    trailing zeros dropped and is exact to the finer place; where all amounts of the block are equally coarse, each
    is read as rounded. One amount alone beyond the fen-like two places is a digit too many and tells nothing of the
    others. Rates are rounded at their last place. Counts, scores and amounts in 元 with two decimals are exact.
    """
    places: dict[tuple[int, str], list[int]] = {}
    for figure in figures:
        if figure.quantity.dimension is Dimension.MONEY:
            places.setdefault((figure.block, figure.quantity.unit), []).append(figure.quantity.decimals)
    finest = {key: _finest(sorted(found)) for key, found in places.items()}
    return [replace(figure, quantity=_precise(figure.quantity, finest, figure.block)) for figure in figures]


def _finest(places: Sequence[int]) -> int:
    """Return the places that amounts of one block are exact to; `places` of each, sorted."""
    *others, finest = places
    alone = len(others) >= _SEVERAL and finest > _USUAL_PLACES and finest > others[-1]
    return others[-1] if alone else finest


def _precise(quantity: Quantity, finest: dict[tuple[int, str], int], block: int) -> Quantity:
    if quantity.approximation is not Approximation.EXACT:
        return quantity
    if quantity.dimension is Dimension.MONEY:
        return quantity.rounded_at(finest[(block, quantity.unit)])
    if quantity.dimension in (Dimension.RATE, Dimension.POINTS) and quantity.unit in ("%", "‰", "个百分点"):
        return quantity.rounded_at(quantity.decimals)
    return quantity
