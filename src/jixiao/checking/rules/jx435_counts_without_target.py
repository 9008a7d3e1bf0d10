"""JX435: many counts of work and no target for any of them."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note_all
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity
from jixiao.model.quantity import Dimension

CARD = Card(
    code="JX435",
    name="成效数字没有目标对照",
    severity=Severity.INFO,
    clause="财预〔2020〕10号：绩效自评应当将实际完成值与年初绩效目标值对照",
    why="列了很多工作量，但没有一个同目标比较，看不出完成得好不好。",
    passes="计划举办宣讲100场，实际举办110场。",
    fails="举办宣讲110场，发放读本4万册，新增点位5个……（全文没有目标）",
    false_alarms="目标写在另附自评表里的会多报；数字少于12个的不查。",
    remedy="对主要的产出写明年初目标值和完成率。",
    silent=(
        "工作是否在职责之内要懂三定方案。"
        "工作总结式的写法由 JX435、JX303 按数字和目标提醒，段落本身不作判断。"
        "成绩归谁要懂职责分工，由评审人员判断。"
    ),
)

_TARGET = re.compile(
    r"目标值|指标值|年度任务|年初目标|(?:目标|任务|计划)完成率|目标任务|绩效目标(?:完成|实现)|≥|≤|(?:计划|目标|任务)[^。；;，,\n]{0,12}\d"
)
_WORK = re.compile(r"[余多]?(?:场次?|次|个|人次|家次?|户|份|篇次?|条|件|期|册|处|公里|亩|支|项)$")
# paragraphs about the unit itself
_STAFF = re.compile(r"编制|内设|在职")
_LEAST = 12
_SHOWN = 5


def check(ground: Ground) -> Iterator[Verdict]:
    """Count the figures of work in the prose of an evaluation that never speaks of a target."""
    text = ground.extracted.document.text
    blocks = ground.extracted.document.blocks
    known = {
        fact.span
        for fact in ground.extracted.facts
        if fact.coordinates is not None and fact.coordinates.concept != "narrative_count"
    }
    counts = [
        figure.span
        for figure in ground.extracted.figures
        if figure.cell is None
        and figure.span not in known
        and figure.quantity.dimension is Dimension.COUNT
        and _WORK.search(figure.span.of(text))
        and not _STAFF.search(blocks[figure.block].span.of(text))
    ]
    if not is_evaluation(ground) or len(counts) < _LEAST:
        yield NOT_APPLICABLE
        return
    if _TARGET.search(text):
        yield PASSED
        return
    yield note_all(CARD, counts[:_SHOWN], (("found", counts[0].of(text)), ("count", str(len(counts)))))


RULE = Rule(CARD, check)
