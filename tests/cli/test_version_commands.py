"""Versions from the command line: what changed between two, and those that are issued."""

import json
from pathlib import Path

from clerk import filled, jixiao


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
    given = ("-o", folder, "--kind", "自评", "--format", "xlsx", "--issue", "--incomplete")
    assert jixiao("compose", filled(tmp_path / "账套.xlsx", 110_000), *given).returncode == 0
    again = jixiao("compose", tmp_path / "账套.xlsx", *given)
    assert (again.returncode, "与第1版完全相同，没有另出新版" in again.stdout) == (0, True)
    changed = jixiao("compose", filled(tmp_path / "账套.xlsx", 100_000), *given)
    assert changed.returncode == 0, changed.stderr
    assert "与第1版相比：" in changed.stdout.splitlines()
    assert sorted(one.name for one in folder.iterdir()) == ["第1版", "第2版"]
    assert jixiao("compose", tmp_path / "账套.xlsx", *given, "--draft").returncode == 2


def test_a_version_with_requests_is_issued_only_where_that_is_wanted(tmp_path: Path) -> None:
    book, folder = filled(tmp_path / "账套.xlsx", 110_000), tmp_path / "报送"
    given = ("compose", book, "-o", folder, "--kind", "自评", "--format", "xlsx")
    refused = jixiao(*given, "--issue")
    assert (refused.returncode, refused.stdout, folder.exists()) == (1, "", False)
    head, *lines, last = refused.stderr.splitlines()
    assert head == "没有出正式版本，文件中还有待补充 32 处："
    assert lines[1].startswith("  项目支出绩效自评表 1 防火经费：")
    assert "预期目标、实际完成情况" in lines[1]
    assert last == "请在账套中补填后再做；确需带着待补充的内容出正式版本，加 --incomplete"
    assert jixiao(*given, "--incomplete").returncode == 2
    issued = jixiao(*given, "--issue", "--incomplete", "--date", "2024-03-15")
    assert (issued.returncode, "其中待补充 32 处，报送前请补齐" in issued.stdout) == (0, True)
    told = json.loads((folder / "第1版" / "清单.json").read_text("utf-8"))
    assert (told["date"], sum(one["requests"] for one in told["documents"])) == ("2024-03-15", 32)


def test_a_report_is_signed_on_the_day_that_is_given(tmp_path: Path) -> None:
    book = filled(tmp_path / "账套.xlsx", 110_000)
    for folder, given in (("甲", ()), ("乙", ("--date", "2024-03-15"))):
        made = jixiao("compose", book, "-o", tmp_path / folder, "--kind", "报告", *given)
        assert made.returncode == 0, made.stderr
    texts = [
        jixiao("extract", *(tmp_path / folder).iterdir(), "--format", "text").stdout.splitlines()[-1]
        for folder in ("甲", "乙")
    ]
    assert texts == ["【请补充：落款日期】", "2024年3月15日"]
