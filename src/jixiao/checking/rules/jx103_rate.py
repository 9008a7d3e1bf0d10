"""JX103: rate."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX103",
    name="比率与分子分母不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：预算执行率＝全年执行数÷全年预算数×100%",
    why="比率由正文中的两个数算出，不符说明其中一个写错。",
    passes="全年预算数200万元，支出150万元，预算执行率75%。",
    fails="全年预算数200万元，支出150万元，预算执行率57%。",
    false_alarms="报告另用分母（年初预算、到位资金）的，按写明的分母核对；未写明时各种口径都试，有一种相符即不报。",
    remedy="核对分子、分母和小数位，比率按四舍五入保留两位。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
