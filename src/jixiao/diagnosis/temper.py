"""What a violated equation proves: an error, a question, or only that the figures do not belong together.

A clerk's slip leaves a trace: the figure is near its right value, or one slip of the hand away from it. Where neither
holds for any figure of an equation, its figures were most likely not meant together, and nothing is claimed; nor where
a figure that was not understood stands among the parts. Two figures of one meaning that no slip leads from one to the
other may also differ in scope: that is a question.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.betrayed import is_betrayed, is_too_fine, tempered_supposed
from jixiao.diagnosis.closed import before_close
from jixiao.diagnosis.confirming import surely_confirmed
from jixiao.diagnosis.exceeding import with_exceeding
from jixiao.diagnosis.idle import are_two_steps, is_idle, is_received_in_steps, is_told_twice
from jixiao.diagnosis.listed import tempered_list
from jixiao.diagnosis.lost import lost_digit
from jixiao.diagnosis.marks import have_marks, is_limit
from jixiao.diagnosis.mending import mending_slip
from jixiao.diagnosis.otherwise import (
    are_two_rates,
    holds_otherwise,
    holds_with_opening,
    is_of_another_base,
    is_of_nearest,
    is_of_part_before,
    is_reversed,
    is_share_of_another,
    is_told_rightly,
)
from jixiao.diagnosis.partial_moves import MOVED, is_partial_move
from jixiao.diagnosis.peers import tempered_peer
from jixiao.diagnosis.received import is_of_receipts
from jixiao.diagnosis.regrouped import with_regrouped
from jixiao.diagnosis.supposed import tempered_equal, tempered_neighbours, tempered_rate, tempered_sum
from jixiao.diagnosis.turned_digits import is_turned
from jixiao.diagnosis.zeros import mistyped_zeros
from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.links import (
    NEIGHBOURS,
    PEER,
    SUPPOSED,
    SUPPOSED_EQUAL,
    SUPPOSED_RATE,
    SUPPOSED_SUM,
    TOLD_BASE,
    TOLD_RATE,
)

_NEAR = 2
_FAR = 5
_SEVERAL_VALUES = 3
_SEVERAL_PARTS = 2
_TAIL = 24
_TWO, _THREE = 2, 3
_CHANGED, _ONE_DIGIT = frozenset({"changed"}), frozenset({"changed", "dropped", "doubled"})
# an amount of two digits
_SHORT = 100
# two years and what lies between them have no further part
_OF_CHANGES = "R22"
# what money makes up otherwise was put together otherwise; a score that a total leaves out is asked about
_BALANCE, _RATE, _RECEIVED, _OF_SCORES = "JX102", "JX103", "R05.received", "R26.total"
_OF_A_COLUMN = "T.total"
_OF_MONEY = frozenset({"JX101", "JX102", "JX103", "JX104"})
# money is left for many reasons, and projects told need not be all: without a slip only those right before prove it
_OF_PARTS = frozenset({"JX102", "JX104"})


def temper(evaluations: Iterable[Evaluation], facts: Mapping[str, Fact]) -> tuple[Evaluation, ...]:
    """Return the evaluations, the violated ones no more certain than the text proves them."""
    held = [lost_digit(one, facts) for one in evaluations]
    told = {name for one in held if one.certain and not one.listed for name in one.facts}
    vague, unread = _vague(facts.values()), _unread(fact for fact in facts.values() if fact.id not in told)
    confirmed = {name for one in held if one.band in (Band.EXACT, Band.ROUNDING) for name in one.facts}
    judged = (
        one if one.band is not Band.VIOLATED or one.equation == TOLD_RATE
        else tempered_peer(one, facts) if one.equation == PEER
        else tempered_rate(one, facts, held, beside=_is_directly_behind(one, facts)) if one.equation == SUPPOSED_RATE
        else tempered_sum(one, facts, held) if one.equation == SUPPOSED_SUM
        else tempered_neighbours(one, facts, held) if one.equation == NEIGHBOURS
        else tempered_equal(one, facts, held) if one.equation == SUPPOSED_EQUAL
        else tempered_supposed(one, facts, held) if one.listed and one.equation.startswith(_OF_CHANGES)
        else tempered_list(one, facts) if one.listed
        else _tempered(one, facts, vague, unread, confirmed)
        for one in held
    )  # fmt: skip
    asked = (_worth_asking(_question(one, facts, held), one, facts, held) for one in judged)
    return tuple(with_exceeding(held, with_regrouped(held, asked, facts), facts))


def _question(evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]) -> Evaluation:
    """Return a violation as a question where its figures, understood otherwise, would be right; else as betrayed."""
    betrayed = evaluation.equation not in SUPPOSED and is_betrayed(evaluation, facts)
    if evaluation.band is not Band.VIOLATED or not (evaluation.certain or betrayed):
        return evaluation
    parts = [facts[one.fact] for one in evaluation.members]
    # a rest told beside all parts may be one of them
    listed = evaluation.form is Form.SUM and len({one.block for one in parts}) == 1
    places = [facts[evaluation.result], *(parts if listed else ())]
    beside = [fact for fact in facts.values() if any(_is_beside(fact, one, evaluation.form) for one in places)]
    zeros = mistyped_zeros(evaluation, others, facts)
    result = facts[evaluation.result]
    two = result.cell is not None and _vague_pairs(beside)
    made = {one.result for one in others if one.form is Form.RATE and one.band in (Band.EXACT, Band.ROUNDING)}
    if are_two_rates(evaluation, facts, made) or _is_overspent(evaluation, facts) or is_partial_move(evaluation, facts):
        return replace(evaluation, band=Band.NO_DATA, certain=False)
    if evaluation.form is Form.RATE and (
        is_of_nearest(evaluation, facts, beside)
        or is_of_part_before(evaluation, facts, beside)
        or is_share_of_another(evaluation, facts, beside, others)
        or is_reversed(evaluation, facts)
        or holds_with_opening(evaluation, facts, beside)
        or is_told_rightly(evaluation, facts, others)
        or (two and holds_otherwise(evaluation, facts, beside, zeros))
    ):
        return replace(evaluation, band=Band.NO_DATA, certain=False)
    certain = not (holds_otherwise(evaluation, facts, beside, zeros) or is_of_another_base(evaluation, facts))
    certain &= not (is_received_in_steps(evaluation, facts) and not betrayed)
    return replace(evaluation, certain=certain and _is_proven(evaluation, facts, others))


def _is_overspent(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rest of less than nothing that no slip explains: it was of something else, or more was there."""
    expected, found = evaluation.expected, evaluation.found
    if evaluation.code != _BALANCE or expected is None or found is None or not expected.high < 0 <= found.low:
        return False
    # what came in this year need not be all: there one digit typed for another explains too much
    kinds = {"other", "changed"} if evaluation.equation == _RECEIVED else {"other"}
    return all(_kind(evaluation, name, facts) in kinds for name in evaluation.facts)


def _worth_asking(
    evaluation: Evaluation, doubtful: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]
) -> Evaluation:
    """Return a question as such only where a slip of the hand explains it, or nothing else does."""
    if evaluation.band is not Band.VIOLATED or evaluation.certain or evaluation.equation in (*SUPPOSED, PEER):
        return evaluation
    places = [facts[name] for name in evaluation.facts] if evaluation.form is Form.SUM else [facts[evaluation.result]]
    beside = [fact for fact in facts.values() if any(_is_beside(fact, one, evaluation.form) for one in places)]
    otherwise = holds_otherwise(evaluation, facts, beside, mistyped_zeros(evaluation, others, facts))
    slipped = any(_is_slip(evaluation, name, facts) for name in evaluation.facts)
    idle = not slipped and is_idle(evaluation, facts, beside, doubtful=not doubtful.certain)
    idle |= otherwise and evaluation.code in _OF_MONEY
    idle |= not slipped and _is_far_below(evaluation)
    idle |= not doubtful.certain and are_two_steps(evaluation, facts, beside)
    return replace(evaluation, band=Band.NO_DATA) if idle or is_told_twice(evaluation, facts) else evaluation


def _is_far_below(evaluation: Evaluation) -> bool:
    """Tell a rate of execution of which the amounts make more than twice as much: it is of other ones."""
    expected, found = evaluation.expected, evaluation.found
    told = evaluation.form is Form.RATE and evaluation.code == _RATE and expected is not None and found is not None
    return told and expected is not None and found is not None and expected.low > 2 * found.high > 0


def _vague_pairs(row: Sequence[Fact]) -> bool:
    """Tell a row with two amounts of one meaning: which one a rate is of, its header tells a reader."""
    told = [
        fact.coordinates for fact in row if fact.coordinates is not None and fact.quantity.dimension is Dimension.MONEY
    ]
    return len(set(told)) < len(told)


def _is_proven(evaluation: Evaluation, facts: Mapping[str, Fact], others: Sequence[Evaluation]) -> bool:
    """Tell a violation that a slip of the hand explains, or all of whose figures but one other equations confirm.

    A rate directly behind both of its amounts is theirs. Two tellings of one number prove nothing without a slip, nor
    does a rate of change that words alone tie to its base, nor what is left, or what projects come to, apart from what
    it is held against (ADR 33).
    """
    holding = (one for one in others if one.band in (Band.EXACT, Band.ROUNDING))
    confirmed = {name for one in holding for name in one.facts}
    of_receipts = is_of_receipts(evaluation, facts, others)
    # what other equations confirm was not mistyped
    apart = of_receipts or _stands_apart(evaluation, facts, evaluation.result)
    sure = surely_confirmed(evaluation, others, facts) if apart else frozenset()
    if _is_small_rest(evaluation, facts):
        return False
    kinds = {_kind(evaluation, name, facts) for name in evaluation.facts if name not in sure} - {"other"}
    weak = _ONE_DIGIT if _is_short(evaluation, facts) else _CHANGED
    if kinds - weak or (weak is _CHANGED and kinds and not of_receipts):
        return True
    if of_receipts or evaluation.form is Form.EQUAL or evaluation.equation == TOLD_BASE:
        return False
    behind = _is_directly_behind(evaluation, facts)
    if _is_mirrored(evaluation, facts) or (behind and evaluation.form is Form.RATE):
        return True
    if _holds_with_another(evaluation, others):
        return False
    odd = set(evaluation.facts) - confirmed
    loose = evaluation.code in _OF_PARTS and not behind
    return len(odd) <= 1 and not loose and not any(_stands_apart(evaluation, facts, name) for name in odd)


def _holds_with_another(evaluation: Evaluation, others: Sequence[Evaluation]) -> bool:
    """Tell parts that make up another figure of the same meaning: this one is of something else."""
    return any(
        one.members == evaluation.members and one.result != evaluation.result and one.form is evaluation.form
        for one in others
        if one.band in (Band.EXACT, Band.ROUNDING)
    )


def _is_short(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a number told twice with so few digits that one typed for another explains many pairs.

    Of scores, rates and people more is called alike than of money, and zeros behind are round numbers.
    """
    quantity = facts[evaluation.result].quantity
    digits, money = str(abs(quantity.value) // max(quantity.step, 1)), quantity.dimension is Dimension.MONEY
    short = len(digits) <= _TWO if money else len(digits.rstrip("0")) <= _THREE
    return evaluation.form is Form.EQUAL and short


def _is_small_rest(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rest of two digits told apart from what it is held against: 省下0.14万元 may be of one piece of work."""
    quantity = facts[evaluation.result].quantity
    short = quantity.dimension is Dimension.MONEY and quantity.value < _SHORT * quantity.step
    return evaluation.code == _BALANCE and short and _stands_apart(evaluation, facts, evaluation.result)


def _stands_apart(evaluation: Evaluation, facts: Mapping[str, Fact], name: str) -> bool:
    """Tell a balance, a rate or an addition told in another paragraph than all that it is held against.

    It may be of a part only.
    """
    others = {facts[other].block for other in evaluation.facts if other != name}
    where = facts[name].coordinates
    of_part = evaluation.code in (_BALANCE, _RATE) or (where is not None and where.concept == MOVED)
    return of_part and facts[name].block not in others


def _is_mirrored(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a change that two years' amounts make to the last digit, in the direction opposite to its word."""
    value = facts[evaluation.result].quantity.value
    made = sum(facts[member.fact].quantity.value * member.weight for member in evaluation.members)
    return evaluation.equation.startswith(_OF_CHANGES) and evaluation.form is Form.SUM and 0 != made == -value


def _is_directly_behind(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a result that follows its members, which are at most two, with no other figure between."""
    result, members = facts[evaluation.result].span, [facts[member.fact].span for member in evaluation.members]
    starts = [span.start for span in members if span is not None]
    if result is None or len(starts) != len(members) or len(starts) > _SEVERAL_PARTS:
        return False
    between = (
        fact for fact in facts.values() if fact.span is not None and min(starts) <= fact.span.start < result.start
    )
    return max(starts) < result.start and len(list(between)) == len(starts)


def _is_beside(fact: Fact, result: Fact, form: Form) -> bool:
    """Tell a figure of the paragraph of a result; for a rate in a table, of its row."""
    if form is Form.RATE and result.cell is not None:
        return fact.cell is not None and fact.cell[:2] == result.cell[:2]
    return fact.block == result.block and fact.span is not None and fact.cell is None


def _tempered(
    evaluation: Evaluation,
    facts: Mapping[str, Fact],
    vague: frozenset[str],
    unread: Mapping[int, Sequence[Fact]],
    confirmed: Container[str],
) -> Evaluation:
    left_out = () if evaluation.worded else _left_out(evaluation, facts, unread)
    empty = evaluation.form is Form.EQUAL and not all(facts[name].quantity.value for name in evaluation.facts)
    empty |= evaluation.equation == _OF_SCORES and not _is_told_together(evaluation, facts)
    empty |= evaluation.form is Form.EQUAL and (_is_of_a_row(evaluation, facts) or _is_of_whole(evaluation, facts))
    unclear = vague.intersection(evaluation.facts) and not _is_by_place(evaluation, facts)
    if empty or unclear or _with_unread(evaluation, facts, left_out):
        asked = unclear and not empty and not left_out and is_turned(evaluation, facts, confirmed)
        return replace(evaluation, certain=False) if asked else replace(evaluation, band=Band.NO_DATA)
    if before_close(left_out, evaluation, facts):
        return _beside_unread(evaluation, facts)
    apart = _times_apart(evaluation)
    if apart <= _NEAR and evaluation.form is not Form.EQUAL:
        return evaluation
    if any(_is_slip(evaluation, name, facts) for name in evaluation.facts):
        return evaluation
    # what is five times as large is asked about, but for an amount of any kind
    asked = apart <= _FAR and not _is_of_any(evaluation, facts)
    return replace(evaluation, certain=False) if asked else replace(evaluation, band=Band.NO_DATA)


def _is_told_together(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell the rate of a score in its row or right behind it: elsewhere 得分率 may be that of a part."""
    return _is_of_a_row(evaluation, facts) or _is_directly_behind(evaluation, facts)


def _is_by_place(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell figures that their row or column puts together, whatever they are called."""
    return evaluation.equation == _OF_A_COLUMN or _is_of_a_row(evaluation, facts)


def _is_of_a_row(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell figures of one row of a table.

    What the prose calls alike makes a rate and its amounts no less clear; two amounts stand there for two things.
    """
    cells = [facts[name].cell for name in evaluation.facts]
    rows = {cell[:2] for cell in cells if cell is not None}
    return evaluation.form in (Form.RATE, Form.EQUAL) and len(rows) == 1 and None not in cells


def _is_of_whole(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    return _is_within(evaluation, facts) or _make_a_whole(evaluation, facts)


def _make_a_whole(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two counts of one paragraph that make up a third: 机关编制12名，经办中心编制18名，合计30名."""
    one, other = (facts[name] for name in evaluation.facts)
    if one.quantity.dimension is not Dimension.COUNT or one.block != other.block or one.cell is not None:
        return False
    total = one.quantity.value + other.quantity.value
    behind = min(
        (fact for fact in facts.values() if _is_behind(fact, max(one, other, key=_start))), key=_start, default=None
    )
    return behind is not None and behind.quantity.dimension is Dimension.COUNT and behind.quantity.value == total


def _is_within(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two counts one of which holds the other and what is told between or next: 离退休65人，离休1人、退休64人."""
    one, other = sorted(
        (facts[name] for name in evaluation.facts), key=lambda fact: fact.span.start if fact.span else 0
    )
    if None in (one.span, other.span) or one.block != other.block or one.cell is not None:
        return False
    over = one.quantity.value - other.quantity.value
    between = (
        fact.quantity for fact in facts.values()
        if one.span and fact.span and other.span and one.span.end <= fact.span.start < other.span.start
    )  # fmt: skip
    behind = min((fact for fact in facts.values() if _is_behind(fact, other)), key=_start, default=None)
    return over > 0 and any(
        quantity.dimension is one.quantity.dimension is Dimension.COUNT and quantity.value == over
        for quantity in (*between, *([behind.quantity] if behind is not None else []))
    )


def _is_behind(fact: Fact, other: Fact) -> bool:
    return fact.block == other.block and _start(fact) > _start(other)


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span is not None else -1


def _is_of_any(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell two amounts of last year that name no item: each may be of another one, 电费比2022年的…."""
    told = [facts[name].coordinates for name in evaluation.facts]
    prior = all(one is not None and one.concept == "prior_year_amount" and one.item is None for one in told)
    return evaluation.form is Form.EQUAL and prior


def _unread(facts: Iterable[Fact]) -> Mapping[int, Sequence[Fact]]:
    """Return the figures without a meaning, by block; what an equation speaks of has one."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.coordinates is None and fact.span is not None and fact.block is not None:
            found[fact.block].append(fact)
    return found


def _with_unread(evaluation: Evaluation, facts: Mapping[str, Fact], left_out: Sequence[Fact]) -> bool:
    """Tell a sum that one of the figures left out, or one part too many, explains."""
    return bool(left_out) and holds_otherwise(evaluation, facts, left_out)


def _beside_unread(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Evaluation:
    """Ask of a sum that a slip of the hand in its result explains, of money a telling one; claim nothing of others."""
    slip = _kind(evaluation, evaluation.result, facts)
    counted = facts[evaluation.result].quantity.dimension in (Dimension.SCORE, Dimension.COUNT)
    if slip != "other" and (counted or slip != "changed"):
        return replace(evaluation, certain=False)
    return replace(evaluation, band=Band.NO_DATA)


def _left_out(
    evaluation: Evaluation, facts: Mapping[str, Fact], unread: Mapping[int, Sequence[Fact]]
) -> Sequence[Fact]:
    """Return the figures among the parts of a sum that were not understood: each may be a part as well."""
    result = facts[evaluation.result]
    members = [facts[member.fact] for member in evaluation.members]
    listed = [fact for fact in members if fact.span is not None and fact.block == result.block]
    if (
        evaluation.form not in (Form.SUM, Form.AT_MOST)
        or evaluation.equation.startswith(_OF_CHANGES)
        or result.span is None
        or len(listed) < _SEVERAL_PARTS
        or result.block is None
    ):
        return ()
    first, last = min((result, *listed), key=_start), max((result, *listed), key=_start)
    end = last.span.end if last.span is not None else 0
    # money of the next sentence is no part of a list that has ended
    money = result.quantity.dimension is Dimension.MONEY
    return [
        other
        for other in unread.get(result.block, ())
        if other.span is not None
        and _start(first) <= other.span.start < end + (0 if money and other.sentence != last.sentence else _TAIL)
        and other.quantity.dimension is result.quantity.dimension
        and not (is_limit(other) and have_marks(members, facts))
    ]


def _times_apart(evaluation: Evaluation) -> int:
    """Return how many times the one of expected and found is the other, rounded up."""
    if evaluation.expected is None or evaluation.found is None:
        return _NEAR
    one, other = sorted((_size(evaluation.expected), _size(evaluation.found)))
    return -(-other // one) if one else _FAR


def _size(interval: Interval) -> int:
    return abs(interval.low + interval.high) // 2


def _is_slip(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> bool:
    return _kind(evaluation, name, facts) != "other"


def _kind(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> str:
    """Return the kind of slip that makes a figure of what the others want of it."""
    slip = mending_slip(evaluation, name, facts)
    return slip.kind if slip is not None and not is_too_fine(facts[name], slip) else "other"


def _vague(facts: Iterable[Fact]) -> frozenset[str]:
    """Return the figures that share their meaning with several others of other values: it cannot be meant so."""
    same: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        where = fact.coordinates
        if where is not None and fact.span is not None and fact.quantity.approximation == "exact":
            same[(where, fact.sign, fact.quantity.dimension)].append(fact)
    return frozenset(fact.id for group in same.values() if _values(group) >= _SEVERAL_VALUES for fact in group)


def _values(facts: Sequence[Fact]) -> int:
    return len({fact.quantity.value for fact in facts if fact.quantity.dimension is not Dimension.PLAIN})
