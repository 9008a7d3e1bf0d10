"""JX515: wrong characters of a curated list."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX515",
    name="错别字",
    severity=Severity.ERROR,
    clause="《党政机关公文处理工作条例》关于文字校核的要求",
    why="错字会被上级和公众当作报告未经审核的证据。",
    passes="及时拨付资金，建立健全制度。",
    fails="及时拔付资金，建立建全制度。",
    false_alarms="只收在任何语境下都不成词的写法。",
    remedy="改正错字。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("typos"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
