"""Check documents: extract, evaluate, judge, diagnose."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Ground
from jixiao.diagnosis.suspects import with_suspects
from jixiao.diagnosis.temper import temper
from jixiao.extraction.extract import extract
from jixiao.model.document import Document
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Severity
from jixiao.model.policy import Applied
from jixiao.model.relation import Evaluation
from jixiao.model.result import Checked, Coverage, Duty
from jixiao.relations.derive import derive
from jixiao.relations.engine import evaluate, with_status
from jixiao.relations.precision import intersected
from jixiao.services.policy import Policy, in_force, names_of
from jixiao.services.suppressing import sort_out
from jixiao.taxonomy.names import extended

EVERYTHING = Policy()


def check_document(document: Document, policy: Policy = EVERYTHING) -> Checked:
    """Return all that can be said of a document that was read."""
    extracted = extract(document, extended(names_of(policy)))
    force = in_force(policy, extracted)
    figures = intersected(extracted.facts)
    known = {fact.id: fact for fact in figures}
    evaluations = temper(evaluate(figures, extracted.links, force.equations), known)
    facts = (*with_status(figures, evaluations), *derive(figures))
    extracted = replace(extracted, facts=facts)
    findings, duties = judge(force.ground(extracted, evaluations), policy.selects)
    findings = [_regraded(finding, force.severities) for finding in findings]
    findings = with_suspects(findings, evaluations, {fact.id: fact for fact in facts})
    findings.sort(key=lambda finding: (finding.primary.span, finding.code))
    judged = with_weighed(Judged(facts, evaluations, tuple(findings)), extracted.weighed, extracted.firm)
    headings = tuple((one.title, one.body) for one in extracted.headings if not one.runs_on)
    sorted_out = sort_out(judged.findings, document, headings, [one for one in policy.ignores if policy.reaches(one)])
    return Checked(
        document,
        extracted.profile,
        tuple(one.id for one in force.uses),
        judged.facts,
        judged.evaluations,
        sorted_out.kept,
        coverage(judged.facts),
        duties,
        headings,
        applied=Applied(force.uses, sorted_out.suppressed, sorted_out.idle, _unselected(policy)),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """Facts with the equations they were held against; a finding names its own by place in `evaluations`."""

    facts: tuple[Fact, ...]
    evaluations: tuple[Evaluation, ...]
    findings: tuple[Finding, ...]


def with_weighed(judged: Judged, weighed: Iterable[Fact], firm: Container[str] = ()) -> Judged:
    """Return what was judged with the meanings by weight in the place of the grammar's.

    What a finding speaks of stays as it was read, for it was judged so; what was judged without any meaning gets one.
    What an equation confirms stays too, unless the weights are `firm`, and a nothing, of which nothing else is known.
    An equation that held for another meaning of a figure says nothing more, nor does it confirm anything.
    """
    read = {fact.id: fact for fact in judged.facts if fact.coordinates is not None}
    spoken = {name for finding in judged.findings for name in finding.facts if name in read}
    nothing = {name for name, fact in read.items() if not fact.quantity.value}
    confirmed = {name for name, fact in read.items() if fact.status is Status.VERIFIED}
    stays = spoken | nothing | {name for name in confirmed if name not in firm}
    instead = {one.id: one for one in weighed if one.id not in stays}
    changed = instead.keys() & read.keys()
    kept = [at for at, one in enumerate(judged.evaluations) if changed.isdisjoint(one.facts)]
    places = {old: new for new, old in enumerate(kept)}
    evaluations = tuple(judged.evaluations[at] for at in kept)
    findings = tuple(replace(one, evaluation=places.get(one.evaluation, -1)) for one in judged.findings)
    told = (instead.get(fact.id, fact) for fact in judged.facts if fact.status is not Status.DERIVED)
    derived = (one for one in judged.facts if one.status is Status.DERIVED and changed.isdisjoint(one.sources))
    return Judged((*with_status(told, evaluations), *derived), evaluations, findings)


def _regraded(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.code, finding.severity)
    return finding if severity is finding.severity else replace(finding, severity=severity)


def _unselected(policy: Policy) -> tuple[str, ...]:
    return tuple(rule.card.code for rule in rule_book() if not policy.selects(rule.card.code))


def judge(ground: Ground, selects: Callable[[str], bool]) -> tuple[list[Finding], tuple[Duty, ...]]:
    """Ask the selected rules of a document; return what was found and what was asked."""
    findings: list[Finding] = []
    duties: list[Duty] = []
    for rule in (one for one in rule_book() if selects(one.card.code)):
        verdicts = tuple(rule.check(ground))
        counts = Counter(verdict.answer.value for verdict in verdicts)
        duties.append(Duty(rule.card.code, **counts))
        findings.extend(verdict.finding for verdict in verdicts if verdict.finding)
    return findings, tuple(duties)


def coverage(facts: Iterable[Fact]) -> Coverage:
    """Count the figures of a text by status."""
    counts = Counter(fact.status for fact in facts if fact.span is not None)
    return Coverage(
        sum(counts.values()),
        counts[Status.VERIFIED],
        counts[Status.CONFLICTING],
        counts[Status.SINGLE],
        counts[Status.UNREAD],
    )
