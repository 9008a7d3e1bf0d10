"""Tables whose cells are parted by single blanks."""

from texts import document_of, rows_of


def test_lines_of_as_many_words_below_words_for_columns_of_values_are_a_table() -> None:
    text = (
        "序号 项目 全年预算（万元） 支出（万元） 执行率\n"
        "1 河道清淤 150.00 146.82 97.88%\n"
        "2 山塘整治 105.00 98.45 93.76%\n"
        "合计 — 255.00 245.27 96.18%\n"
        "\n"
        "其中河道清淤于8月完工。\n"
    )
    assert rows_of(text) == [
        [
            ["序号", "项目", "全年预算（万元）", "支出（万元）", "执行率"],
            ["1", "河道清淤", "150.00", "146.82", "97.88%"],
            ["2", "山塘整治", "105.00", "98.45", "93.76%"],
            ["合计", "—", "255.00", "245.27", "96.18%"],
        ]
    ]


def test_a_total_may_leave_out_the_columns_without_a_number() -> None:
    text = "项目 单价 预算数 支出数\n桌椅 套 15.00 14.82\n书柜 个 10.50 9.84\n合计 25.50 24.66\n"
    assert rows_of(text)[0][-1] == ["合计", "", "25.50", "24.66"]


def test_words_and_numbers_of_a_sentence_are_none() -> None:
    text = "全年预算 支出 情况如下\n预算 150.00 万元\n支出 146.82 万元\n"
    assert document_of(text).tables == ()
