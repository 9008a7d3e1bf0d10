"""No score is above its full mark: a bound that tells which of several scores may be raised."""

from collections.abc import Iterator, Mapping

from jixiao.model.fact import Fact
from jixiao.model.relation import Band, Evaluation, Form, Member

_MARK, _SCORE = "score_part_full", "score_part"


def bounds_of_scores(facts: Mapping[str, Fact]) -> Iterator[Evaluation]:
    """Yield score ≤ full mark for the scores of a row, and for those that a paragraph gives behind their mark."""
    marks: dict[object, Fact] = {}
    for fact in facts.values():
        where = fact.coordinates
        if where is None or where.item is None or fact.span is None:
            continue
        key = (where.subject, where.item, fact.cell[:2] if fact.cell else fact.block)
        if where.concept == _MARK:
            marks[key] = fact
        elif where.concept == _SCORE and key in marks:
            yield _bound(marks[key], fact)


def _bound(mark: Fact, score: Fact) -> Evaluation:
    found, expected = mark.quantity.interval, score.quantity.interval
    band = Band.EXACT if expected.low <= found.high else Band.VIOLATED
    return Evaluation("R26.mark", "", Form.AT_MOST, mark.id, (Member(score.id, 1),), band, expected, found)
