"""JX119: an equation of a user's pack that the figures do not keep."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX119",
    name="不合规则包自定的勾稽关系",
    severity=Severity.ERROR,
    clause="所用规则包的规定（见规则包中该等式的 source）",
    why="当地有自己的报表和口径，规则包把当地要求的等式写出来，与通用等式一样核对。",
    passes="规则包写明：人员经费＝基本支出－公用经费。文中基本支出100万元，公用经费40万元，人员经费60万元。",
    fails="规则包同上。文中基本支出100万元，公用经费40万元，人员经费65万元。",
    false_alarms="没有使用自定规则包的不查；等式中的数字没有全部写出的不查；四舍五入以内的差额不报。",
    remedy="按账改正写错的数字；等式不适用的，在规则包中删去或改为提醒。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations of own equations; without any the rule does not apply."""
    verdicts = tuple(judge(ground, CARD.code))
    yield from verdicts or (NOT_APPLICABLE,)


RULE = Rule(CARD, check)
