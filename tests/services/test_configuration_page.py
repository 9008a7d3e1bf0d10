"""The example of the page about settings is run as it stands."""

import re
from pathlib import Path

import pytest

from jixiao.model.finding import Severity
from jixiao.model.policy import ChosenBy
from jixiao.model.result import Checked
from jixiao.services.files import check_path
from jixiao.services.policies import Request, policies
from jixiao.services.settings import Flawed

PAGE = Path(__file__).resolve().parents[2] / "docs/configuration.md"
REPORT = """清江区水利局2023年度部门整体支出绩效自评报告

一、绩效目标

完成渠道清淤12公里。

二、收支情况

年初预算100.00万元，年中追加20.00万元，全年预算数120.00万元，全年支出100.00万元，预算执行率83.33%，年末结转结余20.00万元，结转结余率16.67%。

本年日常运转维持费40.00万元。

本年机关运行经费42.00万元。

防汛物资0.50万元万元。自评得分95分。
"""


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    for name, text in zip(
        ("jixiao.toml", "清江区.toml"),
        re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL),
        strict=True,
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    found = policies([str(path)], Request())
    assert not isinstance(found, Flawed), found
    result = check_path(str(path), found[str(path)])
    assert isinstance(result, Checked)
    return result


def findings(checked: Checked, code: str) -> list[tuple[str, Severity]]:
    text = checked.document.text
    return [(one.primary.span.of(text), one.severity) for one in checked.findings if one.code == code]


def test_the_pack_is_in_force(checked: Checked) -> None:
    assert [(one.id, one.version, one.by) for one in checked.applied.packs] == [
        ("national-2020", "2020.1", ChosenBy.PACK),
        ("清江区", "2023.1", ChosenBy.SETTINGS),
    ]


def test_own_equations_names_and_sections(checked: Checked) -> None:
    assert findings(checked, "JX119") == [("16.67%", Severity.WARNING), ("42.00万元", Severity.ERROR)]
    assert findings(checked, "JX301") == [("清江区水利局2023年度部门整体支出绩效自评报告", Severity.ERROR)]


def test_a_score_over_the_cap(checked: Checked) -> None:
    assert findings(checked, "JX436") == [("95分", Severity.ERROR)]


def test_severities_and_thresholds(checked: Checked) -> None:
    assert findings(checked, "JX501") == [("万元万元", Severity.WARNING)]
    assert findings(checked, "JX406") == []


def test_a_place_is_put_aside(checked: Checked) -> None:
    assert findings(checked, "JX405") == []
    assert ("JX405", "原因见专题报告") in {(one.finding.code, one.reason) for one in checked.applied.suppressed}
