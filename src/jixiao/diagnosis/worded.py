"""Sums that a rule found in the words, as equations: their figures are suspected like those of any other sum."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.printing import value_of
from jixiao.model.fact import Fact
from jixiao.model.finding import Finding, Severity
from jixiao.model.interval import Interval
from jixiao.model.relation import Band, Evaluation, Form, Member

_PART, _LEAST = "label.part", 2
_EQUATION = "told"


def with_equations(
    findings: Sequence[Finding], known: int, facts: Mapping[str, Fact]
) -> tuple[list[Finding], list[Evaluation]]:
    """Return the findings, those of a sum told in words bound to an equation, and these equations.

    They are numbered from `known` on. An equation is made where each figure that the finding shows was scanned, and
    the figures that it calls parts come to what it expects.
    """
    by_start = {fact.span.start: fact for fact in facts.values() if fact.span is not None}
    bound: list[Finding] = []
    equations: list[Evaluation] = []
    for one in findings:
        equation = _equation(one, by_start)
        if equation is not None:
            bound.append(replace(one, evaluation=known + len(equations), facts=equation.facts))
            equations.append(equation)
        else:
            bound.append(one)
    return bound, equations


def released(findings: Sequence[Finding], known: int) -> list[Finding]:
    """Return the findings, those that were bound for the search alone without their equation."""
    return [replace(one, evaluation=-1) if one.evaluation >= known else one for one in findings]


def _equation(finding: Finding, by_start: Mapping[int, Fact]) -> Evaluation | None:
    places = finding.related
    if finding.evaluation >= 0 or finding.severity is not Severity.ERROR or finding.expected is None:
        return None
    if len(places) < _LEAST or any(place.label != _PART for place in places):
        return None
    whole, *parts = (by_start.get(place.span.start) for place in (finding.primary, *places))
    told = [part for part in parts if part is not None]
    if whole is None or len(told) < len(parts):
        return None
    expected = sum((part.quantity.interval for part in told), Interval(0, 0))
    if value_of(whole, finding.expected) != sum(part.quantity.value for part in told):
        return None
    members = tuple(Member(part.id, 1) for part in told)
    found = whole.quantity.interval
    return Evaluation(_EQUATION, finding.code, Form.SUM, whole.id, members, Band.VIOLATED, expected, found)
