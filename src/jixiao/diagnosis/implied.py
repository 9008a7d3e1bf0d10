"""What a figure must be for an equation to hold, all else as it is."""

from collections.abc import Iterable, Mapping

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO
from jixiao.model.relation import Evaluation, Form, Member

PERCENT = 100 * MICRO


def implied(evaluation: Evaluation, wanted: str, facts: Mapping[str, Fact]) -> Interval | None:
    """Return the values that `wanted` may take for the evaluation to hold, None where that cannot be told.

    A figure that stands in the equation twice cannot be told. Bounds are rounded outward to the base unit.
    """
    if evaluation.facts.count(wanted) != 1:
        return None
    boxes = {name: facts[name].quantity.interval for name in evaluation.facts}
    if evaluation.form is Form.RATE:
        return _rate(evaluation, wanted, boxes)
    if evaluation.form is Form.CHANGE:
        return _change(evaluation, wanted, boxes)
    return _sum(evaluation, wanted, boxes)


def exact(evaluation: Evaluation, wanted: str, facts: Mapping[str, Fact]) -> int | None:
    """Return what a sum of the printed values gives `wanted`, None for an equation of another form."""
    if evaluation.form not in (Form.SUM, Form.EQUAL, Form.AT_MOST) or evaluation.facts.count(wanted) != 1:
        return None
    boxes = {name: Interval.exactly(facts[name].quantity.value) for name in evaluation.facts}
    return _sum(evaluation, wanted, boxes).low


def _sum(evaluation: Evaluation, wanted: str, boxes: Mapping[str, Interval]) -> Interval:
    rest, own = _rest(evaluation.members, wanted, boxes)
    if wanted == evaluation.result:
        return rest
    return (boxes[evaluation.result] - rest).times(own)


def _rate(evaluation: Evaluation, wanted: str, boxes: Mapping[str, Interval]) -> Interval | None:
    rate = boxes[evaluation.result]
    above, own_above = _rest([member for member in evaluation.members if not member.below], wanted, boxes)
    below, own_below = _rest([member for member in evaluation.members if member.below], wanted, boxes)
    if wanted == evaluation.result:
        return _quotient(above, below, PERCENT)
    if own_below:
        base = _quotient(above, rate, PERCENT)
        return None if base is None else (base - below).times(own_below)
    if below.low < 0 or rate.low < 0:
        return None
    product = Interval(_floor(rate.low * below.low, PERCENT), _ceil(rate.high * below.high, PERCENT))
    return (product - above).times(own_above)


def _rest(members: Iterable[Member], wanted: str, boxes: Mapping[str, Interval]) -> tuple[Interval, int]:
    """Return the sum of the members other than `wanted`, and the weight of `wanted` among them (0 where it is not)."""
    rest, own = Interval(0, 0), 0
    for member in members:
        if member.fact == wanted:
            own = member.weight
        else:
            rest += boxes[member.fact].times(member.weight)
    return rest, own


def _quotient(top: Interval, below: Interval, scale: int) -> Interval | None:
    if below.low <= 0 or top.low < 0:
        return None
    return Interval(_floor(top.low * scale, below.high), _ceil(top.high * scale, below.low))


def _change(evaluation: Evaluation, wanted: str, boxes: Mapping[str, Interval]) -> Interval | None:
    """Solve rate = change ÷ (current ∓ change) for one of the three."""
    change, current = evaluation.members
    sign, rate = change.weight, boxes[evaluation.result]
    if rate.low < 0:
        return None
    if wanted == evaluation.result:
        base = boxes[current.fact] + boxes[change.fact].times(-sign)
        return _quotient(boxes[change.fact], base, PERCENT)
    if wanted == change.fact:
        now = boxes[current.fact]
        low, high = PERCENT + sign * rate.low, PERCENT + sign * rate.high
        if min(low, high) <= 0:
            return None
        ends = [_floor(now.low * rate.low, low), _ceil(now.high * rate.high, high)]
        return Interval(min(ends), max(ends))
    if rate.low <= 0:
        return None
    moved = boxes[change.fact]
    ends = [
        _floor(moved.low * (PERCENT + sign * rate.high), rate.high),
        _ceil(moved.high * (PERCENT + sign * rate.low), rate.low),
    ]
    return Interval(min(ends), max(ends))


def _floor(top: int, below: int) -> int:
    return top // below


def _ceil(top: int, below: int) -> int:
    return -(-top // below)
