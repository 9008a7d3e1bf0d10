"""Findings as SARIF 2.1.0 (OASIS), for editors, code reviews and archives of findings."""

import json
from collections.abc import Sequence

from jixiao.model.result import Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.contract import Json
from jixiao.rendering.governing import packs_text
from jixiao.rendering.sarif_results import checked_results, unread_result, uri
from jixiao.rendering.sarif_rules import rules_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_bytes(results: Sequence[Result], about: About) -> bytes:
    """Return one run over all files, in UTF-8. Columns and offsets count Unicode code points of a file's text."""
    return (json.dumps(sarif(results, about), ensure_ascii=False, indent=1) + "\n").encode(errors="replace")


def sarif(results: Sequence[Result], about: About) -> Json:
    """Return the log as values that JSON can hold."""
    rules = rules_of(about)
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    told: list[Json] = []
    for artifact, one in enumerate(results):
        told += [unread_result(one, artifact)] if isinstance(one, Unread) else checked_results(one, artifact)
    for result in told:
        result["ruleIndex"] = indexes[result["ruleId"]]
    run = {
        "tool": {"driver": {"name": "jixiao", "semanticVersion": about.version, "language": "zh-CN", "rules": rules}},
        "invocations": [{"executionSuccessful": not any(isinstance(one, Unread) for one in results)}],
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(one) for one in results],
        "results": told,
        "properties": {"packs": packs_text(results, about)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _artifact(result: Result) -> Json:
    if isinstance(result, Unread):
        failure = result.failure
        hashes = {"hashes": {"sha-256": failure.sha256}} if failure.sha256 else {}
        return {"location": {"uri": uri(failure.path)}, "roles": ["analysisTarget"]} | hashes
    source, profile, coverage = result.document.source, result.profile, result.coverage
    return {
        "location": {"uri": uri(source.path)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": source.sha256},
        "description": {"text": say(f"sarif.places_{source.format}")},
        "properties": {
            "packs": list(result.packs),
            "kind": profile.kind.value, "unit": profile.unit, "year": profile.year, "hidden": result.hidden,
            "figures": coverage.figures, "verified": coverage.verified, "conflicting": coverage.conflicting,
            "single": coverage.single, "unread": coverage.unread,
        },
    }  # fmt: skip
