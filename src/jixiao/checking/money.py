"""Amounts of money of a document in the order of its text."""

from bisect import bisect_left
from collections.abc import Sequence

from jixiao.checking.rule import Ground
from jixiao.model.figure import Figure
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span


def exact_money(ground: Ground) -> Sequence[Figure]:
    """Return the amounts of money that no word calls approximate."""
    return [
        one
        for one in ground.extracted.figures
        if one.quantity.dimension is Dimension.MONEY and one.quantity.approximation is Approximation.EXACT
    ]


def within(figures: Sequence[Figure], area: Span) -> Sequence[Figure]:
    """Return those of figures in the order of the text that begin in an area."""
    start, end = (bisect_left(figures, at, key=lambda one: one.span.start) for at in (area.start, area.end))
    return figures[start:end]
