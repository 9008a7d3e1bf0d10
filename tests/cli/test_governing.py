"""Settings, packs and ignores as a user meets them on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "云溪县林业局2023年度工作\n全年支出12.50万元万元，用于防火。\n采购苗木3.20万元万元。\n"
SEVERAL = """JX501 在这里有 2 个问题，请用 --at 指明其中一个，或用 --all 全部忽略：
  2:10  “万元万元”  计量单位重复：“万元万元”应为“万元”
  3:9  “万元万元”  计量单位重复：“万元万元”应为“万元”"""


def jixiao(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_wrong_settings_stop_the_call_before_anything_is_checked(folder: Path) -> None:
    (folder / "jixiao.toml").write_text("[[ignore]]\nrule = 'JX501'\n\n[severity]\nJX5011 = '错误'\n", encoding="utf-8")
    done = jixiao(folder, "check", "报告.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "jixiao: jixiao.toml:1: 忽略须写明理由（reason）",
        "jixiao.toml:5: 没有编号为“JX5011”的规则（是不是“JX501”？），用 jixiao rules 查看全部规则",
    ]
    assert jixiao(folder, "check", "报告.txt", "--no-config").returncode == 1


def test_ignored_findings_are_counted_and_not_errors(folder: Path) -> None:
    done = jixiao(folder, "check", "报告.txt", "--select", "JX501", "--ignore", "JX501")
    assert done.returncode == 0
    assert "已忽略 2 个，不计入以上问题：命令行 --ignore（JX501 2 个）" in done.stdout
    told = json.loads(jixiao(folder, "check", "报告.txt", "--ignore", "JX501", "--format", "json").stdout)
    (document,) = told["documents"]
    assert "JX501" not in {one["code"] for one in document["findings"]}
    assert [(one["code"], one["spans"][0]["text"], one["reason"]) for one in document["suppressed"]] == [
        ("JX501", "万元万元", "命令行 --ignore")
    ] * 2


def test_a_pack_is_named_in_every_result(folder: Path) -> None:
    done = jixiao(folder, "check", "报告.txt", "--pack", "hunan-2021", "--format", "json")
    told = json.loads(done.stdout)
    assert told["packs"] == ["national-2020", "hunan-2021"]
    assert [(one["id"], one["version"], one["chosen_by"]) for one in told["documents"][0]["packs"]] == [
        ("national-2020", "2020.1", "pack"),
        ("hunan-2021", "2021.1", "option"),
    ]
    assert "hunan-2021 2021.1（命令行指定）" in jixiao(folder, "check", "报告.txt", "--pack", "hunan-2021").stdout


def test_an_ignore_is_written_used_and_told_when_it_has_served(folder: Path) -> None:
    done = jixiao(folder, "ignore", "报告.txt", "jx501", "--at", "2:10", "--reason", "原件如此")
    assert (done.returncode, done.stderr) == (0, f"已忽略 1 个问题（JX501），写入：{folder / 'jixiao.toml'}\n")
    left = jixiao(folder, "check", "报告.txt", "--select", "JX501", "--format", "text")
    assert [line.split(": ")[0] for line in left.stdout.splitlines()] == ["报告.txt:3:9"]
    (folder / "报告.txt").write_text(REPORT.replace("12.50万元万元", "12.50万元"), encoding="utf-8")
    done = jixiao(folder, "check", "报告.txt", "--select", "JX501", "--format", "text")
    assert done.stderr == "jixiao.toml:1: 这条忽略在本次检查的文件中没有对应的问题，如已改正请删去\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["JX501"], "缺少 --reason，用 --help 查看用法"),
        (["JX501", "--all", "--reason", " "], "忽略须写明理由，用 --reason 写一句为什么"),
        (["JX599", "--reason", "一"], "没有编号为 JX599 的规则，用 jixiao rules 查看全部规则"),
        (["JX703", "--reason", "一"], "这个文件没有 JX703 的问题，不需要忽略"),
        (
            ["JX501", "--reason", "一"],
            SEVERAL,
        ),
    ],
)
def test_an_ignore_that_is_not_clear_is_refused(folder: Path, arguments: list[str], complaint: str) -> None:
    done = jixiao(folder, "ignore", "报告.txt", *arguments)
    assert (done.returncode, done.stderr) == (2, f"jixiao: {complaint}\n")
    assert not (folder / "jixiao.toml").exists()


def test_packs_are_listed_and_shown(folder: Path) -> None:
    assert "hunan-2021  2021.1  湖南，2021 年度起\n" in jixiao(folder, "packs").stdout
    shown = jixiao(folder, "packs", "national-2020").stdout
    assert "    执行率说明线  90%  预算执行率低于此值，应说明原因（JX405；execution_reason）\n" in shown
    (folder / "甲县.toml").write_text(
        "name = '甲县'\nversion = '1'\n[[equation]]\nname = '一'\nresult = '人员经费'\n"
        "terms = ['基本支出']\nless = ['公用经费']\n",
        encoding="utf-8",
    )
    assert "    错误  一：人员经费＝基本支出－公用经费\n" in jixiao(folder, "packs", "甲县.toml").stdout
    assert "公用经费                expenditure_public\n" in jixiao(folder, "packs", "--concepts").stdout
