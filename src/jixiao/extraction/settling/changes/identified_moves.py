"""Changes since last year, identified by arithmetic: 2022年开销12.34万元，本年高出2.16万元，涨了17.50%.

What an amount of this year has over an earlier one beside it is the change, whatever the verb is; its rate on the
earlier one is the rate of change, whatever it is called. The earlier amount needs last year's name in its clause, or
was read as this year's amount that it differs from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.identified import clause_of, is_exact_amount
from jixiao.extraction.proven import is_ratio
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_AROUND, _BESIDE, _BEHIND, _LEAST = 14, 4, 2, 3
_EARLIER = re.compile(r"上一?年度?|去年|同期|前一年")
_MOVED = re.compile(r"[增减升降高低多少涨跌缩扩超压差]")
_OF_YEAR = re.compile(r"(?:19|20)\d\d年[^，。；：比较同]{0,6}(?:支出|收入|决算|预算)(?:总额|数|为)?$")
_RATE = re.compile(r"[增减升降涨跌]|幅")
# 6.00万元的2014年决算数: the year stands behind
_OF_LAST_BEHIND = re.compile(r"的(?:(?P<year>(?:19|20)\d\d)年|上年|去年)")
_KEPT = re.compile(r"结转|结余|滚存|剩|尚有|未[用支使执付]|其中|分别|各为")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NO_STOCK = ("yoy", "share", "prior", "narrative", "threshold", "target", "per_capita", "budget", "carryover")
# what a change is taken for where no word of the field tells it
_LOOSE = frozenset(
    {"expenditure_total", "expenditure_project", "budget_adjustment", "prior_year_amount", "other_amount"}
)
_LOOSE_RATES = frozenset({"share", "budget_adjust_rate"})


@dataclass(frozen=True, slots=True)
class _Move:
    """An amount of this year, the earlier one and the change between them (figures by index)."""

    now: Bound
    before: int
    change: int
    sign: int


def settle_identified_moves(world: World) -> None:
    """Bind the earlier amount, the change and the rate of change that arithmetic proves."""
    for number in range(len(world.figures)):
        if _may_change(world, number):
            move = next(_moves(world, number), None)
            if move is not None:
                _put(world, move)


def _may_change(world: World, number: int) -> bool:
    told = world.bound.get(number)
    free = told is None or (told.concept in _LOOSE and told.item is None)
    if not free or _KEPT.search(clause_of(world, number)) or _names_last_year(world, number):
        return False
    digits = len(str(world.value(number)).rstrip("0"))
    return is_exact_amount(world, number) and digits >= _LEAST


def _moves(world: World, number: int) -> Iterator[_Move]:
    """Yield what a figure is the change between: an earlier amount beside it and one of this year."""
    value = world.value(number)
    for before in _earlier(world, number):
        base = world.value(before)
        for now in _current(world, number, before):
            moved = world.value(now.figure) - base
            if abs(moved) == value and base:
                yield _Move(now, before, number, 1 if moved > 0 else -1)


def _earlier(world: World, number: int) -> Iterator[int]:
    """Yield the figures of the paragraph near a change that may be last year's amount, those before it first."""
    block = world.figures[number].block
    for at in (*range(number - 1, number - 1 - _BESIDE, -1), *range(number + 1, number + 1 + _BEHIND)):
        if 0 <= at < len(world.figures) and world.figures[at].block == block and is_exact_amount(world, at):
            told = world.bound.get(at)
            if _KEPT.search(clause_of(world, at)):
                continue
            if _speaks_of_last_year(world, at) if told is None else told.year == world.year - 1 or _is_stock(told):
                yield at


def _speaks_of_last_year(world: World, number: int) -> bool:
    words = clause_of(world, number)
    years = _YEAR.findall(words)
    behind = _OF_LAST_BEHIND.match(world.text, world.figures[number].span.end)
    if behind is not None:
        return behind["year"] in (None, str(world.year - 1))
    return years[-1:] == [str(world.year - 1)] or (not years and _EARLIER.search(words) is not None)


def _is_stock(told: Bound) -> bool:
    return not told.concept.startswith(_NO_STOCK)


def _names_last_year(world: World, number: int) -> bool:
    """Tell an amount that its own words make one of last year: 2022年支出."""
    return _OF_YEAR.search(clause_of(world, number)) is not None


def _current(world: World, number: int, before: int) -> Iterator[Bound]:
    """Yield the amounts of this year around a change, the nearest first; of what the earlier one is where that is read.

    An earlier amount that was read as this year's must be the unit's, of the same meaning and told behind this year's;
    the change then needs a word that says which way.
    """
    told = world.bound.get(before)
    moved = _MOVED.search(clause_of(world, number)) is not None
    around = range(max(0, number - _AROUND), min(len(world.figures), number + _BESIDE))
    for at in sorted(around, key=lambda one: abs(one - number)):
        now = world.bound.get(at)
        if now is None or at in (number, before) or now.year != world.year or not _is_stock(now):
            continue
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        if told is not None and told.year == world.year:
            alike = (told.concept, told.subject, told.item) == (now.concept, now.subject, now.item)
            if not alike or at > before or not moved or told.subject != world.unit:
                continue
        yield now


def _put(world: World, move: _Move) -> None:
    now, year = move.now, world.year - 1
    item = now.item or Item("topic", now.concept)
    told = world.bound.get(move.before)
    if told is None or told.year == world.year:
        prior = Bound(
            move.before, "prior_year_amount", now.subject, item, year, now.scope, topic=now.topic, phase=now.phase
        )
        world.put(prior, Reason.PRIOR)
    rates = tuple(_rates(world, move))
    world.ties += [Tie(LinkKind.BASE_RATE, rate, (move.change, move.before)) for rate in rates]
    for number, concept in ((move.change, "yoy_amount"), *((rate, "yoy_rate") for rate in rates)):
        changed = Bound(
            number, concept, now.subject, item, world.year, now.scope, sign=move.sign, topic=now.topic, phase="change"
        )
        world.put(changed, Reason.CHANGE)


def _rates(world: World, move: _Move) -> Iterator[int]:
    """Yield the rate right behind a change that it is of the earlier amount, or that its words make one of change."""
    change, base = (world.value(at) for at in (move.change, move.before))
    last = max(move.change, move.before)
    for at in range(last + 1, min(len(world.figures), last + 1 + _BEHIND)):
        told, figure = world.bound.get(at), world.figures[at]
        free = told is None or told.concept in _LOOSE_RATES
        if free and figure.quantity.dimension is Dimension.RATE and figure.block == world.figures[last].block:
            if is_ratio(world, at, change, base) or _RATE.search(clause_of(world, at)):
                yield at
            return
