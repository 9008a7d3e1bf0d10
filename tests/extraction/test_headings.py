import pytest

from jixiao.extraction.headings import find_headings
from jixiao.model.document import Block, BlockKind, Document, Source
from jixiao.model.span import Span


def markers(line: str) -> list[str]:
    source = Source("text.txt", "", "txt")
    document = Document(source, line, (Block(0, BlockKind.PARAGRAPH, Span(0, len(line))),), (), ())
    return [heading.marker.of(line) for heading in find_headings(document)]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("一、基本情况", "一、"),
        ("（二）项目支出", "（二）"),
        ("1.2023年渠道管护费", "1."),
        ("5．2024年图书购置费", "5．"),
        ("3、路灯维修", "3、"),
        ("（1）立项依据", "（1）"),
        ("（贰）渠道清淤", "（贰）"),
        ("第二部分 绩效情况", "第二部分"),
        ("附件：1.整体支出自评表", "1."),
        ("附 件: 1．整体支出自评表", "1．"),
        ("⒊路灯维修", "⒊"),
        ("（三）班子建设情况", "（三）"),
        ("三、二期工程情况", "三、"),
    ],
)
def test_numbered_line_is_a_heading(line: str, marker: str) -> None:
    assert markers(line) == [marker]


@pytest.mark.parametrize(
    "line",
    [
        "附件：1.5万元的票据",
        "附件1.2023年自评表",
        "3.5公里渠道已修复",
        "3．5万元用于管护",
        "2023年支出90万元",
        "12.00%",
        "【收支情况】",
    ],
)
def test_number_of_a_figure_is_no_marker(line: str) -> None:
    assert markers(line) == []
