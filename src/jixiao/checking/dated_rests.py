"""A rest of this year under last year's date: 年初结转16万元，收入420万元、支出409万元，2022年末结转27万元."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.span import Span

_DATED = re.compile(r"(?P<year>20\d\d)年(?:年?末|年?底|12月)[^，。；;\n\d]{0,10}$")
# 年初结转16万元，截至2022年12月31日，年末结转27万元
_LAST_DAY = re.compile(
    r"截[至止]到?(?P<year>20\d\d)年(?:12月(?:31日|底|末)|年?[底末])[，,]?(?P<words>[^，。；;\n\d]{0,14})$"
)
_CLOSES = re.compile(r"结[转余]|结存")
_OPENED = re.compile(r"(?:年初|上年|期初)[^。；;\n\d]{0,8}结[转余]")
_CAME = ("income_year", "income_fiscal", "funds_received")
_FLOWS, _BEGUN = ("income_total", "expenditure_total"), ("carryover_opening", "prior_year_amount")
_BACK = 36


def dated_rests(ground: Ground) -> Iterator[Span]:
    """Yield the year of a closing balance that is the one before, where the money of this year makes just that balance.

    The year before ended with what this year began with, which is another amount; and no balance of this year is told.
    """
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    yield from _against_opening(ground, text, year)
    yield from _confirmed(ground, text, year)
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


def _against_opening(ground: Ground, text: str, year: str) -> Iterator[Span]:
    """Yield the year before of a closing balance told behind the opening one of its sentence, another amount."""
    opening = [fact for fact in _told(ground, "carryover_opening") if _period(fact) == year and fact.span is not None]
    for fact in _told(ground, "carryover_closing"):
        match = fact.span and _LAST_DAY.search(text, max(0, fact.span.start - _BACK), fact.span.start)
        if not match or match["year"] != str(int(year) - 1):
            continue
        begun = max(text.rfind(mark, 0, match.start()) for mark in "。；;\n") + 1
        before = [one for one in opening if one.span is not None and begun <= one.span.start < match.start()]
        other = all(one.quantity.value != fact.quantity.value for one in before)
        if (
            before
            and other
            and _OPENED.search(text, begun, match.start())
            and f"{match['year']}年" not in text[begun : match.start()]
        ):
            yield Span(*match.span("year"))


def _confirmed(ground: Ground, text: str, year: str) -> Iterator[Span]:
    """Yield the year before of a balance alone in its clause that is what this year's whole income leaves.

    With a balance that was there at the begin as well, or is told of the year before, it may be that one.
    """
    last = str(int(year) - 1)
    came, spent = ({one.quantity.value for one in _told(ground, name) if _period(one) == year} for name in _FLOWS)
    begun = {one.quantity.value for name in _BEGUN for one in _told(ground, name)}
    for fact in _told(ground, "carryover_closing"):
        match = fact.span and _LAST_DAY.search(text, max(0, fact.span.start - _BACK), fact.span.start)
        if not match or match["year"] != last or not _CLOSES.search(match["words"]):
            continue
        left = any(one - other == fact.quantity.value for one in came for other in spent)
        if left and fact.quantity.value not in begun:
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
