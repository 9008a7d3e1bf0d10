"""The real report: every fault of its acceptance list is found at its words or argued away; what holds, holds."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.model.relation import Band
from jixiao.model.result import Checked
from jixiao.services.checking import check_document

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "shared/corpus/shifeng-2023/report.txt"
EXPECTED = SEED.parent / "expected.json"
TABLE = tomllib.loads((HERE / "seed_table.toml").read_text("utf-8"))
ROWS = [row for row in TABLE["row"] if "rule" in row]
# of these the report prints no figure, or no equation but a rule of its own speaks
WITHOUT_EQUATION = {
    "H04": "no rate of staff is printed",
    "H15": "JX204",
    "H17": "JX205",
    "H18": "no other year is printed",
    "H19": "JX416",
}

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")


@pytest.fixture(scope="module")
def checked(as_document: Callable[[str], Document]) -> Checked:
    return check_document(as_document(SEED.read_text("utf-8")))


@pytest.fixture(scope="module")
def quoted(checked: Checked) -> set[tuple[str, str]]:
    return {(one.code, one.primary.span.of(checked.document.text)) for one in checked.findings}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['id']}-{row['rule']}") for row in ROWS])
def test_row(row: dict[str, Any], quoted: set[tuple[str, str]]) -> None:
    assert {(row["rule"], words) for words in row["quotes"]} <= quoted


def test_every_entry_of_the_list_is_found_or_argued_away() -> None:
    listed = {one["id"] for one in json.loads(EXPECTED.read_text("utf-8"))["findings"]}
    found, left = ({row["id"] for row in TABLE[key]} for key in ("row", "left"))
    assert (found | left, found & left) == (listed, set())


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in TABLE["left"]])
def test_the_page_of_the_nearest_rule_says_what_it_leaves_out(row: dict[str, Any]) -> None:
    page = (HERE.parents[1] / f"docs/rules/{row['rule']}.md").read_text("utf-8")
    assert (row["why"] in page, bool(row["why"])) == (True, True)


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['id']}-{row['result']}") for row in TABLE["holds"]])
def test_what_holds_is_held_and_raises_nothing(row: dict[str, Any], checked: Checked) -> None:
    facts = {fact.id: fact for fact in checked.facts}
    found = [one for one in checked.evaluations if one.equation == row["equation"]]
    bands = {one.band for one in found if facts[one.result].printed.replace(" ", "") == row["result"]}
    assert bands
    assert bands <= {Band.EXACT, Band.ROUNDING}


def test_every_entry_that_holds_is_in_the_table() -> None:
    listed = {one["id"] for one in json.loads(EXPECTED.read_text("utf-8"))["holds"]}
    assert {row["id"] for row in TABLE["holds"]} | set(WITHOUT_EQUATION) == listed


@pytest.mark.parametrize("code", [one for one in WITHOUT_EQUATION.values() if one.startswith("JX")])
def test_the_rules_of_what_holds_pass(code: str, checked: Checked) -> None:
    (duty,) = (one for one in checked.duties if one.rule == code)
    assert (duty.failed, duty.passed > 0) == (0, True)


def test_no_error_speaks_of_a_figure(checked: Checked) -> None:
    assert [
        one.code for one in checked.findings if one.code.startswith(("JX1", "JX2")) and one.severity == "error"
    ] == []
