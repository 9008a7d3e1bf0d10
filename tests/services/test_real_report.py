"""The real report of 2023, as plain text and as a Word file: the acceptance list of its findings."""

import json
import tomllib
from pathlib import Path

import pytest

from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.files import check_path

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared/corpus/shifeng-2023"
TABLE = ROOT / "tests/rules/seed_table.toml"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")


def checked(name: str) -> Checked:
    result = check_path(str(SEED / name))
    assert isinstance(result, Checked)
    return result


@pytest.fixture(scope="module")
def text() -> Checked:
    return checked("report.txt")


@pytest.fixture(scope="module")
def word() -> Checked:
    return checked("report.docx")


def meaning(fact: Fact) -> tuple[object, ...]:
    return (fact.printed.replace(" ", ""), fact.coordinates, fact.quantity.value, fact.status)


def quoted(result: Checked) -> set[tuple[str, str]]:
    return {(one.code, one.primary.span.of(result.document.text)) for one in result.findings}


def test_both_files_give_the_same_facts(text: Checked, word: Checked) -> None:
    assert sorted(map(str, map(meaning, text.facts))) == sorted(map(str, map(meaning, word.facts)))


def test_both_files_give_the_same_findings_but_for_the_bookmark_that_only_the_text_shows(
    text: Checked, word: Checked
) -> None:
    assert quoted(text) - quoted(word) == {("JX503", "[bookmark: _GoBack]")}
    assert quoted(word) <= quoted(text)


def test_every_error_of_the_list_and_thirty_findings_are_made() -> None:
    rows = tomllib.loads(TABLE.read_text("utf-8"))["row"]
    expected = json.loads((SEED / "expected.json").read_text("utf-8"))["findings"]
    found = {row["id"] for row in rows}
    wanted = {one["id"] for one in expected if not one.get("optional")}
    assert {one["id"] for one in expected if one["severity"] == "E"} <= found
    assert len(found & wanted) >= 30


def test_what_holds_raises_nothing(text: Checked) -> None:
    """H01–H19: the arithmetic of the report is right, so no error speaks of a figure."""
    errors = [one for one in text.findings if one.severity is Severity.ERROR]
    assert {one.code for one in errors} == {"JX302", "JX403", "JX404", "JX501", "JX503", "JX505", "JX516"}
    assert [one for one in errors if one.suspects or one.code.startswith(("JX1", "JX2"))] == []
    money = [fact for fact in text.facts if fact.span is not None and fact.printed.endswith("万元")]
    assert {fact.status for fact in money if fact.printed != "6.54万元"} == {Status.VERIFIED}


def test_what_is_left_for_basic_expenditure_is_derived(text: Checked) -> None:
    derived = {
        (fact.coordinates.concept, fact.coordinates.item.name): fact.printed
        for fact in text.facts
        if fact.status is Status.DERIVED and fact.coordinates is not None and fact.coordinates.item is not None
    }
    assert derived[("carryover_closing", "基本支出")] == "4.18万元"
    assert derived[("budget_adjustment", "基本支出")] == "18.56万元"


def test_every_figure_has_a_status(text: Checked) -> None:
    printed = [fact for fact in text.facts if fact.span is not None]
    counts = {status: sum(fact.status is status for fact in printed) for status in Status}
    assert counts == {
        Status.VERIFIED: 41,
        Status.CONFLICTING: 0,
        Status.SINGLE: 17,
        Status.DERIVED: 0,
        Status.UNREAD: 23,
    }
