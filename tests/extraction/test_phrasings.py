"""Classes of phrasing: what each figure of a text is read as, and that nothing is wrongly held against it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jixiao.extraction.extract import extract
from jixiao.model.document import Document
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.finding import Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}-{case['name']}")


def meaning(fact: Fact) -> tuple[str, ...]:
    where = fact.coordinates
    if where is None:
        return (fact.printed, "", "", "")
    subject = where.subject.name if where.subject.kind is SubjectKind.PROJECT else ""
    words = (fact.printed, where.concept, subject, where.item.name if where.item else "")
    return (*words, where.period) if where.period else words


@pytest.mark.parametrize("case", list(cases()))
def test_figures_are_read_and_nothing_is_held_against_them(case: dict[str, Any]) -> None:
    document = read("case.txt", case["text"].encode())
    assert isinstance(document, Document)
    checked = check_document(document)
    # what the grammar reads by itself: the weights of words see more than one sentence
    found = [meaning(fact) for fact in extract(document).facts]
    for wanted in case["facts"]:
        assert tuple(wanted) in {words[: len(wanted)] for words in found}
    for unwanted in case.get("never", []):
        assert tuple(unwanted) not in {words[: len(unwanted)] for words in found}
    errors = [finding.code for finding in checked.findings if finding.severity is Severity.ERROR]
    assert errors == case.get("errors", [])


def test_a_change_belongs_to_the_year_that_changed() -> None:
    text = "青岭县水利局2023年度部门整体支出绩效自评报告\n2023年收入792.22万元。同比上年度增加189.25万元，增加31.39%。"
    document = read("case.txt", text.encode())
    assert isinstance(document, Document)
    found = [one.coordinates for one in extract(document).facts]
    assert [(one.concept, one.period) for one in found if one is not None] == [
        ("income_year", "2023"), ("yoy_amount", "2023"), ("yoy_rate", "2023"),
    ]  # fmt: skip
