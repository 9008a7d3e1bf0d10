"""JX202: text against table."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX202",
    name="文字与表格不一致",
    severity=Severity.ERROR,
    clause="正文数字应当与附表一致",
    why="正文与表格不一致，说明有一处没有随修改更新。",
    passes="表中支出合计100万元，正文写100万元。",
    fails="表中支出合计100万元，正文写110万元。",
    false_alarms="单位（元、万元）不同的先换算再比较。",
    remedy="以账表为准，改正正文或表格。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
