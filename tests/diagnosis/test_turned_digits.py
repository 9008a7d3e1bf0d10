"""Figures that share their meaning with others: two digits in turn are asked about, nothing else is."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

TITLE = "青岭县水利局2023年度部门整体支出绩效自评报告\n\n"


def found(body: str, *codes: str) -> list[tuple[str, str, str | None]]:
    document = read("text.txt", (TITLE + body).encode())
    assert isinstance(document, Document)
    checked = check_document(document)
    return [
        (one.code, one.primary.span.of(document.text), one.expected) for one in checked.findings if one.code in codes
    ]


@pytest.mark.parametrize(
    ("body", "wrong", "right"),
    [
        (
            "1.渠道清淤项目，预算120.00万元，支出115.62万元，执行率96.35%。\n二、绩效\n2.渠道清淤。全年投入116.52万元，清淤12公里。",
            "116.52万元",
            "115.62万元",
        ),
        (
            "1.河道简报编印项目，预算48.00万元，支出46.53万元，执行率96.94%。\n二、绩效\n全年出版48期，河道简报编印花去45.63万元。",
            "45.63万元",
            "46.53万元",
        ),
    ],
    ids=["named by its line", "named without its kind"],
)
def test_a_swapped_repeat_is_found(body: str, wrong: str, right: str) -> None:
    assert [(span, value) for _, span, value in found(body, "JX201", "JX202")] == [(wrong, right)]


@pytest.mark.parametrize(
    "body",
    [
        "1.渠道清淤项目，预算120.00万元，支出115.62万元，执行率96.35%。\n二、绩效\n2.渠道清淤。全年投入115.62万元，清淤12公里。",
        "1.渠道清淤项目，预算48.00万元，支出46.53万元，执行率96.94%。\n二、绩效\n2.渠道清淤。上年投入45.63万元，清淤12公里。",
        "1.渠道清淤项目，预算48.00万元，支出46.53万元，执行率96.94%。\n二、绩效\n2.泵站维修。全年投入45.63万元，维修6座。",
        "1.渠道清淤项目，预算116.52万元，支出115.62万元，执行率99.23%。",
    ],
    ids=["the same", "last year", "another project", "plan and spending"],
)
def test_other_amounts_are_left_alone(body: str) -> None:
    assert found(body, "JX201", "JX202") == []
