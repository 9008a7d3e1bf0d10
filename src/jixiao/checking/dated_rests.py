"""A rest of this year under last year's date: 年初结转16万元，收入420万元、支出409万元，2022年末结转27万元."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.span import Span

_DATED = re.compile(r"(?P<year>20\d\d)年(?:年?末|年?底|12月)[^，。；;\n\d]{0,10}$")
_CAME = ("income_year", "income_fiscal", "funds_received")
_BACK = 20


def dated_rests(ground: Ground) -> Iterator[Span]:
    """Yield the year of a closing balance that is the one before, where the money of this year makes just that balance.

    The year before ended with what this year began with, which is another amount; and no balance of this year is told.
    """
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    closing = _told(ground, "carryover_closing")
    stale = [fact for fact in closing if _period(fact) == str(int(year) - 1)]
    opening = {fact.quantity.value for fact in _told(ground, "carryover_opening") if _period(fact) == year}
    if any(_period(fact) == year for fact in closing) or len(opening) != 1:
        return
    begun = opening.pop()
    came = {fact.quantity.value for concept in _CAME for fact in _told(ground, concept) if _period(fact) == year}
    spent = {fact.quantity.value for fact in _told(ground, "expenditure_total") if _period(fact) == year}
    made = {begun + one - other for one in came for other in spent}
    for fact in stale:
        if fact.span is None or fact.quantity.value == begun or fact.quantity.value not in made:
            continue
        match = _DATED.search(text, max(0, fact.span.start - _BACK), fact.span.start)
        if match is not None:
            yield Span(*match.span("year"))


def _told(ground: Ground, concept: str) -> list[Fact]:
    return [
        fact
        for fact in ground.extracted.facts
        if (where := fact.coordinates) is not None
        and where.concept == concept
        and where.item is None
        and where.subject.kind is SubjectKind.UNIT
    ]


def _period(fact: Fact) -> str:
    return fact.coordinates.period if fact.coordinates is not None else ""
