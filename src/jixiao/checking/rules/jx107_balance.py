"""JX107: balance."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX107",
    name="收入总计与支出总计不平",
    severity=Severity.ERROR,
    clause="部门决算收支总表：收入总计＝支出总计",
    why="收支总计含结转结余，两边必须相等。",
    passes="收入总计100万元，支出总计100万元。",
    fails="收入总计100万元，支出总计98万元。",
    false_alarms="只写“收入合计”“支出合计”（不含结转结余）的不适用。",
    remedy="核对年初、年末结转结余是否都已计入总计。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
