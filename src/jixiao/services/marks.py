"""Points as figures."""

from fractions import Fraction

from jixiao.model.book import Computed
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.quantity import MICRO, Dimension, Quantity
from jixiao.scoring.score import rounded

_PLACES = 2


def mark(where: Coordinates, points: Fraction, formula: str) -> Computed:
    """Return points as a figure, rounded to hundredths as they are printed."""
    quantity = Quantity.exact(Dimension.SCORE, int(rounded(points, _PLACES) * MICRO), "分", MICRO, _PLACES)
    return Computed(Fact("", where, quantity, "", None, None), formula)
