"""JX116: months that spent more than their year."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, printed, span_of
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX116",
    name="年中累计数大于全年数",
    severity=Severity.ERROR,
    clause="绩效运行监控：截至某月的累计执行数不超过全年执行数",
    why="累计数只增不减，前几个月不可能超过全年，多是口径或年度写错。",
    passes="1—7月支出260万元，全年支出450万元。",
    fails="1—7月支出460万元，全年支出450万元。",
    false_alarms="有退回、冲销的，注明即可。",
    remedy="核对监控数据和全年数。",
)


# 1—7月, 1至9月: the first months of a year, directly before an amount of the same sentence
_MONTHS = re.compile(r"(?<!\d)0?1月?(?:份)?(?:[-－—–~～至到])+(?P<last>\d{1,2})月(?:份)?[^。；;\n]{0,20}$")
_REACH = 34
_LAST = 12


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the amounts of the first months against those of the year: same concept, subject, item, period, scope."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    spent = [
        (fact, fact.span)
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept.startswith("expenditure_")
        and fact.span is not None
    ]
    early = {fact.id for fact, span in spent if _is_early(text, span)}
    yearly = {fact.coordinates: fact for fact, _ in reversed(spent) if fact.id not in early}
    for fact, span in spent:
        whole = yearly.get(fact.coordinates)
        if fact.id not in early or whole is None:
            continue
        if fact.quantity.interval.low <= whole.quantity.interval.high:
            yield PASSED
            continue
        args = (("name", name_of(fact)), ("found", printed(fact)), ("whole", printed(whole)))
        yield note(CARD, span, args, related=[Place(span_of(whole), "label.whole")])


def _is_early(text: str, span: Span) -> bool:
    match = _MONTHS.search(text[max(0, span.start - _REACH) : span.start])
    return match is not None and int(match["last"]) < _LAST


RULE = Rule(CARD, check)
