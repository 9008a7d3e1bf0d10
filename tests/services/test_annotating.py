"""Findings as notes: every finding a comment, safe fixes as changes, nothing from a file that was changed meanwhile."""

from datetime import UTC, datetime

import pytest

from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.annotating import Refusal, annotated, annotated_file, notes
from jixiao.services.demo import check_sample, sample_data
from jixiao.services.files import check_data
from jixiao.services.rules import rule_cards

DATE = datetime(2024, 3, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample() -> Checked:
    result = check_sample()
    assert isinstance(result, Checked)
    return result


def test_every_finding_has_a_note(sample: Checked) -> None:
    made = list(notes(sample, rule_cards(), Severity.INFO))
    assert [note.span for note in made] == [finding.primary.span for finding in sample.findings]


def test_only_safe_fixes_become_changes(sample: Checked) -> None:
    text = sample.document.text
    made = notes(sample, rule_cards(), Severity.INFO)
    changed = [(note.span.of(text), edit.span.of(text), edit.text) for note in made for edit in note.edits]
    assert ("万元万元", "万元", "") in changed
    assert "96.84%" not in [words for words, _, _ in changed]


def test_annotated_copy_reads_as_mended(sample: Checked) -> None:
    copy = annotated(sample_data(), sample, rule_cards(), Severity.INFO, DATE)
    assert isinstance(copy, bytes)
    again = check_data("copy.docx", copy)
    assert isinstance(again, Checked)
    assert "JX501" not in {finding.code for finding in again.findings}


def test_bytes_that_are_not_those_checked_are_refused(sample: Checked) -> None:
    assert annotated(b"other", sample, rule_cards(), Severity.INFO, DATE) is Refusal.CHANGED


def test_plain_text_has_no_copy() -> None:
    plain = check_data("a.txt", "云溪县林业局\n".encode())
    assert isinstance(plain, Checked)
    assert annotated_file(plain, rule_cards(), Severity.INFO, DATE) is Refusal.NOT_WORD
