"""Questions that are not worth asking: their figures were hardly meant together.

What is doubtful to begin with and no slip of the hand explains, was most likely read amiss or told of something else:
the rate of one source beside that of all, three of twelve projects. A user forgives no such question.
"""

from collections.abc import Mapping, Sequence

from jixiao.diagnosis.otherwise import is_rate_of_others
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Evaluation, Form

# two figures of one meaning that differ by less than one in so many may well be one figure told twice
_CLOSE = 20
_OF_CHANGES = "R22"
_STEPS = frozenset({"funds_received"})
_REPEATED = frozenset({"JX201", "JX202"})
# an equation of the user's own is asked about whatever else the figures make
_OWN = "JX119"
_LISTS = frozenset({"JX104"})
_RUN = 2
_REACH = 4


def is_idle(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact], *, doubtful: bool) -> bool:
    """Tell a question that no slip of the hand explains and that another reading answers.

    `doubtful` tells that its figures were not surely meant together.
    """
    if evaluation.code == _OWN:
        return False
    if evaluation.form is Form.EQUAL:
        return doubtful and evaluation.code in _REPEATED and not _are_close(evaluation, facts)
    if evaluation.equation.startswith(_OF_CHANGES):
        return doubtful and _is_change_of_others(evaluation, facts, beside)
    if evaluation.form is Form.RATE:
        return is_rate_of_others(evaluation, facts, _around(evaluation, facts))
    return doubtful or _is_total_of_a_run(evaluation, facts)


def _around(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Sequence[Fact]:
    """Return the figures of the paragraphs about a result: of a flattened form, the cells of its row."""
    block = facts[evaluation.result].block
    return [
        fact
        for fact in facts.values()
        if block is not None and fact.block is not None and abs(fact.block - block) <= _REACH
    ]


def is_told_twice(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell projects that exceed their total by one amount that stands twice among them: one project by two names."""
    if evaluation.code not in _LISTS:
        return False
    parts = [facts[member.fact].quantity.value for member in evaluation.members if member.weight > 0]
    over = sum(parts) - facts[evaluation.result].quantity.value
    return over > 0 and parts.count(over) > 1


def are_two_steps(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell two figures of one paragraph that are told as two: 下达2.00亿元，到位1.90亿元.

    So are two that differ by another one beside: 上年结转支出20.00万元；当年支出940.00万元，合计支出960.00万元.
    """
    if evaluation.form is not Form.EQUAL or evaluation.code not in _REPEATED:
        return False
    one, other = (facts[name] for name in evaluation.facts)
    if one.block != other.block or one.cell is not None:
        return False
    if one.coordinates is not None and one.coordinates.concept in _STEPS:
        return True
    apart = abs(one.quantity.value - other.quantity.value)
    return any(fact.quantity.value == apart and fact.quantity.dimension is one.quantity.dimension for fact in beside)


def is_received_in_steps(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two amounts of one source: the first may be all of it, the second what came in one of its batches."""
    told = [facts[name].coordinates for name in evaluation.facts]
    return evaluation.form is Form.EQUAL and all(one is not None and one.concept in _STEPS for one in told)


def _are_close(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two amounts or counts that are nearly the same; two rates of execution always are."""
    figures = [facts[name].quantity for name in evaluation.facts]
    one, other = sorted(abs(figure.value) for figure in figures)
    return figures[0].dimension is not Dimension.RATE and (other - one) * _CLOSE < other


def _is_total_of_a_run(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a total that the first projects make up exactly: what follows tells some of them again in detail."""
    if evaluation.code not in _LISTS:
        return False
    parts = [facts[member.fact].quantity.value for member in evaluation.members if member.weight > 0]
    whole = facts[evaluation.result].quantity.value
    return any(sum(parts[:end]) == whole for end in range(_RUN, len(parts)))


def _is_change_of_others(evaluation: Evaluation, facts: Mapping[str, Fact], beside: Sequence[Fact]) -> bool:
    """Tell a change that two other figures of the paragraph make: 两项合计6.0万元，与上年的6.8万元比，减少0.8万元."""
    result = facts[evaluation.result]
    if evaluation.form is Form.SUM and result.quantity.value:
        kinds = _dimensions(result)
        values = {fact.quantity.value for fact in beside if fact.quantity.dimension in kinds and fact.id != result.id}
        own = {facts[member.fact].quantity.value for member in evaluation.members}
        size = abs(result.quantity.value)
        return any(value + size in values and {value, value + size} != own for value in values)
    return evaluation.form is Form.RATE and _is_rate_of_a_change(evaluation, result, beside)


def _dimensions(result: Fact) -> frozenset[Dimension]:
    points = result.quantity.dimension in (Dimension.RATE, Dimension.POINTS)
    return frozenset({Dimension.RATE} if points else {result.quantity.dimension})


def _is_rate_of_a_change(evaluation: Evaluation, result: Fact, beside: Sequence[Fact]) -> bool:
    """Tell a rate that a change beside, which the equation does not hold it against, makes of an amount before it."""
    own = {member.fact for member in evaluation.members}
    amounts = [fact for fact in beside if fact.quantity.dimension is Dimension.MONEY and fact.quantity.value > 0]
    changes = [
        fact for fact in amounts
        if fact.id not in own and fact.coordinates is not None and fact.coordinates.concept == "yoy_amount"
    ]  # fmt: skip
    return any(
        base > 0 and result.quantity.is_percentage_of(change.quantity.value, base)
        for change in changes
        for amount in amounts
        for base in (
            amount.quantity.value,
            amount.quantity.value - change.quantity.value,
            amount.quantity.value + change.quantity.value,
        )
    )
