"""Rows of a form as blocks between empty lines, and rows that stand apart over the words about them."""

from texts import rows_of

HEADS = "自评情况\n资金来源\n全年预算数\n全年执行数\n执行率\n\n"


def test_a_block_is_a_row_below_its_heads() -> None:
    text = HEADS + "县级财政\n80.00\n76.00\n95.00%\n\n社会捐赠\n20.00\n15.00\n75.00%\n\n合计\n100.00\n91.00\n91.00%\n"
    assert rows_of(text) == [
        [
            ["资金来源", "全年预算数", "全年执行数", "执行率"],
            ["县级财政", "80.00", "76.00", "95.00%"],
            ["社会捐赠", "20.00", "15.00", "75.00%"],
            ["合计", "100.00", "91.00", "91.00%"],
        ]
    ]


def test_a_shorter_total_stands_below_its_columns() -> None:
    text = (
        "三级指标\n指标值\n完成情况\n分值\n得分\n\n清淤长度\n≥12公里\n基本完成\n20\n18\n\n"
        "管护制度\n健全\n已建立，每月检查两次，检查记录由各管护站留存备查，年底汇总\n10\n10\n\n总分\n30\n28\n"
    )
    assert [row[-2:] for row in rows_of(text)[0]] == [["分值", "得分"], ["20", "18"], ["10", "10"], ["30", "28"]]


def test_paragraphs_of_as_many_lines_are_no_rows() -> None:
    assert rows_of("填表说明\n填报单位\n填报日期\n\n张某\n李某\n王某\n\n赵某\n钱某\n孙某\n") == []
    # the numbers stand in different places
    assert rows_of("名称\n预算数\n支出数\n\n渠道清淤\n未下达\n15.00\n\n泵站维修\n12.00\n未支付\n") == []


def test_rows_apart_under_a_legend() -> None:
    text = (
        "第四栏　项目（每号依次为预算、支出、执行率、做了什么）\n\n"
        "登记1　渠道清淤　60.00　57.00　95.00%\n　清淤12公里。\n"
        "登记2　泵站维修　40.00　38.00　95.00%\n　检修水泵6台。\n登记3　其他事项。按季登记。\n"
    )
    head = ["项目", "预算", "支出", "执行率"]
    assert rows_of(text) == [
        [head, ["渠道清淤", "60.00", "57.00", "95.00%"]],
        [head, ["泵站维修", "40.00", "38.00", "95.00%"]],
    ]
    assert rows_of(text.replace("每号依次为预算、支出、执行率、做了什么", "见附表")) == []
    assert rows_of(text.replace("预算、支出、执行率、做了什么", "地点、工期、长度、做了什么")) == []


def test_nothing_stands_in_the_place_of_a_number() -> None:
    rows = ["项目　　预算　　决算　　备注", "会议费　　无　　无　　未召开", "培训费　　4.50　　3.86　　一期"]
    text = "\n".join((*rows, "合计　　4.50　　3.86　　略低\n"))
    assert [row[1] for row in rows_of(text)[0]] == ["预算", "无", "4.50", "4.50"]
