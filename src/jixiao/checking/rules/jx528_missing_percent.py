"""JX528: a share or a change without its percent sign."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX528",
    name="漏写百分号",
    severity=Severity.WARNING,
    clause="GB/T 15835—2011《出版物上数字用法》",
    why="漏了百分号，占比就成了没有单位的数。",
    passes="占总支出的76.23%。",
    fails="占总支出的76.23，",
    false_alarms="没有小数的数字不查。",
    remedy="补上百分号。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("percent_signs"), prose(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
