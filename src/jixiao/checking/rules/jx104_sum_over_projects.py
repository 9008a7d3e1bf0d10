"""JX104: sum over projects."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX104",
    name="各项目（科目）之和与总数不符",
    severity=Severity.ERROR,
    clause="部门决算编报说明：项目支出＝各项目支出之和；类、款、项逐级汇总",
    why="逐项列出的数加起来必须等于总数。",
    passes="项目支出30万元，2个项目：甲项目10万元，乙项目20万元。",
    fails="项目支出30万元，2个项目：甲项目10万元，乙项目25万元。",
    false_alarms="只列主要项目、重点项目时不报；项目个数与列出的个数一致才作为错误。",
    remedy="核对每个项目的支出数和项目支出总数。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
