"""JX121: a row or clause that does not hold what all the others of its make hold."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX121",
    name="与同类各行（各句）的算法不符",
    severity=Severity.ERROR,
    clause="部门决算报表审核公式：同一张表各行的横向关系相同",
    why="同一张表的各行、写法相同的各句，横向的算法相同；别处都对得上，只有一处差一个数字，多是录入时写错。",
    passes="各行都是计划＝实用＋节余。",
    fails="其他各行都是计划＝实用＋节余，这一行计划216.18、实用206.18、节余0.00。",
    false_alarms="至少两处成立、只有个别处不成立，并且改正一个数字就能对上时才报；一行本来就有别的算法的，请注明。",
    remedy="核对这一行（句）的各数，改正写错的一个。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
