"""JX521: counts of ten thousand and more written in two ways."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX521",
    name="大数写法不统一",
    severity=Severity.INFO,
    clause="GB/T 15835—2011第5.1条：同一场合写法应统一",
    why="有的写“万”，有的写全部数字，不便比较。",
    passes="覆盖17万人次、学生3.1万名。",
    fails="覆盖17万人次、学生31260名。",
    false_alarms="金额另查，不在此列；要保留准确数、又不足整万的（如31260名），可以不改，把别处的概数写全即可。",
    remedy="统一用“万”或统一写全。",
)

_COUNTED = "人次|人|名|个|户|册|条|份|件|场次|场|张|棵|株|盏|头|只|篇|台|套"
_SHORT = re.compile(rf"(?<![\d.])\d+(?:\.\d+)?万余?(?:{_COUNTED})")
_LONG = re.compile(rf"(?<![\d.,])\d{{5,}}余?(?:{_COUNTED})")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for both ways of writing in one document."""
    document = ground.extracted.document
    long = _found(_LONG, document.text, prose(document))
    short = _found(_SHORT, document.text, prose(document))
    if not long or not short:
        return or_passed(())
    args = (("found", long[0].of(document.text)), ("other", short[0].of(document.text)))
    return or_passed([note_all(CARD, [*long, *short], args)])


def _found(expression: re.Pattern[str], text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    return [Span(*match.span()) for area in paragraphs for match in expression.finditer(text, area.start, area.end)]


RULE = Rule(CARD, check)
