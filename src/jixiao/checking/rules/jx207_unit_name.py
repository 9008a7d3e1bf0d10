"""JX207: the unit's name written with another, a lost or an added character."""

import re
from collections.abc import Iterator

from jixiao.checking.likeness import is_mark, near
from jixiao.checking.notes import note, or_passed, unsafe
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX207",
    name="单位名称前后不一致",
    severity=Severity.WARNING,
    clause="单位名称应当与公章、预算批复一致，全文统一",
    why="名称错一个字，既不规范，也可能是套用了别的单位的报告。",
    passes="青石县水利工程服务中心……青石县水利工程服务中心现有职工20人。",
    fails="青石县水利工程服务中心……青石县水利工服务中心现有职工20人。",
    false_alarms="确有名称只差一个字的另一单位时会多报；单位名称只出现一次的不查。",
    remedy="核对公章和预算批复上的名称，全文改为一致；若是别的单位，核对这一段是否照抄而来。",
)

_SHORTEST = 6
_LEAST = 2
# another organ of the same place: 松河县财政局 is no slip of 松河县民政局
_ORGANS = re.compile(r"(?:财政|民政|审计|统计|税务|商务|教育|体育|林业|农业|司法)[局厅委科所站]$")
_PLACES = frozenset("省市区县镇乡村州旗盟和与及")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for names that are one character away from the unit's own."""
    text, unit = ground.extracted.document.text, ground.extracted.profile.unit
    if len(unit) < _SHORTEST or text.count(unit) < _LEAST:
        return iter([NOT_APPLICABLE])
    return or_passed(_judge(text, unit))


def _judge(text: str, unit: str) -> Iterator[Verdict]:
    first = text.index(unit)
    found = [
        one
        for one in near(text, unit)
        if not any(is_mark(character) or character in _PLACES for character in one.differing)
    ]
    for one in found:
        organ = _ORGANS.search(one.span.of(text))
        if organ is not None and not unit.endswith(organ.group()):
            continue
        if text.count(one.span.of(text)) < text.count(unit):
            args = (("found", one.span.of(text)), ("expected", unit))
            related = [Place(Span(first, first + len(unit)), "label.unit_name")]
            yield note(CARD, one.span, args, fix=unsafe(Edit(one.span, unit)), related=related)


RULE = Rule(CARD, check)
