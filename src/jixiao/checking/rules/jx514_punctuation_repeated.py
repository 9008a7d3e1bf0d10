"""JX514: two marks where one belongs."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX514",
    name="标点重复或冲突",
    severity=Severity.ERROR,
    clause="GB/T 15834—2011《标点符号用法》",
    why="两个点号连用是改稿时留下的。",
    passes="收支平衡。结转为零。",
    fails="收支平衡。。结转为零，。",
    false_alarms="省略号、破折号不查。",
    remedy="只留一个标点。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("marks"), prose(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
