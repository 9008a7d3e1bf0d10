"""JX706: secrecy marks in a text meant for publication."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX706",
    name="带有密级或内部标志",
    severity=Severity.WARNING,
    clause="《中华人民共和国保守国家秘密法》第二十三条；GB/T 9704—2012 第7.2.2条",
    why="标有密级的文件不得公开。",
    passes="二、部门整体支出情况",
    fails="机密★1年",
    false_alarms="“保守国家秘密”“保密制度”等词语不报。",
    remedy="不得公开；核实定密情况，误带的删去。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("secrecy"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
