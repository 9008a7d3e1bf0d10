"""The JSON contract `jixiao.check/1`: keys are added, never renamed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jixiao.model.document import Document
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Finding, Fix, Suspect
from jixiao.model.policy import PackUse, Suppressed
from jixiao.model.result import Checked, Kind, Outcome, Result, Unread
from jixiao.model.span import Span
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.told import told_concept, told_item
from jixiao.rendering.values import unit_text, value_text

SCHEMA = "jixiao.check/1"
_DUTY_KEYS = ("passed", "failed", "not_applicable", "no_data", "unreadable")
_COVERAGE_KEYS = ("figures", "verified", "conflicting", "single", "unread")

Json = dict[str, Any]


def contract_bytes(results: Iterable[Result], about: About) -> bytes:
    """Return the results as one JSON document in UTF-8."""
    return contract_text(results, version=about.version, packs=about.packs, rules=about.cards).encode(errors="replace")


def contract_text(results: Iterable[Result], *, version: str, packs: Iterable[str], rules: Iterable[str]) -> str:
    """Return the results as one JSON document, ending in a line feed. `rules` are the codes of the rule book."""
    return json.dumps(contract(results, version, packs, tuple(rules)), ensure_ascii=False, indent=1) + "\n"


def contract(results: Iterable[Result], version: str, packs: Iterable[str], rules: Iterable[str]) -> Json:
    """Return the results as values that JSON can hold."""
    codes, every = tuple(rules), list(results)
    documents = [_unread(one, codes) if isinstance(one, Unread) else _checked(one) for one in every]
    used = dict.fromkeys(name for one in every if isinstance(one, Checked) for name in one.packs)
    return {"schema": SCHEMA, "jixiao": version, "packs": list(used or packs), "documents": documents}


def _checked(checked: Checked) -> Json:
    document = checked.document
    facts = {fact.id: fact for fact in checked.facts}
    return {
        "path": document.source.path,
        "sha256": document.source.sha256,
        "kind": checked.profile.kind.value,
        "unit": checked.profile.unit,
        "year": _year(checked.profile.year),
        "outcome": checked.outcome.value,
        "hidden": checked.hidden,
        "facts": [_fact(fact, checked) for fact in checked.facts],
        "findings": [_finding(finding, document, facts) for finding in checked.findings],
        "coverage": {key: getattr(checked.coverage, key) for key in _COVERAGE_KEYS},
        "duties": [{"rule": duty.rule} | {key: getattr(duty, key) for key in _DUTY_KEYS} for duty in checked.duties],
        "packs": [_pack(one) for one in checked.applied.packs],
        "suppressed": [_suppressed(one, document, facts) for one in checked.applied.suppressed],
        "unused_ignores": list(checked.applied.idle),
        "unselected": list(checked.applied.unselected),
    }


def _pack(use: PackUse) -> Json:
    return {
        "id": use.id,
        "version": use.version,
        "name": use.name,
        "chosen_by": use.by.value,
        "words": use.words or None,
        "fits_year": use.fits,
    }


def _suppressed(one: Suppressed, document: Document, facts: Mapping[str, Fact]) -> Json:
    return _finding(one.finding, document, facts) | {"reason": one.reason, "source": one.source}


def _unread(unread: Unread, codes: Iterable[str]) -> Json:
    return {
        "path": unread.failure.path,
        "sha256": unread.failure.sha256,
        "kind": Kind.UNKNOWN.value,
        "unit": "",
        "year": None,
        "outcome": Outcome.UNREADABLE.value,
        "hidden": 0,
        "facts": [],
        "findings": [_finding(unread.finding, None, {})],
        "coverage": dict.fromkeys(_COVERAGE_KEYS, 0),
        "duties": [{"rule": code} | dict.fromkeys(_DUTY_KEYS, 0) | {"unreadable": 1} for code in codes],
        "packs": [],
        "suppressed": [],
        "unused_ignores": [],
        "unselected": [],
    }


def _year(year: str) -> int | None:
    return int(year) if year.isdecimal() else None


def _fact(fact: Fact, checked: Checked) -> Json:
    where = None if fact.status is Status.UNREAD else fact.coordinates
    item = told_item(fact)
    return {
        "id": fact.id,
        "concept": told_concept(fact, checked.profile.year),
        "subject": None if where is None else {"kind": where.subject.kind.value, "name": where.subject.name},
        "item": None if item is None else {"kind": item.kind, "name": item.name},
        "period": None if where is None else where.period or None,
        "scope": None if where is None else where.scope,
        "value": value_text(fact.quantity),
        "unit": unit_text(fact.quantity),
        "printed": fact.printed,
        "status": fact.status.value,
        "span": None if fact.span is None else _place(fact.span, checked.document),
        "from": list(fact.sources),
        "weighed": fact.weighed,
    }


def _finding(finding: Finding, document: Document | None, facts: Mapping[str, Fact]) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": message_of(finding),
        "expected": finding.expected,
        "found": finding.found,
        "spans": [] if document is None else list(_spans(finding, document)),
        "suspects": [_suspect(suspect, facts[suspect.fact]) for suspect in finding.suspects],
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _spans(finding: Finding, document: Document) -> Iterator[Json]:
    for role, place in (("primary", finding.primary), *(("related", one) for one in finding.related)):
        label = say(place.label, place.args) if place.label else ""
        yield (
            {"role": role} | _place(place.span, document) | {"text": place.span.of(document.text)} | {"label": label}
        )


def _place(span: Span, document: Document) -> Json:
    block = document.block_at(span.start)
    return {"start": span.start, "end": span.end, "block": None if block is None else block.index, "page": None}


def _suspect(suspect: Suspect, fact: Fact) -> Json:
    return {
        "fact": suspect.fact,
        "value": value_text(fact.quantity, suspect.value),
        "unit": unit_text(fact.quantity),
        "why": say(suspect.why, suspect.args),
    }


def _fix(fix: Fix) -> Json:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"applicability": fix.applicability.value, "edits": edits}
