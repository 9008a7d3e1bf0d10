"""A report against the books of its unit."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from jixiao.model.result import Checked, Duty
from jixiao.services.against import held_against
from jixiao.services.bookkeeping import Opened, open_book
from jixiao.services.files import check_data
from jixiao.services.policy import Policy

REPORT = """云溪县林业局2023年度部门整体支出绩效自评报告
一、基本情况
我单位编制20名，其中行政编制12名、事业编制8名。
二、预算执行情况
2023年年初预算130万元，全年预算数142万元，实际支出138.99万元，其中基本支出99万元，项目支出39.99万元。\
年末结转结余3.01万元，预算执行率97.88%。
（一）森林防火经费。年初预算30万元，实际支出39.99万元。
"""


@pytest.fixture
def book(tmp_path: Path) -> Opened:
    path = tmp_path / "账套.xlsx"
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "单位": [("单位名称", "云溪县林业局"), ("年度", 2023)],
        "人员编制": [("行政编制", 12), ("事业编制", 8)],
        "预算指标": [
            ("日期", "类型", "项目", "金额（万元）"),
            ("2023-01-10", "年初", "人员", 100),
            ("2023-01-10", "年初", "森林防火经费", 30),
            ("2023-06-01", "追加", "森林防火经费", 12),
        ],
        "支付": [
            ("日期", "项目", "金额"),
            ("2023-03-01", "人员", 990_000),
            ("2023-07-01", "森林防火经费", 399_900),
        ],
        "项目": [("项目名称", "项目类别"), ("人员", "人员类"), ("森林防火经费", "特定目标类")],
    }
    with xlsxwriter.Workbook(path) as file:
        for name, rows in sheets.items():
            sheet = file.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    opened = open_book(str(path))
    assert isinstance(opened, Opened)
    return opened


def held(text: str, book: Opened, policy: Policy | None = None) -> Checked:
    checked = check_data("报告.txt", text.encode())
    assert isinstance(checked, Checked)
    return held_against(checked, book, policy or Policy())


def differing(checked: Checked) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one.code, one.severity.value, one.found, one.expected)
        for one in checked.findings
        if one.code.startswith("JX6")
    ]


def duty(checked: Checked) -> Duty:
    return checked.duties[-1]


def test_a_report_that_agrees_with_its_books(book: Opened) -> None:
    checked = held(REPORT, book)
    assert differing(checked) == []
    assert duty(checked) == Duty("JX601", passed=12)


@pytest.mark.parametrize(
    ("right", "wrong", "severity", "expected"),
    [
        ("实际支出138.99万元", "实际支出139.89万元", "error", "138.99万元"),
        ("全年预算数142万元", "全年预算数124万元", "error", "142万元"),
        ("年初预算30万元", "年初预算20万元", "error", "30万元"),
        ("97.88%", "96.88%", "warning", "97.88%"),
        ("行政编制12名", "行政编制13名", "warning", "12名"),
    ],
)
def test_a_figure_that_differs_is_told_with_that_of_the_books(
    book: Opened, right: str, wrong: str, severity: str, expected: str
) -> None:
    found = differing(held(REPORT.replace(right, wrong), book))
    printed = wrong.lstrip("实际支出全年预算数初行政编制")
    assert found == [("JX601", severity, printed, expected)]


def test_what_the_report_should_print_has_its_places(tmp_path: Path) -> None:
    path = tmp_path / "账套.xlsx"
    with xlsxwriter.Workbook(path) as file:
        file.add_worksheet("单位").write_column(0, 0, ("单位名称", "年度"))
        file.sheetnames["单位"].write_column(0, 1, ("云溪县林业局", 2023))
        paid, known = file.add_worksheet("支付"), file.add_worksheet("项目")
        paid.write_row(0, 0, ("日期", "项目", "金额"))
        paid.write_row(1, 0, ("2023-03-01", "人员", "6296849.42"))
        known.write_row(0, 0, ("项目名称", "项目类别"))
        known.write_row(1, 0, ("人员", "人员类"))
    opened = open_book(str(path))
    assert isinstance(opened, Opened)
    wrong = "云溪县林业局2023年度部门整体支出绩效自评报告\n2023年实际支出692.68万元。\n"
    (found,) = [one for one in held(wrong, opened).findings if one.code == "JX601"]
    assert (found.expected, dict(found.args)["booked"]) == ("629.68万元", "629.684942万元")


@pytest.mark.parametrize(
    ("right", "also_right"),
    [("97.88%", "97.9%"), ("97.88%", "97.8%"), ("138.99万元", "约139万元"), ("138.99万元", "1389900元")],
)
def test_rounding_and_cutting_off_are_no_differences(book: Opened, right: str, also_right: str) -> None:
    assert differing(held(REPORT.replace(right, also_right, 1), book)) == []


def test_a_project_that_the_books_do_not_know_is_not_compared(book: Opened) -> None:
    checked = held(REPORT.replace("森林防火经费", "造林补助经费"), book)
    assert differing(checked) == []
    assert duty(checked) == Duty("JX601", passed=10, no_data=2)


def test_another_year_is_told_and_nothing_compared(book: Opened) -> None:
    checked = held(REPORT.replace("2023", "2022"), book)
    assert [one.message for one in checked.findings if one.code == "JX602"] == ["JX602.year"]
    assert duty(checked) == Duty("JX601")


def test_rules_that_are_not_selected_say_nothing(book: Opened) -> None:
    wrong = REPORT.replace("实际支出138.99万元", "实际支出139.89万元")
    assert differing(held(wrong, book, Policy(select=("JX1",)))) == []
