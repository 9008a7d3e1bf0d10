"""JX110: score."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX110",
    name="各项得分之和与总分不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号自评表：总分＝各项得分之和",
    why="总分决定评价等级。",
    passes="产出得50分，效益得30分，满意度得10分，预算执行得9分，合计99分。",
    fails="产出得50分，效益得30分，满意度得10分，预算执行得9分，合计98分。",
    false_alarms="只列部分指标得分的不报。",
    remedy="把各项得分重新相加。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
