"""Headers that name all columns but the first, over which they are blank."""

from texts import rows_of


def test_a_header_may_leave_the_corner_blank() -> None:
    text = (
        "　　　　　　2022年　2023年　增幅\n事业收入　　110.00　115.50　5.00\n上级补助　　0.00　26.50　100.00\n"
        "财政拨款　　580.00　591.60　2.00\n"
    )
    (rows,) = rows_of(text)
    assert rows[0] == ["", "2022年", "2023年", "增幅"]


def test_a_sentence_heads_no_columns() -> None:
    text = "　　收入如下。　两年　增幅：\n事业收入　　110.00　115.50　5.00\n上级补助　　0.00　26.50　100.00\n"
    (rows,) = rows_of(text)
    assert rows[0][0] == "事业收入"
