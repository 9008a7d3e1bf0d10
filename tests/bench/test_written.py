"""The hand-written reports: each mark of a source is a fact at its place, each planted error stands where it says, and
no error is found in a report without one."""

import json
from pathlib import Path

import pytest
from bench.written.__main__ import SOURCES, built, main
from bench.written.planted import planted

from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

SOURCE = """unit: 青岭县水利局
year: 2023
---
报告
支出⟦1,163.27万元|budget_adjusted|item=基本支出⟧，⟦三个|count_projects⟧项目。
"""
PLANTED = """---
[[errors]]
kind = "list_count_mismatch"
explanation = "写3个，只列出2个"
spans = ["⟦三个⟧项目"]
wrong = "⟦三个⟧项目"
correct = "2个"
side = "ambiguous"
"""
# Clean reports in which an error is found nevertheless: each is a false alarm to be mended in the program.
MISREAD: dict[str, str] = {}


def _marks(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=MISREAD[name], strict=True)] if name in MISREAD else []


CLEAN = [
    pytest.param(path, id=path.stem, marks=_marks(path.stem))
    for path in sorted(SOURCES.glob("*.md"))
    if "[[errors]]" not in path.read_text("utf-8")
]


def test_a_mark_becomes_a_fact_at_its_place() -> None:
    text, truth = built("x", SOURCE)
    assert text == "报告\n支出1,163.27万元，三个项目。\n"
    assert [(fact["text"], fact["start"], fact["context"], fact["value_base"]) for fact in truth["facts"]] == [
        ("1,163.27万元", 5, "基本支出/2023", "11632700.00"),
        ("三个", 16, "青岭县水利局/2023", "3"),
    ]


def test_the_last_year_is_the_one_before() -> None:
    _, truth = built("x", "unit: 县水利局\nyear: 2023\n---\n上年⟦8.00万元|prior_year_amount|year=last⟧。")
    assert [fact["context"] for fact in truth["facts"]] == ["县水利局/2022"]


def test_broken_and_worded_numbers_have_their_value() -> None:
    marks = "⟦1 286.40万\n元|income_year⟧，百分之⟦九十八点五|narrative_rate|unit=%⟧"
    _, truth = built("x", SOURCE + marks)
    values = [(fact["value"], fact["unit"], fact["value_base"]) for fact in truth["facts"][2:]]
    assert values == [("1286.40", "万元", "12864000.00"), ("98.5", "%", "98.5")]


def test_a_planted_error_stands_at_its_place() -> None:
    text, truth = built("x", SOURCE + PLANTED)
    assert text == built("x", SOURCE)[0]
    assert truth["clean"] is False
    assert truth["errors"] == [
        {
            "kind": "list_count_mismatch",
            "explanation": "写3个，只列出2个",
            "spans": ["三个"],
            "span_starts": [16],
            "wrong": "三个",
            "wrong_start": 16,
            "correct": "2个",
            "side": "ambiguous",
        }
    ]
    assert [(fact["text"], fact.get("correct_value")) for fact in truth["facts"]] == [
        ("1,163.27万元", None),
        ("三个", "2"),
    ]


def test_a_span_that_is_not_unique_is_refused() -> None:
    with pytest.raises(ValueError, match="2 times in the report: 元"):
        planted('[[errors]]\nkind = "sum_mismatch"\nexplanation = ""\nspans = ["元"]', "1元2元")


def test_texts_hold_their_facts(tmp_path: Path) -> None:
    main([str(tmp_path)])
    written = sorted(tmp_path.glob("*.json"))
    assert len(written) == len(list(SOURCES.glob("*.md")))
    for path in written:
        text = path.with_suffix(".txt").read_text("utf-8")
        for fact in json.loads(path.read_text("utf-8"))["facts"]:
            assert text[fact["start"] :].startswith(fact["text"])


@pytest.mark.parametrize("source", CLEAN)
def test_no_error_is_found(source: Path) -> None:
    text, _ = built(source.stem, source.read_text("utf-8"))
    document = read(f"{source.stem}.txt", text.encode())
    assert isinstance(document, Document)
    errors = [one for one in check_document(document).findings if one.severity is Severity.ERROR]
    assert errors == []
