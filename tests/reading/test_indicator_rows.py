"""Rows of indicators copied out of a form, parted by blanks of any width."""

from texts import rows_of

HEADER = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def test_single_blanks_below_a_header_of_targets_and_points() -> None:
    text = (
        "绩效指标\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
        "产出指标 数量指标 清淤长度 ≥12公里 12.5公里 15 15\n"
        "产出指标 质量指标 验收合格率 100% 97.7% 10 9\n"
        "总分 100 98.6\n偏差原因：部分支渠复工较晚。\n"
    )
    assert rows_of(text) == [
        [
            HEADER,
            ["产出指标", "数量指标", "清淤长度", "≥12公里", "12.5公里", "15", "15"],
            ["产出指标", "质量指标", "验收合格率", "100%", "97.7%", "10", "9"],
            ["总分", "", "", "", "", "100", "98.6"],
        ]
    ]


def test_remarks_may_be_left_out() -> None:
    text = (
        "一级指标  二级指标  三级指标  年度指标值  实际完成值  分值  得分  未完成原因\n"
        "产出指标  数量指标  清淤长度  ≥12公里  12.5公里  15  15\n"
        "产出指标  数量指标  泵站维修  6座  5座  10  8.3  1座停工\n"
    )
    assert rows_of(text) == [
        [
            [*HEADER, "未完成原因"],
            ["产出指标", "数量指标", "清淤长度", "≥12公里", "12.5公里", "15", "15", ""],
            ["产出指标", "数量指标", "泵站维修", "6座", "5座", "10", "8.3", "1座停工"],
        ]
    ]


def test_a_sentence_about_points_is_no_header() -> None:
    assert rows_of("指标 分值 得分 情况 如下\n各项指标均已完成 详见附表\n") == []
