"""The dimension and unit that a table gives to the bare numbers of its cells."""

from dataclasses import replace

from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, YUAN_PER_UNIT, Dimension, Quantity


def as_money(figures: list[Figure], index: int, unit: str) -> bool:
    """Read a bare number of a cell as money in `unit` (万元 where the table names none); tell whether it is money."""
    quantity = figures[index].quantity
    if quantity.dimension is Dimension.MONEY:
        return True
    if quantity.dimension is not Dimension.PLAIN:
        return False
    give(figures, index, Dimension.MONEY, unit or "万元")
    return True


def give(figures: list[Figure], index: int, dimension: Dimension, unit: str) -> None:
    """Give a bare number of a cell the dimension and unit that its header says."""
    figure = figures[index]
    quantity = figure.quantity
    if quantity.dimension is not Dimension.PLAIN:
        return
    scale = YUAN_PER_UNIT[unit] * 100 if dimension is Dimension.MONEY else MICRO
    value, rest = divmod(quantity.value * scale, MICRO)
    value += 2 * rest >= MICRO
    given = Quantity.exact(dimension, value, unit, scale, quantity.decimals)
    figures[index] = replace(figure, quantity=given)
