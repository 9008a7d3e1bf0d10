"""Changes told behind last year's amount under its year, though of this one: 2022年为24.00万元，同比减支5.00万元."""

from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Dimension

_CHANGES = frozenset({"yoy_amount", "yoy_rate"})
_BACK = 4


def settle_change_years(world: World) -> None:
    """Give a change to this year where an amount of this year, told before it, differs so from last year's."""
    for number, change in sorted(world.bound.items()):
        if change.concept in _CHANGES and change.year == world.year - 1 and _is_of_now(world, number):
            world.bound[number] = replace(change, year=world.year)


def _is_of_now(world: World, number: int) -> bool:
    near = [world.bound[at] for at in range(max(0, number - _BACK), number) if at in world.bound]
    money = [one for one in near if world.figures[one.figure].quantity.dimension is Dimension.MONEY]
    then = [one for one in money if one.concept == "prior_year_amount" or one.year == world.year - 1]
    now = [one for one in money if one.year == world.year and one.concept not in _CHANGES]
    return any(_makes(world, number, one, base) for base in then for one in now)


def _makes(world: World, number: int, now: Bound, then: Bound) -> bool:
    """Tell whether an amount differs from last year's by the change, or at the rate of it."""
    was, quantity = world.value(then.figure), world.figures[number].quantity
    apart = abs(world.value(now.figure) - was)
    if quantity.dimension is Dimension.MONEY:
        return abs(quantity.value) == apart
    return was > 0 and quantity.is_percentage_of(apart, was)
