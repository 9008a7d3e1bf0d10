"""JX112: more points than there are to get."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, span_of
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX112",
    name="得分超过分值",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：各项指标得分最高不能超过该指标分值上限",
    why="得分超过分值，总分必然虚高。",
    passes="分值10分，得分9.5分。",
    fails="分值10分，得分12分。",
    false_alarms="单列的加分项不查。",
    remedy="核对该项得分和分值。",
)

_EXTRA = re.compile(r"加分|奖励分|附加分")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each score of a row, and each score that a sentence gives beside its full mark, against that mark."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    for score, full in _pairs(ground):
        if score.quantity.interval.low <= full.quantity.interval.high:
            yield PASSED
            continue
        args = (("found", score.printed), ("full", full.printed), ("name", name_of(score)))
        yield note(CARD, span_of(score), args, related=[Place(span_of(full), "label.full")])


def _pairs(ground: Ground) -> Iterator[tuple[Fact, Fact]]:
    """Yield scores with the full mark of the same row, or of the same item directly before it in a sentence."""
    marks: dict[object, Fact] = {}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if where is None or where.item is None or fact.span is None or _EXTRA.search(where.item.name):
            continue
        key = (where.subject, where.item, fact.cell[:2] if fact.cell else fact.block)
        if where.concept == "score_part_full":
            marks[key] = fact
        elif where.concept == "score_part" and key in marks:
            yield fact, marks[key]


RULE = Rule(CARD, check)
