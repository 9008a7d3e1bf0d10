"""Findings with their suspects: one root cause, one finding; what follows from it hangs below."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.solve import Change, Diagnosis, diagnose
from jixiao.model.fact import Fact
from jixiao.model.finding import Applicability, Edit, Finding, Fix, Place, Severity, Suspect
from jixiao.model.quantity import Dimension, decimal_text
from jixiao.model.relation import Evaluation

MOST_SUSPECTS = 12


def with_suspects(
    findings: Sequence[Finding], evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]
) -> list[Finding]:
    """Return the findings, those of one root cause joined, each with the figures that may be wrong.

    The first suspect is the likeliest: the only figure whose change mends all, else the one that a typical slip of
    the hand explains. Findings that do not come from an evaluation pass unchanged.
    """
    by_evaluation = {one.evaluation: one for one in findings if one.evaluation >= 0}
    joined = [one for one in findings if one.evaluation < 0]
    for diagnosis in diagnose(evaluations, facts):
        joined += _joined(diagnosis, by_evaluation, facts)
    return joined


def _joined(diagnosis: Diagnosis, by_evaluation: Mapping[int, Finding], facts: Mapping[str, Fact]) -> list[Finding]:
    members = [by_evaluation[number] for number in diagnosis.evaluations if number in by_evaluation]
    if not members or not diagnosis.repairs:
        return members
    best = diagnosis.repairs[0]
    roots: dict[str, list[Finding]] = {}
    for one in members:
        root = next(change.fact for change in best if change.fact in one.facts)
        roots.setdefault(root, []).append(one)
    return [_root(change, roots[change.fact], diagnosis, facts) for change in best if change.fact in roots]


def _root(change: Change, findings: list[Finding], diagnosis: Diagnosis, facts: Mapping[str, Fact]) -> Finding:
    """Return one finding for one wrong figure, from the one that says most clearly what it should be."""
    first = min(findings, key=lambda one: (one.severity is not Severity.ERROR, one.facts[0] != change.fact, one.code))
    rest = [one for one in findings if one is not first]
    places = {place.span: place for one in (first, *rest) for place in (*one.related,)}
    places |= {one.primary.span: Place(one.primary.span, "label.also", (("code", one.code),)) for one in rest}
    places.pop(first.primary.span, None)
    alone = len(diagnosis.repairs[0]) == 1
    suspects = [_suspect(change, facts)]
    if alone:
        suspects += [_suspect(other[0], facts) for other in diagnosis.repairs[1:MOST_SUSPECTS]]
    certain = alone and len(diagnosis.repairs) == 1
    return replace(
        first,
        related=tuple(sorted(places.values(), key=lambda place: place.span)),
        suspects=tuple(suspects),
        fix=_fix(change, facts[change.fact], certain=certain),
    )


def _suspect(change: Change, facts: Mapping[str, Fact]) -> Suspect:
    return Suspect(
        change.fact, change.slip.value, printed_value(change.slip.value, facts[change.fact]),
        f"suspect.{change.slip.kind}",
    )  # fmt: skip


def printed_value(value: int, fact: Fact) -> str:
    """Write a value the way the document writes this figure: unit, at least its places, no more than are needed."""
    quantity = fact.quantity
    places = quantity.decimals
    most = 2 if quantity.dimension is Dimension.MONEY and quantity.unit == "元" else 6
    while places < most and value * 10**places % quantity.scale:
        places += 1
    text = decimal_text(value, quantity.scale, places)
    return text + (quantity.unit if "".join(fact.printed.split()).endswith(quantity.unit) else "")


def _fix(change: Change, fact: Fact, *, certain: bool) -> Fix | None:
    """Propose the right value; it stays a proposal, since only the books can tell."""
    if fact.span is None or not certain:
        return None
    return Fix(Applicability.UNSAFE, (Edit(fact.span, printed_value(change.slip.value, fact)),))
