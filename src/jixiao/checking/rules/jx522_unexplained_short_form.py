"""JX522: short forms with numbers that nobody explains."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX522",
    name="缩略语未作说明",
    severity=Severity.INFO,
    clause="《党政机关公文处理工作条例》：使用简称应先用全称并注明",
    why="外单位和公众看不懂本地的缩略提法。",
    passes="围绕“三高两年”（……）开展工作。",
    fails="围绕“三高两年”开展工作。",
    false_alarms="通行的提法（如“三公”“十四五”）不报。",
    remedy="第一次出现时写明全称。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    return or_passed(
        notes_by_variant(CARD, document.text, hits(document.text, patterns("short_forms"), prose(document)))
    )


RULE = Rule(CARD, check)
