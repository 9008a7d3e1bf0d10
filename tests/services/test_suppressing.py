"""A finding that was put aside stays aside while the file is edited elsewhere, and comes back when its words change."""

from pathlib import Path

import pytest

from jixiao.model.result import Checked
from jixiao.services.files import check_path
from jixiao.services.ignoring import Entry, Refused, entry_for, entry_for_file
from jixiao.services.policies import Request, policies
from jixiao.services.settings import Flawed

REPORT = """甲县水利局2023年度部门整体支出绩效评价报告

一、收支情况

防汛物资支出12.50万元万元，用于采购编织袋。

二、项目情况

渠道清淤支出12.50万元万元，用于租用挖机。

三、绩效情况

编制12名，在职11人。
"""
FIRST = "5:12"


def written(folder: Path, report: str) -> Path:
    path = folder / "报告.txt"
    path.write_text(report, encoding="utf-8")
    return path


def check(folder: Path, report: str) -> Checked:
    path = str(written(folder, report))
    found = policies([path], Request(select=("JX501",)))
    assert not isinstance(found, Flawed), found
    checked = check_path(path, found[path])
    assert isinstance(checked, Checked)
    return checked


def put_aside(folder: Path, at: str, reason: str = "原始凭证如此") -> Entry | Refused:
    entry = entry_for(check(folder, REPORT), "JX501", at, reason)
    if isinstance(entry, Entry):
        entry.path.write_bytes(entry.data)
    return entry


def left(checked: Checked) -> list[str]:
    """Return the words behind each finding that is left."""
    return [checked.document.text[one.primary.span.end :][:5] for one in checked.findings]


def test_the_entry_is_written_for_the_user(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_text("# 本单位\nselect = ['JX5']", encoding="utf-8")
    put_aside(tmp_path, FIRST)
    assert (tmp_path / "jixiao.toml").read_text("utf-8") == (
        "# 本单位\nselect = ['JX5']\n\n[[ignore]]\n"
        'rule = "JX501"\nreason = "原始凭证如此"\nfile = "报告.txt"\n'
        'quote = "万元万元"\nbefore = "防汛物资支出"\nafter = "用于采购编织袋"\nheading = "收支情况"\n'
    )


EDITS = {
    "nothing": REPORT,
    "a line before": "关于报送报告的函\n\n" + REPORT,
    "the figure beside": REPORT.replace("防汛物资支出12.50", "防汛物资支出13.75"),
    "the sentence behind": REPORT.replace("用于采购编织袋", "购买编织袋和铁锹"),
    "the number of the heading": REPORT.replace("一、收支", "（一）收支"),
    "the words of the heading": REPORT.replace("收支情况", "预算收支"),
    "the place in the file": REPORT.replace("二、项目情况\n\n渠道清淤支出12.50万元万元，用于租用挖机。\n\n", "")
    + "\n四、项目情况\n\n渠道清淤支出12.50万元万元，用于租用挖机。\n",
}


@pytest.mark.parametrize("report", [pytest.param(text, id=name) for name, text in EDITS.items()])
def test_edits_elsewhere_leave_it_aside(tmp_path: Path, report: str) -> None:
    put_aside(tmp_path, FIRST)
    checked = check(tmp_path, report)
    assert left(checked) == ["，用于租用"]
    assert [one.reason for one in checked.applied.suppressed] == ["原始凭证如此"]


def test_the_same_words_at_another_place_are_another_finding(tmp_path: Path) -> None:
    put_aside(tmp_path, FIRST)
    checked = check(tmp_path, REPORT.replace("防汛物资支出12.50万元万元", "防汛物资支出12.50万元"))
    assert left(checked) == ["，用于租用"]
    assert checked.applied.idle == (f"{tmp_path / 'jixiao.toml'}:1",)


def test_a_place_may_be_quoted(tmp_path: Path) -> None:
    (tmp_path / "一").mkdir()
    assert isinstance(put_aside(tmp_path, "5"), Entry)
    assert left(check(tmp_path, REPORT)) == ["，用于租用"]


@pytest.mark.parametrize(
    ("code", "at", "reason", "message"),
    [
        ("JX501", "", "一", "ignore.several"),
        ("JX501", "万元万元", "一", "ignore.several"),
        ("JX501", FIRST, " ", "ignore.no_reason"),
        ("JX501", "1:1", "一", "ignore.not_there"),
        ("JX501", "999:1", "一", "ignore.not_there"),
        ("JX703", "", "一", "ignore.nothing"),
    ],
)
def test_what_is_not_clear_is_refused(tmp_path: Path, code: str, at: str, reason: str, message: str) -> None:
    refused = entry_for(check(tmp_path, REPORT), code, at, reason)
    assert isinstance(refused, Refused)
    assert refused.message == message


def test_what_is_aside_already_is_told(tmp_path: Path) -> None:
    entry = entry_for_file(check(tmp_path, REPORT), "JX501", "一")
    assert isinstance(entry, Entry)
    entry.path.write_bytes(entry.data)
    again = entry_for(check(tmp_path, REPORT), "JX501", "", "二")
    assert isinstance(again, Refused)
    assert (again.message, entry.count) == ("ignore.already", 2)


def test_settings_that_cannot_be_appended_to_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_text("ignore = [{rule = 'JX703', reason = '一'}]\n", encoding="utf-8")
    refused = put_aside(tmp_path, FIRST)
    assert isinstance(refused, Refused)
    assert refused.message == "ignore.unwritable"
