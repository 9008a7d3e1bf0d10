"""JX501: a unit written twice."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed, safe
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX501",
    name="计量单位重复",
    severity=Severity.ERROR,
    clause="GB/T 15835—2011《出版物上数字用法》；公文校对要求",
    why="套用旧稿改数字时最容易留下重复的单位，读者会怀疑数字本身也没有核对。",
    passes="年中追加120.50万元。",
    fails="年中追加120.50万元万元。",
    false_alarms="数字后的“元”紧接“元旦”“元宵”等词时不报。",
    remedy="删去多余的单位。",
)
_DOUBLED = re.compile(
    r"(?<=[0-9０-９])[ \t]*(?P<unit>亿元|百万元|万元|千元|元|个百分点|平方米|平方公里|公里|公顷|人次|[%％])"
    r"(?P<more>(?:[ \t]*(?:(?P=unit)|(?<=[万亿]元)元))+)(?![旦宵月件]|(?<=公里)[碑桩])"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find a unit that follows itself behind a number."""
    return or_passed(_places(ground.extracted.document.text))


def _places(text: str) -> Iterator[Verdict]:
    for match in _DOUBLED.finditer(text):
        unit, more = Span(*match.span("unit")), Span(*match.span("more"))
        whole = unit.cover(more)
        args = (("found", whole.of(text)), ("unit", unit.of(text)))
        yield note(CARD, whole, args, fix=safe(Edit(more, "")))


RULE = Rule(CARD, check)
