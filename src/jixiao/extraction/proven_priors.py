"""Amounts that the rate behind them proves: what an earlier year came to, what the year had to spend."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _BEHIND, _PAIR = 24, 4, 2
_EARLIER = re.compile(r"上一?年度?|去年|前一年|那年|同期|(?:19|20)\d\d年")
_STOPS = re.compile(r"[。；;\n]")
_NO_AMOUNTS = ("prior", "yoy", "share", "budget", "carryover", "narrative")
_PLANS = re.compile(r"可用|可支配|调整|预算|盘子|额度|变为|定格|增至|总量|末为")


def settle_priors(world: World) -> None:
    """Bind unread amounts that a rate behind them proves, and the rate where it is unread.

    An earlier year's amount is one that this year's has moved from by that rate; a rate of execution behind an amount
    of which it is what was spent tells the adjusted budget.
    """
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY):
            continue
        start = world.figures[number].span.start
        words = _STOPS.split(world.text[max(0, start - _LOOK) : start])[-1]
        if _EARLIER.search(words):
            _settle_prior(world, number)
        elif _PLANS.search(words):
            _settle_budget(world, number)


def _rates(world: World, number: int) -> Iterator[int]:
    for at in range(number + 1, min(len(world.figures), number + 1 + _BEHIND)):
        quantity = world.figures[at].quantity
        if quantity.dimension is Dimension.RATE and quantity.decimals and world.figures[at].cell is None:
            yield at


def _settle_prior(world: World, number: int) -> None:
    base = world.value(number)
    for rate in _rates(world, number):
        told = world.bound.get(rate)
        if told is not None and told.concept != "yoy_rate":
            continue
        for now in _current(world, number):
            moved = world.value(now.figure) - base
            if moved and is_ratio(world, rate, abs(moved), base):
                item = now.item or Item("topic", now.concept)
                year = world.year - 1
                world.put(
                    Bound(number, "prior_year_amount", now.subject, item, year, topic=now.topic, phase=now.phase),
                    Reason.PRIOR,
                )
                sign = 1 if moved > 0 else -1
                changed = Bound(rate, "yoy_rate", now.subject, item, world.year, topic=now.topic, sign=sign)
                world.put(changed, Reason.CHANGE)
                return


def _current(world: World, number: int) -> Iterator[Bound]:
    """Yield the amounts of this year in the paragraph of a figure, the nearest first."""
    block = world.figures[number].block
    beside = [one for at, one in world.bound.items() if world.figures[at].block == block and at < number]
    for one in sorted(beside, key=lambda one: number - one.figure):
        money = world.figures[one.figure].quantity.dimension is Dimension.MONEY
        if money and one.year == world.year and not one.concept.startswith(_NO_AMOUNTS):
            yield one


def _settle_budget(world: World, number: int) -> None:
    value = world.value(number)
    for rate in _rates(world, number):
        told = world.bound.get(rate)
        if told is None or told.concept != "execution_rate" or told.item is not None:
            continue
        fine = world.figures[rate].quantity.decimals >= _PAIR
        for one in list(world.bound.values()):
            spent = one.concept in ("expenditure_total", "expenditure_project") and one.item is None
            alike = spent and (one.subject, one.year) == (told.subject, told.year)
            amount = world.value(one.figure)
            if fine and alike and amount < value and is_ratio(world, rate, amount, value):
                world.put(Bound(number, "budget_adjusted", one.subject, None, one.year, phase="adjusted"), Reason.TOTAL)
                return
