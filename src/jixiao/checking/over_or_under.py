"""Words of more than the budget where less was spent, and the reverse: 预算50.00万元，支出41.00万元，超出9.00万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import sentences
from jixiao.checking.rule import Ground
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_OVER = re.compile(
    r"(?:超[出过]?(?:年初|全年|调整后?|批复)?的?(?:预算|计划)(?:数|安排|额|指标)?[了为]?|(?:超支|多支出?)了?)[ ]*$"
)
_UNDER = re.compile(r"(?:节约|节省|节余|结余|结存|剩余|少支出?)(?:资金|经费|预算|了)?[为]?[ ]*$")
_BACK = 12


@dataclass(frozen=True, slots=True)
class Reversed:
    """The words of the direction, and the figures of the budget and of what was spent."""

    words: Span
    budget: Span
    spent: Span


def reversed_rests(ground: Ground) -> Iterator[Reversed]:
    """Yield the words before an amount that is just what a budget and its spending differ by, the other way round."""
    text = ground.extracted.document.text
    for sentence in sentences(ground.extracted.document):
        yield from _in_sentence(ground, text, sentence)


def _in_sentence(ground: Ground, text: str, sentence: Span) -> Iterator[Reversed]:
    told = [
        (fact, fact.span)
        for fact in ground.extracted.facts
        if fact.span is not None and sentence.contains(fact.span) and fact.quantity.dimension is Dimension.MONEY
    ]
    for fact, span in told:
        before = text[max(sentence.start, span.start - _BACK) : span.start]
        over, under = _OVER.search(before), _UNDER.search(before)
        words = over or under
        if words is None or not fact.quantity.value:
            continue
        begin = span.start - len(before) + words.start()
        for budget, spent in _pairs(told, span):
            rest = budget.quantity.value - spent.quantity.value
            if rest == (fact.quantity.value if over else -fact.quantity.value) and budget.span and spent.span:
                yield Reversed(Span(begin, span.start), budget.span, spent.span)
                break


def _pairs(told: list[tuple[Fact, Span]], at: Span) -> Iterator[tuple[Fact, Fact]]:
    """Yield each budget with the spending of the same subject and item, both told before the words."""
    before = [fact for fact, span in told if span.start < at.start]
    for budget in before:
        for spent in before:
            one, other = budget.coordinates, spent.coordinates
            if one and other and _is_plan(one) and other.concept.startswith(("expenditure_", "sangong_")):
                same = (one.subject, one.item, one.period) == (other.subject, other.item, other.period)
                if same and not _is_plan(other):
                    yield budget, spent


def _is_plan(where: Coordinates) -> bool:
    return where.concept.startswith("budget_") or where.concept.endswith("_budget")
