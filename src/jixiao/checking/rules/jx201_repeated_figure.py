"""JX201: repeated figure."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge
from jixiao.checking.notes import expecting, note
from jixiao.checking.retold import retold
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX201",
    name="同一数字前后不一致",
    severity=Severity.ERROR,
    clause="同一指标在全文中应当一致",
    why="同一指标出现两个数，读者无从取信。",
    passes="全年支出100万元。……2023年实际支出100万元。",
    fails="全年支出100万元。……2023年实际支出110万元。",
    false_alarms="口径不同（本级与汇总、一般公共预算与全口径）的数不比较；换了说法再次写到的执行率、人数只作提醒。",
    remedy="以账表为准统一全文。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then rates and numbers of people told again in other words."""
    yield from judge(ground, CARD.code)
    text = ground.extracted.document.text
    for one in retold(ground):
        right = one.other.of(text)
        args = (("name", one.name), ("found", one.span.of(text)), ("expected", right))
        related = [Place(one.other, "label.same_digits")]
        told = note(CARD, one.span, args, variant="doubt", severity=Severity.WARNING, related=related)
        yield expecting(told, right)


RULE = Rule(CARD, check)
