"""Measures of a framework from the figures of a report."""

from pathlib import Path

import pytest

from jixiao.model.score import points_text
from jixiao.services.scoring import score_path

REPORT = """云溪县水利局2023年度部门整体支出绩效评价报告

核定编制46名，年末在职人员50人。
2023年年初预算1000.00万元，年中调整增加95.00万元，全年预算1095.00万元，全年支出1035.00万元，年末结转结余60.00万元。
"""
REAL = Path(__file__).parents[3] / "shared/corpus/shifeng-2023/report.docx"


def scores(path: Path) -> dict[str, tuple[str, str]]:
    scored = score_path(str(path), ("hunan-department-2017",))
    assert isinstance(scored, tuple)
    (card,) = scored
    return {
        row.name: (points_text(row.low), points_text(row.high)) for row in card.outcomes[0].rows if row.low is not None
    }


def test_rates_of_a_report_lose_points_by_steps(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert scores(path) == {
        "在职人员控制率": ("1", "1"),
        "预算完成率": ("3", "3"),
        "预算控制率": ("4", "4"),
    }


def test_a_rate_on_the_edge_of_a_step_leaves_both_marks(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT.replace("增加95.00", "增加100.00").replace("1095.00", "1100.00"), encoding="utf-8")
    assert scores(path)["预算控制率"] == ("3", "4")


def test_figures_that_differ_are_left_to_people(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT + "\n2023年年末结转结余68.00万元。\n", encoding="utf-8")
    assert "预算完成率" not in scores(path)


@pytest.mark.skipif(not REAL.exists(), reason="needs ../shared/corpus")
def test_the_real_report() -> None:
    assert scores(REAL) == {"在职人员控制率": ("5", "5"), "预算完成率": ("0", "0"), "预算控制率": ("0", "0")}
