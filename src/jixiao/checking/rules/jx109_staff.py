"""JX109: staff."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX109",
    name="人员编制、人数合计不符",
    severity=Severity.ERROR,
    clause="机构编制管理要求：编制总数＝各类编制之和；人员总数＝在职＋离退休",
    why="人员数是控制率和公用经费定额的依据。",
    passes="人员编制10名，其中行政编制4名、事业编制6名。",
    fails="人员编制10名，其中行政编制4名、事业编制7名。",
    false_alarms="未列全的编制类别（如工勤）不作推断时可能误报，文中注明即可。",
    remedy="按编制批文核对各类编制和实有人数。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this."""
    return judge(ground, CARD.code)


RULE = Rule(CARD, check)
