"""Rates of execution that are those of one half: 基本支出400万元；项目支出600万元，执行率96.00%.

Words leave open whether such a rate is of the whole. It is of the half told directly before it where it is what that
half makes of its own budget, to the last digit, and not what the whole makes of its.
"""

from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio
from jixiao.extraction.state import topic_item
from jixiao.model.trace import Reason

_HALVES = {"expenditure_basic": "basic", "expenditure_project": "project_total"}
_WHOLE = ("expenditure_total", ("budget_adjusted", "budget_initial"))


def settle_rates_of_halves(world: World) -> None:
    """Give the rates of the unit that are those of a half to that half."""
    for number, rate in tuple(world.bound.items()):
        plain = (rate.subject, rate.item, rate.year) == (world.unit, None, world.year)
        if rate.concept != "execution_rate" or not plain or not is_fine(world, number):
            continue
        half = _half_before(world, number)
        if half and _makes(world, number, half, (f"{half}_budget",)) and not _makes(world, number, *_WHOLE):
            topic = world.lexicon.topics[_HALVES[half]]
            world.put(replace(rate, item=topic_item(topic, rate.concept), topic=topic.id), Reason.BUDGET)


def _half_before(world: World, number: int) -> str:
    """Return the half whose spending, or budget, is the amount directly before a rate, empty where it is none."""
    told = world.bound.get(number - 1)
    if told is None or world.figures[number - 1].block != world.figures[number].block:
        return ""
    concept = told.concept.removesuffix("_budget")
    return concept if concept in _HALVES and (told.subject, told.item) == (world.unit, None) else ""


def _makes(world: World, number: int, part: str, wholes: tuple[str, ...]) -> bool:
    """Tell a rate that an amount of one concept makes of an amount of another, both the unit's of this year."""
    pairs = ((one, other) for one in _of_unit(world, (part,)) for other in _of_unit(world, wholes))
    return any(is_ratio(world, number, world.value(one.figure), world.value(other.figure)) for one, other in pairs)


def _of_unit(world: World, concepts: tuple[str, ...]) -> Iterator[Bound]:
    for one in world.bound.values():
        if one.concept in concepts and (one.subject, one.item, one.year) == (world.unit, None, world.year):
            yield one
