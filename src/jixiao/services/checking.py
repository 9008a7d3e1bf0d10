"""Check documents: extract, evaluate, judge, diagnose."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Ground
from jixiao.diagnosis.suspects import with_suspects
from jixiao.diagnosis.temper import temper
from jixiao.extraction.extract import extract
from jixiao.model.document import Document
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Severity
from jixiao.model.policy import Applied
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
    facts = with_weighed(facts, extracted.weighed, findings)
    headings = tuple((one.title, one.body) for one in extracted.headings if not one.runs_on)
    sorted_out = sort_out(findings, document, headings, [one for one in policy.ignores if policy.reaches(one)])
    return Checked(
        document,
        extracted.profile,
        tuple(one.id for one in force.uses),
        facts,
        evaluations,
        sorted_out.kept,
        coverage(facts),
        duties,
        headings,
        applied=Applied(force.uses, sorted_out.suppressed, sorted_out.idle, _unselected(policy)),
    )


def with_weighed(facts: Iterable[Fact], weighed: Iterable[Fact], findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """Return the facts, those by weight in the place of what is unread, or read and confirmed by nothing.

    What a finding speaks of stays as it was read, for it was judged so; what was judged without any meaning gets one.
    A nothing stays too, of which nothing else is known.
    """
    judged = {name for finding in findings for name in finding.facts}
    instead = {one.id: replace(one, status=Status.SINGLE) for one in weighed}
    return tuple(instead.get(fact.id, fact) if _is_open(fact, judged) else fact for fact in facts)


def _is_open(fact: Fact, judged: Container[str]) -> bool:
    read = fact.status is Status.SINGLE and fact.quantity.value != 0
    return fact.status is Status.UNREAD or (read and fact.id not in judged)


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
