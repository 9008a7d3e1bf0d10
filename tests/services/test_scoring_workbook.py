"""Scores of a plain workbook of indicators."""

from fractions import Fraction
from pathlib import Path

import xlsxwriter

from jixiao.model.indicator import Execution
from jixiao.model.result import Unread
from jixiao.model.score import Change
from jixiao.services.scoring import score_path

ROWS = (
    ("2023年度项目支出绩效自评表",),
    ("项目名称", "渠系维修"),
    ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"),
    ("年度资金总额", 120, 150, 135.5),
    ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因"),
    ("产出指标", "数量指标", "维修渠道", "≥20公里", "16公里", 50, 40, "两处并入其他工程"),
    ("效益指标", "社会效益", "事故", "0起", 0, 30, 30, ""),
    ("满意度指标", "满意度", "群众满意度", "≥90%", "92.6%", 10, 10, ""),
    ("总分", "", "", "", "", 100, 89.03, ""),
)


def write(path: Path) -> str:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("自评表")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        book.add_worksheet("草稿").hide()
    return str(path)


def test_a_workbook_is_scored_like_a_report(tmp_path: Path) -> None:
    scored = score_path(write(tmp_path / "自评表.xlsx"), ("project-2020",))
    assert isinstance(scored, tuple)
    (card,) = scored
    assert card.form.execution == Execution(120_000_000, 150_000_000, 135_500_000)
    assert [row.points for row in card.outcomes[0].rows] == [40, 30, 10]
    assert (card.outcomes[0].low, card.outcomes[0].grades) == (Fraction("89.03"), ("良",))
    assert card.outcomes[0].flaws == ()
    assert card.outcomes[0].change == Change("优", "维修渠道", Fraction(17), "公里")


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")
    told = [score_path(str(one), ("project-2020",)) for one in (path, tmp_path / "没有.xlsx")]
    assert [one.finding.code for one in told if isinstance(one, Unread)] == ["JX007", "JX001"]
