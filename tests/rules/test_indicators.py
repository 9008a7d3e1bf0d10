"""How the rows of indicator tables are read: the official form, flat tables, tables of other things."""

from collections.abc import Callable

import pytest

from jixiao.checking.indicators import missed, sheets
from jixiao.model.document import Document

FORM = """2023年度项目支出绩效自评表

项目名称\t渠系配套维修\t\t\t\t\t\t\t
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\t
年度资金总额\t\t120.00\t150.00\t135.00\t10\t90.00%\t9.00\t
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标（50分）\t数量指标\t维修渠道\t≥12公里\t11公里\t15\t14\t两处并入其他工程
\t\t\t更换闸门\t≥30座\t30\t15\t15\t
\t\t质量指标\t验收合格率\t100%\t0.98\t10\t10\t
\t\t成本指标\t渠道单价\t≤6万元/公里\t6.2万元/公里\t10\t10\t
\t\t时效指标\t完工时间\t11月底前\t11月20日\t10\t10\t
总分\t\t\t\t\t\t100\t97\t
"""


def rows(document: Document) -> list[tuple[str, str, bool]]:
    return [
        (line.name.of(document.text), line.upper, missed(document.text, line))
        for sheet in sheets(document)
        for line in sheet.lines
    ]


def test_the_official_form_is_read_from_its_block_of_indicators(as_document: Callable[[str], Document]) -> None:
    assert rows(as_document(FORM)) == [
        ("维修渠道", "产出指标数量指标", True),
        ("更换闸门", "产出指标数量指标", False),
        ("验收合格率", "产出指标质量指标", False),
        ("渠道单价", "产出指标成本指标", True),
        ("完工时间", "产出指标时效指标", False),
    ]


def test_a_total_is_no_indicator_but_is_known(as_document: Callable[[str], Document]) -> None:
    assert [sheet.total for sheet in sheets(as_document(FORM))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("项目\t金额（万元）\n渠道\t12.00\n合计\t12.00", id="money"),
        pytest.param("一级指标\t分值\t得分\n产出\t50\t46\n效益\t30\t28", id="scores-alone"),
    ],
)
def test_other_tables_hold_no_indicators(as_document: Callable[[str], Document], text: str) -> None:
    assert rows(as_document(text)) == []


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        pytest.param("≥200人", "180人", True, id="fewer"),
        pytest.param("200人以上", "180人", True, id="word-behind"),
        pytest.param("不超过24小时", "26小时", True, id="longer"),
        pytest.param("≥1,200平方米", "1260平方米", False, id="separator"),
        pytest.param("≥200人", "18期", False, id="other-unit"),
        pytest.param("5—8期", "4期", False, id="range"),
        pytest.param("健全", "基本健全", False, id="words"),
    ],
)
def test_missed(as_document: Callable[[str], Document], target: str, actual: str, *, expected: bool) -> None:
    document = as_document(f"三级指标\t年度指标值\t实际完成值\n甲\t{target}\t{actual}")
    assert rows(document) == [("甲", "", expected)]
