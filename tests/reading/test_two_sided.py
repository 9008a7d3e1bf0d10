"""Tables of two sides with a label and its amount on each side of a line."""

from texts import rows_of


def test_lines_below_the_names_of_two_sides_are_rows() -> None:
    text = (
        "收入（万元）　　　　　　支出（万元）\n财政拨款 78.65　　基本支出 60.27\n"
        "其他收入 2.50　　　　　项目支出 18.19\n总计 81.15　　　　　总计 78.46\n"
    )
    assert rows_of(text) == [
        [
            ["收入（万元）", "", "支出（万元）", ""],
            ["财政拨款", "78.65", "基本支出", "60.27"],
            ["其他收入", "2.50", "项目支出", "18.19"],
            ["总计", "81.15", "总计", "78.46"],
        ]
    ]


def test_two_lines_or_other_names_are_no_such_table() -> None:
    assert rows_of("收入（万元）　　支出（万元）\n财政拨款 78.65　　基本支出 60.27\n总计 78.65　　总计 60.27\n") == []
    assert rows_of("甲站　　乙站\n水费 8.65　　水费 6.27\n电费 2.50　　电费 1.19\n油费 1.15　　油费 8.46\n") == []
