"""Issued versions: numbered, whole, never written over, with a list of what they are."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench.county.books import county

from jixiao.composing.book import write_book
from jixiao.model.comparison import Way
from jixiao.services.composing import Composed, Format, Kind, Order, Written, compose
from jixiao.services.issuing import MANIFEST, against, can_compare, is_same, issue, last_version

ORDER = Order((Kind.SELF,), (Format.DOCX, Format.XLSX))


@pytest.fixture
def made(tmp_path: Path) -> Composed:
    (book,) = county(seed=4, count=1, years=(2023,))
    (tmp_path / "账套.xlsx").write_bytes(write_book(book))
    composed = compose(str(tmp_path / "账套.xlsx"), ORDER)
    assert isinstance(composed, Composed)
    return replace(composed, files=composed.files[:4])


def changed(made: Composed) -> Composed:
    """Return the same documents, the first in the place of the second form's files."""
    word, book, *others = made.files
    return replace(made, files=(Written(word.name, others[0].data), Written(book.name, others[1].data), *others))


def test_versions_are_numbered_and_stay(made: Composed, tmp_path: Path) -> None:
    first = issue(made, tmp_path / "报送")
    before = {one.name: one.read_bytes() for one in first.folder.iterdir()}
    second = issue(changed(made), tmp_path / "报送")
    assert [first.folder.name, second.folder.name] == ["第1版", "第2版"]
    assert {one.name: one.read_bytes() for one in first.folder.iterdir()} == before
    assert sorted(one.name for one in (tmp_path / "报送").iterdir()) == ["第1版", "第2版"]


def test_the_list_tells_book_packs_and_documents(made: Composed, tmp_path: Path) -> None:
    version = issue(made, tmp_path / "报送")
    told = json.loads((version.folder / MANIFEST).read_text("utf-8"))
    assert told["schema"] == "jixiao.issue/1"
    assert (told["version"], told["year"], told["book"]["name"]) == (1, 2023, "账套.xlsx")
    assert {one["name"]: one["sha256"] for one in told["documents"]} == version.documents
    assert [one["id"] for one in told["packs"]] == ["national-2020"]


def test_the_date_is_that_of_the_book_unless_given(made: Composed, tmp_path: Path) -> None:
    dates = [
        json.loads((issue(made, tmp_path / str(day), day).folder / MANIFEST).read_text("utf-8"))["date"]
        for day in (None, date(2024, 3, 15))
    ]
    assert dates == [str(made.about.day), "2024-03-15"]


def test_equal_documents_are_known_as_the_same(made: Composed, tmp_path: Path) -> None:
    issue(made, tmp_path / "报送")
    last = last_version(tmp_path / "报送")
    assert last is not None
    assert (is_same(made, last), is_same(changed(made), last)) == (True, False)


def test_documents_that_are_all_pdf_are_never_taken_for_the_same(made: Composed, tmp_path: Path) -> None:
    pages = replace(made, files=tuple(Written(f"{one.name}.pdf", one.data) for one in made.files[:1]))
    first = issue(pages, tmp_path / "报送")
    assert (is_same(pages, first), can_compare(pages)) == (False, False)


def test_a_further_format_is_a_further_version(made: Composed, tmp_path: Path) -> None:
    first = issue(made, tmp_path / "报送")
    more = replace(made, files=(*made.files, Written("自评表.pdf", b"%PDF")))
    assert is_same(more, first) is False


def test_a_version_that_cannot_be_read_is_not_taken_for_equal(made: Composed, tmp_path: Path) -> None:
    first = issue(made, tmp_path / "报送")
    new = changed(made)
    second = issue(new, tmp_path / "报送")
    (first.folder / made.files[0].name).unlink()
    assert [(one.way, one.told) for one in against(new, second.folder, first)] == [(Way.CHANGED, None)]


def test_a_version_without_its_list_is_not_written_over(made: Composed, tmp_path: Path) -> None:
    first = issue(made, tmp_path / "报送")
    (first.folder / MANIFEST).unlink()
    last = last_version(tmp_path / "报送")
    assert last is not None
    assert (last.number, last.documents) == (1, first.documents)
    assert issue(made, tmp_path / "报送").number == 2


def test_what_changed_is_told_document_by_document(made: Composed, tmp_path: Path) -> None:
    first = issue(made, tmp_path / "报送")
    new = changed(made)
    second = issue(new, tmp_path / "报送")
    (told,) = against(new, second.folder, first)
    assert (told.name, told.way) == (made.files[0].name, Way.CHANGED)
    assert told.told is not None
    assert told.told.figures
    fewer = replace(made, files=made.files[:2])
    third = issue(fewer, tmp_path / "报送")
    assert [(one.name, one.way) for one in against(fewer, third.folder, first)] == [(made.files[2].name, Way.REMOVED)]
