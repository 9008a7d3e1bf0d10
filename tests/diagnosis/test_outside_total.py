"""A total of scores that leaves the execution score out: said, not put right."""

import pytest

from jixiao.model.document import Document
from jixiao.reading.read import read
from jixiao.services.checking import check_document

FORM = """河道清淤项目支出绩效自评表
（2023年度）

| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|---|---|---|---|---|---|---|
| 年度资金总额 | 100.00 | 100.00 | 100.00 | 10 | 100.00% | 10 |

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 清淤长度 | 10公里 | 10公里 | 30 | 30 |
| 产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 20 | 19.5 |
| 效益指标 | 社会效益 | 受益人口 | 3万人 | 3万人 | 30 | 29.5 |
| 满意度指标 | 满意度 | 群众满意度 | 95% | 95% | 10 | 10 |
"""


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("| 总分 | | | | | 100 | 89 |", [("JX105.outside", (), None)]),
        ("| 总分 | | | | | | 89 |", [("JX105.outside", (), None)]),
        ("| 总分 | | | | | 90 | 89 |", []),
        ("| 总分 | | | | | 100 | 99 |", []),
    ],
    ids=["left out", "no full mark of the total", "marked without it", "with it"],
)
def test_a_total_that_leaves_a_part_out_is_told_so(total: str, said: list[tuple[str, tuple[()], None]]) -> None:
    document = read("text.txt", (FORM + total + "\n").encode())
    assert isinstance(document, Document)
    found = [one for one in check_document(document).findings if one.code.startswith("JX1")]
    assert [(one.message, one.suspects, one.fix) for one in found] == said
