"""Sentences that look as if something were wrong in them: no error may be found, a question may be asked."""

from pathlib import Path

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效自评报告"
SCALE = "评价结果分为四档：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。"
SENTENCES = (Path(__file__).parent / "innocent.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_error_is_found_in_what_is_right(sentence: str) -> None:
    scale = SCALE if "等级" in sentence or "等次" in sentence else ""
    document = read("case.txt", f"{TITLE}\n\n{scale}{sentence}\n".encode())
    assert isinstance(document, Document)
    errors = [one.code for one in check_document(document).findings if one.severity is Severity.ERROR]
    assert errors == []
