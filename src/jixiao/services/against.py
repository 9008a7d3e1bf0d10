"""A report against the book of its unit and year."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.books.against import Comparison, Held, compare
from jixiao.model.book import Computed
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.quantity import Dimension, Quantity, decimal_text, exact_text
from jixiao.model.result import Checked, Duty
from jixiao.model.span import Span
from jixiao.rendering.bookfacts import rows_text
from jixiao.rendering.values import fact_name
from jixiao.services.bookkeeping import Opened
from jixiao.services.checking import EVERYTHING, coverage
from jixiao.services.policy import Policy
from jixiao.services.suppressing import sort_out

FIGURES, WHOSE = "JX601", "JX602"
_PLACES = 2  # 万元 with two places is the least that reports print
_STATUS = {Held.AGREES: Status.VERIFIED, Held.DIFFERS: Status.CONFLICTING}


def held_against(checked: Checked, opened: Opened, policy: Policy = EVERYTHING) -> Checked:
    """Return a checked report with its figures held against the book; one of another year is not compared."""
    book = opened.book
    findings: list[Finding] = []
    comparisons: Sequence[Comparison] = ()
    other_year = bool(checked.profile.year) and checked.profile.year != str(book.year)
    if other_year or (checked.profile.unit and book.unit and checked.profile.unit != book.unit):
        findings.append(_other(checked, opened, year=other_year))
    if not other_year:
        comparisons = tuple(compare(checked.facts, checked.profile.unit, book, opened.computed))
    findings += [_finding(one.fact, one.booked) for one in comparisons if one.held is Held.DIFFERS and one.booked]
    wanted = [one for one in findings if policy.selects(one.code)]
    put = sort_out(wanted, checked.document, checked.headings, [one for one in policy.ignores if policy.reaches(one)])
    met = {one.source for one in put.suppressed}
    every = sorted((*checked.findings, *put.kept), key=lambda one: (one.primary.span, one.code))
    facts = _with_status(checked.facts, {one.fact.id: one.held for one in comparisons})
    applied = replace(
        checked.applied,
        suppressed=(*checked.applied.suppressed, *put.suppressed),
        idle=tuple(one for one in checked.applied.idle if one not in met),
    )
    duties = (*checked.duties, _duty(comparisons))
    return replace(
        checked, findings=tuple(every), facts=facts, coverage=coverage(facts), duties=duties, applied=applied
    )


def _duty(comparisons: Sequence[Comparison]) -> Duty:
    counts = Counter(one.held for one in comparisons)
    return Duty(FIGURES, counts[Held.AGREES], counts[Held.DIFFERS], no_data=counts[Held.UNKNOWN])


def _with_status(facts: Sequence[Fact], held: Mapping[str, Held]) -> tuple[Fact, ...]:
    """Return the facts, those that the book knows verified or in conflict; a conflict inside the report stays one."""
    return tuple(
        replace(fact, status=_STATUS[held[fact.id]])
        if held.get(fact.id) in _STATUS and fact.status is not Status.CONFLICTING
        else fact
        for fact in facts
    )


def _other(checked: Checked, opened: Opened, *, year: bool) -> Finding:
    args = (
        ("unit", checked.profile.unit), ("year", checked.profile.year), ("book_unit", opened.book.unit),
        ("book_year", str(opened.book.year or "")),
    )  # fmt: skip
    first = checked.document.blocks[0].span if checked.document.blocks else Span(0, 0)
    variant = "year" if year else "unit"
    return Finding(WHOSE, Severity.WARNING, f"{WHOSE}.{variant}", args, Place(first))


def _finding(fact: Fact, booked: Computed) -> Finding:
    printed, right = fact.quantity, _in_unit_of(fact.quantity, booked.fact.quantity)
    severity = Severity.ERROR if printed.dimension is Dimension.MONEY else Severity.WARNING
    args = (
        ("name", fact_name(fact)), ("printed", fact.printed), ("booked", right), ("formula", booked.formula),
        ("rows", rows_text(booked)),
    )  # fmt: skip
    place = Place(fact.span or Span(0, 0))
    should = _rounded_as(printed, booked.fact.quantity)
    return Finding(FIGURES, severity, FIGURES, args, place, expected=should, found=fact.printed, facts=(fact.id,))


def _in_unit_of(printed: Quantity, booked: Quantity) -> str:
    """Return a figure of the book as the report prints it: in its unit, amounts in full, rates with as many places."""
    if printed.dimension is Dimension.RATE:
        return f"{decimal_text(booked.value, booked.scale, printed.decimals)}%"
    return f"{exact_text(booked.value, printed.scale)}{printed.unit}"


def _rounded_as(printed: Quantity, booked: Quantity) -> str:
    """Return what the report should print: the figure of the book, amounts with as many places but at least two."""
    full, places = _in_unit_of(printed, booked), max(printed.decimals, _PLACES)
    if printed.dimension is not Dimension.MONEY or len(full.removesuffix(printed.unit).partition(".")[2]) <= places:
        return full
    return f"{decimal_text(booked.value, printed.scale, places)}{printed.unit}"
