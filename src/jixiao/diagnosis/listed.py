"""What a list of one sentence proves that does not make up its amount.

The words are not understood, only their place: so a slip of the hand in one figure must explain the difference to the
fen, and no other reading of the list may hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from jixiao.diagnosis.mending import mending_slip
from jixiao.diagnosis.slips import TELLING, Slip
from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.relation import Band, Evaluation

# what some of so many parts make up can be tried in full
_FEW = 12


def tempered_list(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Evaluation:
    """Return a violated list as an error, a question, or as nothing to say.

    A list that says it is whole (由……组成, 合计), or that exceeds its amount, may have any one digit wrong. An open
    list that falls short may lack a part: a slip that moves, drops or doubles digits asks, as does a changed digit
    behind the point; a missing part of a round amount looks like a changed digit before it.
    """
    nothing = replace(evaluation, band=Band.NO_DATA, certain=False)
    slips = list(_slips(evaluation, facts))
    if not slips or list_holds_otherwise(evaluation, facts):
        return nothing
    if evaluation.certain or _exceeds(evaluation):
        return replace(evaluation, certain=True)
    telling = any(slip.kind in TELLING for _, slip in slips) or any(
        _is_behind_point(fact, slip) for fact, slip in slips
    )
    return replace(evaluation, certain=False) if telling else nothing


def _slips(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Iterator[tuple[Fact, Slip]]:
    for name in evaluation.facts:
        slip = mending_slip(evaluation, name, facts)
        if slip is not None and slip.kind != "other":
            yield facts[name], slip


def _exceeds(evaluation: Evaluation) -> bool:
    expected, found = evaluation.expected, evaluation.found
    return expected is not None and found is not None and expected.low > found.high


def _is_behind_point(fact: Fact, slip: Slip) -> bool:
    return bool((slip.value - fact.quantity.value) % fact.quantity.scale)


def list_holds_otherwise(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell whether some of the parts make up the amount, or the list another amount of the paragraph."""
    whole = facts[evaluation.result]
    parts = [facts[one.fact].quantity.interval for one in evaluation.members]
    if _is_nested(parts) or _some_make(parts, whole.quantity.interval):
        return True
    beside = [one for one in facts.values() if one.block == whole.block and one.id not in evaluation.facts]
    alike = [one.quantity for one in beside if one.span is not None]
    # 90分以上 holds any score above
    told = [one for one in alike if one.dimension is whole.quantity.dimension and one.approximation == "exact"]
    return evaluation.expected is not None and any(one.interval.meets(evaluation.expected) for one in told)


def _is_nested(parts: Sequence[Interval]) -> bool:
    """Tell a list where some parts behind one make it up: 用车6.54，购置0.00，运行6.54."""
    for at, one in enumerate(parts):
        total = Interval(0, 0)
        for count, part in enumerate(parts[at + 1 :]):
            total += part
            if count and one.low > 0 and total.meets(one):
                return True
    return False


def _some_make(parts: Sequence[Interval], whole: Interval) -> bool:
    """Tell whether some of the parts make up the whole; of a long list all but one or two, as anything can be made."""
    if len(parts) <= _FEW:
        return any(one.meets(whole) for one in _sums(parts))
    total = sum(parts, Interval(0, 0))
    left_out = (parts, (one + other for one, other in combinations(parts, 2)))
    return any(Interval(total.low - one.low, total.high - one.high).meets(whole) for one in chain(*left_out))


def _sums(parts: Sequence[Interval]) -> list[Interval]:
    """Return what some of the parts, one at the least, add up to."""
    sums: list[Interval] = []
    for part in parts:
        sums += [part, *(one + part for one in sums)]
    return sums
