"""JX705: home addresses."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX705",
    name="含个人住址",
    severity=Severity.WARNING,
    clause="《中华人民共和国个人信息保护法》第二十八条；《政府信息公开条例》第十五条",
    why="个人住址属于个人信息，公开报告中不应出现。",
    passes="单位地址：青川路8号。",
    fails="家庭住址：青川路8号3栋402室。",
    false_alarms="单位的办公地址不报。",
    remedy="公开前删去。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("addresses"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
