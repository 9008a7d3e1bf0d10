"""JX437: other funds told beside a total that already adds up without them."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, printed, span_of
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Place, Severity
from jixiao.model.relation import Band, Form

CARD = Card(
    code="JX437",
    name="其他资金列在合计之外",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号附件《项目支出绩效自评表》：资金总额＝财政拨款＋上年结转＋其他资金",
    why="合计不含其他资金，这笔钱的来源、使用和结余就没有着落，预算数、执行率和结转结余也可能少算。",
    passes="预算收入412.30万元，其中年初预算250.10万元，调整追加155.40万元，其他资金6.80万元。",
    fails="预算收入405.50万元，其中年初预算250.10万元，调整追加155.40万元。其他资金来源6.80万元。",
    false_alarms=(
        "只在合计不加这笔钱正好相等、这笔钱在全文又没有同别的数核对上时才提醒；"
        "同一句里写明用途、去向或“不含”“另有”等口径的，以及收入列表里的“其他收入”，不查。"
    ),
    remedy="把其他资金并入合计；不并入的，写明来源、用途和支出、结余情况。",
)

_CLEARED = re.compile(r"用于|支出|使用|上缴|结转|不含|不包括|未纳入|另有|除|核算")
_NAMED = re.compile(r"(?:^|[。；;\n])[^。；;，,\n\d]{0,8}其[他它](?:来源)?资金[^。；;，,\n\d]{0,8}$")
_REACH = 40
_TOTALS = frozenset({"budget_adjusted", "budget_initial", "income_total", "income_year"})


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each amount of other funds that nothing verifies against the totals told just before it."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    facts = {fact.id: fact for fact in ground.extracted.facts}
    totals = [
        facts[one.result]
        for one in ground.evaluations
        if one.band is Band.EXACT and one.form is Form.SUM and _concept(facts[one.result]) in _TOTALS
    ]
    for fact in facts.values():
        if _concept(fact) != "income_other" or fact.status is not Status.SINGLE or fact.cell is not None:
            continue
        whole = next((total for total in totals if _stands_before(total, fact)), None)
        if whole is None or not _is_told_apart(ground, fact) or _is_cleared(ground, fact):
            yield PASSED
            continue
        args = (("found", printed(fact)), ("name", name_of(whole)), ("total", printed(whole)))
        yield note(CARD, span_of(fact), args, related=[Place(span_of(whole), "label.whole")])


def _concept(fact: Fact) -> str:
    return fact.coordinates.concept if fact.coordinates is not None else ""


def _stands_before(whole: Fact, fact: Fact) -> bool:
    """Tell a total of the same subject and year in the same paragraph, before the amount and larger than it."""
    own, other = fact.coordinates, whole.coordinates
    if own is None or other is None or whole.block != fact.block or span_of(whole).start > span_of(fact).start:
        return False
    return (own.subject, own.period) == (other.subject, other.period) and whole.quantity.value > fact.quantity.value


def _is_told_apart(ground: Ground, fact: Fact) -> bool:
    """Tell 其他资金 with a sentence of its own; 其他收入 in a list of incomes is a part of them."""
    start = span_of(fact).start
    return _NAMED.search(ground.extracted.document.text, max(0, start - _REACH), start) is not None


def _is_cleared(ground: Ground, fact: Fact) -> bool:
    """Tell whether the sentence of an amount says what became of it, or why it stands apart."""
    text, span = ground.extracted.document.text, span_of(fact)
    start = max(text.rfind(mark, 0, span.start) for mark in "。；\n") + 1
    end = min((at for mark in "。；\n" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return _CLEARED.search(text, max(start, span.start - _REACH), min(end, span.end + _REACH)) is not None


RULE = Rule(CARD, check)
