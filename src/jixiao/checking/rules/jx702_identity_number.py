"""JX702: citizens' identity numbers."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.personal import is_identity_number, masked
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX702",
    name="含公民身份号码",
    severity=Severity.ERROR,
    clause="《中华人民共和国个人信息保护法》；GB 11643—1999《公民身份号码》",
    why="身份号码一经公开无法收回。",
    passes="受益人员名单已脱敏。",
    fails="身份证号11010519491231002X",
    false_alarms="按出生日期和校验码核实，18位的其他编号一般不会误报。",
    remedy="公开前删去或脱敏。",
)

_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find numbers whose birthday and check character hold."""
    text = ground.extracted.document.text
    return or_passed(
        note(CARD, Span(*match.span()), (("found", masked(match[0])),))
        for match in _NUMBER.finditer(text)
        if is_identity_number(match[0])
    )


RULE = Rule(CARD, check)
