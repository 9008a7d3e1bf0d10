"""Repair of generated reports: safe fixes change no figure, proposals harm none, a Word file can take it all back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from bench.fixes import figures, same
from bench.styles.library import Style, styles
from bench.styles.report import Report, make_report
from bench.styles.spoil import make_faulty
from lxml import etree

from jixiao.model.document import Document
from jixiao.model.finding import Applicability
from jixiao.model.repair import Reason, Repaired
from jixiao.model.result import Checked
from jixiao.ooxml.walk import W
from jixiao.reading.read import read
from jixiao.services.files import check_data
from jixiao.services.repair.candidates import Asked
from jixiao.services.repair.files import finished
from jixiao.services.repair.repair import repair
from jixiao.services.rules import rule_cards

DATE = datetime(2024, 3, 18, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared/corpus/shifeng-2023/report.docx"
SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
REAL = [SAMPLE, *([SEED.read_bytes()] if SEED.exists() else [])]
MANY = styles()[::2]
SOME = styles()[::6]
_RULER = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")


def word_file(text: str) -> bytes:
    """Return a Word file of a text: a paragraph a line, a table for each run of lines between bars."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in (*text.split("\n"), ""):
        if line.startswith("|") and line.rstrip().endswith("|"):
            if not _RULER.fullmatch(line):
                rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, words in zip(table.rows, rows, strict=True):
                for cell, word in zip(row.cells, words, strict=False):
                    cell.text = word
            rows = []
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def repaired(name: str, data: bytes, asked: Asked) -> Repaired:
    checked = check_data(name, data)
    assert isinstance(checked, Checked)
    return repair(data, checked, lambda changed: check_data(name, changed), asked, DATE)


def resolved(data: bytes, *, accept: bool) -> str:
    """Return the text of a file after a person accepted, or rejected, all changes by jixiao."""
    source = ZipFile(BytesIO(data))
    root = etree.fromstring(source.read("word/document.xml"))
    kept, dropped = ("ins", "del") if accept else ("del", "ins")
    ours = f"[@{{{W[1:-1]}}}author='jixiao']"
    for wrapper in root.findall(f".//{W}{dropped}{ours}"):
        wrapper.clear()
    for wrapper in root.findall(f".//{W}{kept}{ours}"):
        for run in wrapper:
            wrapper.addprevious(run)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, etree.tostring(root) if name == "word/document.xml" else source.read(name))
    document = read("报告.docx", target.getvalue())
    assert isinstance(document, Document)
    return document.text


def numbers(checked: Checked) -> list[tuple[str, int]]:
    return [(one.quantity.dimension.value, one.quantity.value) for one in checked.facts if one.span is not None]


def left_of_fixed_kinds(done: Repaired) -> Iterator[str]:
    """Yield the codes of findings left that a safe fix could mend, but for those whose fix was withdrawn."""
    withdrawn = {one.mend.finding.code for one in done.withdrawn}
    for finding in done.after.findings:
        safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
        if safe and finding.code not in withdrawn:
            yield finding.code


@pytest.mark.parametrize("style", MANY, ids=lambda style: style.name)
def test_safe_fixes_leave_nothing_of_their_kind_and_every_figure(style: Style) -> None:
    report = make_faulty(style, 5, 0)
    done = repaired("报告.txt", report.text.encode(), Asked())
    assert list(left_of_fixed_kinds(done)) == []
    assert numbers(done.after) == numbers(done.before)


@pytest.mark.parametrize("style", SOME, ids=lambda style: style.name)
@pytest.mark.parametrize("asked", [Asked(), Asked(proposals=True)], ids=["safe", "proposals"])
def test_changes_of_a_word_file_rejected_give_the_original_and_accepted_the_repaired_text(
    style: Style, asked: Asked
) -> None:
    data = word_file(make_faulty(style, 5, 1).text)
    done = repaired("报告.docx", data, asked)
    made = finished(data, done, asked, rule_cards(), DATE)
    assert made.refusal is None
    assert resolved(made.data, accept=False) == done.before.document.text
    assert resolved(made.data, accept=True) == done.after.document.text
    assert done.patch.apply(done.before.document.text) == done.after.document.text


@pytest.mark.parametrize("data", REAL, ids=["sample", "real report"][: len(REAL)])
def test_changes_of_real_word_files_can_be_taken_back(data: bytes) -> None:
    asked = Asked(proposals=True)
    done = repaired("报告.docx", data, asked)
    made = finished(data, done, asked, rule_cards(), DATE)
    assert len(done.made) > 5
    assert resolved(made.data, accept=False) == done.before.document.text
    assert resolved(made.data, accept=True) == done.after.document.text


@pytest.mark.skipif(not SEED.exists(), reason="the corpus is not beside the repository")
def test_a_new_paragraph_is_no_tracked_change_and_that_is_said() -> None:
    done = repaired("报告.docx", SEED.read_bytes(), Asked(proposals=True))
    told = [(one.mend.finding.code, one.objection.reason) for one in done.withdrawn]
    assert told == [("JX509", Reason.UNWRITABLE)]


def harmed(report: Report, done: Repaired) -> Iterator[tuple[str, str]]:
    """Yield figures that are neither as they were nor right, with what stands there now."""
    for span, text, true in figures(report):
        now = done.patch.forward(span).of(done.after.document.text)
        if not same(now, true) and not same(now, text):
            yield text, now


@pytest.mark.parametrize("style", MANY, ids=lambda style: style.name)
def test_proposals_make_no_figure_wrong(style: Style) -> None:
    for report in (make_report(style, 5, 0), make_faulty(style, 5, 2)):
        done = repaired("报告.txt", report.text.encode(), Asked(proposals=True))
        assert list(harmed(report, done)) == []
