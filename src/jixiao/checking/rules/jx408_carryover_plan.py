"""JX408: a high carry-over without a plan for it."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import Held, gives_reason, held, is_evaluation, passages_of, percent, threshold
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Severity

CARD = Card(
    code="JX408",
    name="结转结余率高，未说明使用或上缴安排",
    severity=Severity.WARNING,
    clause="国办发〔2014〕70号；财政部门盘活存量资金要求",
    why="结转结余超过全年预算的10%，应当说明下年如何使用或交回财政。",
    passes="年末结转结余20万元，下年继续用于未完工程。",
    fails="全年预算100万元，年末结转结余20万元。",
    false_alarms="安排写在附件中的会多报。",
    remedy="补充结转结余的使用计划或上缴情况。",
)

_SPENT = frozenset({"expenditure_total", "expenditure_total_with_carry"})
_PLAN = re.compile(
    r"结转[^。]{0,30}(?:用于|使用|安排|支付|实施)|(?:上缴|交回|缴回|收回|统筹)[^。]{0,10}(?:财政|国库"
    r"|资金)|财政(?:收回|统筹)|下年(?:度)?继续"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask the unit's carry-over rate for a plan anywhere in the document."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for one in held(ground, "carryover_rate"):
        if one.subject.kind is not SubjectKind.UNIT:
            continue
        high = one.fact.quantity.value > threshold(ground, "carryover_high")
        if (
            not high
            or _is_of_a_part(ground, one)
            or _PLAN.search(text)
            or gives_reason(text, passages_of(ground, one.subject, one.span))
        ):
            yield PASSED
            continue
        yield note(CARD, one.span, (("rate", percent(one.fact)),))


def _is_of_a_part(ground: Ground, one: Held) -> bool:
    """Tell a rate worked out with a base that is less than what was spent: it was the budget of a part."""
    known = {fact.id: fact for fact in ground.extracted.facts}
    base = max((known[name].quantity.value for name in one.fact.sources if name in known), default=0)
    spent = (
        fact.quantity.value
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept in _SPENT
        and fact.coordinates.subject == one.subject
        and fact.coordinates.item is None
    )
    return 0 < base < max(spent, default=0)


RULE = Rule(CARD, check)
