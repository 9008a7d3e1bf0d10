"""JX703: mobile telephone numbers."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.personal import masked
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX703",
    name="含手机号码",
    severity=Severity.WARNING,
    clause="《中华人民共和国个人信息保护法》；《政府信息公开条例》第十五条",
    why="手机号码通常是个人号码，公开报告中应留办公电话。",
    passes="联系电话：0731-22800000",
    fails="联系电话：13800138000",
    false_alarms="单位公布的工作手机可不改。",
    remedy="改留办公电话，或经本人同意。",
)

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.])(?:\+?86[- ]?)?"
    r"(?P<at>1[3-9][0-9](?P<gap>[- ]?)[0-9]{4}(?P=gap)[0-9]{4})(?![0-9A-Za-z.%])"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find eleven digits in the ranges of mobile numbers; an amount with decimals or a unit is none."""
    text = ground.extracted.document.text
    return or_passed(
        note(CARD, Span(*match.span("at")), (("found", masked(match["at"])),))
        for match in _NUMBER.finditer(text)
        if not text.startswith(("元", "万", "亿", "人", "户"), match.end())
    )


RULE = Rule(CARD, check)
