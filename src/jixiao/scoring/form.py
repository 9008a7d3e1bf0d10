"""Score a whole form: total, grade, what would change it, and whether the form is valid."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from jixiao.model.framework import Framework, Grade
from jixiao.model.indicator import Execution, Form, Indicator, Operator
from jixiao.model.score import Change, Flaw, Outcome, Scored, points_text
from jixiao.scoring.score import score_execution, score_indicator
from jixiao.taxonomy.units import load

WHOLE = Fraction(100)
_REACHED = frozenset({"reached", "zero_kept", "in_time"})
_SATISFACTION = "满意度"


def score_form(form: Form, frame: Framework) -> Outcome:
    """Score a form by a framework. The order of the indicators does not matter for the total."""
    spending = form.execution or Execution(None, None, None)
    execution = score_execution(spending, frame) if frame.execution_weight else None
    rows = tuple(score_indicator(one, frame) for one in form.indicators)
    parts = rows if execution is None else (execution, *rows)
    sums = _sum([one.low for one in parts]), _sum([one.high for one in parts])
    limit = _limit(execution, frame)
    told = bool(form.indicators)
    low, high = (min(one, limit, WHOLE) if told and one is not None else None for one in sums)
    grades = () if low is None or high is None else _grades(low, high, frame)
    above = _above(low, high, frame)
    missing = above.least - low if above is not None and low is not None else None
    reachable = above is not None and limit >= above.least
    change = _smallest(form.indicators, rows, above, missing) if above and missing and reachable else None
    return Outcome(
        frame, execution, rows, low, high, sums[1] is not None and sums[1] > limit, grades,
        above.name if above else None, missing, change, tuple(_flaws(form, rows, frame)),
    )  # fmt: skip


def score_measures(rows: tuple[Scored, ...], frame: Framework) -> Outcome:
    """Put the measures of a framework together; there is a total only where none is left to people."""
    low, high = _sum([one.low for one in rows]), _sum([one.high for one in rows])
    grades = () if low is None or high is None else _grades(low, high, frame)
    return Outcome(frame, None, rows, low, high, capped=False, grades=grades)


def grade_of(points: Fraction, frame: Framework) -> str:
    """Return the grade of a total; each grade begins at its least points (89.5 is still 良)."""
    return max((one for one in frame.grades if points >= one.least), key=lambda one: one.least).name


def _sum(parts: Sequence[Fraction | None]) -> Fraction | None:
    known = [one for one in parts if one is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def _limit(execution: Scored | None, frame: Framework) -> Fraction:
    if execution is None or not isinstance(execution.actual, Fraction):
        return WHOLE
    rate = execution.actual / 100
    return min((cap.most for cap in frame.caps if rate < cap.below), default=WHOLE)


def _grades(low: Fraction, high: Fraction, frame: Framework) -> tuple[str, ...]:
    return tuple(dict.fromkeys((grade_of(low, frame), grade_of(high, frame))))


def _above(low: Fraction | None, high: Fraction | None, frame: Framework) -> Grade | None:
    """Return the next grade; there is none to speak of while the clause leaves a choice."""
    if low is None or low != high:
        return None
    return min((one for one in frame.grades if one.least > low), key=lambda one: one.least, default=None)


def _smallest(
    indicators: Sequence[Indicator], rows: Sequence[Scored], above: Grade, missing: Fraction
) -> Change | None:
    """Return the change that is smallest as a share of its target."""
    found: list[tuple[Fraction, str, Change]] = []
    for one, row in zip(indicators, rows, strict=True):
        if row.way in ("ratio", "reverse_linear", "reverse_ratio") and row.lost is not None and row.lost >= missing:
            found.append(_needed(one, row, above, missing))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _needed(one: Indicator, row: Scored, above: Grade, missing: Fraction) -> tuple[Fraction, str, Change]:
    """Return the result that is enough, in whole numbers where the row has only such, else with two decimals."""
    target, actual, points = row.target, row.actual, row.points
    if not isinstance(target, Fraction) or not isinstance(actual, Fraction) or points is None:
        message = "only an indicator with figures loses marks in proportion"
        raise TypeError(message)
    share = (points + missing) / row.weight
    needed = {
        "ratio": target * share,
        "reverse_linear": target * (2 - share),
        "reverse_ratio": target / share,
    }[row.way]
    scale = 1 if target.denominator == actual.denominator == 1 else 100
    steps = -(-needed * scale // 1) if row.way == "ratio" else needed * scale // 1
    reached = Fraction(steps, scale)
    return abs(reached - actual) / target, one.level3, Change(above.name, one.level3, reached, one.unit)


def _flaws(form: Form, rows: Sequence[Scored], frame: Framework) -> list[Flaw]:
    if not form.indicators:
        return [Flaw("empty_added" if form.added else "empty")]
    weights = sum((one.weight for one in form.indicators), frame.execution_weight)
    flaws = [] if weights == WHOLE else [Flaw("weights", (("sum", points_text(weights)),))]
    present = [one.level1 for one in form.indicators]
    flaws += [
        Flaw("dimension", (("name", name),))
        for name, weight in frame.dimensions
        if weight and not any(name in one for one in present)
    ]
    for one, row in zip(form.indicators, rows, strict=True):
        flaws += _row_flaws(one, row)
        if form.evidenced and one.level1.startswith(_SATISFACTION) and not one.evidence.strip():
            flaws.append(Flaw("survey", (("name", one.level3),)))
    return flaws


@cache
def _placeholder() -> re.Pattern[str]:
    """Return what the name of an indicator is that nobody filled in."""
    return re.compile(load("indicators.toml")["placeholder"])


@cache
def _no_reason() -> frozenset[str]:
    """Return what is written for a reason where none is given."""
    return frozenset(load("indicators.toml")["no_reason"])


def _row_flaws(one: Indicator, row: Scored) -> list[Flaw]:
    name = (("name", one.level3),)
    flaws = [Flaw("placeholder", name)] if _placeholder().fullmatch(one.level3.strip()) else []
    if one.target is None:
        flaws.append(Flaw("target_added" if one.added else "target", name))
    blank = one.reason.strip() in _no_reason()
    short = one.score is not None and one.score < one.weight
    if blank and (row.due or short):
        flaws.append(Flaw("reason_over" if row.way == "over" else "reason", name))
    if not blank and not row.due and not short and row.way in _REACHED:
        flaws.append(Flaw("reason_idle", name))
    told = row.low is not None and row.low == row.high
    if one.score is not None and one.operator is not Operator.QUALITATIVE and told and one.score != row.low:
        flaws.append(Flaw("differs", (*name, ("found", points_text(one.score)), ("expected", points_text(row.low)))))
    if one.score is not None and not 0 <= one.score <= one.weight:
        flaws.append(Flaw("bounds", (*name, ("found", points_text(one.score)), ("weight", points_text(one.weight)))))
    return flaws
