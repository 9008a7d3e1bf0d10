"""Score one indicator, the execution of a budget, or a measure of a framework."""

from fractions import Fraction

from jixiao.model.framework import Framework, Measure, Partial, QualityBand, Reverse, Steps, Table
from jixiao.model.indicator import Execution, Indicator, Operator
from jixiao.model.score import Scored
from jixiao.scoring.days import in_time

FULL = Fraction(1)
_ROOM = {Operator.MOST, Operator.LESS}


def rounded(points: Fraction, decimals: int) -> Fraction:
    """Round half up (四舍五入)."""
    scale = 10**decimals
    return Fraction((2 * points.numerator * scale + points.denominator) // (2 * points.denominator), scale)


def score_execution(execution: Execution, frame: Framework) -> Scored:
    """Score spending against the adjusted budget; without a budget it is left to people."""
    adjusted, executed, weight = execution.adjusted, execution.executed, frame.execution_weight
    if not adjusted or executed is None or adjusted < 0:
        return Scored("", weight, "no_budget", None, None)
    rate = min(max(Fraction(executed, adjusted), Fraction(0)), FULL)
    percent = Fraction(executed, adjusted) * 100
    if not frame.execution_steps:
        points = rounded(weight * rate, frame.decimals)
        return Scored("", weight, "execution", points, points, Fraction(100), percent, rate < FULL)
    share = max((one.share for one in frame.execution_steps if rate >= one.least), default=Fraction(0))
    points = rounded(weight * share, frame.decimals)
    return Scored("", weight, "execution_steps", points, points, Fraction(100), percent, points < weight)


def score_indicator(indicator: Indicator, frame: Framework) -> Scored:
    """Score an indicator by its operator; what has no figure on one side cannot be told."""
    target, actual = indicator.target, indicator.actual
    if isinstance(target, Fraction) and isinstance(actual, Fraction) and indicator.operator is not Operator.QUALITATIVE:
        return _quantity(indicator, target, actual, frame)
    if isinstance(actual, str) and indicator.operator is Operator.QUALITATIVE:
        return _quality(indicator, actual, frame)
    return Scored(indicator.level3, indicator.weight, "unknown", None, None, target, actual)


def given(indicator: Indicator, scored: Scored | None) -> Fraction | None:
    """Return the points of an indicator: those of the clause; where it leaves them to people, those of the unit itself.

    None where the unit gave none, or more or fewer than the clause leaves to choose from.
    """
    told = scored is not None and scored.low is not None and scored.high is not None
    low, high = (scored.low, scored.high) if told and scored is not None else (Fraction(0), indicator.weight)
    if told and low == high:
        return low
    own = indicator.score
    inside = own is not None and low is not None and high is not None and low <= own <= high
    return own if inside else None


def _quantity(indicator: Indicator, target: Fraction, actual: Fraction, frame: Framework) -> Scored:
    reached = {
        Operator.MOST: actual <= target,
        Operator.LESS: actual < target,
        Operator.MORE: actual > target,
    }.get(indicator.operator, actual >= target)
    way, share = _share(indicator.operator, target, actual, frame, reached=reached)
    points = rounded(indicator.weight * share, frame.decimals)
    due = points < indicator.weight or way == "over"
    return Scored(indicator.level3, indicator.weight, way, points, points, target, actual, due)


def _share(
    operator: Operator, target: Fraction, actual: Fraction, frame: Framework, *, reached: bool
) -> tuple[str, Fraction]:
    if operator is Operator.EQUAL and target == 0:
        return ("zero_kept", FULL) if actual <= 0 else ("zero_missed", Fraction(0))
    if reached:
        over = operator not in _ROOM and target > 0 and actual >= target * frame.over
        return ("over", FULL - _over_cut(actual / target, frame)) if over else ("reached", FULL)
    if target <= 0:
        return "missed", Fraction(0)
    if operator not in _ROOM:
        return "ratio", max(actual / target, Fraction(0))
    if frame.reverse is Reverse.RATIO:
        return "reverse_ratio", target / actual
    return "reverse_linear", max(FULL - (actual - target) / target, Fraction(0))


def _over_cut(share: Fraction, frame: Framework) -> Fraction:
    """Return what a result far above its target loses: by the highest band that it reaches, where a place has bands."""
    return max((band.share for band in frame.over_bands if share >= band.least), default=frame.over_cut)


def _quality(indicator: Indicator, actual: str, frame: Framework) -> Scored:
    weight = indicator.weight
    punctual = in_time(indicator.target, actual) if isinstance(indicator.target, str) else None
    if punctual is not None:
        return _punctual(indicator, frame, in_time=punctual)
    band = quality_band(actual, frame)
    if band is None:
        return Scored(indicator.level3, weight, "unknown", None, None, indicator.target, actual)
    return Scored(
        indicator.level3, weight, "quality", weight * band.low, weight * band.high, indicator.target, actual,
        band.high < 1,
    )  # fmt: skip


def _punctual(indicator: Indicator, frame: Framework, *, in_time: bool) -> Scored:
    """Score a date: what came late is not reached, so that people choose within the bands below the first."""
    weight = indicator.weight
    most = max((band.high for band in frame.quality if band.high < 1), default=Fraction(0))
    low, high = (weight, weight) if in_time else (Fraction(0), weight * most)
    way = "in_time" if in_time else "late"
    return Scored(indicator.level3, weight, way, low, high, indicator.target, indicator.actual, not in_time)


def quality_band(words: str, frame: Framework) -> QualityBand | None:
    """Return the band that the words of a result name whole, None for any other text."""
    return next((band for band in frame.quality if words.strip() in band.words), None)


def score_measure(measure: Measure, low: Fraction | None, high: Fraction | None = None) -> Scored:
    """Score a measure of a framework from its rate in percent, which lies from `low` to `high`.

    One without a rate, a rule or a weight is left to people.
    """
    weight, most = measure.weight or Fraction(0), low if high is None else high
    if low is None or most is None:
        way = "no_figures" if measure.rate else "by_hand"
        return Scored(measure.name, weight, way, None, None, formula=measure.formula)
    middle = (low + most) / 2
    if measure.weight is None or measure.rule is None:
        return Scored(measure.name, weight, "rate", None, None, None, middle, formula=measure.formula)
    rule = measure.rule
    points = sorted(max(min(_by_rule(rule, weight, one), weight), Fraction(0)) for one in (low, most))
    way, full = ("table", None) if isinstance(rule, Table) else ("steps", rule.full)
    return Scored(measure.name, weight, way, points[0], points[1], full, middle, points[0] < weight, measure.formula)


def _by_rule(rule: Steps | Table, weight: Fraction, rate: Fraction) -> Fraction:
    return _by_table(rule, rate) if isinstance(rule, Table) else weight - _by_steps(rule, rate)


def _by_table(rule: Table, rate: Fraction) -> Fraction:
    return next(
        (points for bound, points in rule.rows if (rate <= bound if rule.above else rate >= bound)), Fraction(0)
    )


def _by_steps(rule: Steps, rate: Fraction) -> Fraction:
    beyond = max(rate - rule.full if rule.above else rule.full - rate, Fraction(0)) / rule.step
    if rule.partial is Partial.FLOOR:
        return rule.loss * (beyond.numerator // beyond.denominator)
    if rule.partial is Partial.CEIL:
        return rule.loss * -(-beyond.numerator // beyond.denominator)
    return rule.loss * beyond
