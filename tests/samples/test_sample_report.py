"""The sample that ships: built the same each time, its faults on record."""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from jixiao.model.document import Document
from jixiao.services.checking import check_document

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "src/jixiao/samples"


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_sample", ROOT / "tools/build_sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sample_text() -> str:
    parts = [
        part.text if isinstance(part, Paragraph) else table_text(part)
        for part in docx.Document(str(SAMPLES / "sample-report.docx")).iter_inner_content()
    ]
    return "\n".join(parts)


def table_text(table: Table) -> str:
    return "\n".join("|".join(cell.text for cell in row.cells) for row in table.rows)


def test_the_tool_builds_the_file_that_ships() -> None:
    build = builder().build
    assert (SAMPLES / "sample-report.docx").read_bytes() == build() == build()


def test_each_planted_fault_stands_once_in_the_report() -> None:
    text = sample_text()
    faults = tomllib.loads((SAMPLES / "sample-report.toml").read_text(encoding="utf-8"))["faults"]
    assert {fault["text"]: text.count(fault["text"]) for fault in faults} == {fault["text"]: 1 for fault in faults}
    assert {fault["code"] for fault in faults} == {"JX1", "JX2", "JX4", "JX5"}


def test_the_sample_looks_like_an_official_document() -> None:
    page = docx.Document(str(SAMPLES / "sample-report.docx")).sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26]


def test_the_check_finds_these_faults_in_the_word_file_itself() -> None:
    reading = pytest.importorskip("jixiao.reading", reason="the readers of files are not there")
    document = reading.read(str(SAMPLES / "sample-report.docx"))
    assert isinstance(document, Document)
    findings = check_document(document).findings
    found = {(item.code, document.text[item.primary.span.start : item.primary.span.end]) for item in findings}
    assert found >= {("JX501", "万元万元"), ("JX103", "96.84%"), ("JX102", "1.12万元"), ("JX505", "六、")}
    assert {item.expected for item in findings} >= {"96.48%", "1.22万元"}
