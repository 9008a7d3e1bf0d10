"""JX301: content that an evaluation report should have and that is nowhere in it."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.result import Kind

CARD = Card(
    code="JX301",
    name="缺少绩效评价的基本内容",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号附件3《项目支出绩效评价报告（参考提纲）》及各地部门整体支出绩效自评报告提纲",
    why="绩效目标、自评得分和等级、评价过程是评价报告的基本内容，全都没有时只是一份资金情况说明。",
    passes="一、绩效目标……二、自评工作开展情况……自评得分92分，等级为优。",
    fails="一、单位概况……二、收支情况……三、主要工作……",
    false_alarms="当地提纲不要求、或另附自评表的，可以不理会。",
    remedy="按当地提纲补充，或注明见附表。",
)

_WANTED = (
    ("绩效目标", re.compile(r"绩效目标|年度目标|总体目标|目标完成")),
    ("自评得分和等级", re.compile(r"(?:得分|评分|总分|自评分)[^。；\n]{0,12}\d|等级为|评价等[级次]")),
    (
        "评价工作过程",
        re.compile(r"评价(?:工作)?(?:小组|组|过程|方法|依据)|自评工作|开展(?:了)?(?:绩效)?自评|问卷|指标体系"),
    ),
)
_LEAST = 2
_KINDS = frozenset({Kind.DEPARTMENT_EVALUATION, Kind.PROJECT_EVALUATION})


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for each of the contents anywhere in the text."""
    document = ground.extracted.document
    if ground.extracted.profile.kind not in _KINDS or not document.blocks:
        yield NOT_APPLICABLE
        return
    missing = [name for name, pattern in _WANTED if pattern.search(document.text) is None]
    if len(missing) < _LEAST:
        yield PASSED
        return
    yield note(CARD, document.blocks[0].span, (("missing", "、".join(missing)),))


RULE = Rule(CARD, check)
