"""JX105: table total."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX105",
    name="表内合计与各行不符",
    severity=Severity.ERROR,
    clause="自评表、收支表填报要求：合计行＝各行之和",
    why="表格合计是最常被引用的数。",
    passes="各行10、20，合计30。",
    fails="各行10、20，合计35。",
    false_alarms="“其中”行不计入合计；因四舍五入产生的差额不报。",
    remedy="重新加总该列，改正合计或写错的一行。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
