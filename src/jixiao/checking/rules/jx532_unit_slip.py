"""JX532: an amount in 元 among amounts in 万元."""

from collections import Counter
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, printed
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.quantity import Dimension

CARD = Card(
    code="JX532",
    name="金额单位疑误（元、万元）",
    severity=Severity.WARNING,
    clause="审核要点：同一段金额的单位应当一致",
    why="3.58元的接待费、312.40元的项目支出多半是漏写“万”字。",
    passes="基本支出312.40万元。",
    fails="基本支出312.40元（其余各数均为万元）。",
    false_alarms="确为小额的（如利息、零星退回）不理会即可。",
    remedy="核对单位，补写“万”字。",
)

_LARGE = ("budget_", "expenditure_", "income_", "carryover_", "sangong_", "funds_", "procurement_")
_LEAST_OTHERS = 3
_MOST_FEN = 100_000
_PLACES = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for amounts below 1 000 元 with two decimals among at least three amounts in 万元 of one paragraph."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    facts = [fact for fact in ground.extracted.facts if fact.quantity.dimension is Dimension.MONEY]
    by_block = Counter(fact.block for fact in facts if fact.quantity.unit == "万元" and fact.cell is None)
    for fact in facts:
        where = fact.coordinates
        slips = fact.quantity.unit == "元" and fact.quantity.decimals == _PLACES and 0 < fact.quantity.value < _MOST_FEN
        if where is None or fact.span is None or fact.cell is not None or not where.concept.startswith(_LARGE):
            continue
        if slips and by_block[fact.block] >= _LEAST_OTHERS:
            yield note(CARD, fact.span, (("name", name_of(fact)), ("found", printed(fact))))


RULE = Rule(CARD, check)
