"""JX416: more spent than the budget of the year."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import gives_reason, held, is_contradicted, is_evaluation, label, passages_of, percent
from jixiao.model.finding import Severity
from jixiao.model.quantity import MICRO

CARD = Card(
    code="JX416",
    name="支出超过预算未说明",
    severity=Severity.WARNING,
    clause="预算法第十三条：各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出",
    why="执行率超过100%，要么全年预算数漏了追加或上年结转，要么超预算支出。",
    passes="全年预算数100万元（含上年结转5万元），支出100万元。",
    fails="全年预算数100万元，支出112万元，执行率112%。",
    false_alarms="以年初预算为分母的完成率不查；写明原因的不报。",
    remedy="补全调整、结转后的全年预算数，或说明超支原因。",
)

_WHOLE = 100 * MICRO


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask each stated rate of execution above 100 % for a reason near it."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for one in held(ground, "execution_rate"):
        if one.fact.span is None or is_contradicted(ground, one.fact):
            continue
        passages = passages_of(ground, one.subject, one.span)
        told = gives_reason(text, passages) or any(_SOURCE.search(area.of(text)) for area in passages)
        if one.fact.quantity.interval.low <= _WHOLE or told:
            yield PASSED
            continue
        yield note(CARD, one.span, (("whose", label(ground, one.subject)), ("rate", percent(one.fact))))


_SOURCE = re.compile(r"上年结转|年初结转|其他资金|自有资金|单位资金|垫付|超支|超预算|超出")


RULE = Rule(CARD, check)
