"""A figure without a meaning that may be wrong is shown by its place, not by what the program made of it."""

from dataclasses import replace

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.rendering.terminal import suspect_text
from jixiao.services.checking import check_document

TEXT = """青岭县水利局2023年度部门整体支出绩效评价报告

护路联防用去23.80万元，普法用去9.30万元，合起来31.10万元。
"""


def test_an_unread_suspect_is_called_by_its_place() -> None:
    document = read("report.txt", TEXT.encode())
    assert isinstance(document, Document)
    checked = check_document(document)
    facts = {fact.id: replace(fact, coordinates=None) for fact in checked.facts}
    suspects = [suspect_text(one, facts) for finding in checked.findings for one in finding.suspects]
    assert suspects[-1] == "存疑：此处 31.10万元 → 33.10万元（疑一位数字写错）"
