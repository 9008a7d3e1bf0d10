"""Check documents: extract, evaluate, judge, diagnose."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Ground
from jixiao.diagnosis.suspects import with_suspects
from jixiao.diagnosis.temper import temper
from jixiao.extraction.extract import extract
from jixiao.model.document import Document
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding
from jixiao.model.result import Checked, Coverage, Duty
from jixiao.relations.derive import derive
from jixiao.relations.engine import evaluate, with_status
from jixiao.taxonomy.packs import pack


def check_document(document: Document, pack_name: str = "national-2020") -> Checked:
    """Return all that can be said of a document that was read."""
    extracted = extract(document)
    known = {fact.id: fact for fact in extracted.facts}
    evaluations = temper(evaluate(extracted.facts, extracted.links), known)
    facts = (*with_status(extracted.facts, evaluations), *derive(extracted.facts))
    extracted = replace(extracted, facts=facts)
    ground = Ground(extracted, evaluations, pack(pack_name).thresholds)
    findings, duties = judge(ground)
    findings = with_suspects(findings, evaluations, {fact.id: fact for fact in facts})
    findings.sort(key=lambda finding: (finding.primary.span, finding.code))
    headings = tuple((one.title, one.body) for one in extracted.headings if not one.runs_on)
    return Checked(
        document,
        extracted.profile,
        (pack_name,),
        facts,
        evaluations,
        tuple(findings),
        coverage(facts),
        duties,
        headings,
    )


def judge(ground: Ground) -> tuple[list[Finding], tuple[Duty, ...]]:
    """Ask every rule of a document; return what was found and what was asked."""
    findings: list[Finding] = []
    duties: list[Duty] = []
    for rule in rule_book():
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
