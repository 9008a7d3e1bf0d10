"""JX306: an indicator that was missed, without a reason."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.indicators import is_blank, lines, missed
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.result import MONITORING

CARD = Card(
    code="JX306",
    name="未达标的指标没有说明原因",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号第二十三条及自评表“偏差原因分析及改进措施”栏",
    why="没有达到目标的指标须说明原因和改进措施，空着会被退回。",
    passes="目标≥200人，完成180人，原因：两期培训因防汛停办。",
    fails="目标≥200人，完成180人，原因栏空白。",
    false_alarms="原因统一写在表后的不报；目标没有写≥、≤的，只对数量和质量指标判断。",
    remedy="在偏差原因栏写明原因和改进措施。",
)

_ELSEWHERE = re.compile(
    r"(?:偏差|未完成|未达[标到]|没有完成)[^。\n]{0,14}(?:原因|分析)[^。\n]{0,8}[：:][ ]*[^\s。]{6,}"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask each indicator that was missed for its reason: in its row, or in words below the table."""
    if ground.extracted.profile.kind in MONITORING:  # the year goes on: nothing is missed yet
        return iter((NOT_APPLICABLE,))
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    document = ground.extracted.document
    told = any(_ELSEWHERE.search(area.of(document.text)) for area in prose(document))
    for line in lines(ground):
        if line.reason is None or line.actual is None or not missed(document.text, line):
            continue
        if told or not is_blank(document.text, line.reason):
            yield PASSED
            continue
        target = "" if line.target is None else line.target.of(document.text).strip()
        args = (
            ("name", line.name.of(document.text).strip()),
            ("target", target),
            ("found", line.actual.of(document.text).strip()),
        )
        yield note(CARD, line.actual, args)


RULE = Rule(CARD, check)
