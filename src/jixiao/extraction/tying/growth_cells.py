"""Rates of change in a table beside, or below, the amounts of both years: 4.00 | 3.00 | -25.00%.

They are tied where another rate of the table proves that this is what they are made of.
"""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension

_PLANS = ("budget_", "expenditure_basic_budget", "expenditure_project_budget")
_PERCENT = 100


def tie_growth_cells(world: World) -> None:
    """Tie each rate of change of a table to both years' amounts, where the rates of its table tell that they fit."""
    found: dict[int, list[Tie]] = {}
    for number, bound in sorted(world.bound.items()):
        cell = world.figures[number].cell
        if (
            cell is not None
            and bound.concept == "yoy_rate"
            and world.figures[number].quantity.dimension is Dimension.RATE
        ):
            found.setdefault(cell[0], []).extend(_tie(world, number))
    for ties in found.values():
        held = sum(_holds(world, tie) for tie in ties)
        if held and held >= len(ties) - 1:
            world.ties += ties


def _tie(world: World, number: int) -> Iterator[Tie]:
    """Yield what ties a rate to the one amount of each year in its row, or else in its column."""
    place = world.figures[number].cell or (0, 0, 0)
    for axis in (1, 2):
        line = [one for at, one in world.bound.items() if _is_on(world, at, place, axis)]
        then = [one.figure for one in line if one.concept == "prior_year_amount" and one.year == world.year - 1]
        now = [one.figure for one in line if _is_of_year(world, one)]
        if len(then) == len(now) == 1 and world.value(then[0]):
            yield Tie(LinkKind.GROWTH, number, (now[0], then[0]))
            return


def _is_on(world: World, number: int, place: tuple[int, int, int], axis: int) -> bool:
    cell = world.figures[number].cell
    money = world.figures[number].quantity.dimension is Dimension.MONEY
    return cell is not None and cell[0] == place[0] and cell[axis] == place[axis] and money


def _is_of_year(world: World, bound: Bound) -> bool:
    plan = bound.concept.startswith(_PLANS) or bound.concept.endswith("_budget")
    return bound.year == world.year and not plan and not bound.concept.startswith("yoy")


def _holds(world: World, tie: Tie) -> bool:
    now, then = (world.value(at) for at in tie.members)
    rate = world.figures[tie.result].quantity
    real = Fraction(abs(now - then) * _PERCENT * MICRO, then)
    places: int = 10**rate.decimals
    return abs(real - abs(rate.value)) * 2 * places <= MICRO
