"""What was hardly meant together is not asked about; a slip of the hand, or nearly the same figure, is."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

HEAD = "青岭县水利局2023年度部门整体支出绩效自评报告\n\n二、预算执行\n"


def told(text: str) -> list[str]:
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    return [one.code for one in check_document(document).findings if one.code.startswith(("JX1", "JX2"))]


@pytest.mark.parametrize(
    "text",
    [
        # the rate of one source, behind that of all
        (
            "项目全年预算400.00万元，省级补助300.00万元、乡镇自筹100.00万元。实际到位382.50万元，到位率95.63%，"
            "其中乡镇自筹到位82.50万元，到位率82.50%。"
        ),
        # the rate of the purchases, in a paragraph of its own
        (
            "全年预算数2517.61万元，支出合计2490.23万元，预算执行率98.91%。\n"
            "采购预算205.00万元，实际采购198.54万元，完成96.85%。"
        ),
        # some of the projects told again below the fields that make up the whole
        (
            "项目支出900.00万元。项目支出按领域分，“河道清淤”500.00万元，“水文监测”400.00万元。\n"
            "抽取项目复核：\n（1）“泵站维修”项目。预算150.00万元，支出120.00万元。"
        ),
        # two expenses together against last year
        "公务接待费2.6万元，公务用车运行维护费3.4万元，两项合计6.0万元，与上年的6.8万元比，减少0.8万元。",
        # what a balance consists of
        (
            "全年预算数1680.00万元，全年支出1587.36万元，结余92.64万元。\n"
            "结余资金中，47.62万元为质量保证金，45.02万元为招标节约，已由财政收回。"
        ),
    ],
)
def test_what_others_make_is_not_asked_about(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        # a changed digit
        ("455.00", ["JX201"]),
        # nearly the same
        ("461.30", ["JX201"]),
        # of something else, whatever it was taken for
        ("623.18", []),
    ],
)
def test_a_figure_told_twice_is_asked_about_where_it_is_nearly_the_same(other: str, expected: list[str]) -> None:
    assert told(f"2023年支出450.00万元。\n2023年实际支出{other}万元。") == expected
