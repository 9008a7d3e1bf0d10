"""Tables whose cells stand one a line: found by their shape, read as any other table."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read


def rows_of(text: str) -> list[list[list[str]]]:
    document = read("cells.txt", text.encode())
    assert isinstance(document, Document)
    found = []
    for table in document.tables:
        rows: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.span.of(document.text)
        found.append(rows)
    return found


def lines(*cells: str) -> str:
    return "\n".join(cells) + "\n"


def test_a_header_and_rows_of_one_label() -> None:
    text = lines("项目支出（单位：万元）", "项目名称", "全年预算", "实际支出", "结转", "校园安防", "44.56", "40.00",
                 "4.56", "2.0版平台", "52.12", "34.48", "17.64", "合计", "96.68", "74.48", "22.20")  # fmt: skip
    assert rows_of(text) == [
        [
            ["项目名称", "全年预算", "实际支出", "结转"],
            ["校园安防", "44.56", "40.00", "4.56"],
            ["2.0版平台", "52.12", "34.48", "17.64"],
            ["合计", "96.68", "74.48", "22.20"],
        ]
    ]


def test_a_total_stands_at_the_right_and_a_part_at_the_left() -> None:
    text = lines("项目资金", "全年预算数", "全年执行数", "分值", "得分", "年度资金总额", "48.17", "33.41", "10", "9.4",
                 "其中：财政拨款", "41.12", "26.36", "总分", "100", "97.9")  # fmt: skip
    assert rows_of(text) == [
        [
            ["项目资金", "全年预算数", "全年执行数", "分值", "得分"],
            ["年度资金总额", "48.17", "33.41", "10", "9.4"],
            ["其中：财政拨款", "41.12", "26.36", "", ""],
            ["总分", "", "", "100", "97.9"],
        ]
    ]


def test_labels_of_three_levels_with_targets() -> None:
    text = lines("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分",
                 "产出指标", "数量指标", "抽检批次", "≥807批次", "806批次", "10", "9.5",
                 "产出指标", "时效指标", "延续年限", "≥4年", "4年", "10", "10")  # fmt: skip
    assert rows_of(text) == [
        [
            ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
            ["产出指标", "数量指标", "抽检批次", "≥807批次", "806批次", "10", "9.5"],
            ["产出指标", "时效指标", "延续年限", "≥4年", "4年", "10", "10"],
        ]
    ]


def test_pairs_with_and_without_a_header() -> None:
    text = lines("单位名称", "某某局", "编制数", "50", "在职人数", "47", "控制率", "94.00%")
    assert rows_of(text) == [[["编制数", "50"], ["在职人数", "47"], ["控制率", "94.00%"]]]
    text = lines(
        "收入", "项目", "决算数", "一、财政拨款收入", "1655.79", "二、其他收入", "129.85", "收入合计", "1785.64"
    )
    assert rows_of(text) == [
        [["项目", "决算数"], ["一、财政拨款收入", "1655.79"], ["二、其他收入", "129.85"], ["收入合计", "1785.64"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、基本情况\n我单位编制50人，在职47人。\n二、收支情况\n全年支出1655.79万元。\n",
        "附件\n1\n2023年\n某某局\n",
        "全年支出\n1655.79\n万元，比上年减少。\n",
    ],
)
def test_ordinary_lines_stay_paragraphs(text: str) -> None:
    assert rows_of(text) == []


def test_cells_between_wide_blanks_with_the_header_in_brackets_above() -> None:
    text = lines(
        "支出18.58万元。按科目（科目名称　年初预算　决算，单位：万元）：",
        "公路养护　54.33　64.09",
        "住房公积金　57.58　49.33",
    )
    assert rows_of(text) == [
        [["科目名称", "年初预算", "决算"], ["公路养护", "54.33", "64.09"], ["住房公积金", "57.58", "49.33"]]
    ]


def test_cells_between_wide_blanks_below_a_line_of_headers() -> None:
    text = "项目\t预算数\t决算数\n基本支出\t54.33\t64.09\n项目支出\t57.58\t49.33\n以上为全年情况。\n"
    assert rows_of(text) == [
        [["项目", "预算数", "决算数"], ["基本支出", "54.33", "64.09"], ["项目支出", "57.58", "49.33"]]
    ]


def test_a_long_header_on_one_line_over_cells_one_a_line() -> None:
    text = lines("月份　清运垃圾总量（万吨）　考核评定分值（分）　实际支付金额（万元）", "七月", "3.10", "92.5",
                 "290.10", "八月", "3.25", "94.0", "300.20")  # fmt: skip
    assert rows_of(text) == [
        [
            ["月份", "清运垃圾总量（万吨）", "考核评定分值（分）", "实际支付金额（万元）"],
            ["七月", "3.10", "92.5", "290.10"],
            ["八月", "3.25", "94.0", "300.20"],
        ]
    ]


def test_numbered_labels_are_no_values() -> None:
    text = lines("类别", "年初预算", "调整预算", "执行数", "支出合计", "150.00", "160.00", "155.00", "（一）基本支出",
                 "90.00", "95.00", "94.00", "\u30001.人员经费", "70.00", "72.00", "71.50", "\u30002．公用经费",
                 "20.00", "23.00", "22.50")  # fmt: skip
    assert rows_of(text) == [
        [
            ["类别", "年初预算", "调整预算", "执行数"],
            ["支出合计", "150.00", "160.00", "155.00"],
            ["（一）基本支出", "90.00", "95.00", "94.00"],
            ["\u30001.人员经费", "70.00", "72.00", "71.50"],
            ["\u30002．公用经费", "20.00", "23.00", "22.50"],
        ]
    ]


def test_a_header_that_a_second_line_divides() -> None:
    text = lines(
        "地区　　资金（万元）　　　　　　执行率",
        "　　　　预算　　支出　　结转",
        "东河县　100.00　95.00　5.00　95.00%",
        "西河县　80.00　60.00　20.00　75.00%",
    )
    assert rows_of(text) == [
        [
            ["地区", "资金（万元）", "", "", "执行率"],
            ["", "预算", "支出", "结转", ""],
            ["东河县", "100.00", "95.00", "5.00", "95.00%"],
            ["西河县", "80.00", "60.00", "20.00", "75.00%"],
        ]
    ]
