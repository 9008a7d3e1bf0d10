"""Score the measures of a framework from the figures of a report or a book."""

from collections.abc import Sequence
from fractions import Fraction

from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.framework import Framework, Rate
from jixiao.model.interval import Interval
from jixiao.model.score import Outcome
from jixiao.scoring.form import score_measures
from jixiao.scoring.score import score_measure

_BEFORE = "@-1"


def measured(facts: Sequence[Fact], year: str, frame: Framework) -> Outcome:
    """Score each measure whose rate follows from the figures of a year; the others are left to people."""
    rows = []
    for one in frame.measures:
        rate = None if one.rate is None else _rate(one.rate, facts, year)
        rows.append(score_measure(one, None) if rate is None else score_measure(one, *rate))
    return score_measures(tuple(rows), frame)


def _rate(rate: Rate, facts: Sequence[Fact], year: str) -> tuple[Fraction, Fraction] | None:
    """Return the bounds of a rate in percent as printed precision leaves them, None where a figure is not there."""
    over, under = _sum(rate.over, facts, year), _sum(rate.under, facts, year)
    if over is None or under is None or under.low <= 0:
        return None
    ends = [Fraction(top, bottom) * 100 for top in (over.low, over.high) for bottom in (under.low, under.high)]
    return min(ends) - rate.minus, max(ends) - rate.minus


def _sum(names: Sequence[str], facts: Sequence[Fact], year: str) -> Interval | None:
    low = high = 0
    for name in names:
        one = _figure(name.removeprefix("-"), facts, year)
        if one is None:
            return None
        low, high = (low - one.high, high - one.low) if name.startswith("-") else (low + one.low, high + one.high)
    return Interval(low, high)


def _figure(name: str, facts: Sequence[Fact], year: str) -> Interval | None:
    """Return what all places that print a figure of the unit agree on, None where there is none or they differ."""
    if not year.isdecimal():
        return None
    period = str(int(year) - 1) if name.endswith(_BEFORE) else year
    found = [one.quantity.interval for one in facts if _is(one, name.removesuffix(_BEFORE), period)]
    low, high = max((one.low for one in found), default=1), min((one.high for one in found), default=0)
    return Interval(low, high) if low <= high else None


def _is(fact: Fact, concept: str, period: str) -> bool:
    where = fact.coordinates
    if where is None or where.subject.kind is not SubjectKind.UNIT:
        return False
    return (where.concept, where.item, where.period, where.scope) == (concept, None, period, None)
