"""JX407: money added in the year and then left."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.reasons import reason_told
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import amounts, gives_reason, is_evaluation, label, passages_of, threshold
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX407",
    name="年中追加后又大量结转",
    severity=Severity.WARNING,
    clause="预算绩效评价指标“预算调整率”“结转结余率”",
    why="追加的资金有四成以上没有用出去，追加的必要性需要说明。",
    passes="年中追加20万元，年末结转1万元。",
    fails="年中追加20万元，年末结转15万元。",
    false_alarms="年末才下达的追加资金会多报；写明追加资金未使用或者结转的原因的不报。",
    remedy="说明追加时间、未使用的原因和使用计划。",
)

_TOLD = re.compile(r"(?:追加|调增)[^。\n]{0,24}(?:原因|由于|因为|系因|必要|未使用|未用)")
_BEFORE = 12
# who has spent all but one in so many of the whole needs no excuse
_USUAL = 20


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold what is left against what was added, for the unit and each project."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    left = amounts(ground, "carryover_closing")
    budget = amounts(ground, "budget_adjusted")
    share = threshold(ground, "addition_unspent")
    for subject, added in amounts(ground, "budget_adjustment").items():
        rest = left.get(subject)
        if rest is None or added.sign < 0 or added.quantity.value <= 0 or added.span is None or rest.span is None:
            continue
        areas = [area for one in (added.span, rest.span) for area in passages_of(ground, subject, one)]
        text = ground.extracted.document.text
        told = any(_TOLD.search(area.of(text)) for area in areas) or gives_reason(text, _sentence(text, rest.span))
        told = told or reason_told(ground, subject, rest.span)
        whole = budget.get(subject)
        if (
            told
            or (whole is not None and rest.quantity.value * _USUAL < whole.quantity.value)
            or _least(rest) * 100 * MICRO < share * _most(added)
        ):
            yield PASSED
            continue
        args = (("whose", label(ground, subject)), ("added", added.printed), ("left", rest.printed))
        yield note(CARD, rest.span, args, related=[Place(added.span, "label.added")])


def _sentence(text: str, span: Span) -> tuple[Span, ...]:
    """Return the end of the sentence of what was left, where its reason stands: 结转…万元，系冬季停工后的工程款."""
    ends = [at for at in (text.find(mark, span.end) for mark in "。\n") if at >= 0]
    return (Span(max(span.start - _BEFORE, 0), min([*ends, len(text)])),)


def _least(fact: Fact) -> int:
    """Return the least amount that is printed like this one: 0.82万元 may be 0.8150万元."""
    return fact.quantity.rounded_at(fact.quantity.decimals).interval.low


def _most(fact: Fact) -> int:
    return fact.quantity.rounded_at(fact.quantity.decimals).interval.high


RULE = Rule(CARD, check)
