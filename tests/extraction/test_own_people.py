"""Whose posts and people they are, where a paragraph tells those of all and of an organ."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

HEAD = "青岭县水利局2023年度部门整体支出绩效自评报告\n\n一、基本情况\n"
UNIT = "青岭县水利局"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全局编制128名，实有112人；局机关编制36名，实有34人。", [UNIT, UNIT, "局机关", "局机关"]),
        ("编制128名。水政执法大队编制18名。", [UNIT, "水政执法大队"]),
        # the unit itself under other names
        ("局机关编制36名，实有34人。", [UNIT, UNIT]),
        ("我局编制36名，水利局实有34人。", [UNIT, UNIT]),
    ],
)
def test_whose_people(text: str, expected: list[str]) -> None:
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    told = [one.coordinates for one in check_document(document).facts if one.span is not None]
    assert [one.subject.name for one in told if one is not None] == expected
