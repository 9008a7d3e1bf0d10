"""Full marks: no score is above its own, and they show whether a score is missing from a sum."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao.model.fact import Fact
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.relation import Band, Evaluation, Form, Member

_MARK, _SCORE = "score_part_full", "score_part"


def bounds_of_scores(facts: Mapping[str, Fact]) -> Iterator[Evaluation]:
    """Yield score ≤ full mark for the scores of a row, and for those that a paragraph tells beside their mark.

    20分中得18.5分, and 18.5分（满分20分）.
    """
    marks: dict[object, list[Fact]] = {}
    scores: list[tuple[object, Fact]] = []
    for fact in facts.values():
        where = fact.coordinates
        if where is None or where.item is None or fact.span is None:
            continue
        key: object = (where.subject, where.item, fact.cell[:2] if fact.cell else fact.block)
        if where.concept == _MARK:
            marks.setdefault(key, []).append(fact)
        elif where.concept == _SCORE:
            scores.append((key, fact))
    for key, score in scores:
        beside = marks.get(key, [])
        before = [mark for mark in beside if _start(mark) < _start(score)]
        if beside:
            yield _bound(before[-1] if before else beside[0], score)


def is_limit(fact: Fact) -> bool:
    """Tell the points from which on a grade is given: 优秀（90分及以上）."""
    return fact.quantity.dimension is Dimension.SCORE and fact.quantity.approximation is not Approximation.EXACT


def have_marks(parts: Sequence[Fact], facts: Mapping[str, Fact]) -> bool:
    """Tell parts of a score each of whose full marks is told: these show whether one is missing."""
    marked = {one.coordinates.item for one in facts.values() if one.coordinates and one.coordinates.concept == _MARK}
    return all(one.coordinates is not None and one.coordinates.item in marked for one in parts)


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span is not None else -1


def _bound(mark: Fact, score: Fact) -> Evaluation:
    found, expected = mark.quantity.interval, score.quantity.interval
    band = Band.EXACT if expected.low <= found.high else Band.VIOLATED
    return Evaluation("R26.mark", "", Form.AT_MOST, mark.id, (Member(score.id, 1),), band, expected, found)
