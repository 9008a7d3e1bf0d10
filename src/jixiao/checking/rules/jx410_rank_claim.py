"""JX410: a rank without figure or source."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX410",
    name="排名表述无名次、无出处",
    severity=Severity.WARNING,
    clause="绩效评价结果应当客观、可衡量（财预〔2020〕10号第六条）",
    why="“居全市前列”之类无法核实，评审时不予采信。",
    passes="满意度居全市第3位（市统计局通报）。",
    fails="满意度居全市前列。",
    false_alarms="名次写在别处的会多报。",
    remedy="写明名次和依据的通报、文件。",
)

_CLAIM = re.compile(
    r"(?:位?居|位列|处于|走在)[^。，；,\d第]{0,4}(?:全国|全省|全市|全县|全区|全州|同类"
    r"|同行)[^。，；,第]{0,14}?(?:前列|前茅|领先|第一方阵)|名列前茅"
    r"|(?:全国|全省|全市|全县|全区)领先"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the claims; one finding names them all."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    document = ground.extracted.document
    found = [
        Span(*match.span())
        for area in prose(document)
        for match in _CLAIM.finditer(document.text, area.start, area.end)
    ]
    if found:
        yield note_all(CARD, found, (("found", found[0].of(document.text)), ("count", str(len(found)))))


RULE = Rule(CARD, check)
