"""`jixiao.toml`: what it may hold, and how each fault in it is told."""

from pathlib import Path

import pytest

from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.rendering.flaws import flaw_text
from jixiao.services.files import check_path
from jixiao.services.policies import Request, idle, policies
from jixiao.services.policy import Policy
from jixiao.services.settings import Flawed

REPORT = """甲县水利局2023年度部门整体支出绩效评价报告

一、收支情况

全年支出100.00万元，其中基本支出60.00万元，项目支出45.00万元。

二、绩效目标

年初预算120.00万元，全年预算数120.00万元，预算执行率83.33%。防汛物资12.50万元万元。
"""
NO_PACK = "没有名为“{}”的规则包（是不是“hunan-2021”？），用 jixiao packs 查看，自定规则包写 .toml 文件的路径"
STOLEN = "“{}”已是“{}”的名称，不能再作为“{}”的名称"
PACK = """name = "甲县"
version = "1"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023/报告.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, settings: str, **files: str) -> str:
    """Return what is said of wrong settings."""
    (folder / "jixiao.toml").write_text(settings, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    found = policies(["2023/报告.txt"], Request())
    assert isinstance(found, Flawed)
    return flaw_text(found.flaws)


def check(folder: Path, settings: str, report: str = REPORT, request: Request | None = None) -> Checked:
    (folder / "jixiao.toml").write_text(settings, encoding="utf-8")
    path = folder / "2023/报告.txt"
    path.write_text(report, encoding="utf-8")
    found = policies([str(path)], request or Request())
    assert not isinstance(found, Flawed), found
    checked = check_path(str(path), found[str(path)])
    assert isinstance(checked, Checked)
    return checked


def codes(checked: Checked) -> list[str]:
    return [one.code for one in checked.findings]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('selct = ["JX1"]', "jixiao.toml:1: 没有名为“selct”的设置（是不是“select”？）"),
        (
            'select = ["JX1011"]',
            "jixiao.toml:1: 没有编号为“JX1011”的规则（是不是“JX101”？），用 jixiao rules 查看全部规则",
        ),
        ("# 甲\n\nselect = 3", 'jixiao.toml:3: “select”应写列表，如 ["…", "…"]'),
        ("[[ignore]]\nrule = 'JX501'\n", "jixiao.toml:1: 忽略须写明理由（reason）"),
        ("[[ignore]]\nrule = 'JX501'\nreason = '  '", "jixiao.toml:3: 忽略须写明理由（reason）"),
        (
            "[[ignore]]\nrule = 'JX501'\nreason = '一'\n[[ignore]]\nrule = 'JX502'\nreson = '二'\nreason = '三'",
            "jixiao.toml:6: 没有名为“reson”的设置（是不是“reason”？）",
        ),
        (
            "[[ignore]]\nrule = 'JX501'\nreason = '一'\nheading = '二'",
            "jixiao.toml:4: 写了 heading 而没有 quote：请写明引文",
        ),
        (
            "[severity]\nJX501 = 'eror'",
            "jixiao.toml:2: “JX501”不能写“eror”（是不是“error”？），可用：error、warning、info、错误、提醒、建议",
        ),
        ("[thresholds]\nexecution_reason = 101", "jixiao.toml:2: “execution_reason”不能超过 100%"),
        (
            "[thresholds]\nexecution_reason = -1",
            "jixiao.toml:2: “execution_reason”应写不小于 0、最多六位小数的数字，不能写“-1”",
        ),
        ("select = ['JX1'", "jixiao.toml:1: 不符合 TOML 格式，请检查引号、括号和等号"),
        (
            "pack = [\n  'national-2020',\n  'hunan-2022',\n]",
            "jixiao.toml:1: " + NO_PACK.format("hunan-2022"),
        ),
        ("pack = '没有.toml'", "jixiao.toml:1: 无法读取"),
    ],
)
def test_a_fault_is_told_by_line_and_key(folder: Path, settings: str, line: str) -> None:
    assert told(folder, settings) == line


@pytest.mark.parametrize(
    ("pack", "line"),
    [
        ("nam = '甲'", "甲县.toml:3: 没有名为“nam”的设置（是不是“name”？）"),
        ("[names]\n'公用经费' = ['项目支出']", "甲县.toml:4: " + STOLEN.format("项目支出", "项目支出", "公用经费")),
        ("[names]\n'公用经费' = ['费']", "甲县.toml:4: “费”不能作为名称：至少两个字，不含数字、空格和标点"),
        (
            "[names]\n'公用经废' = ['日常费用']",
            "甲县.toml:4: 没有名为“公用经废”的指标（是不是“公用经费”？），用 jixiao packs --concepts 查看全部名称",
        ),
        (
            "[[equation]]\nname = '一'\nresult = '人员经费'",
            "甲县.toml:5: 等式“一”应写 result 和 terms（可加 less），或 result、numerator 和 denominator",
        ),
        (
            "[[equation]]\nname = '一'\nresult = '人员经费'\nterms = [\n  '基本支出',\n]\nless = '公用'",
            "甲县.toml:9: 没有名为“公用”的指标（是不是“公用经费”？），用 jixiao packs --concepts 查看全部名称",
        ),
        ("extends = 'hunan'", "甲县.toml:3: " + NO_PACK.format("hunan")),
        ("id = 'national-2020'", "甲县.toml:3: 规则包的标识“national-2020”与随程序提供的相同，请另取"),
    ],
)  # fmt: skip
def test_a_fault_in_a_pack_is_told_by_line(folder: Path, pack: str, line: str) -> None:
    assert told(folder, "pack = '甲县.toml'", 甲县=PACK + pack) == line


def test_settings_are_found_upward_and_can_be_left_out(folder: Path) -> None:
    settings = "select = ['JX501']"
    assert codes(check(folder, settings)) == ["JX501"]
    assert "JX101" in codes(check(folder, settings, request=Request(isolated=True)))


def test_the_command_line_goes_before_the_settings(folder: Path) -> None:
    assert codes(check(folder, "select = ['JX501']", request=Request(select=("JX101,JX501",)))) == ["JX101", "JX501"]


def test_rules_that_were_not_selected_are_named(folder: Path) -> None:
    checked = check(folder, "select = ['JX5']")
    assert "JX101" in checked.applied.unselected
    assert {duty.rule[:3] for duty in checked.duties} == {"JX5"}


def test_what_is_ignored_is_kept_with_its_reason(folder: Path) -> None:
    settings = "select = ['JX101', 'JX501']\n[[ignore]]\nrule = 'JX5'\nreason = '正在修改'\n"
    checked = check(folder, settings)
    assert codes(checked) == ["JX101"]
    assert [(one.finding.code, one.reason, one.source) for one in checked.applied.suppressed] == [
        ("JX501", "正在修改", "jixiao.toml:2")
    ]


@pytest.mark.parametrize(
    ("pattern", "left"), [("2023/*", []), ("*.docx", ["JX501"]), ("报告.txt", []), ("2022/*", ["JX501"])]
)
def test_an_ignore_may_hold_for_some_files(folder: Path, pattern: str, left: list[str]) -> None:
    settings = f"select = ['JX501']\n[[ignore]]\nrule = 'JX501'\nreason = '一'\nfile = '{pattern}'\n"
    assert codes(check(folder, settings)) == left


def test_severities_and_thresholds(folder: Path) -> None:
    report = REPORT.replace("项目支出45.00万元", "项目支出40.00万元")
    settings = "select = ['JX405']\n[severity]\nJX405 = '错误'\n[thresholds]\n'执行率说明线' = 83.5\n"
    assert [one.severity for one in check(folder, settings, report).findings] == [Severity.ERROR]
    assert codes(check(folder, settings.replace("83.5", "83.2"), report)) == []


def test_an_ignore_that_meets_nothing_is_told(folder: Path) -> None:
    settings = "[[ignore]]\nrule = 'JX501'\nreason = '一'\nquote = '万元万元'\n"
    settings += "[[ignore]]\nrule = 'JX703'\nreason = '二'\nquote = '没有的话'\n"
    assert idle([check(folder, settings)]) == ("jixiao.toml:5",)


def test_every_policy_of_no_settings_is_the_same(tmp_path: Path) -> None:
    assert policies([str(tmp_path / "a.txt")], Request(isolated=True)) == {str(tmp_path / "a.txt"): Policy()}
