"""A share that stands unread beside a sum tells which of its parts is wrong: 服务类40.00万元…占采购支出的20.00%."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.repairs import Repair
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form

_HUNDRED, _LEAST_DIGITS = 100, 3
_FIRST = (-1, 0, 0, 0)


def with_shares_first(
    found: Sequence[Repair], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> tuple[Repair, ...]:
    """Return the repairs, that one first which alone makes a part the share of the whole that is told behind it."""
    told = [repair for repair in found if _is_told(repair, evaluations, facts)]
    if len(told) != 1 or len(found) == 1 or found[0].rank < _FIRST:
        return tuple(found)
    return (replace(told[0], rank=_FIRST), *(one for one in found if one is not told[0]))


def _is_told(repair: Repair, evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]) -> bool:
    change = repair.changes[0]
    if len(repair.changes) > 1 or change.slip is None:
        return False
    part = facts[change.fact]
    return any(
        _is_share(change.slip.value, whole, rate) and not _is_share(part.quantity.value, whole, rate)
        for whole in _wholes(part, evaluations, facts)
        for rate in _rates(part, facts)
    )


def _wholes(part: Fact, evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]) -> Iterator[int]:
    for one in evaluations:
        if one.band is Band.VIOLATED and one.form is Form.SUM and part.id in one.facts and one.result in facts:
            whole = facts[one.result]
            if whole.id != part.id and whole.quantity.value > 0:
                yield whole.quantity.value


def _rates(part: Fact, facts: Mapping[str, Fact]) -> Iterator[Fact]:
    """Yield the unread rates behind a figure in its own paragraph."""
    for fact in facts.values():
        unread = fact.coordinates is None and fact.quantity.dimension is Dimension.RATE and fact.block == part.block
        exact = sum(sign.isdigit() for sign in fact.printed) >= _LEAST_DIGITS
        behind = fact.span is not None and part.span is not None and part.span.start < fact.span.start
        if unread and exact and behind:
            yield fact


def _is_share(value: int, whole: int, rate: Fact) -> bool:
    share = value * _HUNDRED * rate.quantity.scale
    return rate.quantity.interval.low * whole <= share <= rate.quantity.interval.high * whole
