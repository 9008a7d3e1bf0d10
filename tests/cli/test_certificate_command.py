"""`jixiao certificate` as a user calls it."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import docx
import pytest

SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()


def jixiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", "certificate", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(SAMPLE)
    return path


@pytest.mark.parametrize("name", ["证明.docx", "证明.html"])
def test_the_same_certificate_byte_for_byte(report: Path, tmp_path: Path, name: str) -> None:
    first, second = tmp_path / name, tmp_path / "再次" / name
    done = jixiao(report, "-o", first)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"已写入：{first}\n")
    jixiao(report, "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_packs_are_named_with_their_versions(report: Path, tmp_path: Path) -> None:
    jixiao(report, "-o", tmp_path / "证明.docx")
    cells = [cell.text for row in docx.Document(str(tmp_path / "证明.docx")).tables[0].rows for cell in row.cells]
    assert cells[-1].startswith("jixiao 0.1.0，规则包 national-2020 2020.")


def test_no_certificate_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    done = jixiao(tmp_path / "没有.docx", "-o", tmp_path / "证明.docx")
    assert (done.returncode, done.stderr[:14], (tmp_path / "证明.docx").exists()) == (2, "jixiao: JX001 ", False)


def test_wrong_use(report: Path, tmp_path: Path) -> None:
    done = jixiao(report, "-o", tmp_path / "证明.pdf")
    assert (done.returncode, done.stderr) == (2, "jixiao: -o 须以 .docx 或 .html 结尾\n")
    done = jixiao(report, "-o", report)
    assert (done.returncode, report.read_bytes() == SAMPLE) == (2, True)
