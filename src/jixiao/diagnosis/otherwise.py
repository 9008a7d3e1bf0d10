"""Whether a violated equation would hold if its figures were understood otherwise.

A printed total that is exactly the sum of all but one of its parts, or of its parts and another figure of the same
paragraph, was most likely put together otherwise than it was understood. That asks a question; it proves no error.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.relation import Evaluation, Form

_SEVERAL = 2


def holds_otherwise(
    evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact], sure: Container[str] = ()
) -> bool:
    """Tell whether leaving out a part, or taking in a figure that stands beside, makes a sum hold exactly.

    `beside` are the figures of the block of the result, `sure` the parts that cannot be left out.
    """
    if evaluation.form not in (Form.SUM, Form.AT_MOST) or evaluation.expected is None:
        return False
    own = set(evaluation.facts)
    others = [fact for fact in beside if fact.id not in own]
    members = [(facts[member.fact], member.weight) for member in evaluation.members]
    free = [(fact, weight) for fact, weight in members if fact.id not in sure] if len(members) > _SEVERAL else []
    if evaluation.form is Form.AT_MOST:
        # parts that exceed their whole prove it, unless one of them was counted under two names
        twice = Counter(fact.quantity.value for fact, _ in members)
        return _without_one(evaluation, [one for one in free if twice[one[0].quantity.value] > 1], facts)
    return _without_one(evaluation, free, facts) or _with_another(evaluation, facts, others)


def _without_one(evaluation: Evaluation, members: Sequence[tuple[Fact, int]], facts: Mapping[str, Fact]) -> bool:
    expected = evaluation.expected
    if expected is None:
        return False
    result = facts[evaluation.result].quantity.interval
    left = (_less(expected, fact.quantity.interval, weight) for fact, weight in members if fact.quantity.value)
    return any(_meet(one, result) for one in left)


def _with_another(evaluation: Evaluation, facts: Mapping[str, Fact], others: Iterable[Fact]) -> bool:
    """Tell whether a figure beside is what the sum lacks, or, not understood, what the parts come to."""
    expected, result = evaluation.expected, facts[evaluation.result]
    if expected is None:
        return False
    for other in others:
        if other.quantity.dimension is not result.quantity.dimension or not other.quantity.value:
            continue
        added = (_less(expected, other.quantity.interval, weight) for weight in (1, -1))
        if any(_meet(one, result.quantity.interval) for one in added):
            return True
        if other.coordinates is None and _meet(expected, other.quantity.interval):
            return True
    return False


def _less(one: Interval, other: Interval, weight: int) -> Interval:
    """Return an interval less another one taken with a weight of 1 or −1."""
    if weight > 0:
        return Interval(one.low - other.high, one.high - other.low)
    return Interval(one.low + other.low, one.high + other.high)


def _meet(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high
