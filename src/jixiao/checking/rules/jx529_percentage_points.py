"""JX529: percent where percentage points are meant."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed, unsafe
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX529",
    name="百分点与百分比混用",
    severity=Severity.WARNING,
    clause="国家统计局统计用语：两个百分比相减用“百分点”",
    why="由83.6%升至86.2%是提高2.6个百分点，不是提高2.6%。",
    passes="由83.6%升至86.2%，提高2.6个百分点。",
    fails="由83.6%升至86.2%，提高2.6%。",
    false_alarms="按相对变化能对上的不报。",
    remedy="改为“个百分点”。",
)

_RATE = r"(?P<{0}>\d+(?:\.\d+)?)[ ]*[%％]"
_MOVE = re.compile(
    r"(?:由|从)[^。；;，,\d\n]{0,14}"
    + _RATE.format("first")
    + r"[^。；;，,\d\n]{0,8}(?:至|到|为)[^。；;，,\d\n]{0,6}"
    + _RATE.format("then")
    + r"[，,]?[^。；;，,\d\n]{0,4}(?:提高|增长|上升|增加|提升|下降|降低|减少)了?[ ]*"
    r"(?P<at>(?P<change>\d+(?:\.\d+)?)[ ]*[%％])"
)
_UNIT = re.compile(r"\d[ ]*个(?P<at>百分比)")
_HALF = Fraction(1, 2)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find changes from one rate to another that give the difference as a percentage, and the unit 个百分比."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _UNIT.finditer(text, area.start, area.end):
        span = Span(*match.span("at"))
        yield note(CARD, span, fix=unsafe(Edit(span, "百分点")), variant="unit")
    for match in _MOVE.finditer(text, area.start, area.end):
        first, then, change = (Fraction(match[name]) for name in ("first", "then", "change"))
        places = len(match["change"].partition(".")[2])
        relative = abs(then - first) * 100 / first if first else change
        if abs(then - first) != change or abs(relative - change) * 10**places <= _HALF:
            yield PASSED
            continue
        span = Span(*match.span("at"))
        put = match["change"] + "个百分点"
        yield note(CARD, span, (("found", match["at"]), ("put", put)), fix=unsafe(Edit(span, put)))


RULE = Rule(CARD, check)
