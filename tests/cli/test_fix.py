"""`jixiao check --fix` as a user calls it: what is written where, what is said, how it ends."""

import json
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import docx
import pytest

SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
TEXT = "云溪县林业局2023年度工作\r\n全年支出12.50万元万元，年末结余结转1.20万元。\r\n"
FIXED = "云溪县林业局2023年度工作\r\n全年支出12.50万元，年末结转结余1.20万元。\r\n"


def jixiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", "check", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "样例.docx"
    path.write_bytes(SAMPLE)
    return path


def test_the_repaired_text_stands_beside_the_original(faulty: Path) -> None:
    done = jixiao("--fix", faulty)
    target = faulty.with_name("报告-修改.txt")
    assert (done.returncode, done.stderr) == (0, f"已写入：{target}\n")
    assert target.read_bytes() == FIXED.encode("gb18030")
    assert faulty.read_bytes() == TEXT.encode("gb18030")
    assert done.stdout.splitlines()[-3:] == [
        "已修改 2 处，还剩问题 1 个：错误 0，提醒 1，建议 0",
        "  2:12 JX501 删去“万元”",
        "  2:17 JX511 结余结转 → 结转结余",
    ]


def test_nothing_is_ever_overwritten(faulty: Path) -> None:
    jixiao("--fix", faulty)
    first = faulty.with_name("报告-修改.txt")
    first.write_text("改过", encoding="utf-8")
    jixiao("--fix", faulty)
    assert first.read_text("utf-8") == "改过"
    assert faulty.with_name("报告-修改2.txt").read_bytes() == FIXED.encode("gb18030")
    assert jixiao("--fix", faulty, "-o", faulty).stderr == f"jixiao: 不能覆盖输入文件“{faulty}”，请另选输出文件名\n"


def test_output_is_named_by_the_user(faulty: Path, tmp_path: Path) -> None:
    jixiao("--fix", faulty, "-o", tmp_path / "新.txt")
    assert (tmp_path / "新.txt").read_bytes() == FIXED.encode("gb18030")


def test_a_word_file_takes_the_changes_as_tracked_ones_with_their_reasons(word: Path, tmp_path: Path) -> None:
    target = tmp_path / "新.docx"
    done = jixiao("--fix", word, "-o", target, "--format", "json")
    told = json.loads(done.stdout)["documents"][0]
    comments = [one.text for one in docx.Document(str(target)).comments]
    assert sum("已用修订改好" in one for one in comments) == len(told["fixed"]) > 0
    assert len(comments) == len(told["fixed"]) + len(told["findings"])
    assert told["sha256"] == sha256(target.read_bytes()).hexdigest()
    assert told["original"] == {"path": str(word), "sha256": sha256(SAMPLE).hexdigest()}
    assert word.read_bytes() == SAMPLE


def test_proposals_are_made_where_they_are_asked_for(word: Path) -> None:
    safe, all_of_them = (
        json.loads(jixiao(option, word, "--format", "json").stdout)["documents"][0]
        for option in ("--fix", "--unsafe-fixes")
    )
    assert {one["applicability"] for one in safe["fixed"]} == {"safe"}
    assert safe["proposals"] > 0
    assert {one["applicability"] for one in all_of_them["fixed"]} == {"safe", "unsafe"}
    assert all_of_them["proposals"] == 0
    assert len(all_of_them["findings"]) < len(safe["findings"])


def test_json_says_what_stood_there(faulty: Path) -> None:
    told = json.loads(jixiao("--fix", faulty, "--format", "json").stdout)["documents"][0]
    assert [(one["code"], one["edits"]) for one in told["fixed"]] == [
        ("JX501", [{"start": 27, "end": 29, "old": "万元", "text": ""}]),
        ("JX511", [{"start": 32, "end": 36, "old": "结余结转", "text": "结转结余"}]),
    ]
    assert (told["withdrawn"], [one["code"] for one in told["findings"]]) == ([], ["JX409"])


def test_a_diff_writes_nothing_and_keeps_the_exit_code(faulty: Path, tmp_path: Path) -> None:
    done = jixiao("--diff", faulty)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"--- {faulty}",
        f"+++ {faulty}",
        "@@ -1,2 +1,2 @@",
        " 云溪县林业局2023年度工作",
        "-全年支出12.50万元万元，年末结余结转1.20万元。",
        "+全年支出12.50万元，年末结转结余1.20万元。",
    ]
    assert done.stderr.startswith("可修改 2 处（没有写入文件）")
    assert [one.name for one in tmp_path.iterdir()] == ["报告.txt"]


def test_a_file_without_faults_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "短.txt"
    path.write_text("云溪县林业局\n", encoding="utf-8")
    done = jixiao("--fix", path)
    assert (done.returncode, done.stderr) == (0, f"没有改动，未写文件：{path}\n")
    assert [one.name for one in tmp_path.iterdir()] == ["短.txt"]


def test_a_folder_is_repaired_once(faulty: Path, word: Path, tmp_path: Path) -> None:
    for _ in range(2):
        jixiao("--fix", tmp_path, "-q")
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "报告-修改.txt", "报告-修改2.txt", faulty.name, "样例-修改.docx", "样例-修改2.docx", word.name,
    ]  # fmt: skip


def test_several_files_end_in_one_line(faulty: Path, word: Path, tmp_path: Path) -> None:
    done = jixiao("--fix", faulty, word, tmp_path / "没有.docx")
    assert done.stderr.splitlines()[-1] == "共 3 个文件：2 个已修改（3 处），撤回 0 项，1 个不能修改"


def test_what_is_put_aside_is_not_repaired(faulty: Path) -> None:
    done = jixiao("--fix", faulty, "--ignore", "JX511", "--format", "json")
    assert [one["code"] for one in json.loads(done.stdout)["documents"][0]["fixed"]] == ["JX501"]


def test_one_bad_file_does_not_stop_the_others(faulty: Path, tmp_path: Path) -> None:
    done = jixiao("--fix", tmp_path / "没有.txt", faulty, "--format", "concise")
    assert done.returncode == 2
    assert faulty.with_name("报告-修改.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--fix", "--statistics"], "--statistics 和 --show-files 不能与 --fix 同时使用"),
        (["--diff", "--format", "json"], "--diff 只列改动，不能与 --format、-o 同时使用"),
        (["--fix", "--format", "sarif"], "--fix 只能用于 terminal、concise、github 和 json 格式"),
        (["--fix", "-o", "新.docx"], "输出文件“新.docx”的扩展名应与原文件相同"),
    ],
)
def test_wrong_use_is_told_in_one_line(faulty: Path, arguments: list[str], complaint: str) -> None:
    done = jixiao(faulty, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"jixiao: {complaint}\n")
