"""The command as a user calls it: exit codes, one-line errors in Chinese, files written."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import docx
import pytest

SAMPLE = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
FAULTY = "云溪县林业局2023年度工作\n全年支出12.50万元万元，用于防火。\n"


def jixiao(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_bytes(FAULTY.encode())
    return path


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(SAMPLE)
    return path


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["frob"], "没有命令 frob，用 jixiao --help 查看可用的命令"),
        (["check"], "缺少 文件…，用 --help 查看用法"),
        (["check", "--frob", "a"], "没有选项 --frob，用 --help 查看可用的选项"),
        (
            ["check", "--format", "xml", "a"],
            "--format 的值不对，可用：terminal、concise、text、github、json、sarif、xlsx、html、markdown",
        ),
        (["explain", "JX999"], "没有编号为 JX999 的规则，用 jixiao rules 查看全部规则"),
        (["explain", "JX101", "JX102"], "参数过多，用 --help 查看用法"),
        (["extract", "--format", "xlsx", "a"], "xlsx 格式须用 -o 指定输出文件"),
        (["extract", "--format", "text", "a", "b"], "text 格式一次只能输出一个文件"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], complaint: str) -> None:
    done = jixiao(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"jixiao: {complaint}\n")


def test_a_clean_file(tmp_path: Path) -> None:
    path = tmp_path / "短.txt"
    path.write_text("云溪县林业局\n", encoding="utf-8")
    assert jixiao("check", path, "--format", "text").stdout == ""
    assert jixiao("check", path).returncode == 0


def test_an_error_is_exit_code_1_and_a_missing_file_2(faulty: Path, tmp_path: Path) -> None:
    assert jixiao("check", faulty).returncode == 1
    done = jixiao("check", tmp_path / "没有.txt", faulty, "--format", "text")
    assert done.returncode == 2
    assert [line.split(": ")[1][:5] for line in done.stdout.splitlines()][:2] == ["JX001", "JX501"]


def test_json_of_files_read_and_not_read(faulty: Path, tmp_path: Path) -> None:
    done = jixiao("check", faulty, tmp_path / "没有.txt", "--format", "json")
    told = json.loads(done.stdout)
    assert told["schema"] == "jixiao.check/1"
    assert [one["outcome"] for one in told["documents"]] == ["findings", "unreadable"]
    assert all(duty["unreadable"] == 1 for duty in told["documents"][1]["duties"])


def test_no_colours_in_a_pipe(faulty: Path) -> None:
    assert "\x1b" not in jixiao("check", faulty).stdout
    assert "\x1b" in jixiao("check", "--color", "always", faulty).stdout


def test_annotated_copy(word: Path, tmp_path: Path) -> None:
    target = tmp_path / "批注.docx"
    done = jixiao("check", word, "-o", target, "--format", "text")
    assert (done.returncode, done.stderr) == (1, f"已写入：{target}\n")
    assert len(list(docx.Document(str(target)).comments)) == len(done.stdout.splitlines())
    assert word.read_bytes() == SAMPLE


def test_only_errors_are_commented_where_only_they_are_wanted(word: Path, tmp_path: Path) -> None:
    target = tmp_path / "批注.docx"
    done = jixiao("check", word, "-o", target, "--format", "text", "--severity", "error")
    errors = [line for line in done.stdout.splitlines() if " 错误 " in line]
    assert len(list(docx.Document(str(target)).comments)) == len(errors)


def test_input_is_never_overwritten(word: Path) -> None:
    done = jixiao("check", word, "-o", word)
    assert (done.returncode, done.stderr) == (2, f"jixiao: 不能覆盖输入文件“{word}”，请另选输出文件名\n")
    assert word.read_bytes() == SAMPLE


def test_plain_text_has_nothing_to_annotate(faulty: Path, tmp_path: Path) -> None:
    done = jixiao("check", faulty, "-o", tmp_path / "批注.docx")
    assert done.returncode == 2
    assert done.stderr == f"jixiao: “{faulty}”不是 .docx 文件，没有可以批注的文件，未写批注\n"


def test_copies_of_several_files_go_into_a_folder(word: Path, faulty: Path, tmp_path: Path) -> None:
    jixiao("check", word, faulty, "-o", tmp_path / "结果")
    assert [path.name for path in (tmp_path / "结果").iterdir()] == ["报告.docx"]


def test_text_of_a_file_is_printed_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲\r\n\r\n乙 ".encode())
    command = [sys.executable, "-m", "jixiao", "extract", "--format", "text", str(path)]
    assert subprocess.run(command, check=True, capture_output=True).stdout == path.read_bytes()


def test_a_gbk_console_gets_what_it_can_show(faulty: Path) -> None:
    command = [sys.executable, "-m", "jixiao", "check", str(faulty)]
    done = subprocess.run(command, check=False, capture_output=True, env={"PYTHONIOENCODING": "gbk"})
    assert done.returncode == 1
    assert "计量单位重复" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_fault(word: Path) -> None:
    shell = f"{sys.executable} -m jixiao check --format json {word} | head -c 10"
    done = subprocess.run(["bash", "-c", shell], check=False, capture_output=True)
    assert done.stderr == b""


def test_demo(tmp_path: Path) -> None:
    done = jixiao("demo", cwd=tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "jixiao-demo").iterdir()) == [
        "sample-report-annotated.docx",
        "sample-report-facts.xlsx",
        "sample-report.docx",
    ]


def test_help_and_rules_speak_of_every_command() -> None:
    assert "用法：jixiao" in jixiao().stdout
    assert jixiao("rules").stdout.startswith("JX101  错误  ")
    assert jixiao("explain", "jx101").stdout.startswith("JX101 ")


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; from jixiao.cli.main import main; main(['--version']);"
        "print(sorted({'lxml', 'rich', 'xlsxwriter', 'tomllib', 'importlib.metadata', 'importlib.resources', "
        "'jixiao.model.finding'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "jixiao 0.1.0\n[]\n"
