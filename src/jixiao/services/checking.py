"""Check documents: read, extract, evaluate, judge."""

from collections import Counter

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Ground
from jixiao.extraction.headings import find_headings
from jixiao.model.document import Document
from jixiao.model.finding import Finding
from jixiao.model.outline import Extracted
from jixiao.model.result import Checked, Coverage, Duty, Kind, Profile


def check_document(document: Document) -> Checked:
    """Return all that can be said of a document that was read."""
    profile = Profile(Kind.UNKNOWN, "", "")
    extracted = Extracted(document, profile, find_headings(document), (), (), ())
    ground = Ground(extracted, (), {})
    findings: list[Finding] = []
    duties: list[Duty] = []
    for rule in rule_book():
        verdicts = tuple(rule.check(ground))
        counts = Counter(verdict.answer.value for verdict in verdicts)
        duties.append(Duty(rule.card.code, **counts))
        findings.extend(verdict.finding for verdict in verdicts if verdict.finding)
    findings.sort(key=lambda finding: finding.primary.span)
    coverage = Coverage(0, 0, 0, 0, 0)
    return Checked(document, profile, ("national-2020",), (), (), tuple(findings), coverage, tuple(duties))
