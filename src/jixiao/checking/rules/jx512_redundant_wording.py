"""JX512: two words that say the same."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_words, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX512",
    name="文字重复累赘",
    severity=Severity.INFO,
    clause="《党政机关公文处理工作条例》：文字精练",
    why="同义的词叠在一起，读者会以为另有所指。",
    passes="共有人员23人。",
    fails="全部共有人员23人。",
    false_alarms="固定说法可能误报。",
    remedy="只留一个词。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("redundant"), prose(document))
    return or_passed(notes_by_words(CARD, document.text, found))


RULE = Rule(CARD, check)
