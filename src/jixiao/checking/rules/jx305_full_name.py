"""JX305: a party organ that nowhere gives its full name."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX305",
    name="没有写单位全称",
    severity=Severity.INFO,
    clause="《党政机关公文格式》（GB/T 9704）：发文机关使用全称或规范化简称",
    why="报告要公开，只写简称看不出是哪里的单位；党委机构的全称冠“中共”。",
    passes="中共青石市云和区委宣传部（以下简称“区委宣传部”）",
    fails="云和区委宣传部现有职工12人。",
    false_alarms="封面、公章上已有全称的，可以不理会。",
    remedy="首次出现时写全称，后面用简称。",
    silent="送检的常是正文，标题、落款、签章在封面或扫描件上。",
)

_ORGAN = re.compile(
    r"(?!中共|中国共产党)[\u4e00-\u9fff]{1,10}?[省市区县旗州盟镇乡]委(?:[\u4e00-\u9fff]{1,8}(?:部|室|委"
    r"|局|校|办|中心|院))?"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for 中共 before the name of a party organ."""
    text, unit = ground.extracted.document.text, ground.extracted.profile.unit
    at = text.find(unit)
    if not unit or at < 0 or not _ORGAN.fullmatch(unit):
        yield NOT_APPLICABLE
        return
    organ = unit[unit.index("委") - 1 :]
    if re.search(rf"(?:中共|中国共产党)[^，。；\n]{{1,14}}{re.escape(organ)}", text):
        yield PASSED
        return
    yield note(CARD, Span(at, at + len(unit)), (("found", unit),))


RULE = Rule(CARD, check)
