"""Scores of the forms in reports."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from jixiao.model.indicator import Execution, Indicator, Operator
from jixiao.rendering.scorecard import json_text, score_json, score_lines
from jixiao.services.scorecard import NoForm, Scorecard
from jixiao.services.scoring import score_path

FORM = """2023年度项目支出绩效自评表

单位名称：云溪县水利局

| 项目名称 | 渠系维修 | | | | | |
|---|---|---|---|---|---|---|
| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| 年度资金总额 | 120.00 | 150.00 | 135.00 | 10 | 90.00% | 9.00 |

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
|---|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 维修渠道 | ≥20公里 | 16公里 | 40 | 32 | 两处并入其他工程 |
| 产出指标 | 成本指标 | 渠道单价 | ≤6万元/公里 | 6.6万元/公里 | 10 | 9 |  |
| 效益指标 | 社会效益 | 灌溉保证程度 | 稳步提高 | 达成年度指标 | 30 | 28 |  |
| 满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 92% | 10 | 10 |  |
| 总分 | | | | | 100 | 88 | |
"""


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    path = tmp_path / "自评表.txt"
    path.write_text(FORM, encoding="utf-8")
    scored = score_path(str(path), ("project-2020",))
    assert isinstance(scored, tuple)
    return scored[0]


def test_the_rows_of_a_form_are_read(card: Scorecard) -> None:
    assert card.form.execution == Execution(120_000_000, 150_000_000, 135_000_000, Fraction(9))
    assert card.form.indicators[0] == Indicator(
        "产出", "数量指标", "维修渠道", Operator.LEAST, Fraction(20), "公里", Fraction(40), Fraction(16), Fraction(32),
        "", "两处并入其他工程",
    )  # fmt: skip
    assert [one.operator.value for one in card.form.indicators] == ["≥", "≤", "定性", "≥"]


def test_a_form_is_shown_with_its_working(card: Scorecard) -> None:
    assert list(score_lines(card.form, card.outcomes)) == [
        "项目支出绩效自评（财预〔2020〕10号）（依据：财预〔2020〕10号）",
        (
            "  预算执行率：9分（满分10分）。执行率90%（全年执行数1350000.00元÷全年预算数1500000.00元），"
            "10×min(执行率, 100%)　自评9分"
        ),
        "  维修渠道：32分（满分40分）。目标20公里，实际16公里，40×16÷20，扣8分　自评32分",
        "  渠道单价：9分（满分10分）。上限6万元/公里，实际6.6万元/公里，10×[1－(6.6－6)÷6]，扣1分　自评9分",
        "  灌溉保证程度：24～30分（满分30分）。定性指标，完成情况“达成年度指标”，在此档内评定　自评28分",
        "  群众满意度：10分（满分10分）。目标90%，实际92%，达到目标，得满分　自评10分",
        "  合计：84～90分，等级：良、优",
        "  须核对：",
        "    “渠道单价”有扣分，没有说明偏差原因",
        "    “灌溉保证程度”有扣分，没有说明偏差原因",
    ]


def test_the_same_for_programs(card: Scorecard) -> None:
    data = json.loads(json_text([score_json("自评表.txt", card.form, card.outcomes)]))
    outcome = data["documents"][0]["outcomes"][0]
    assert (data["schema"], outcome["low"], outcome["high"], outcome["grades"]) == (
        "jixiao.score/1", "84", "90", ["良", "优"],
    )  # fmt: skip
    assert outcome["indicators"][1] == {
        "name": "渠道单价", "weight": "10", "way": "reverse_linear", "low": "9", "high": "9", "target": "6",
        "actual": "6.6", "claimed": "9",
    }  # fmt: skip


def test_a_report_without_a_form(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("云溪县水利局2023年度部门整体支出绩效评价报告\n", encoding="utf-8")
    assert score_path(str(path), ("project-2020",)) == NoForm(str(path))


def test_what_cannot_be_told_from_the_row_is_left_to_people(tmp_path: Path) -> None:
    path = tmp_path / "自评表.txt"
    path.write_text(FORM.replace("≤6万元/公里", "6万元/公里").replace("16公里", "约八成"), encoding="utf-8")
    scored = score_path(str(path), ("project-2020", "hunan-department-2021"))
    assert isinstance(scored, tuple)
    assert list(score_lines(scored[0].form, scored[0].outcomes))[-3:] == [
        "两种办法比较：",
        "  项目支出绩效自评（财预〔2020〕10号）：须人工评定",
        "  湖南省部门整体支出绩效自评表（2021年度起）：须人工评定",
    ]
    assert [row.way for row in scored[0].outcomes[0].rows] == ["unknown", "unknown", "quality", "reached"]
