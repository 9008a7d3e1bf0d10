"""The hand-written reports: each mark of a source is a fact at its place, and no error is found in any of them."""

import json
from pathlib import Path

import pytest
from bench.written.__main__ import SOURCES, built, main

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

MISREAD = {
    "d22-transfer-tibet": "the rates of five parts, told 执行率各为…, are laid to the fund and contradict its own",
}


def _marks(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=MISREAD[name], strict=True)] if name in MISREAD else []


SOURCES_READ = [pytest.param(path, id=path.stem, marks=_marks(path.stem)) for path in sorted(SOURCES.glob("*.md"))]


def test_a_mark_becomes_a_fact_at_its_place() -> None:
    text, truth = built("x", SOURCE)
    assert text == "报告\n支出1,163.27万元，三个项目。\n"
    assert [(fact["text"], fact["start"], fact["context"], fact["value_base"]) for fact in truth["facts"]] == [
        ("1,163.27万元", 5, "基本支出/2023", "11632700.00"),
        ("三个", 16, "青岭县水利局/2023", "3"),
    ]


def test_texts_hold_their_facts(tmp_path: Path) -> None:
    main([str(tmp_path)])
    written = sorted(tmp_path.glob("*.json"))
    assert len(written) == len(list(SOURCES.glob("*.md")))
    for path in written:
        text = path.with_suffix(".txt").read_text("utf-8")
        for fact in json.loads(path.read_text("utf-8"))["facts"]:
            assert text[fact["start"] :].startswith(fact["text"])


@pytest.mark.parametrize("source", SOURCES_READ)
def test_no_error_is_found(source: Path) -> None:
    text, _ = built(source.stem, source.read_text("utf-8"))
    document = read(f"{source.stem}.txt", text.encode())
    assert isinstance(document, Document)
    errors = [one for one in check_document(document).findings if one.severity is Severity.ERROR]
    assert errors == []
