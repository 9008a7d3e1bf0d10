"""JX101: sum of parts."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX101",
    name="分项之和与合计不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号自评表填报要求；部门决算编报说明（合计＝各分项之和）",
    why="合计与分项同时写出时，两者必须相等，否则读者无法判断哪个数可信。",
    passes="本年支出100万元，其中基本支出60万元，项目支出40万元。",
    fails="本年支出100万元，其中基本支出60万元，项目支出45万元。",
    false_alarms="“其中”只列了部分分项（如“主要包括”）时不作为错误；因四舍五入产生的0.01差额不报。",
    remedy="按账核对合计与各分项，改正写错的一个。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
