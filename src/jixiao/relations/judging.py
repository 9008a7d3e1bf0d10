"""How single equations come out on intervals: sums and quotients of printed figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.relation import Band, Evaluation, Form, Member

PERCENT = 100 * MICRO


def sum_evaluation(name: str, code: str, form: Form, result: Fact, members: Sequence[tuple[Fact, int]]) -> Evaluation:
    """Evaluate result = Σ weight × member on intervals."""
    expected, value = _total(members)
    found = result.quantity.interval
    band = band_of(found, expected, exact=value == result.quantity.value)
    parts = tuple(Member(fact.id, weight) for fact, weight in members)
    return Evaluation(name, code, form, result.id, parts, band, expected, found)


def _total(members: Iterable[tuple[Fact, int]]) -> tuple[Interval, int]:
    """Return the sum of weight × member as an interval and as printed."""
    total, value = Interval(0, 0), 0
    for fact, weight in members:
        total += fact.quantity.interval.times(weight)
        value += fact.quantity.value * weight
    return total, value


def band_of(found: Interval, expected: Interval, *, exact: bool) -> Band:
    """Return the band of two intervals: equal as printed, having a value in common, or apart."""
    if exact:
        return Band.EXACT
    return Band.ROUNDING if found.meets(expected) else Band.VIOLATED


def ratio(numerator: Interval, denominator: Interval) -> Interval | None:
    """Return numerator ÷ denominator in millionths of a percent, rounded outward; None where the base may be 0."""
    if denominator.low <= 0:
        return None
    low = min(numerator.low * PERCENT // denominator.high, numerator.low * PERCENT // denominator.low)
    high = max(-(-numerator.high * PERCENT // denominator.low), -(-numerator.high * PERCENT // denominator.high))
    return Interval(low, high)


def rate_evaluation(
    name: str, code: str, result: Fact, above: Sequence[tuple[Fact, int]], below: Sequence[tuple[Fact, int]]
) -> Evaluation | None:
    """Evaluate result = 100 % × Σ above ÷ Σ below; None on a base that may be 0."""
    top, value = _total((_as_rounded(fact), weight) for fact, weight in above)
    bottom, base = _total(below)
    expected = ratio(top, bottom)
    if expected is None or len({fact.quantity.dimension for fact, _ in (*above, *below)}) > 1:
        return None
    exact = value * PERCENT == result.quantity.value * base
    band = band_of(result.quantity.interval, expected, exact=exact)
    members = (
        *(Member(fact.id, weight) for fact, weight in above),
        *(Member(fact.id, weight, below=True) for fact, weight in below),
    )
    return Evaluation(name, code, Form.RATE, result.id, members, band, expected, result.quantity.interval)


def _as_rounded(fact: Fact) -> Fact:
    """Read a score with decimals as rounded: 9.71分 may be what a rate of 97.11% of 10分 gave."""
    quantity = fact.quantity
    if quantity.dimension is not Dimension.SCORE or not quantity.decimals:
        return fact
    return replace(fact, quantity=quantity.rounded_at(quantity.decimals))


def without_repeat(terms: dict[str, Fact]) -> dict[str, Fact]:
    """Leave a reduction out where the adjustment itself is printed as a negative figure: it is the same money."""
    net = terms.get("budget_adjustment")
    if net is not None and net.quantity.value < 0:
        terms.pop("budget_reduction", None)
    return terms
