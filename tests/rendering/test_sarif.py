"""SARIF: valid against the schema of the standard, regions that hold the words meant, marks that outlive edits.

`sarif-2.1.0.json` is the schema of the standard as its reference tool carries it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.result import Checked, Unread
from jixiao.model.span import Span
from jixiao.rendering.about import About
from jixiao.rendering.fingerprint import fingerprints
from jixiao.rendering.lines import Lines
from jixiao.rendering.sarif import sarif, sarif_bytes
from jixiao.rendering.sarif_results import uri

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text("utf-8"))


def run(log: dict[str, Any]) -> dict[str, Any]:
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def in_format(checked: Checked, name: str) -> Checked:
    source = replace(checked.document.source, format=name)
    return replace(checked, document=replace(checked.document, source=source))


def test_valid(checked: Checked, missing: Unread, about: About) -> None:
    log = json.loads(sarif_bytes([checked, missing, in_format(checked, "docx")], about))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(log)] == []


def test_regions_hold_the_words_meant(checked: Checked, about: About) -> None:
    text = checked.document.text
    rows = text.split("\n")
    results = run(sarif([checked], about))["results"]
    for finding, result in zip(checked.findings, results, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        words = finding.primary.span.of(text)
        assert text[region["charOffset"] :][: region["charLength"]] == words
        assert rows[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words


def test_a_result_is_told_whole(checked: Checked, about: About) -> None:
    result = run(sarif([checked], about))["results"][1]
    assert result["message"]["text"].startswith("支出合计401.30万元，但各分项相加")
    assert result["properties"] == {
        "found": "401.30万元",
        "expected": "402.30万元",
        "suspects": ["存疑：项目支出 101.10万元 → 100.10万元（疑一位数字写错）"],
    }
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["基本支出", "项目支出"]
    assert (result["level"], result["kind"], result["suppressions"]) == ("error", "fail", [])


def test_every_result_points_at_its_rule(checked: Checked, missing: Unread, about: About) -> None:
    only = run(sarif([checked, missing], about))
    rules = only["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in only["results"]] == ["JX501", "JX101", "JX505", "JX001"]
    assert [one["ruleId"] for one in only["results"]] == ["JX501", "JX101", "JX505", "JX001"]
    assert "依据：\n财预〔2020〕10号" in next(one for one in rules if one["id"] == "JX101")["help"]["text"]


def test_a_file_not_read_is_a_failed_invocation(checked: Checked, missing: Unread, about: About) -> None:
    assert run(sarif([checked], about))["invocations"] == [{"executionSuccessful": True}]
    assert run(sarif([checked, missing], about))["invocations"] == [{"executionSuccessful": False}]


def test_fixes_are_edits_in_plain_text_and_told_in_word_files(checked: Checked, about: About) -> None:
    fixed = run(sarif([checked], about))["results"][0]["fixes"][0]
    (replacement,) = fixed["artifactChanges"][0]["replacements"]
    assert fixed["description"]["text"] == "可直接改：删去“万元”"
    assert (replacement["deletedRegion"]["charLength"], replacement["insertedContent"]["text"]) == (2, "")
    word = run(sarif([in_format(checked, "docx")], about))["results"][0]
    assert ("fixes" in word, word["properties"]["fix"]) == (False, "可直接改：删去“万元”")


def marks(text: str, *words: str) -> list[str]:
    findings = []
    start = 0
    for word in words:
        start = text.index(word, start)
        span = Span(start, start + len(word))
        findings.append(Finding("JX501", Severity.ERROR, "JX501", (), Place(span)))
        start = span.end
    return list(fingerprints(findings, Lines.of(text)))


@pytest.mark.parametrize(
    "edited",
    [
        "新的一段。\n全年支出12.50万元万元，用于防火。\n末段",
        "全年支出99.50万元万元，用于防火。\n末段",
        "全年 支出12.50万元万元，用于防火。",
    ],
    ids=["paragraph-before", "figure-beside", "blank"],
)
def test_a_mark_outlives_edits_elsewhere(edited: str) -> None:
    assert marks(edited, "万元万元") == marks("全年支出12.50万元万元，用于防火。\n末段", "万元万元")


def test_marks_of_equal_findings_differ() -> None:
    first, second = marks("支出万元万元。\n支出万元万元。", "万元万元", "万元万元")
    assert (first[:-2], first[-2:], second[-2:]) == (second[:-2], ":1", ":2")


def test_paths_are_uris() -> None:
    assert [uri("报告/a b.txt"), uri("/报告.txt"), uri("报\udcff.txt")] == [
        "%E6%8A%A5%E5%91%8A/a%20b.txt",
        "file:///%E6%8A%A5%E5%91%8A.txt",
        "%E6%8A%A5%FF.txt",
    ]


def test_what_was_put_aside_is_a_suppressed_result(governed: Checked, about: About) -> None:
    log = sarif([governed], about)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(log)] == []
    only = run(log)
    aside = {"kind": "external", "status": "accepted", "justification": "引用原文如此（jixiao.toml:12）"}
    assert [(one["ruleId"], one["suppressions"]) for one in only["results"]] == [
        ("JX101", []),
        ("JX505", []),
        ("JX501", [aside]),
    ]
    assert only["properties"] == {"packs": "hunan-2021 2021.1"}
