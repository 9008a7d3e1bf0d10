"""Findings as SARIF results: regions, related places, fixes, marks by which they are known again."""

import os
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import quote

from jixiao.model.fact import Fact
from jixiao.model.finding import Edit, Finding, Fix, Place
from jixiao.model.policy import Suppressed
from jixiao.model.result import Checked, Unread
from jixiao.model.span import Span
from jixiao.rendering.catalogue import message_of, say
from jixiao.rendering.contract import Json
from jixiao.rendering.fingerprint import fingerprints
from jixiao.rendering.lines import Lines
from jixiao.rendering.sarif_rules import LEVELS
from jixiao.rendering.terminal import edit_text, suspect_text

_PLAIN = "txt"


def uri(path: str) -> str:
    """Return a path as a URI reference: absolute ones with their scheme."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def unread_result(unread: Unread, artifact: int) -> Json:
    """Return the result of a file that could not be read; it stands at its first line."""
    file = {"uri": uri(unread.failure.path), "index": artifact}
    place = {"physicalLocation": {"artifactLocation": file, "region": {"startLine": 1}}}
    return _result(unread.finding) | {"locations": [place], "suppressions": []}


def checked_results(checked: Checked, artifact: int) -> list[Json]:
    """Return the results of a file in reading order, then those that were put aside, with the reason."""
    lines = Lines.of(checked.document.text)
    file = {"uri": uri(checked.document.source.path), "index": artifact}
    facts = {fact.id: fact for fact in checked.facts}
    plain = checked.document.source.format == _PLAIN
    aside = checked.applied.suppressed
    findings = (*checked.findings, *(one.finding for one in aside))
    told = [
        _checked(finding, mark, lines, file, facts) | _fixes(finding, lines, file, plain=plain)
        for finding, mark in zip(findings, fingerprints(findings, lines), strict=True)
    ]
    for result, one in zip(told[len(checked.findings) :], aside, strict=True):
        result["suppressions"] = [_suppression(one)]
    return told


def _suppression(one: Suppressed) -> Json:
    justification = say("sarif.suppressed", reason=one.reason, source=one.source)
    return {"kind": "external", "status": "accepted", "justification": justification}


def _result(finding: Finding) -> Json:
    return {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": message_of(finding)},
    }


def _checked(finding: Finding, mark: str, lines: Lines, file: Json, facts: Mapping[str, Fact]) -> Json:
    told = _result(finding) | {
        "locations": [_location(finding.primary, lines, file)],
        "fingerprints": {"jixiao/v1": mark},
        "partialFingerprints": {"primaryLocationLineHash": mark},
        "suppressions": [],
    }
    if finding.related:
        told["relatedLocations"] = [
            {"id": number} | _location(place, lines, file) for number, place in enumerate(finding.related, start=1)
        ]
    known = {
        "found": finding.found,
        "expected": finding.expected,
        "suspects": [suspect_text(one, facts) for one in finding.suspects],
        "fix": None if finding.fix is None else _fix_text(finding.fix, lines),
    }
    properties = {name: value for name, value in known.items() if value}
    return told | ({"properties": properties} if properties else {})


def _location(place: Place, lines: Lines, file: Json) -> Json:
    around = lines.around(place.span.start)
    physical = {"artifactLocation": file, "region": _region(place.span, lines) | _snippet(place.span, lines)}
    if around.contains(place.span) and around != place.span:
        physical["contextRegion"] = _region(around, lines) | _snippet(around, lines)
    label = say(place.label, place.args) if place.label else ""
    return {"physicalLocation": physical} | ({"message": {"text": label}} if label else {})


def _region(span: Span, lines: Lines) -> Json:
    """Return a region; its end is exclusive, as the standard has it."""
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "charOffset": span.start, "charLength": len(span),
    }  # fmt: skip


def _snippet(span: Span, lines: Lines) -> Json:
    return {"snippet": {"text": span.of(lines.text)}}


def _fixes(finding: Finding, lines: Lines, file: Json, *, plain: bool) -> Json:
    """Return the fix of a finding in a plain text; replacing bytes would break a Word file, there it is only told."""
    fix = finding.fix
    if fix is None or not fix.edits or not plain:
        return {}
    change = {"artifactLocation": file, "replacements": [_replacement(edit, lines) for edit in fix.edits]}
    return {"fixes": [{"description": {"text": _fix_text(fix, lines)}, "artifactChanges": [change]}]}


def _fix_text(fix: Fix, lines: Lines) -> str:
    edits = "，".join(edit_text(edit, lines.text) for edit in fix.edits)
    return say(f"terminal.fix_{fix.applicability.value}", edits=edits)


def _replacement(edit: Edit, lines: Lines) -> Json:
    return {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}}
