"""JX518: half-width marks between Chinese characters."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX518",
    name="汉字间用了半角标点",
    severity=Severity.INFO,
    clause="GB/T 15834—2011《标点符号用法》",
    why="半角标点是录入习惯造成的，影响版面。",
    passes="收支平衡，略有结余。",
    fails="收支平衡,略有结余。",
    false_alarms="数字、字母旁的半角标点不查。",
    remedy="改为全角标点。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    return or_passed(
        notes_by_variant(CARD, document.text, hits(document.text, patterns("half_width"), prose(document)))
    )


RULE = Rule(CARD, check)
