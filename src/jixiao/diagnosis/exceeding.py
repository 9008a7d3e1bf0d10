"""Posts of which the kinds told right behind them are more than all: 编制186名，其中行政68名、事业124名."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jixiao.diagnosis.mending import mending_slip
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form

_POSTS, _FIRST = "R17", "staff_quota_admin"
_REACH, _TAIL = 90, 12


def with_exceeding(
    told: Iterable[Evaluation], judged: Iterable[Evaluation], facts: Mapping[str, Fact]
) -> Iterator[Evaluation]:
    """Yield the evaluations as judged, as errors those of posts whose kinds exceed them by one mistyped digit.

    No post is of two kinds, so that what a list leaves out cannot explain it; nor may a kind told beside the list, or
    one told within another, be what is too much. Where the first kind of all was read as the whole, as in
    行政38名，事业45名, it is not among the parts.
    """
    for one, after in zip(told, judged, strict=True):
        proven = one.equation == _POSTS and one.band is Band.VIOLATED and _exceeds(one, facts)
        yield replace(one, certain=True) if proven else after


def _exceeds(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    whole, parts = facts[evaluation.result], [facts[one.fact] for one in evaluation.members]
    over = sum(one.quantity.value for one in parts) - whole.quantity.value
    first = any(one.coordinates is not None and one.coordinates.concept == _FIRST for one in parts)
    if evaluation.form is not Form.SUM or not first or over <= 0 or any(one.quantity.value == over for one in parts):
        return False
    spans = [one.span for one in parts if one.span is not None and one.block == whole.block and one.cell is None]
    if whole.span is None or whole.cell is not None or len(spans) < len(parts):
        return False
    start, end = whole.span.start, max(span.end for span in spans)
    if min(span.start for span in spans) < start or end - start > _REACH:
        return False
    beside = (
        one.quantity.value
        for one in facts.values()
        if one.block == whole.block
        and one.span is not None
        and start < one.span.start < end + _TAIL
        and one.quantity.dimension is Dimension.COUNT
        and one.id not in evaluation.facts
    )
    return over not in set(beside) and any(_is_slip(evaluation, one.id, facts) for one in parts)


def _is_slip(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> bool:
    slip = mending_slip(evaluation, name, facts)
    return slip is not None and slip.kind != "other"
