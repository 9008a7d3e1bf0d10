"""A book is scored project by project, then as a whole."""

from pathlib import Path

import pytest
import xlsxwriter

from jixiao.model.score import Flaw, Outcome, points_text
from jixiao.services.scorecard import NoForm, Scorecard
from jixiao.services.scoring import named_framework, score_path

HEAD = (
    "项目", "一级指标", "二级指标", "三级指标", "方向", "指标值", "计量单位", "分值", "实际完成值", "得分", "佐证材料",
    "偏差原因",
)  # fmt: skip
SHEETS: dict[str, list[tuple[object, ...]]] = {
    "单位": [("单位名称", "云溪县林业局"), ("年度", 2023)],
    "人员编制": [("编制总数", 20), ("在职人数", 19)],
    "预算指标": [
        ("日期", "类型", "项目", "金额"),
        ("2023-01-10", "年初", "人员经费", 500000), ("2023-01-10", "年初", "防火", 100000),
        ("2023-06-01", "追加", "造林", 25000),
    ],
    "支付": [
        ("日期", "项目", "金额"),
        ("2023-03-01", "人员经费", 500000), ("2023-08-01", "防火", 90000), ("2023-08-01", "造林", 25000),
    ],
    "项目": [("项目名称", "项目类别"), ("人员经费", "人员类"), ("防火", "特定目标类"), ("造林", "特定目标类")],
    "绩效目标与指标": [
        HEAD,
        ("防火", "产出指标", "数量指标", "巡护", "≥", "20", "次", 50, "18", 45, "台账", "人手不足"),
        ("防火", "效益指标", "社会效益", "火灾次数", "≤", "2", "起", 30, "2", 30, "", ""),
        ("防火", "满意度指标", "服务对象满意度", "满意度", "≥", "90", "%", 10, "90", 10, "问卷", ""),
        ("", "产出指标", "数量指标", "造林面积", "≥", "300", "亩", 90, "300", 90, "", ""),
    ],
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "账套.xlsx"
    with xlsxwriter.Workbook(path) as file:
        for name, rows in SHEETS.items():
            sheet = file.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return str(path)


def cards(path: str, *names: str) -> tuple[Scorecard, ...]:
    scored = score_path(path, names)
    assert isinstance(scored, tuple)
    return scored


def by_name(every: tuple[Scorecard, ...]) -> dict[str, Outcome]:
    return {one.name: one.outcomes[0] for one in every}


def test_each_project_has_its_card(book: str) -> None:
    found = by_name(cards(book, "project-2020"))
    assert list(found) == ["防火", "造林", "云溪县林业局"]
    # 10 × 0.9 + 50 × 18 ÷ 20 + 30 + 10
    assert (points_text(found["防火"].low), found["防火"].grades) == ("94", ("优",))
    assert found["防火"].flaws == ()


def test_a_project_added_in_the_year_without_indicators_has_no_total(book: str) -> None:
    outcome = by_name(cards(book, "project-2020"))["造林"]
    assert (outcome.low, outcome.flaws) == (None, (Flaw("empty_added"),))


def test_the_unit_is_scored_by_its_own_indicators(book: str) -> None:
    card = cards(book, "project-2020")[-1]
    # 10 × 615000 ÷ 625000 = 9.84
    assert (card.whole, points_text(card.outcomes[0].low)) == (True, "99.84")


def test_frameworks_with_measures_are_of_the_unit(book: str) -> None:
    card, *more = cards(book, "hunan-department-2017")
    assert (card.name, more) == ("云溪县林业局", [])
    told = {row.name: points_text(row.low) for row in card.outcomes[0].rows if row.low is not None}
    # 19 of 20 posts; 98.4 % spent loses no whole step of 5; an addition of 4.17 % costs one point
    assert told == {"在职人员控制率": "5", "预算完成率": "5", "预算控制率": "4"}


def test_two_frameworks_stand_side_by_side(book: str) -> None:
    every = cards(book, "project-2020", "hunan-department-2017", "hunan-department-2021")
    assert [(one.name, len(one.outcomes)) for one in every] == [("防火", 1), ("造林", 1), ("云溪县林业局", 2)]


def test_a_unit_without_a_framework_of_its_own_is_scored_by_that_of_projects(book: str) -> None:
    whole = cards(book, "project-2020")[-1]
    assert [one.frame.name for one in whole.outcomes] == ["部门整体支出绩效自评（参照财预〔2020〕10号）"]


def test_a_place_brings_its_own_rules(book: str, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "src/jixiao/scoring/data/project-2020.toml"
    place = tmp_path / "云溪.toml"
    text = shipped.read_text("utf-8").replace('weight = "10"', 'weight = "10"\nsteps = [["0.9", "1"]]')
    place.write_text(text, "utf-8")
    assert points_text(by_name(cards(book, str(place)))["防火"].low) == "95"


def test_a_wrong_file_of_rules_is_told(tmp_path: Path) -> None:
    place = tmp_path / "云溪.toml"
    place.write_text('name = "云溪"\n', "utf-8")
    with pytest.raises(ValueError, match="clause"):
        named_framework(str(place))


def test_a_book_without_projects_and_indicators_has_nothing_to_score(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    with xlsxwriter.Workbook(path) as file:
        for name in ("单位", "支付"):
            for at, row in enumerate(SHEETS[name]):
                (file.get_worksheet_by_name(name) or file.add_worksheet(name)).write_row(at, 0, row)
    assert score_path(str(path), ("project-2020",)) == NoForm(str(path), book=True)
