"""Amounts that the rate behind them proves: what an earlier year came to, what the year had to spend."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.state import topic_item
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _BEHIND, _PAIR = 24, 4, 2
_EARLIER = re.compile(r"上一?年度?|去年|前一年|那年|同期|(?:19|20)\d\d年|二[〇零○][〇零○一二三四五六七八九]{2}年")
_UP = re.compile(r"(?:增|多|升|涨|扩大|超出|高出)[^，。；：\d较比]{0,6}$")
_DOWN = re.compile(r"(?:减|少|降|跌|省|节约|压缩|压减|回落|低)[^，。；：\d较比]{0,6}$")
_RATE = re.compile(
    r"(?:幅度?|增速|降速|增长率?|下降率?|降低|减少|(?:压缩|节约|下降|增长|增减|变动)(?:的)?(?:比例|比率|率))[^，。；：\d]{0,8}$"
)
_STOPS = re.compile(r"[。；;\n]")
_NO_AMOUNTS = ("prior", "yoy", "share", "budget", "carryover", "narrative")
_PLANS = re.compile(r"可用|可支配|调整|预算|盘子|额度|变为|定格|增至|总量|末为")


def settle_priors(world: World) -> None:
    """Bind unread amounts that a rate behind them proves, and the rate where it is unread.

    An earlier year's amount is one that this year's has moved from by that rate; a rate of execution behind an amount
    of which it is what was spent tells the adjusted budget.
    """
    for number in range(len(world.figures)):
        if _is_unnamed(world, number):
            _settle_apart(world, number)
        if not unread_of(world, number, Dimension.MONEY):
            continue
        start = world.figures[number].span.start
        words = _STOPS.split(world.text[max(0, start - _LOOK) : start])[-1]
        if _EARLIER.search(words):
            _settle_prior(world, number)
            if number not in world.bound:
                _settle_apart(world, number)
        elif _PLANS.search(words):
            _settle_budget(world, number)


def _is_unnamed(world: World, number: int) -> bool:
    """Tell last year's amount of which it was not told what it is of: 此项开支在2022年是12.50万元."""
    told = world.bound.get(number)
    earlier = told is not None and told.year == world.year - 1 and told.item is None
    prose = world.figures[number].cell is None
    return earlier and prose and world.figures[number].quantity.dimension is Dimension.MONEY


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


def _settle_apart(world: World, number: int) -> None:
    """Bind an earlier amount that lies apart from one of this year by the change told next: 2022年此数…，省下…元."""
    ahead = range(number + 1, min(len(world.figures), number + 1 + _PAIR))
    change = next((at for at in ahead if world.figures[at].quantity.dimension is Dimension.MONEY), number)
    if change == number or not unread_of(world, change, Dimension.MONEY):
        return
    start, base, by = world.figures[change].span.start, world.value(number), world.value(change)
    words = world.text[max(world.figures[number].span.end, start - _LOOK) : start]
    sign = 1 if _UP.search(words) else -1 if _DOWN.search(words) else 0
    now = next((one for one in _current(world, number) if world.value(one.figure) - base == sign * by), None)
    if not sign or now is None or "。" in words:
        return
    item = now.item or topic_item(world.lexicon.topics.get(now.topic), now.concept)
    earlier = Bound(number, "prior_year_amount", now.subject, item, world.year - 1, topic=now.topic, phase=now.phase)
    moved = Bound(change, "yoy_amount", now.subject, item, world.year, sign=sign, topic=now.topic, phase="change")
    world.put(earlier, Reason.PRIOR)
    world.put(moved, Reason.CHANGE)
    world.ties.append(Tie(LinkKind.DIFFERENCE, change, (now.figure, number) if sign > 0 else (number, now.figure)))
    _put_rate(world, moved, number)


def _put_rate(world: World, moved: Bound, base: int) -> None:
    """Bind the rate behind a change that its words call one (折成降幅为20.00%), right or wrong."""
    rate = moved.figure + 1
    if rate >= len(world.figures) or not unread_of(world, rate, Dimension.RATE):
        return
    if _RATE.search(world.between(moved.figure, rate)):
        world.put(replace(moved, figure=rate, concept="yoy_rate"), Reason.CHANGE)
        world.ties.append(Tie(LinkKind.BASE_RATE, rate, (moved.figure, base)))


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
