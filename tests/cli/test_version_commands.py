"""Versions from the command line: what changed between two, and those that are issued."""

import json
import subprocess
import sys
from pathlib import Path

import xlsxwriter


def jixiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def filled(path: Path, paid: float) -> Path:
    sheets: dict[str, list[tuple[object, ...]]] = {
        "单位": [("单位名称", "云溪县林业局"), ("年度", 2023)],
        "预算指标": [
            ("日期", "类型", "项目", "金额（万元）"),
            ("2023-1-10", "年初", "人员经费", 50),
            ("2023-1-10", "年初", "防火经费", 10),
            ("2023-7-1", "追加", "防火经费", 2.5),
        ],
        "支付": [
            ("日期", "项目", "金额"),
            ("2023-8-1", "防火经费", paid),
            ("2023-9-1", "人员经费", 500000),
        ],
        "项目": [("项目名称", "项目类别"), ("人员经费", "人员类"), ("防火经费", "特定目标类")],
    }
    with xlsxwriter.Workbook(path) as file:
        for name, rows in sheets.items():
            sheet = file.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def test_versions_are_compared(tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    text = "云溪县林业局2023年度部门整体支出绩效自评报告\n\n年初预算100.00万元。\n"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("100.00", "110.00"), encoding="utf-8")
    done = jixiao("diff", old, new)
    assert (done.returncode, done.stdout.splitlines()[1]) == (
        1, "  ~ 年初预算数（2023）：100.00万元 → 110.00万元〔3:5〕",
    )  # fmt: skip
    assert json.loads(jixiao("diff", old, new, "--format", "json").stdout)["figures"][0]["change"] == "changed"
    assert jixiao("diff", old, new, "-o", tmp_path / "比较.html").returncode == 1
    assert "<del>0</del>" in (tmp_path / "比较.html").read_text(encoding="utf-8")
    assert jixiao("diff", old, new, "-o", tmp_path / "比较.xlsx").returncode == 1
    assert (tmp_path / "比较.xlsx").read_bytes()[:2] == b"PK"
    assert jixiao("diff", old, old).returncode == 0


def test_versions_are_issued_and_what_changed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    given = ("-o", folder, "--kind", "自评", "--format", "xlsx", "--issue", "--date", "2024-03-15")
    assert jixiao("compose", filled(tmp_path / "账套.xlsx", 110_000), *given).returncode == 0
    again = jixiao("compose", tmp_path / "账套.xlsx", *given)
    assert (again.returncode, "与第1版完全相同，没有另出新版" in again.stdout) == (0, True)
    changed = jixiao("compose", filled(tmp_path / "账套.xlsx", 100_000), *given)
    assert changed.returncode == 0, changed.stderr
    assert "与第1版相比：" in changed.stdout.splitlines()
    assert sorted(one.name for one in folder.iterdir()) == ["第1版", "第2版"]
    assert jixiao("compose", tmp_path / "账套.xlsx", *given, "--draft").returncode == 2
