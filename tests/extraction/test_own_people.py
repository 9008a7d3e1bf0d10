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


def test_rows_of_posts_are_those_of_their_units() -> None:
    table = "单位名称\t核定编制\t年末在职\n局机关\t22\t21\n县河道管理所\t48\t45\n合计\t70\t66\n"
    document = read("report.txt", (HEAD + table).encode())
    assert isinstance(document, Document)
    told = [one.coordinates for one in check_document(document).facts if one.span is not None]
    names = [one.subject.name for one in told if one is not None]
    assert names == ["局机关", "局机关", "县河道管理所", "县河道管理所", UNIT, UNIT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工程由县水务局组织实施。该局核定编制64名，在职61人。", "青岭县水务局"),
        ("项目由县水利局河道管理站具体负责，该站核定事业编制14名，实际在岗12人。", "河道管理站"),
        ("县人力资源和社会保障局具体经办，该局核定编制64名，在职61人。", "青岭县人力资源和社会保障局"),
        # the unit itself
        ("县水利局组织实施，该局核定编制64名，在职61人。", UNIT),
        ("工程由县水务局组织实施，该局负责监管。我局核定编制64名，在职61人。", UNIT),
    ],
)
def test_whose_people_an_office_pointed_back_at_has(text: str, expected: str) -> None:
    document = read("report.txt", (HEAD + text).encode())
    assert isinstance(document, Document)
    told = [one.coordinates for one in check_document(document).facts if one.span is not None]
    assert [one.subject.name for one in told if one is not None] == [expected, expected]
