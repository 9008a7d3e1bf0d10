"""Lamps of double monitoring by the limits of the packs in force."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from jixiao.model.indicator import Indicator, Operator

_HUNDRED, _MONTHS = 100, 12


class Lamp(StrEnum):
    """How the money goes against the time gone by."""

    GREEN = "绿"
    YELLOW = "黄"
    RED = "红"


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares of 1: spent against time below which the lamp turns; how far target and money may part."""

    red: Fraction
    yellow: Fraction
    apart: Fraction


def limits(thresholds: Mapping[str, str]) -> Limits:
    """Return the limits among the thresholds in force. KeyError where they are not there."""
    red, yellow, apart = (Fraction(thresholds[f"monitor_{name}"]) / _HUNDRED for name in ("red", "yellow", "apart"))
    return Limits(red, yellow, apart)


def time_gone(until: date) -> Fraction:
    """Return the share of the year gone by at the end of a day: a month is a twelfth, a day its part of the month."""
    days = monthrange(until.year, until.month)[1]
    return (until.month - 1 + Fraction(until.day, days)) / _MONTHS


def lamp(spent: Fraction, until: date, by: Limits) -> Lamp:
    """Return the lamp for a share of the budget spent by a day."""
    share = spent / time_gone(until)
    return Lamp.RED if share < by.red else Lamp.YELLOW if share < by.yellow else Lamp.GREEN


def progress(one: Indicator) -> Fraction | None:
    """Return the share of a target that was reached, at most 1; None for what does not grow towards its target.

    Rates, upper limits and words do not grow with the year.
    """
    grows = one.operator in (Operator.LEAST, Operator.MORE, Operator.EQUAL) and one.unit != "%"
    if not grows or not isinstance(one.target, Fraction) or not isinstance(one.actual, Fraction) or one.target <= 0:
        return None
    return max(min(one.actual / one.target, Fraction(1)), Fraction(0))


def parts_from(reached: Fraction, spent: Fraction, by: Limits) -> bool:
    """Tell whether the way to a target and the way of the money part too far."""
    return abs(reached - spent) > by.apart
