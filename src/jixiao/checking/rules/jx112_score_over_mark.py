"""JX112: more points than there are to get."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.checking.arithmetic import name_of, span_of
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.printed import is_typed, printed_as
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.score_sums import Kind, faults_of
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX112",
    name="得分超过分值",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：各项指标得分最高不能超过该指标分值上限",
    why="得分超过分值，总分必然虚高。",
    passes="分值10分，得分9.5分。",
    fails="分值10分，得分12分。",
    false_alarms="单列的加分项不查；写明加分、折合百分制的，分值是权重、整列按百分制打分的，都不报。",
    remedy="核对该项得分和分值。",
)

_EXTRA = re.compile(r"加分|奖励分|附加分")
# more than the mark, or of another one, and said so: 加0.5分, 折合百分制
_TOLD = re.compile(r"加分|加[ ]?\d|奖励|附加|折[合算]|百分制|换算")
_SENTENCE = re.compile(r"[。；;\n]")
_NAMELESS = re.compile(r"[，,、）)](?:自评|自我评价|综合|评价|最终|实际|实|总|合计)*得分?[为：:]?[ ]*$")
_MARK, _SCORED = re.compile(r"(\d+(?:\.\d+)?)[ ]?分"), re.compile(r"[得扣](?=分?[为：:]?[ ]?\d)")
_SEVERAL = 2
_HUNDRED, _TAIL = Decimal(100), 12
# 自评得分93.25分（满分10分）
_OWN_FULL = re.compile(
    r"(?<![\d.])(?P<got>\d{1,3}(?:\.\d{1,2})?)[ ]?分[（(](?:满分|总分)(?:为|是)?(?P<full>\d{1,3})[ ]?分?[）)，,]"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each score of a row, and each score that a sentence gives beside its full mark, against that mark."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    pairs = list(_pairs(ground))
    of_hundred, told = _columns_of_hundred(pairs), []
    for score, full in pairs:
        column = _column(score)
        explained = column is not None and column in of_hundred
        if not _exceeds(score, full) or explained or _is_explained(ground, score, full):
            yield PASSED
            continue
        args = (("found", score.printed), ("full", full.printed), ("name", name_of(score)))
        told.append(span_of(score))
        yield note(CARD, span_of(score), args, related=[Place(span_of(full), "label.full")])
    text = ground.extracted.document.text
    for verdict, span in _own_fulls(text):
        if not any(span.overlaps(one) for one in told):
            told.append(span)
            yield verdict
    for one in faults_of(ground):
        if one.kind is Kind.OVER and not any(span.overlaps(one.point.span) for span in told):
            args = (
                ("found", one.point.span.of(text)),
                ("full", one.against[0].of(text)),
                ("name", f"“{one.name}”得分"),
            )
            verdict = note(CARD, one.point.span, args, related=[Place(one.against[0], "label.full")])
            yield expecting(verdict, f"{printed_as(one.right)}分" if one.right is not None else None)


def _own_fulls(text: str) -> Iterator[tuple[Verdict, Span]]:
    """Yield each score over the full mark in the bracket behind it; that mark is called wrong where it lost a digit."""
    for match in _OWN_FULL.finditer(text):
        got, full = Decimal(match["got"]), Decimal(match["full"])
        begun = max((one.end() for one in _SENTENCE.finditer(text, 0, match.start())), default=0)
        if got <= full or _TOLD.search(text, begun, match.end() + _TAIL):
            continue
        spans = Span(match.start("got"), match.end("got") + 1), Span(*match.span("full"))
        args = (("found", f"{match['got']}分"), ("full", f"{match['full']}分"), ("name", "得分"))
        lost = got <= _HUNDRED and is_typed(match["full"], _HUNDRED)
        first, other = spans[::-1] if lost else spans
        yield note(CARD, first, args, related=[Place(other, "label.full")]), spans[0]


def _exceeds(score: Fact, full: Fact) -> bool:
    return score.quantity.interval.low > full.quantity.interval.high


def _column(fact: Fact) -> tuple[int, int] | None:
    return (fact.cell[0], fact.cell[2]) if fact.cell else None


def _columns_of_hundred(pairs: list[tuple[Fact, Fact]]) -> set[tuple[int, int]]:
    """Return the columns where each score is above its mark: those are weights, the scores are of 100."""
    over: dict[tuple[int, int], list[bool]] = {}
    for score, full in pairs:
        column = _column(score)
        if column is not None:
            over.setdefault(column, []).append(_exceeds(score, full))
    return {column for column, told in over.items() if len(told) >= _SEVERAL and all(told)}


def _is_explained(ground: Ground, score: Fact, full: Fact) -> bool:
    """Tell a score above its mark that is of another mark, or that the sentence gives more points."""
    if full.printed.endswith(("%", "％")):
        return True
    return score.cell is None and (_is_of_all(ground, score) or _TOLD.search(_sentence(ground, score)) is not None)


def _sentence(ground: Ground, score: Fact) -> str:
    """Return the sentence in which a score stands."""
    text, span = ground.extracted.document.text, span_of(score)
    end = _SENTENCE.search(text, span.end)
    return _before(ground, score) + text[span.start : end.start() if end else len(text)]


def _before(ground: Ground, score: Fact) -> str:
    text, span = ground.extracted.document.text, span_of(score)
    begin = max((one.end() for one in _SENTENCE.finditer(text, 0, span.start)), default=0)
    return text[begin : span.start]


def _is_of_all(ground: Ground, score: Fact) -> bool:
    """Tell a score without a name behind several marks that have none of their own: it is that of all of them."""
    before = _before(ground, score)
    if _NAMELESS.search(before) is None:
        return False
    marks = [Fraction(one) for one in _MARK.findall(_SCORED.split(before)[-1])]
    return len(marks) >= _SEVERAL and score.quantity.interval.low <= sum(marks) * MICRO


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
