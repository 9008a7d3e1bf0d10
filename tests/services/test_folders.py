"""Folders stand for the reports in them."""

import os
from pathlib import Path

import pytest

from jixiao.model.document import ReadFailure
from jixiao.services.folders import Found, Search, search


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "乙局.docx", "甲局.TXT", "~$乙局.docx", ".~乙局.docx", "账.xlsx", "旧.doc", "更旧.doc", "图.png",
        "下级/丙局.docx", ".git/a.txt", "结果/乙局.docx",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_reports_of_a_folder_without_locks_hidden_files_and_results(folder: Path) -> None:
    found = search([str(folder)], folder / "结果")
    assert found == Search(
        (
            Found(str(folder / "乙局.docx"), "乙局.docx"),
            Found(str(folder / "甲局.TXT"), "甲局.TXT"),
            Found(str(folder / "下级/丙局.docx"), str(Path("下级/丙局.docx"))),
        ),
        (),
        {".doc": 2, ".xlsx": 1},
    )


def test_a_file_is_taken_as_it_is_named_and_only_once(folder: Path) -> None:
    lock = str(folder / "~$乙局.docx")
    report = str(folder / "下级/丙局.docx")
    found = search([report, lock, "没有.docx", str(folder / "下级")])
    assert found.files == (
        Found(report, "丙局.docx"),
        Found(lock, "~$乙局.docx"),
        Found("没有.docx", "没有.docx"),
    )


def test_a_folder_with_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    failure = ReadFailure(str(tmp_path), "JX009", (("path", str(tmp_path)),))
    assert search([str(tmp_path)]) == Search((), (failure,), {".pdf": 1})


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions bind no administrator")
def test_a_folder_that_cannot_be_opened(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    failure = ReadFailure(str(closed), "JX008", (("path", str(closed)),))
    assert search([str(closed)]) == Search((), (failure,))


def test_a_link_back_to_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "下级" / "回").symlink_to(folder, target_is_directory=True)
    assert len(search([str(folder)], folder / "结果").files) == 3
