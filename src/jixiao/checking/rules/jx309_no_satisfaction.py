"""JX309: a form that asks nobody."""

from collections.abc import Iterator

from jixiao.checking.indicators import sheets
from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX309",
    name="没有满意度指标",
    severity=Severity.INFO,
    clause="财预〔2020〕10号：自评指标包括产出、效益和满意度，满意度指标一般占10分",
    why="面向群众、企业或学生的项目应当有服务对象满意度。",
    passes="满意度指标：学员满意度≥90%。",
    fails="只有产出指标和效益指标。",
    false_alarms="没有服务对象的项目（如设备更新、债务付息）可以不设，相应调整分值。",
    remedy="补充服务对象满意度指标，或说明不设的理由。",
)

_LEAST = 4


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for a satisfaction among the indicators of a scored form that has outputs and benefits."""
    found = list(_judge(ground))
    return iter(found or [NOT_APPLICABLE])


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for sheet in sheets(ground.extracted.document):
        words = "".join(line.upper + line.name.of(text) for line in sheet.lines)
        if len(sheet.lines) < _LEAST or "产出" not in words or "效益" not in words:
            continue
        first = sheet.lines[0].name
        asked = "满意" in words or "好评" in words
        yield PASSED if asked else note(CARD, first, (("count", str(len(sheet.lines))),))


RULE = Rule(CARD, check)
