"""JX532: an amount in 元 among amounts in 万元."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from jixiao.checking.arithmetic import name_of, printed
from jixiao.checking.notes import expecting, note, or_passed, unsafe
from jixiao.checking.per_heads import PerHead, per_heads
from jixiao.checking.retold_units import retold_units
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.summed_products import summed_products
from jixiao.checking.unit_products import unit_products
from jixiao.checking.unit_slips import Slip, unit_slips
from jixiao.model.fact import Fact
from jixiao.model.finding import Edit, Place, Severity
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
_TEN_THOUSAND = 10_000
_LEAST_DIGITS = 4
_UNITS = ("元", "亿元")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for small amounts among amounts in 万元, and for digits that fit only with another unit."""
    text = ground.extracted.document.text
    found = (*unit_products(ground), *retold_units(ground), *unit_slips(ground), *summed_products(ground))
    slips = {slip.span: slip for slip in found}
    told = (
        verdict
        for verdict in _judge(ground)
        if verdict.finding is None or not any(span.overlaps(verdict.finding.primary.span) for span in slips)
    )
    each = (_each(text, one) for one in per_heads(ground) if not any(one.span.overlaps(span) for span in slips))
    return or_passed(chain(told, (_shown(text, slip) for slip in slips.values()), each))


def _each(text: str, one: PerHead) -> Verdict:
    """Ask about an amount that is too large for one of many."""
    args = (("name", one.one), ("found", one.span.of(text)), ("expected", one.right))
    verdict = note(CARD, one.span, args, variant="each", fix=unsafe(Edit(one.span, one.right)))
    return expecting(verdict, one.right)


def _shown(text: str, slip: Slip) -> Verdict:
    args = (("found", slip.span.of(text)), ("expected", slip.right), ("other", slip.shown_by.of(text)))
    fix, related = unsafe(Edit(slip.span, slip.right)), (Place(slip.shown_by, "label.unit_beside"),)
    severity = Severity.ERROR if slip.sure else CARD.severity
    verdict = note(CARD, slip.span, args, variant="beside", fix=fix, related=related, severity=severity)
    return expecting(verdict, slip.right)


def _judge(ground: Ground) -> Iterator[Verdict]:
    facts = [fact for fact in ground.extracted.facts if fact.quantity.dimension is Dimension.MONEY]
    by_block = Counter(fact.block for fact in facts if fact.quantity.unit == "万元" and fact.cell is None)
    written = {fact.quantity.value: fact for fact in facts if fact.quantity.unit == "万元" and fact.span is not None}
    # a report that tells several amounts in 亿元 means them so
    lone = sum(fact.quantity.unit == "亿元" for fact in facts) == 1
    for fact in facts:
        twin = written.get(fact.quantity.value * _TEN_THOUSAND) or (_hundredth(fact, written) if lone else None)
        if twin is not None and _is_slip(fact):
            yield _twin(fact, twin)
            continue
        where = fact.coordinates
        slips = fact.quantity.unit == "元" and fact.quantity.decimals == _PLACES and 0 < fact.quantity.value < _MOST_FEN
        if where is None or fact.span is None or fact.cell is not None or not where.concept.startswith(_LARGE):
            continue
        if slips and by_block[fact.block] >= _LEAST_OTHERS:
            verdict = note(CARD, fact.span, (("name", name_of(fact)), ("found", printed(fact))))
            yield expecting(verdict, _in_ten_thousands(fact))


def _hundredth(fact: Fact, written: Mapping[int, Fact]) -> Fact | None:
    """Return the amount in 万元 with the digits of one in 亿元."""
    value, over = divmod(fact.quantity.value, _TEN_THOUSAND)
    return written.get(value) if fact.quantity.unit == "亿元" and not over else None


def _is_slip(fact: Fact) -> bool:
    """Tell an amount in 元 or 亿元 of enough digits that the same digits in 万元 are no chance."""
    digits = sum(sign.isdigit() for sign in fact.printed)
    return fact.quantity.unit in _UNITS and fact.span is not None and fact.cell is None and digits >= _LEAST_DIGITS


def _twin(fact: Fact, twin: Fact) -> Verdict:
    """Ask about digits that stand with 万元 elsewhere, and propose that unit."""
    span, other = fact.span, twin.span
    if span is None or other is None:
        return PASSED
    right = _in_ten_thousands(fact)
    args, related = (("found", fact.printed), ("expected", right)), (Place(other, "label.same_digits"),)
    return expecting(note(CARD, span, args, variant="twin", fix=unsafe(Edit(span, right)), related=related), right)


def _in_ten_thousands(fact: Fact) -> str:
    return f"{fact.printed.removesuffix(fact.quantity.unit)}万元"


RULE = Rule(CARD, check)
