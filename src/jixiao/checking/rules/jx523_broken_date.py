"""JX523: dates that no calendar has."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX523",
    name="日期写错",
    severity=Severity.ERROR,
    clause="GB/T 7408《日期和时间表示法》；公历",
    why="不存在的日期说明年月日写串或少改了一位。",
    passes="项目于2023年12月30日验收。",
    fails="项目于2023月12月30日验收。",
    false_alarms="“18月龄”“连续15个月”不查。",
    remedy="按原始凭证改正日期。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("dates"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
