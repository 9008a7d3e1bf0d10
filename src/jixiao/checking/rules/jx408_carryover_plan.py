"""JX408: a high carry-over without a plan for it."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_evaluation, percent, threshold
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
        if not high or _PLAN.search(text):
            yield PASSED
            continue
        yield note(CARD, one.span, (("rate", percent(one.fact)),))


RULE = Rule(CARD, check)
