"""JX511: words that are not the standard term."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_words, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX511",
    name="用语不规范",
    severity=Severity.INFO,
    clause="《政府会计制度》《部门决算管理办法》《项目支出绩效评价管理办法》（财预〔2020〕10号）的规范用语",
    why="规范用语便于与决算报表、自评表对应。",
    passes="年末结转和结余12.30万元，预算执行率96.00%。",
    fails="年末结余结转12.30万元。",
    false_alarms="引用文件原名时可能误报。",
    remedy="改用规范用语。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("terms"), prose(document))
    return or_passed(notes_by_words(CARD, document.text, found))


RULE = Rule(CARD, check)
