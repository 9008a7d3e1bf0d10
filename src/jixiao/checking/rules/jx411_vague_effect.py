"""JX411: effects in words that cannot be measured."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX411",
    name="成效表述无法衡量",
    severity=Severity.INFO,
    clause="绩效指标应当细化、量化（财预〔2015〕88号第十二条）",
    why="“反响热烈”“显著提升”没有数据，看不出做到什么程度。",
    passes="群众满意度由91%提高到95%。",
    fails="活动反响热烈，影响力持续提升。",
    false_alarms="少量此类表述属于正常行文，三处以上才提示。",
    remedy="能量化的改为数据。",
)

_VAGUE = re.compile(
    r"反响热烈|反响良好|好评如潮|广受好评|(?:持续|显著|不断|明显|大幅|进一步)(?:提升|提高|增强|改善|放大"
    r"|扩大|优化)|成效显著|效果明显|积极完成|圆满完成"
)
_LEAST = 3


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the words; one finding names them all, where there are several."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    document = ground.extracted.document
    found = [
        Span(*match.span())
        for area in prose(document)
        for match in _VAGUE.finditer(document.text, area.start, area.end)
        if not re.search(r"\d", document.text[match.end() : match.end() + 12])
    ]
    if len(found) >= _LEAST:
        yield note_all(CARD, found, (("found", found[0].of(document.text)), ("count", str(len(found)))))


RULE = Rule(CARD, check)
