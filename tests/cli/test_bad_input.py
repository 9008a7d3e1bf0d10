"""What no report is: told in a line, never a traceback, and the other files of the call are still checked."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

GOOD = (
    "青岭县水利局2023年度部门整体支出绩效评价报告\n\n全年支出100.00万元，其中基本支出60.00万元，项目支出40.00万元。\n"
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**parts: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def bomb() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"0" * 60_000_000)
    return target.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "JX003"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "JX004"),
    "noise.txt": (lambda: b"".join(sha256(bytes((n,))).digest() for n in range(125)), "JX004"),
    "report.pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "JX004"),
    "old.doc": (lambda: COMPOUND + bytes(600), "JX004"),
    "locked.docx": (lambda: COMPOUND + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "JX005"),
    "archive.docx": (lambda: package(readme_xml="<a/>"), "JX004"),
    "broken.docx": (lambda: package(word__document_xml="<w:document"), "JX007"),
    "cut.docx": (lambda: package(word__document_xml="<a/>")[:60], "JX007"),
    "bomb.docx": (bomb, "JX006"),
    "entities.docx": (
        lambda: package(word__document_xml='<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'),
        "JX007",
    ),
}


def check(*paths: Path) -> tuple[int, str, str]:
    command = (sys.executable, "-m", "jixiao", "check", "--format", "json", *map(str, paths))
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    return done.returncode, done.stdout, done.stderr


def codes(output: str) -> list[list[str]]:
    return [[one["code"] for one in document["findings"]] for document in json.loads(output)["documents"]]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", list(BAD))
def test_a_file_that_is_no_report_is_told_and_the_others_are_checked(name: str, tmp_path: Path, good: Path) -> None:
    make, code = BAD[name]
    path = tmp_path / name
    path.write_bytes(make())
    status, output, errors = check(path, good)
    found = codes(output)
    assert (status, found[0], "Traceback" in errors) == (2, [code], False)
    assert json.loads(output)["documents"][1]["coverage"]["verified"] == 3


def test_a_missing_file_and_an_empty_folder(tmp_path: Path, good: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    status, output, _ = check(tmp_path / "none.docx", empty, good)
    assert (status, codes(output)[0], codes(output)[2]) == (2, ["JX001"], ["JX009"])


def test_a_text_of_200_megabytes_is_told_without_being_read(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    status, output, _ = check(path, good)
    assert (status, codes(output)[0]) == (2, ["JX006"])


@pytest.mark.parametrize(
    "text",
    [
        "全年支出" + "9" * 400 + "万元，其中基本支出60.00万元。",
        "全年支出100.00万元。" + "绩" * 1_000_000,
        "一" * 50_000 + "万元",
        "（" * 5_000 + "“" * 5_000,
        "|" * 20_000,
        "全年支出\x1b[31m100.00万元\u202e，项目支出40.00万元。",
    ],
    ids=["400-digits", "long-line", "numerals", "marks", "bars", "steering"],
)
def test_strange_texts_are_checked(text: str, tmp_path: Path, good: Path) -> None:
    path = tmp_path / "strange.txt"
    path.write_text(text, encoding="utf-8")
    status, output, errors = check(path, good)
    assert status in (0, 1)
    assert "Traceback" not in errors
    assert json.loads(output)["documents"][1]["outcome"] in ("clean", "findings")
