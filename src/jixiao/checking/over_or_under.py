"""Words of more than the budget where less was spent, and the reverse: 预算50.00万元，支出41.00万元，超出9.00万元."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.checking.areas import sentences
from jixiao.checking.rule import Ground
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_OVER = re.compile(r"(?:超[出过]?(?:年初|全年|调整后?|批复)?的?(?:预算|计划)(?:数|安排|额|指标)?[了为]?|超支了?)[ ]*$")
_UNDER = re.compile(r"(?:节约|节省|节余|少支出?)(?:资金|经费|预算|了)?为?[ ]*$")
# what last year, an addition or money carried over has to do with it
_OTHER = re.compile(r"上年|去年|同期|追加|调[增减整]|结转|年初结余")
_PART = re.compile(r"[；;]")
_ANOTHER = re.compile(r"[，,](?:调剂|用于|弥补)*[^，,。；;\d]{1,12}(?:费|经费)$|调剂|用于[^，,。；;\d]{0,12}$")
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
    money = sorted(
        (
            (fact.span, fact)
            for fact in ground.extracted.facts
            if fact.span and fact.quantity.dimension is Dimension.MONEY
        ),
        key=lambda one: one[0],
    )
    starts = [span.start for span, _ in money]
    for sentence in sentences(ground.extracted.document):
        if _OTHER.search(text, sentence.start, sentence.end) is None:
            inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
            yield from _in_sentence(text, sentence, money[inside])


def _in_sentence(text: str, sentence: Span, told: Sequence[tuple[Span, Fact]]) -> Iterator[Reversed]:
    for span, fact in told:
        before = text[max(sentence.start, span.start - _BACK) : span.start]
        over, under = _OVER.search(before), _UNDER.search(before)
        words = over or under
        if words is None or not fact.quantity.value:
            continue
        # 预算3.00万元，支出2.50万元，调剂用于会议费超支0.50万元: the rest of another expense
        if _ANOTHER.search(text[sentence.start : span.start - len(before) + words.start()]):
            continue
        parts = [match.end() for match in _PART.finditer(text, sentence.start, span.start)]
        begun = parts[-1] if parts else sentence.start
        pairs = list(_pairs([one for at, one in told if begun <= at.start < span.start]))
        wanted = fact.quantity.value if over else -fact.quantity.value
        rests = [budget.quantity.value - spent.quantity.value for budget, spent in pairs]
        # one pair of the part of the sentence, so that no other one can be meant
        if rests == [wanted] and pairs[0][0].span and pairs[0][1].span:
            begin = span.start - len(before) + words.start()
            yield Reversed(Span(begin, span.start), pairs[0][0].span, pairs[0][1].span)


def _pairs(told: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield each budget with each spending of the same subject, item and period."""
    for budget in told:
        for spent in told:
            one, other = budget.coordinates, spent.coordinates
            if one and other and _is_plan(one) and other.concept.startswith(("expenditure_", "sangong_")):
                same = (one.subject, one.item, one.period) == (other.subject, other.item, other.period)
                if same and not _is_plan(other):
                    yield budget, spent


def _is_plan(where: Coordinates) -> bool:
    return where.concept.startswith("budget_") or where.concept.endswith("_budget")
