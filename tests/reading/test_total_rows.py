"""Totals that leave out the cells without a number, halves of a table of two, and points told one cell a line."""

from texts import rows_of


def table_of(text: str) -> list[list[str]]:
    (rows,) = rows_of(text)
    return rows


PROJECTS = (
    "序号  项目  预算数  执行数  产出",
    "1  渠道清淤  100.00  95.00  清淤12公里",
    "2  泵站维修  50.00  48.00  维修3座",
)
PLACED = [
    ["序号", "项目", "预算数", "执行数", "产出"],
    ["1", "渠道清淤", "100.00", "95.00", "清淤12公里"],
    ["2", "泵站维修", "50.00", "48.00", "维修3座"],
]


def test_the_numbers_of_a_total_stand_under_the_numbers_of_the_rows_between_blanks() -> None:
    assert table_of("\n".join((*PROJECTS, "合　计  150.00  143.00"))) == [
        *PLACED,
        ["合　计", "", "150.00", "143.00", ""],
    ]


def test_the_numbers_of_a_total_stand_under_the_numbers_of_the_rows_between_tabs() -> None:
    text = "\n".join((*PROJECTS, "合计  150.00  143.00")).replace("  ", "\t")
    assert table_of(text) == [*PLACED, ["合计", "", "150.00", "143.00", ""]]


def test_a_row_that_fits_no_column_stays_outside() -> None:
    assert table_of("\n".join((*PROJECTS, "合计  150.00  143.00  95.33"))) == PLACED


def test_a_line_may_fill_one_half_of_a_table_of_two() -> None:
    text = (
        "财政拨款收入　　800.00　　基本支出　　600.00\n"
        "　　　　　　　　　　　　　项目支出　　240.00\n"
        "上年结转　　50.00\n"
        "总　　计　　850.00　　总　　计　　840.00\n"
    )
    assert table_of(text) == [
        ["财政拨款收入", "800.00", "基本支出", "600.00"],
        ["", "", "项目支出", "240.00"],
        ["上年结转", "50.00", "", ""],
        ["总　　计", "850.00", "总　　计", "840.00"],
    ]


def test_words_may_stand_where_other_indicators_have_numbers_between_blanks() -> None:
    text = (
        "指标  目标值  完成值  分值  得分\n"
        "清淤长度  ≥12公里  12公里  20  20\n"
        "管护制度  健全  较健全  10  9\n"
        "总分  30  29\n"
    )
    assert table_of(text) == [
        ["指标", "目标值", "完成值", "分值", "得分"],
        ["清淤长度", "≥12公里", "12公里", "20", "20"],
        ["管护制度", "健全", "较健全", "10", "9"],
        ["总分", "", "", "30", "29"],
    ]


def test_words_and_remarks_stand_between_points_one_cell_a_line() -> None:
    text = (
        "二级指标 三级指标 目标值 完成值 分值 得分 偏差原因 "
        "数量指标 清淤长度 ≥12公里 12公里 20 20 "
        "管护制度 健全 较健全 10 9 台账尚待完善 "
        "满意度 ≥90% 95% 10 10 "
        "总分 40 39"
    )
    assert table_of(text.replace(" ", "\n")) == [
        ["二级指标", "三级指标", "目标值", "完成值", "分值", "得分", "偏差原因"],
        ["数量指标", "清淤长度", "≥12公里", "12公里", "20", "20", ""],
        ["管护制度", "", "健全", "较健全", "10", "9", "台账尚待完善"],
        ["满意度", "", "≥90%", "95%", "10", "10", ""],
        ["总分", "", "", "", "40", "39", ""],
    ]


def test_lines_of_one_label_and_one_amount_below_their_unit_are_a_table() -> None:
    assert table_of("公用经费明细（单位：万元）：\n办公费　12.36\n差旅费　8.15\n水电费　11.62\n") == [
        ["办公费", "12.36"],
        ["差旅费", "8.15"],
        ["水电费", "11.62"],
    ]


def test_a_total_may_be_called_by_two_words_one_cell_a_line() -> None:
    text = "指标 目标值 完成值 分值 得分 清淤长度 ≥12公里 12公里 20 20 管护制度 健全 较健全 10 9 合计得分 29"
    assert table_of(text.replace(" ", "\n"))[-1] == ["合计得分", "", "", "", "29"]


def test_a_total_may_leave_out_the_column_of_prices() -> None:
    text = (
        "等级　里程(公里)　每公里标准(元)　补助额(万元)\n"
        "县道　186　10,000　186.00\n"
        "乡道　398　5,000　199.00\n"
        "村道　680　2,000　136.00\n"
        "全部　1,246　　　　521.00\n"
    )
    assert table_of(text)[-1] == ["全部", "1,246", "", "521.00"]


def test_one_word_may_head_the_amounts_of_pairs() -> None:
    text = (
        "资产分布情况　　　计量单位：万元\n　　　　　　账面原值\n房屋构筑物　2,140.00\n通用设备　　386.70\n"
        "专用设备　　529.15\n"
    )
    assert table_of(text) == [
        ["", "账面原值"],
        ["房屋构筑物", "2,140.00"],
        ["通用设备", "386.70"],
        ["专用设备", "529.15"],
    ]
