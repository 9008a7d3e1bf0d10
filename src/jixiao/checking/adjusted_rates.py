"""Rates of execution that the text tells to be of another base: 剔除财政收回指标20.00万元后，预算执行率100.00%."""

import re
from collections.abc import Iterator, Mapping

from jixiao.model.fact import Fact
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.relation import Evaluation
from jixiao.model.span import Span

_ADJUSTED = re.compile(r"剔除|扣除|可用|口径|应付|清算|统筹|收回")
_OF_ANOTHER = re.compile(r"应付")
_THERE = "可用"
_STOPS, _CLAUSES = "。；;\n", "，,。；;\n"
_PERCENT = 100 * MICRO


def is_adjusted(text: str, place: Span) -> bool:
    """Tell whether the clause of a rate, or the one before it, speaks of another base."""
    begun = _begin(text, place.start, _CLAUSES)
    before = _begin(text, begun - 1, _CLAUSES) if text[begun - 1 : begun] in ("，", ",") else begun
    return _ADJUSTED.search(text, before, place.start) is not None


def is_of_what_was_there(text: str, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate of what could be spent that is held against an amount called so: 全年可用725.84万元.

    Nothing else in its clause or the one before may speak of another base.
    """
    result = facts[evaluation.result].span
    bases = [facts[one.fact].span for one in evaluation.members if one.below]
    if result is None or len(bases) != 1 or bases[0] is None:
        return False
    begun = _begin(text, _begin(text, result.start, _CLAUSES) - 1, _CLAUSES)
    words = {match[0] for match in _ADJUSTED.finditer(text, begun, result.start)}
    return words == {_THERE} and _THERE in text[_begin(text, bases[0].start, _CLAUSES) : bases[0].start]


def is_right_adjusted(text: str, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a rate that an amount of its sentence makes right, or that is called by what else it is of."""
    result = facts[evaluation.result]
    if result.span is None:
        return False
    if _OF_ANOTHER.search(text, _begin(text, result.span.start, _CLAUSES), result.span.start):
        return True
    sides = [0, 0]
    for member in evaluation.members:
        sides[member.below] += facts[member.fact].quantity.value * member.weight
    top, base = sides
    found = result.quantity.interval
    return any(
        below > 0 and found.low <= _PERCENT * above / below <= found.high
        for amount in _beside(text, result, evaluation, facts)
        for above, below in ((top, base - amount), (top + amount, base), (top - amount, base))
    )


def _beside(text: str, result: Fact, evaluation: Evaluation, facts: Mapping[str, Fact]) -> Iterator[int]:
    """Yield the other amounts that the sentence tells before its rate."""
    if result.span is None:
        return
    sentence = Span(_begin(text, result.span.start, _STOPS), result.span.start)
    for fact in facts.values():
        inside = fact.span is not None and sentence.contains(fact.span)
        if inside and fact.quantity.dimension is Dimension.MONEY and fact.id not in evaluation.facts:
            yield fact.quantity.value


def _begin(text: str, at: int, marks: str) -> int:
    return max(text.rfind(mark, 0, max(at, 0)) for mark in marks) + 1
