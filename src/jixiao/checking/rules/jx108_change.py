"""JX108: change."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import expected_value, judge, printed, value_text
from jixiao.checking.directions import turned
from jixiao.checking.rule import NO_DATA, Card, Ground, Rule, Verdict, failed
from jixiao.model.finding import Finding, Severity
from jixiao.model.relation import Form

CARD = Card(
    code="JX108",
    name="增减额、增减率前后不符",
    severity=Severity.ERROR,
    clause="增减率＝（本年数－上年数）÷上年数×100%",
    why="增减额与增减率必须由同一组数算出。",
    passes="支出110万元，比上年增加10万元，增长10%。",
    fails="支出110万元，比上年增加10万元，增长15%。",
    false_alarms="上年数未写明时按本年数减增减额推算。",
    remedy="核对上年决算数，重新计算增减额和增减率。",
)


_OPEN = re.compile(r"(?:增加|增长|上升)[（(／/、或]+(?:减少|下降|降低)[）)]?$")
_REACH = 12


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this; a change that goes the other way is said in words, not by a sign."""
    for verdict in judge(ground, CARD.code):
        if verdict.finding is None:
            yield verdict
        else:
            yield NO_DATA if _is_open(verdict.finding, ground) else failed(_directed(verdict.finding, ground))


def _is_open(finding: Finding, ground: Ground) -> bool:
    """Tell a change behind a direction that was left open, 增加（减少）: JX504 asks for the word first."""
    start = finding.primary.span.start
    return _OPEN.search(ground.extracted.document.text, max(0, start - _REACH), start) is not None


def _directed(finding: Finding, ground: Ground) -> Finding:
    evaluation = ground.evaluations[finding.evaluation]
    facts = {fact.id: fact for fact in ground.extracted.facts}
    result = facts[evaluation.result]
    if evaluation.form is not Form.SUM or result.quantity.value < 0:
        return finding
    expected = expected_value(evaluation, facts)
    if expected >= 0:
        return finding
    amount = printed(result) if expected == -result.quantity.value else value_text(-expected, result)
    return turned(finding, ground.extracted.document.text, amount)


RULE = Rule(CARD, check)
