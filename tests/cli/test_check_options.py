"""What `jixiao check` shows and where: least severity, statistics, folders, files to write."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import docx
import pytest

from jixiao.cli.forms import FORMS

SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
TEXT = "云溪县林业局2023年度工作\n全年支出12.50万元万元，年末结余结转1.20万元。\n"


def jixiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "报告" / "下级").mkdir(parents=True)
    (tmp_path / "报告" / "下级" / "样例.docx").write_bytes(SAMPLE)
    (tmp_path / "报告" / "林业.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "报告" / "坏.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "报告" / "~$林业.docx").write_bytes(b"lock")
    return tmp_path / "报告"


@pytest.fixture
def faulty(folder: Path) -> Path:
    return folder / "林业.txt"


def test_only_errors_are_shown_and_the_others_counted(faulty: Path) -> None:
    done = jixiao("check", faulty, "--severity", "error")
    assert [line[:8] for line in done.stdout.splitlines() if line[:2] in ("错误", "提醒", "建议")] == ["错误 JX501"]
    assert "  列出问题 1 个：错误 1，提醒 0，建议 0；另有 2 个级别较低，没有列出" in done.stdout.splitlines()


@pytest.mark.parametrize("form", ["concise", "text", "github"])
def test_lines_of_errors_alone(faulty: Path, form: str) -> None:
    done = jixiao("check", faulty, "--severity", "error", "--format", form)
    assert ["JX501" in line for line in done.stdout.splitlines()] == [True]


def test_json_counts_what_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("云溪县林业局2023年度部门整体支出绩效评价报告\n本年支出12.50万元。\n", encoding="utf-8")
    told = json.loads(jixiao("check", path, "--severity", "error", "--format", "json").stdout)["documents"][0]
    assert (told["outcome"], told["findings"], told["hidden"] > 0) == ("findings", [], True)


def test_quiet_shows_findings_alone(faulty: Path) -> None:
    assert jixiao("check", faulty, "-q", "--severity", "error").stdout.splitlines()[-2:] == [
        "  = 说明：jixiao explain JX501",
        "",
    ]


def test_statistics_over_a_folder(folder: Path) -> None:
    done = jixiao("check", folder, "--statistics", "--severity", "error")
    assert done.returncode == 2
    assert "1  JX007  错误  文件未能读取" in done.stdout.splitlines()


def test_show_files(folder: Path) -> None:
    done = jixiao("check", folder, "--show-files")
    paths = [folder / "坏.docx", folder / "林业.txt", folder / "下级" / "样例.docx"]
    assert (done.returncode, done.stdout.splitlines()) == (0, list(map(str, paths)))


def test_a_folder_is_checked_whole_whatever_is_in_it(folder: Path) -> None:
    done = jixiao("check", folder)
    assert done.returncode == 2
    assert done.stdout.splitlines()[-5] == "共 3 个文件：0 个没有错误，2 个有错误，1 个未能读取"
    assert done.stdout.splitlines()[-1].startswith("    JX007 ")
    assert "\x1b" not in done.stderr


def test_other_documents_are_told_not_to_be_checked(folder: Path) -> None:
    (folder / "旧.doc").write_bytes(b"")
    (folder / "自评表.xlsx").write_bytes(b"")
    done = jixiao("check", folder, "--format", "concise")
    expected = (
        "另有 1 个其他格式的文件没有检查（.doc 1 个），请用 Word 或 WPS 另存为 .docx 后再检查\n"
        "另有 1 个 .xlsx 表格没有检查；要检查的，请写出文件名：jixiao check 表格.xlsx\n"
    )
    assert done.stderr == expected


def test_copies_keep_their_place_below_the_folder(folder: Path) -> None:
    target = folder / "结果"
    jixiao("check", folder, "-o", target)
    assert [str(path.relative_to(target)) for path in target.rglob("*.docx")] == [str(Path("下级/样例.docx"))]
    assert len(list(docx.Document(str(target / "下级" / "样例.docx")).comments)) > 0
    assert str(target) not in jixiao("check", folder, "-o", target, "--show-files").stdout


@pytest.mark.parametrize(("name", "start"), [("a.json", "{"), ("a.md", "# "), ("a.txt", "错误 JX501")])
def test_the_ending_of_the_output_chooses_the_form(faulty: Path, tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name
    done = jixiao("check", faulty, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"已写入：{target}\n")
    assert target.read_text("utf-8").startswith(start)


@pytest.mark.parametrize("form", ["terminal", "concise", "github", "json", "sarif", "markdown"])
def test_every_form_is_written_to_a_file_as_to_a_pipe(faulty: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "a.out"
    jixiao("check", faulty, "--format", form, "-o", target)
    assert target.read_text("utf-8") == jixiao("check", faulty, "--format", form).stdout


@pytest.mark.parametrize("name", ["a.json", "a.docx", "a.txt"])
def test_an_output_that_cannot_be_written(folder: Path, faulty: Path, name: str) -> None:
    target = faulty / name
    done = jixiao("check", folder / "下级" / "样例.docx", "-q", "-o", target)
    assert (done.returncode, done.stderr) == (
        2,
        f"jixiao: 无法写入“{target}”，请检查路径和权限；文件若正在打开，请先关闭\n",
    )


def test_a_report_found_in_a_folder_is_never_overwritten(folder: Path) -> None:
    target = folder / "林业.txt"
    done = jixiao("check", folder, "-o", target)
    assert (done.returncode, done.stderr) == (2, f"jixiao: 不能覆盖输入文件“{target}”，请另选输出文件名\n")
    assert target.read_text("utf-8") == TEXT


def test_a_workbook_of_results_in_the_folder_is_no_other_document(folder: Path) -> None:
    target = folder / "问题.xlsx"
    for _ in range(2):
        assert jixiao("check", folder, "-o", target).stderr == f"已写入：{target}\n"


def test_statistics_go_with_lines_alone(faulty: Path, tmp_path: Path) -> None:
    for arguments in (["--format", "json"], ["-o", tmp_path / "a.docx"]):
        done = jixiao("check", faulty, "--statistics", *arguments)
        assert (done.returncode, done.stderr.startswith("jixiao: --statistics ")) == (2, True)


def test_every_form_is_described() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "output.md").read_text("utf-8")
    assert [name for name in FORMS if f"`{name}`" not in page] == []


def test_help_is_chinese_throughout() -> None:
    assert "[required]" not in jixiao("certificate", "--help").stdout
