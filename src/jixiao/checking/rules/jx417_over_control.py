"""JX417: more people or more 三公 expenses than approved, without a reason."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_evaluation, passages_of, percent
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO

CARD = Card(
    code="JX417",
    name="超编或“三公”经费超预算未说明",
    severity=Severity.WARNING,
    clause="财预〔2013〕53号：在职人员控制率、“三公”经费控制率以100%以内为标准",
    why="超过100%会扣分，须说明原因和消化措施。",
    passes="编制46名，在职48人，超编2人为转隶人员，逐步消化。",
    fails="编制46名，在职48人，在职人员控制率104.35%。",
    false_alarms="原因写在别的章节的会多报。",
    remedy="补充超编、超支的原因和消化措施。",
    silent="满编招考可能是补自然减员，从报告里看不出。",
)

_RATES = ("staff_control_rate", "sangong_control_rate")
_TOLD = re.compile(r"超编|超配|转隶|划转|安置|消化|过渡|军转|原因|由于|因[^此]|经批准|追加|调剂")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look at both control rates where they are stated, and at spending against budget of 三公 where both are."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    rates = [one for concept in _RATES for one in held(ground, concept) if one.fact.span is not None]
    for one in rates:
        told = any(_TOLD.search(area.of(text)) for area in passages_of(ground, one.subject, one.span))
        if one.fact.quantity.interval.low <= 100 * MICRO or told:
            yield PASSED
            continue
        name = (
            "在职人员控制率" if one.fact.coordinates and "staff" in one.fact.coordinates.concept else "“三公”经费控制率"
        )
        yield note(CARD, one.span, (("name", name), ("rate", percent(one.fact))), variant="rate")
    if not any(one.fact.coordinates and "sangong" in one.fact.coordinates.concept for one in rates):
        yield from _amounts(ground, text)


def _amounts(ground: Ground, text: str) -> Iterator[Verdict]:
    budget = next(held(ground, "sangong_budget"), None)
    spent = next(held(ground, "sangong_total"), None)
    if budget is None or spent is None or spent.subject != budget.subject:
        return
    told = any(_TOLD.search(area.of(text)) for area in passages_of(ground, spent.subject, spent.span))
    if spent.fact.quantity.interval.low <= budget.fact.quantity.interval.high or told:
        yield PASSED
        return
    args = (("found", spent.fact.printed), ("budget", budget.fact.printed))
    yield note(CARD, spent.span, args, variant="amount", related=[Place(budget.span, "label.budget")])


RULE = Rule(CARD, check)
