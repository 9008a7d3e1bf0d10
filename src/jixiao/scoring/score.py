"""Score one indicator, the execution of a budget, or a measure of a framework."""

from fractions import Fraction

from jixiao.model.framework import Framework, Measure, Partial, QualityBand, Reverse, Steps, Table
from jixiao.model.indicator import Execution, Indicator, Operator
from jixiao.model.score import Scored

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
        return ("over", FULL - frame.over_cut) if over else ("reached", FULL)
    if target <= 0:
        return "missed", Fraction(0)
    if operator not in _ROOM:
        return "ratio", max(actual / target, Fraction(0))
    if frame.reverse is Reverse.RATIO:
        return "reverse_ratio", target / actual
    return "reverse_linear", max(FULL - (actual - target) / target, Fraction(0))


def _quality(indicator: Indicator, actual: str, frame: Framework) -> Scored:
    weight = indicator.weight
    band = quality_band(actual, frame)
    if band is None:
        return Scored(indicator.level3, weight, "unknown", None, None, indicator.target, actual)
    return Scored(
        indicator.level3, weight, "quality", weight * band.low, weight * band.high, indicator.target, actual,
        band.high < 1,
    )  # fmt: skip


def quality_band(words: str, frame: Framework) -> QualityBand | None:
    """Return the band that the words of a result name whole, None for any other text."""
    return next((band for band in frame.quality if words.strip() in band.words), None)


def score_measure(measure: Measure, rate: Fraction, weight: Fraction | None = None) -> Scored:
    """Score a measure of a framework from its rate in percent; one without a rule or weight is left to people."""
    whole = measure.weight if weight is None else weight
    if whole is None or measure.rule is None:
        return Scored(measure.name, whole or Fraction(0), "by_hand", None, None, None, rate)
    if isinstance(measure.rule, Table):
        points = min(_by_table(measure.rule, rate), whole)
        return Scored(measure.name, whole, "table", points, points, None, rate, points < whole)
    points = max(whole - _by_steps(measure.rule, rate), Fraction(0))
    return Scored(measure.name, whole, "steps", points, points, measure.rule.full, rate, points < whole)


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
