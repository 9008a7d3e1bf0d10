"""Findings with their suspects: one root cause, one finding; what follows from it hangs below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.diagnosis.copies import Copies
from jixiao.diagnosis.repairs import Change, Repair, repairs
from jixiao.diagnosis.solve import Diagnosis, diagnose
from jixiao.diagnosis.system import System
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
    system, copies = System.of(evaluations, facts), Copies.of(facts.values())
    for diagnosis in diagnose(evaluations, facts):
        members = [by_evaluation[number] for number in diagnosis.evaluations if number in by_evaluation]
        found = repairs(diagnosis, system, copies)
        joined += _joined(members, found, facts) if found else _undecided(members, diagnosis)
    return joined


def _undecided(members: Sequence[Finding], diagnosis: Diagnosis) -> Sequence[Finding]:
    """Return the findings as they are; where the search was given up, say so."""
    if diagnosis.complete:
        return members
    return [replace(one, related=(*one.related, Place(one.primary.span, "label.undecided"))) for one in members]


def _joined(members: Sequence[Finding], found: Sequence[Repair], facts: Mapping[str, Fact]) -> list[Finding]:
    roots: dict[str, list[Finding]] = {}
    for one in members:
        root = next(change.fact for change in found[0].changes if change.fact in one.facts)
        roots.setdefault(root, []).append(one)
    return [_root(change, roots[change.fact], found, facts) for change in found[0].changes if change.fact in roots]


def _root(change: Change, findings: list[Finding], found: Sequence[Repair], facts: Mapping[str, Fact]) -> Finding:
    """Return one finding for one wrong figure, from the one that says most clearly what it should be."""
    first = min(findings, key=lambda one: (one.severity is not Severity.ERROR, one.facts[0] != change.fact, one.code))
    rest = [one for one in findings if one is not first]
    places = {place.span: place for one in (first, *rest) for place in (*one.related,)}
    places |= {one.primary.span: Place(one.primary.span, "label.also", (("code", one.code),)) for one in rest}
    places.pop(first.primary.span, None)
    suspects = [_suspect(one, facts) for one in _instead(change, found)]
    certain = all(change.fact in repair.names for repair in found)
    return replace(
        first,
        related=tuple(sorted(places.values(), key=lambda place: place.span)),
        suspects=tuple(one for one in suspects if one is not None)[:MOST_SUSPECTS],
        fix=_fix(change, facts[change.fact], certain=certain),
    )


def _instead(change: Change, found: Sequence[Repair]) -> Iterator[Change]:
    """Yield the change, then those that would do in its place, all else of the likeliest repair being kept."""
    yield change
    kept = found[0].names - {change.fact}
    for repair in found[1:]:
        if kept < repair.names and change.fact not in repair.names:
            yield next(one for one in repair.changes if one.fact not in kept)


def _suspect(change: Change, facts: Mapping[str, Fact]) -> Suspect | None:
    fact, slip = facts[change.fact], change.slip
    if slip is None:
        return None
    return Suspect(change.fact, slip.value, printed_value(slip.value, fact), f"suspect.{slip.kind}")


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
    if fact.span is None or change.slip is None or not certain:
        return None
    return Fix(Applicability.UNSAFE, (Edit(fact.span, printed_value(change.slip.value, fact)),))
