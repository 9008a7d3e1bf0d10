"""Filled workbooks as they come: columns in any order, figures and dates as people type them."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from desks import UNIT, Desk, Rows, read_file

from jixiao.composing.book import new_book
from jixiao.model.book import Problem, RowPlace

BUDGET = ("下达日期", "类型", "项目名称", "金额")


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str, int, str]]:
    return [(one.code, one.variant, *_cell(one.places[0])) for one in problems]


def _cell(place: RowPlace) -> tuple[str, int, str]:
    return place.sheet, place.row, place.column


def test_an_empty_book_holds_nothing_and_nothing_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "账套.xlsx"
    file.write_bytes(new_book("云溪县林业局", 2023))
    book, problems = read_file(file)
    assert (book.unit, book.year, problems) == ("云溪县林业局", 2023, ())
    assert {name for name, table in book.tables.items() if len(table)} == {"unit"}


def test_columns_in_any_order_under_other_names_beside_others(desk: Desk) -> None:
    head = ("序号", "预算项目", "指标金额（万元）", "批复日期", "指标类型", "经办人")
    book, problems = desk.read(
        {"预算指标": [("2023年指标",), head, (1, "防火经费", 30.55, "2023-1-18", "年初预算", "甲")]}
    )
    table = book.tables["budget"]
    assert problems == ()
    assert (table.rows, table.texts("project"), table.amounts("amount")) == ((3,), ("防火经费",), (30_550_000,))
    assert (table.columns["date"], table.texts("kind")) == ((date(2023, 1, 18),), ("年初",))


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        (1234.5, 123_450), (0.1, 10), ("1,234.50", 123_450), ("１，２３４．５０", 123_450), ("￥12.00", 1_200),
        ("12元", 1_200), ("3.2万元", 3_200_000), ("(15.00)", -1_500), ("-15", -1_500), (" 8 ", 800),
        (123456789012.34, 12_345_678_901_234), ("—", None), ("", None),
    ],
)  # fmt: skip
def test_amounts_are_exact_fen(desk: Desk, typed: object, fen: int | None) -> None:
    book, _ = desk.read({"预算指标": [BUDGET, ("2023-01-01", "年初", "甲", typed)]})
    assert book.tables["budget"].amounts("amount") == (fen,)


@pytest.mark.parametrize(
    "typed",
    [
        "2023-5-6",
        "2023.5.6",
        "2023/05/06",
        "2023年5月6日",
        "20230506",
        "5月6日",
        "２０２３－０５－０６",
        45052,
        "2023-05-06 10:30",
    ],
)  # fmt: skip
def test_dates_as_people_type_them(desk: Desk, typed: object) -> None:
    book, problems = desk.read({"预算指标": [BUDGET, (typed, "年初", "甲", 1)]})
    assert (book.tables["budget"].columns["date"], problems) == ((date(2023, 5, 6),), ())


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("2023-1-1", "年初", "甲", "约12万"), ("JX802", "number", "预算指标", 2, "D")),
        (("2023-1-1", "年初", "甲", 0.001), ("JX802", "places", "预算指标", 2, "D")),
        (("2023-2-30", "年初", "甲", 1), ("JX802", "date", "预算指标", 2, "A")),
        (("2023-1-1", "新增", "甲", 1), ("JX802", "choice", "预算指标", 2, "B")),
        (("2023-1-1", "年初", "", 1), ("JX802", "missing", "预算指标", 2, "C")),
        (("2023-1-1", "合计", "甲", 1), ("JX811", "total", "预算指标", 2, "")),
    ],
)
def test_a_problem_is_told_by_sheet_row_and_column(
    desk: Desk, row: tuple[object, ...], problem: tuple[str, str, str, int, str]
) -> None:
    _, problems = desk.read({"预算指标": [BUDGET, row]})
    assert told(problems) == [problem]


def test_a_figure_of_a_total_is_an_entry_and_no_sum_of_rows(desk: Desk) -> None:
    head = ("数字名称", "项目", "细目类别", "细目", "期间", "数值", "计量单位")
    book, problems = desk.read({"其他数字": [head, ("得分率", "防火", "合计", "合计", "2023", "87.4", "%")]})
    assert (book.tables["figures"].texts("concept"), problems) == (("得分率",), ())


def test_errors_and_formulas_that_were_never_computed_are_no_zeros(desk: Desk) -> None:
    with xlsxwriter.Workbook(desk.file) as file:
        file.add_worksheet("单位").write_row(0, 0, UNIT[0])
        sheet = file.add_worksheet("预算指标")
        sheet.write_row(0, 0, BUDGET)
        for row, value in ((1, "#REF!"), (2, "")):
            sheet.write_row(row, 0, ("2023-1-1", "年初", "甲"))
            sheet.write_formula(row, 3, "=1/0", None, value)
    _, problems = read_file(desk.file)
    assert ("JX802", "error", "预算指标", 2, "D") in told(problems)


def test_merged_words_hold_for_every_row_a_merged_amount_stands_once(desk: Desk) -> None:
    with xlsxwriter.Workbook(desk.file) as file:
        file.add_worksheet("单位").write_row(0, 0, UNIT[0])
        sheet = file.add_worksheet("预算指标")
        sheet.write_row(0, 0, BUDGET)
        for row in (1, 2):
            sheet.write_row(row, 0, ("2023-1-1", "年初"))
        sheet.merge_range(1, 2, 2, 2, "防火经费")
        sheet.merge_range(1, 3, 2, 3, 100)
    book, problems = read_file(desk.file)
    table = book.tables["budget"]
    assert (table.texts("project"), table.amounts("amount")) == (("防火经费", "防火经费"), (10_000, None))
    assert ("JX811", "merged", "预算指标", 2, "D") in told(problems)


def test_hidden_sheets_count_and_unknown_ones_do_not_and_both_are_told(desk: Desk) -> None:
    sheets: dict[str, Rows] = {"预算指标": [BUDGET, ("2023-1-1", "年初", "甲", 1)], "草稿": [("随手记",)]}
    book, problems = desk.read(sheets, hidden=["预算指标"])
    assert len(book.tables["budget"]) == 1
    assert told(problems) == [("JX811", "hidden", "预算指标", 1, ""), ("JX811", "unknown", "草稿", 1, "")]


def test_an_example_that_was_changed_counts_and_is_told(desk: Desk) -> None:
    head = (*BUDGET, "备注")
    rows = [head, ("2023-02-01", "年初", "防火经费", 5, "示例，可删除")]
    book, problems = desk.read({"预算指标": rows})
    assert len(book.tables["budget"]) == 1
    assert told(problems) == [("JX811", "example", "预算指标", 2, "")]


def test_a_card_takes_the_unit_beside_its_figure(desk: Desk) -> None:
    book, _ = desk.read({"三公与运行": [("公务接待费", 1.25, "万元"), ("公务接待批次", "12批")]})
    assert book.first("sangong", "reception") == 1_250_000
