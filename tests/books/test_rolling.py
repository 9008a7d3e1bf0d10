"""The next year's book starts from what this one leaves; what was paid and reached stays behind."""

from pathlib import Path

from desks import Desk, Rows, read_file

from jixiao.books.control import problems
from jixiao.books.facts import facts
from jixiao.books.rolling import roll
from jixiao.composing.book import write_book
from jixiao.model.book import Book, Value

SHEETS: dict[str, Rows] = {
    "单位": (("单位名称", "云溪县林业局"), ("年度", 2023), ("预算单位编码", "203001"), ("主要职能", "管理森林资源")),
    "人员编制": (("行政编制", 20), ("在职人数", 18)),
    "预算指标": (
        ("日期", "指标文号", "类型", "项目", "资金性质", "经济分类", "金额"),
        ("2023-01-10", "甲1", "年初", "人员经费", "一般公共预算", "301", 1000),
        ("2023-01-10", "甲1", "年初", "防火", "一般公共预算", "302", 300),
        ("2023-06-01", "甲3", "追加", "造林", "一般公共预算", "", 120),
    ),
    "支付": (
        ("日期", "项目", "资金性质", "经济分类", "金额"),
        ("2023-03-01", "人员经费", "一般公共预算", "30101", 1000),
        ("2023-07-01", "防火", "一般公共预算", "30217", 258.2),
        ("2023-08-01", "造林", "一般公共预算", "30231", 100),
    ),
    "项目": (
        ("项目名称", "项目代码", "项目类别", "年末状态"),
        ("人员经费", "1", "人员类", "已完成"),
        ("防火", "2", "特定目标类", "未完成"),
        ("造林", "3", "特定目标类", "已完成"),
    ),
    "绩效目标与指标": (
        ("项目", "一级指标", "三级指标", "方向", "指标值", "计量单位", "分值", "实际完成值", "得分"),
        ("防火", "产出指标", "巡护次数", "≥", "12", "次", 50, "13", 50),
        ("造林", "产出指标", "造林面积", "≥", "300", "亩", 50, "310", 50),
        ("", "效益指标", "森林覆盖率", "≥", "62.5", "%", 30, "62.8", 30),
    ),
    "工作成效": (("职责", "工作内容", "数量"), ("护林", "巡护", 13), ("护林", "扑火", 1), ("造林", "栽植", 310)),
    "三公与运行": (("“三公”经费支出", 258.2),),
}


def rolled(desk: Desk) -> Book:
    book, _ = desk.read(SHEETS)
    return roll(book, facts(book), 2024).book


def column(book: Book, table: str, *names: str) -> list[tuple[Value, ...]]:
    return list(zip(*(book.tables[table].columns[name] for name in names), strict=True))


def test_the_unit_its_people_and_duties_go_on(desk: Desk) -> None:
    book = rolled(desk)
    assert column(book, "unit", "name", "year", "code", "duties") == [("云溪县林业局", 2024, "203001", "管理森林资源")]
    assert column(book, "staff", "quota_admin", "on_post") == [(20_000_000, 18_000_000)]
    assert column(book, "works", "duty", "activity", "count") == [("护林", None, None), ("造林", None, None)]


def test_opening_balances_are_rows_of_the_first_day(desk: Desk) -> None:
    book = rolled(desk)
    wanted = ("date", "kind", "project", "fund", "economic", "amount", "remark")
    (row,) = column(book, "budget", *wanted)
    assert (str(row[0]), *row[1:]) == (
        "2024-01-01", "上年结转", "防火", "一般公共预算", "302", 41_80, "2023年账套结转（预算指标第3行）",
    )  # fmt: skip


def test_projects_that_ended_stay_behind_with_their_targets(desk: Desk) -> None:
    book = rolled(desk)
    assert column(book, "projects", "name", "code", "state") == [("人员经费", "1", None), ("防火", "2", None)]
    assert column(book, "indicators", "project", "target", "weight", "actual", "score", "doubt") == [
        ("防火", "12", 50_000_000, None, None, "2023年指标值"),
        (None, "62.5", 30_000_000, None, None, "2023年指标值"),
    ]


def test_last_years_figures_stand_beside(desk: Desk) -> None:
    assert column(rolled(desk), "prior", "initial", "adjusted", "spent", "closing", "surplus", "sangong") == [
        (1300_00, 1420_00, 1358_20, 61_80, 20_00, 258_20)
    ]


def test_what_has_no_field_of_its_own_stands_in_other_figures(desk: Desk) -> None:
    columns = ("concept", "project", "item_kind", "item", "period", "value", "measure", "source")
    rows = {row[:4]: row[4:] for row in column(rolled(desk), "figures", *columns)}
    assert rows["在职人数", None, None, None] == ("2023", 18_000_000, "人", "2023年账套")
    assert rows["公务接待费", None, None, None] == ("2023", 258_200_000, "元", "2023年账套")
    assert rows["项目支出", None, None, None] == ("2023", 358_200_000, "元", "2023年账套")
    assert rows["项目支出", "造林", None, None] == ("2023", 100_000_000, "元", "2023年账套")
    assert rows["预算调整数", None, "部分", "基本支出"] == ("2023", 0, "元", "2023年账套")
    assert rows["支出数", None, "费用", "业务工作经费"] == ("2023", 358_200_000, "元", "2023年账套")
    assert ("支出合计", None, None, None) not in rows


def test_nothing_that_was_paid_or_reached_goes_along(desk: Desk) -> None:
    book = rolled(desk)
    assert {name for name, table in book.tables.items() if len(table)} == {
        "unit", "staff", "budget", "projects", "indicators", "works", "prior", "figures",
    }  # fmt: skip


def test_the_next_book_only_asks_to_settle_the_targets(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "账套2024.xlsx"
    file.write_bytes(write_book(rolled(desk)))
    book, told = read_file(file)
    assert told == ()
    assert [(one.code, one.variant, dict(one.args)["count"]) for one in problems(book)] == [("JX811", "doubt", "2")]
