"""What follows from rounded figures is told no finer than they prove."""

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.rendering.summary import summary_lines
from jixiao.rendering.terminal import Look
from jixiao.services.checking import check_document
from jixiao.services.rules import rule_cards

TEXT = """
青岭县水利局2023年度部门整体支出绩效自评报告

一、收支情况
2023年全年预算数14.50万元，全年支出13.81万元，年末结转结余0.69万元。
"""


def test_a_rate_that_rounding_leaves_open_is_told_as_about() -> None:
    document = read("报告.txt", TEXT.encode())
    assert isinstance(document, Document)
    lines = [one.strip() for one in summary_lines(check_document(document), rule_cards(), Look())]
    assert "部门整体：预算执行率约95.24%，结转结余率约4.76%" in lines
