"""Tables whose cells one sign parts on each line, and headers that show by their place what stands below them."""

import pytest
from texts import document_of, rows_of

from jixiao.model.document import BlockKind


def test_tabs_keep_empty_cells_and_leave_the_fields_of_the_form_alone() -> None:
    text = (
        "填报单位：青岭县民政局（盖章）\t金额单位：万元\n"
        "资金\t预算数\t执行数\t得分\n"
        "总额\t86.00\t81.36\t9.46\n"
        "县级\t86.00\t81.36\t\n"
        "总分\t\t\t95.61\n"
        "填表人：（略）\t填报日期：2023年3月\n"
    )
    assert rows_of(text) == [
        [
            ["资金", "预算数", "执行数", "得分"],
            ["总额", "86.00", "81.36", "9.46"],
            ["县级", "86.00", "81.36", ""],
            ["总分", "", "", "95.61"],
        ]
    ]
    paragraphs = [one for one in document_of(text).blocks if one.kind is BlockKind.PARAGRAPH]
    assert [one.span.of(text)[:4] for one in paragraphs] == ["填报单位", "填表人："]


def test_several_tabs_may_only_set_the_cells_apart() -> None:
    text = "项目\t\t预算\t支出\n灌区管护\t\t20.00\t18.50\n山塘鉴定\t\t11.00\t10.20\n"
    assert rows_of(text) == [
        [["项目", "预算", "支出"], ["灌区管护", "20.00", "18.50"], ["山塘鉴定", "11.00", "10.20"]],
    ]


def test_bars_between_cells_alone() -> None:
    text = "一级指标｜权重｜得分\n项目决策｜18｜12.60\n合计｜100｜72.40\n"
    assert rows_of(text) == [[["一级指标", "权重", "得分"], ["项目决策", "18", "12.60"], ["合计", "100", "72.40"]]]


def test_commas_under_the_columns_that_brackets_name() -> None:
    text = "资金一览（项目，预算，支出；万元）\n灌区管护，20.00，18.50\n山塘鉴定，11.00，10.20\n"
    assert rows_of(text) == [
        [["项目", "预算", "支出"], ["灌区管护", "20.00", "18.50"], ["山塘鉴定", "11.00", "10.20"]],
    ]


def test_the_column_of_the_names_may_be_left_out() -> None:
    text = "各站用款（依次为预算、支出）：\n东站、20.00、18.50\n西站、11.00、10.20\n"
    assert rows_of(text) == [[["", "预算", "支出"], ["东站", "20.00", "18.50"], ["西站", "11.00", "10.20"]]]


def test_sentences_with_commas_and_lists_without_columns_are_no_tables() -> None:
    assert rows_of("县级（东、西、北）\n东站，20.00，18.50\n") == []
    assert rows_of("三站用款如下\n东站，20.00，18.50\n西站，11.00，10.20\n") == []
    assert rows_of("一、概况\t\n本单位有3个股室\t编制20名。\n") == []


def test_cells_stand_under_the_header_that_they_begin_below() -> None:
    text = (
        "  支出          预算数(A)      执行数(B)      执行率(B/A)    得分\n"
        "  支出总额      436.80         427.50         97.87%         9.79\n"
        "    基本支出    300.20         298.44         99.41%\n"
        "    其他        —              1.20\n"
    )
    assert rows_of(text) == [
        [
            ["支出", "预算数(A)", "执行数(B)", "执行率(B/A)", "得分"],
            ["支出总额", "436.80", "427.50", "97.87%", "9.79"],
            ["基本支出", "300.20", "298.44", "99.41%", ""],
            ["其他", "—", "1.20", "", ""],
        ]
    ]


def test_one_line_names_the_columns_of_cells_one_a_line() -> None:
    text = (
        "指标｜指标值｜完成值｜权重｜得分\n完工时间\n≤12月\n12月\n10\n8\n受益户数\n≥80户\n86户\n20\n20\n合计\n30\n28\n"
    )
    assert rows_of(text) == [
        [
            ["指标", "指标值", "完成值", "权重", "得分"],
            ["完工时间", "≤12月", "12月", "10", "8"],
            ["受益户数", "≥80户", "86户", "20", "20"],
            ["合计", "", "", "30", "28"],
        ]
    ]


def test_pairs_tell_the_columns_of_the_rows_below() -> None:
    text = (
        "年度预算数\n39.00\n年度执行数\n37.10\n执行率\n95.13%\n"
        "其中：财政拨款\n33.00\n31.10\n94.24%\n年初预算数\n36.00\n年中调整\n3.00\n"
    )
    assert rows_of(text) == [
        [
            ["", "年度预算数", "年度执行数", "执行率"],
            ["", "39.00", "37.10", "95.13%"],
            ["其中：财政拨款", "33.00", "31.10", "94.24%"],
        ],
        [["年初预算数", "36.00"], ["年中调整", "3.00"]],
    ]


def test_dots_lead_to_values_that_the_line_above_names() -> None:
    text = "各级指标得分（括号内为权重）\nA 决策（15）……13.00\nB 过程（20）……16.25\n目录\n一、概况……3\n二、绩效……5\n"
    assert rows_of(text) == [[["", "权重", "得分"], ["决策", "15", "13.00"], ["过程", "20", "16.25"]]]


def test_single_blanks_between_a_name_and_numbers() -> None:
    text = "项目 预算 支出\n渠道清淤 100.00 95.00\n泵站维修 80.00 60.00\n合计 180.00 155.00\n"
    assert rows_of(text) == [
        [
            ["项目", "预算", "支出"],
            ["渠道清淤", "100.00", "95.00"],
            ["泵站维修", "80.00", "60.00"],
            ["合计", "180.00", "155.00"],
        ]
    ]
    assert rows_of("见附表 一\n渠道清淤 100.00 95.00\n泵站维修 80.00 60.00\n") == []


def test_double_strokes_part_all_cells() -> None:
    rows = [["序号", "项目", "预算", "支出"], ["1", "渠道清淤", "60.00", "57.00"], ["2", "泵站维修", "40.00", "38.00"]]
    assert rows_of("".join(f"{' ‖ '.join(row)}\n" for row in rows)) == [rows]


@pytest.mark.parametrize("sign", ["\t", "    "])
@pytest.mark.parametrize("stroke", ["‖", "║", "||"])
def test_a_stroke_between_two_halves_is_no_cell(stroke: str, sign: str) -> None:
    rows = [["收入", "决算数", stroke, "支出", "决算数"], ["事业收入", "60.00", stroke, "基本支出", "80.00"],
            ["其他收入", "26.00", stroke, "项目支出", "6.00"]]  # fmt: skip
    text = "".join(f"{sign.join(row)}\n" for row in rows)
    assert rows_of(text) == [[[cell for cell in row if cell != stroke] for row in rows]]
