"""JX524: marks used against the standard."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX524",
    name="标点用法",
    severity=Severity.INFO,
    clause="GB/T 15834—2011第4.5、4.6条",
    why="并列的引号、书名号之间一般不用顿号；解释性的并列成分前用冒号。",
    passes="开展“读书月”“法律明白人”活动。",
    fails="开展“读书月”、“法律明白人”活动。",
    false_alarms="引号之间插有括注时可用顿号。",
    remedy="按标准改用或删去标点。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("mark_use"), prose(document))
    return or_passed(notes_by_variant(CARD, document.text, found))


RULE = Rule(CARD, check)
