"""JX108: change."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

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


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
