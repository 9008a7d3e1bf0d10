"""JX102: carryover."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX102",
    name="结转结余与预算、支出不符",
    severity=Severity.ERROR,
    clause="年末结转结余＝全年预算数－支出数；决算口径＝年初结转＋本年收入－本年支出",
    why="结转结余是下年预算的起点，算错会带到下一年。",
    passes="全年预算数50万元，支出45万元，结转结余5万元。",
    fails="全年预算数50万元，支出45万元，结转结余4万元。",
    false_alarms="财政年末收回指标的，结余可以小于预算减支出；文中写明收回的降为提示。",
    remedy="按预算数减支出数重新计算；如有收回、结余分配，在文中写明。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
