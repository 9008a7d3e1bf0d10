"""Whether a violated equation would hold if its figures were understood otherwise.

A printed total that is exactly the sum of all but one of its parts, or of its parts and another figure of the same
paragraph, was most likely put together otherwise than it was understood; so was a total that with its parts makes up
another amount of the paragraph, and a rate that two other amounts of the paragraph make to its last digit. That proves
no error; whether it is worth a question, `idle` tells.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from jixiao.diagnosis.partial_moves import MOVED
from jixiao.diagnosis.slips import best_slip
from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.relation import Band, Evaluation, Form

_SEVERAL = 2
# one in so many of the whole is a small part
_SMALL = 20
# two amounts make a rate of fewer printed decimals too often by chance
_FINE = 2
_FULL = 100 * MICRO
_MEASURED = {Dimension.MONEY, Dimension.SCORE}
_REST, _MET, _SHARE = "JX102", "JX103", "JX106"
_MARKS = frozenset({"score_part_full", "score_full"})


def holds_otherwise(
    evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact], sure: Container[str] = ()
) -> bool:
    """Tell whether leaving out a part, or taking in a figure that stands beside, makes a sum hold exactly.

    `beside` are the figures of the block of the result, `sure` the parts that cannot be left out.
    """
    if evaluation.form is Form.RATE:
        return is_rate_of_others(evaluation, facts, beside)
    if evaluation.form not in (Form.SUM, Form.AT_MOST) or evaluation.expected is None:
        return False
    own = set(evaluation.facts)
    others = [fact for fact in beside if fact.id not in own]
    members = [(facts[member.fact], member.weight) for member in evaluation.members]
    free = [(fact, weight) for fact, weight in members if fact.id not in sure] if len(members) > _SEVERAL else []
    if _is_one_of_two(evaluation, members, facts):
        return True
    if evaluation.form is Form.AT_MOST:
        # a nothing that was typed as something small exceeds the whole by just that
        least = facts[evaluation.result].quantity.value // _SMALL
        return _without_one(evaluation, [one for one in free if one[0].quantity.value >= least], facts)
    turned = _with_turned(evaluation, members, facts)
    return turned or _without_one(evaluation, free, facts) or _with_another(evaluation, facts, others)


def _is_one_of_two(evaluation: Evaluation, members: Sequence[tuple[Fact, int]], facts: Mapping[str, Fact]) -> bool:
    """Tell a total of two amounts that repeats one of them: what was read as the whole is most likely that part."""
    whole = facts[evaluation.result].quantity
    pair = len(members) == _SEVERAL and all(weight > 0 and fact.quantity.value for fact, weight in members)
    # 总收入2.86亿元，即28,614.37万元: the coarse one repeats the fine one
    told = (fact.quantity for fact, _ in members)
    return (
        pair
        and whole.dimension is Dimension.MONEY
        and any(
            one.value == whole.value or (one.step < whole.step and _meet(one.interval, whole.interval)) for one in told
        )
    )


def _with_turned(evaluation: Evaluation, members: Sequence[tuple[Fact, int]], facts: Mapping[str, Fact]) -> bool:
    """Tell a sum that holds where a change of the budget is taken the other way round: 236.00, 减20.00, 216.00."""
    expected = evaluation.expected
    if expected is None:
        return False
    result = facts[evaluation.result].quantity.interval
    moved = [
        (fact.quantity.interval, weight)
        for fact, weight in members
        if fact.coordinates is not None and fact.coordinates.concept == MOVED and fact.quantity.value
    ]
    return any(_meet(_less(_less(expected, one, weight), one, weight), result) for one, weight in moved)


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
        alike = other.quantity.dimension is result.quantity.dimension and other.quantity.approximation == "exact"
        if not alike or not other.quantity.value or _is_mark(other):
            continue
        added = (_less(expected, other.quantity.interval, weight) for weight in (1, -1))
        if any(_meet(one, result.quantity.interval) for one in added):
            return True
        if other.coordinates is None and _meet(expected, other.quantity.interval):
            return True
        if _is_one_part_more(evaluation, facts, other):
            return True
    return False


def _is_one_part_more(evaluation: Evaluation, facts: Mapping[str, Fact], other: Fact) -> bool:
    """Tell a result that together with the parts makes up another amount: it is one part more, and that the total."""
    result = facts[evaluation.result].quantity
    added = [facts[member.fact].quantity.value for member in evaluation.members if member.weight > 0]
    return len(added) == len(evaluation.members) and result.value + sum(added) == other.quantity.value


def is_rate_of_others(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell a rate that two amounts, or two scores, before it in its paragraph make, other than its own."""
    rate = facts[evaluation.result]
    start = rate.span.start if rate.span is not None else 0
    before = [one for one in beside if one.span is not None and one.span.start < start]
    kinds = {facts[member.fact].quantity.dimension for member in evaluation.members} & _MEASURED
    amounts = [one for one in before if one.quantity.dimension in kinds and one.quantity.value > 0]
    own = {facts[member.fact].quantity.value for member in evaluation.members}
    if rate.quantity.decimals < _FINE or rate.quantity.value == _FULL:
        return False
    return any(
        rate.quantity.is_percentage_of(part.quantity.value, whole.quantity.value)
        for part in amounts
        for whole in amounts
        if {part.quantity.value, whole.quantity.value} != own and part.quantity.value != whole.quantity.value
    )


def is_of_another_base(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate that another amount of the document gives as its base, or a rest that it leaves.

    Of what was received 92.63 % was spent, and the rest of that is left, where words were read as speaking of the plan.
    An amount that a slip makes of one of the equation is that one, told elsewhere as it was meant.
    """
    own = [facts[name] for name in evaluation.facts]
    amounts = {
        fact.quantity.value
        for fact in facts.values()
        if fact.quantity.dimension is Dimension.MONEY and fact.quantity.approximation == "exact"
    } - {fact.quantity.value for fact in own}
    amounts = {value for value in amounts if not any(_is_slip_of(fact, value) for fact in own if _is_money(fact))}
    result = facts[evaluation.result].quantity
    if evaluation.form is Form.RATE and result.decimals >= _FINE and result.value != _FULL:
        tops = [one for one in evaluation.members if not one.below]
        top = facts[tops[0].fact].quantity.value if len(tops) == 1 else 0
        return top > 0 and any(value > 0 and result.is_percentage_of(top, value) for value in amounts)
    spent = [facts[one.fact].quantity.value for one in evaluation.members if one.weight < 0]
    is_rest = evaluation.code == _REST and result.dimension is Dimension.MONEY and len(spent) == 1
    return is_rest and result.value > 0 and result.value + spent[0] in amounts


def _is_slip_of(fact: Fact, value: int) -> bool:
    """Tell a figure that one slip of the hand makes of a value."""
    slip = best_slip(fact, Interval.exactly(value))
    return slip is not None and slip.value == value and slip.kind != "other"


def _is_money(fact: Fact) -> bool:
    return fact.quantity.dimension is Dimension.MONEY


def is_of_nearest(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell a rate that the amount right before it makes with the base: 到位1,864万元，为年初预算的100%."""
    result = facts[evaluation.result]
    nearest = _nearest_before(result, beside)
    bases = [facts[one.fact].quantity.value for one in evaluation.members if one.below]
    # 支出98万元，预算100万元，执行率100%: a base beside its rate is no part of itself
    if nearest is None or nearest.id in evaluation.facts:
        return False
    return any(result.quantity.is_percentage_of(nearest.quantity.value, base) for base in bases)


def is_of_part_before(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell a rate that the amount right before it makes with any amount told: 县级到账200万元，到位率71.43%."""
    result = facts[evaluation.result]
    nearest = _nearest_before(result, beside)
    own = {facts[one.fact].quantity.value for one in evaluation.members}
    return nearest is not None and nearest.quantity.value not in own and _is_made_of(result, nearest, facts.values())


def is_share_of_another(
    evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact], others: Iterable[Evaluation]
) -> bool:
    """Tell a share that an amount before it makes of its whole: 花费3.68万元，占预算4.50万元的…，占全年支出的0.58%.

    An amount whose own share of it is told was not meant: there the share was copied from a neighbour.
    """
    share = facts[evaluation.result]
    wholes = {one.fact for one in evaluation.members if one.below}
    told = {
        name
        for one in others
        if one.code == evaluation.code and one.band in (Band.EXACT, Band.ROUNDING) and wholes.intersection(one.facts)
        for name in one.facts
    }
    if evaluation.code != _SHARE or share.quantity.decimals < _FINE or share.quantity.value == _FULL:
        return False
    return any(
        share.quantity.is_percentage_of(part.quantity.value, facts[whole].quantity.value)
        for whole in wholes
        for part in beside
        if _is_money(part) and _start(part) < _start(share) and part.id not in told | set(evaluation.facts)
    )


def is_reversed(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell the rate of what is the better the less it is: 8 complaints of 10 allowed are met by 120 %."""
    rate, expected = facts[evaluation.result].quantity, evaluation.expected
    if evaluation.code != _MET or expected is None:
        return False
    return _meet(rate.interval, Interval(2 * _FULL - expected.high, 2 * _FULL - expected.low))


def are_two_rates(evaluation: Evaluation, facts: Mapping[str, Fact], confirmed: Container[str]) -> bool:
    """Tell two rates each of which amounts make, of its own paragraph or as words say: they are of two things."""
    return evaluation.form is Form.EQUAL and all(
        name in confirmed or _is_made_beside(facts[name], facts.values()) or _is_of_before(facts[name], facts.values())
        for name in evaluation.facts
    )


def is_told_rightly(evaluation: Evaluation, facts: Mapping[str, Fact], others: Iterable[Evaluation]) -> bool:
    """Tell a rate of amounts whose rate is told rightly elsewhere: this one is of something else but for a slip.

    全年支出950万元，执行率95.00%；其中基本支出400万元，执行率99.01%.
    """
    rate = facts[evaluation.result]
    right = (
        facts[one.result]
        for one in others
        if one.form is Form.RATE and one.band is not Band.VIOLATED and one.members == evaluation.members
    )
    return evaluation.form is Form.RATE and any(
        one.quantity.value != rate.quantity.value and not _is_slip_of(rate, one.quantity.value) for one in right
    )


def _is_of_before(rate: Fact, facts: Collection[Fact]) -> bool:
    """Tell a rate that the amount right before it in its paragraph makes with any amount told."""
    nearest = _nearest_before(rate, (one for one in facts if one.block == rate.block))
    return nearest is not None and _is_made_of(rate, nearest, facts)


def _nearest_before(rate: Fact, beside: Iterable[Fact]) -> Fact | None:
    """Return the amount of money that stands last before a rate."""
    start = _start(rate)
    before = (one for one in beside if one.span is not None and _is_money(one) and _start(one) < start)
    return max(before, key=_start, default=None)


def _is_made_of(rate: Fact, part: Fact, facts: Iterable[Fact]) -> bool:
    """Tell a rate, finely printed, that a part makes with any amount told."""
    if rate.quantity.decimals < _FINE or rate.quantity.value == _FULL:
        return False
    wholes = (one.quantity.value for one in facts if _is_money(one))
    return any(whole > 0 and rate.quantity.is_percentage_of(part.quantity.value, whole) for whole in wholes)


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span is not None else 0


def _is_made_beside(rate: Fact, facts: Iterable[Fact]) -> bool:
    quantity = rate.quantity
    if quantity.dimension is not Dimension.RATE or quantity.decimals < _FINE or quantity.value == _FULL:
        return False
    amounts = {
        fact.quantity.value
        for fact in facts
        if fact.block == rate.block and fact.quantity.dimension is Dimension.MONEY and fact.quantity.value > 0
    }
    return any(quantity.is_percentage_of(part, whole) for part in amounts for whole in amounts if part < whole)


def holds_with_opening(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell a rate of what was carried over and the budget together: 20 of last year, 100 of this, 108 spent, 90.00%."""
    rate = facts[evaluation.result]
    own = {fact.id for fact in beside} & set(evaluation.facts) - {rate.id}
    amounts = [fact.quantity.value for fact in beside if fact.id in own]
    opening = [
        fact.quantity.value
        for fact in beside
        if fact.coordinates is not None and fact.coordinates.concept == "carryover_opening"
    ]
    return len(amounts) == _SEVERAL and any(
        value > 0 and rate.quantity.is_percentage_of(part, whole + value)
        for value in opening
        for part, whole in (amounts, amounts[::-1])
    )


def _is_mark(fact: Fact) -> bool:
    """Tell a full mark, which is no part of the points got."""
    return fact.coordinates is not None and fact.coordinates.concept in _MARKS


def _less(one: Interval, other: Interval, weight: int) -> Interval:
    """Return an interval less another one taken with a weight of 1 or −1."""
    if weight > 0:
        return Interval(one.low - other.high, one.high - other.low)
    return Interval(one.low + other.low, one.high + other.high)


def _meet(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high
