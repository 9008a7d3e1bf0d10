"""Columns that the line above rows tells in words, for rows parted by bars, strokes, commas or wide blanks."""

import pytest
from texts import document_of

ROWS = {
    "bars": "渠道清淤｜100.00｜95.00\n泵站维修｜80.00｜60.00\n",
    "blanks": "渠道清淤　100.00　95.00\n泵站维修　80.00　60.00\n",
    "marks": "渠道清淤、100.00、95.00\n泵站维修、80.00、60.00\n",
    "single blanks": "渠道清淤 100.00 95.00\n泵站维修 80.00 60.00\n",
}


def header_of(line: str, rows: str) -> list[str]:
    document = document_of(f"{line}\n{rows}")
    cells = [cell for table in document.tables for cell in table.cells if not cell.row]
    names = [cell.span.of(document.text) for cell in sorted(cells, key=lambda cell: cell.column)]
    return [] if "100.00" in names else names


@pytest.mark.parametrize("sign", ROWS)
@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("付款列示（单位：万元，前为计划数，后为已付数）：", ["计划数", "已付数"]),
        ("付款列示（第一列为计划数，第二列为已付数；万元）：", ["计划数", "已付数"]),
        ("四个项目支付不平衡（下列各行各数依次为预算数、支出数）：", ["项目", "预算数", "支出数"]),
        ("各项目的预算数和支出数为：", ["项目", "预算数", "支出数"]),
        ("下列各行依次为预算数、支出数：", ["预算数", "支出数"]),
        ("各乡镇资金按预算数、支出数的顺序列示（单位：万元）：", ["乡镇", "预算数", "支出数"]),
        ("现逐个列出，从左到右依次是项目、预算数、支出数，单位万元：", ["项目", "预算数", "支出数"]),
        ("支出的构成原样抄录如下（单位万元，后一数为占支出的比重）：", ["支出", "占支出的比重"]),
        ("下面两行依次为项目、预算数、支出数，金额单位万元。", ["项目", "预算数", "支出数"]),
        ("下列每项两个数字，顺次为预算数、支出数。", ["预算数", "支出数"]),
        ("两个项目的数如下，先写计划数，后写已付数：", ["项目", "计划数", "已付数"]),
    ],
)
def test_a_line_names_the_columns_below_it(line: str, header: list[str], sign: str) -> None:
    assert header_of(line, ROWS[sign]) == header


@pytest.mark.parametrize(
    "line",
    [
        "各项目支出如下：",
        "资金分配如下（后一数为占比）：",
        "各项目的预算数、支出数和执行率为：",
        "项目支出由渠道清淤、泵站维修组成。",
        "其中渠道清淤、泵站维修支付较慢。",
        "验收依次为自查、复核、签字三步。",
        "下半年依次为渠道清淤、泵站维修、机井更新三项工程开工。",
    ],
)
def test_a_line_with_another_number_of_names_or_without_a_colon_names_none(line: str) -> None:
    assert header_of(line, ROWS["bars"]) == []


def test_rows_under_a_header_of_their_own_need_no_line_above() -> None:
    rows = "项目｜预算｜支出\n渠道清淤｜100.00｜95.00\n泵站维修｜80.00｜60.00\n"
    assert header_of("各项目的计划数和已付数为：", rows) == ["项目", "预算", "支出"]


def test_words_of_order_name_the_columns_over_an_empty_line() -> None:
    line = "下列每项两个数字，顺次为预算数、支出数。\n"
    assert header_of(line, ROWS["blanks"]) == ["预算数", "支出数"]
    assert header_of("各项目的预算数和支出数为：\n", ROWS["blanks"]) == []
