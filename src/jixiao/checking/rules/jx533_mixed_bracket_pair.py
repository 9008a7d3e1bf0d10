"""JX533: a bracket of one width closed by one of the other."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX533",
    name="一对括号全角半角不一",
    severity=Severity.INFO,
    clause="GB/T 15834—2011《标点符号用法》：中文用全角标点，成对的标点应当一致",
    why="一半全角一半半角，排版时宽窄不一。",
    passes="（含上年结转）",
    fails="（含上年结转)",
    false_alarms="两个括号都用半角的不查；“1)”一类序号不查。",
    remedy="改为全角括号。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("bracket_pairs"), everything(document))
    return or_passed(notes_by_variant(CARD, document.text, found))


RULE = Rule(CARD, check)
