"""JX708: number plates."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX708",
    name="含车牌号码",
    severity=Severity.WARNING,
    clause="政府信息公开条例第十五条；公务用车管理有关规定",
    why="公开报告写出车牌没有必要，也可能泄露执法用车信息。",
    passes="公务用车保有量2辆。",
    fails="公务用车湘B12345年度维修费0.80万元。",
    false_alarms="公示公车处置等确需写明的除外。",
    remedy="删去车牌，只写数量和类别。",
)

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][·•．. ]?(?=[A-HJ-NP-Z]{0,2}"
    r"\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find what is built like a plate: province, letter, five or six signs with digits among them (GA 36)."""
    return or_passed(_places(ground.extracted.document.text))


def _places(text: str) -> Iterator[Verdict]:
    for match in _PLATE.finditer(text):
        yield note(CARD, Span(*match.span()), (("found", match[0][:2] + "***" + match[0][-2:]),))


RULE = Rule(CARD, check)
