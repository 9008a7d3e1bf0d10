"""JX428: a target that was exceeded by far, without a word."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.indicators import is_blank, lines, value
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import threshold
from jixiao.model.finding import Severity
from jixiao.model.quantity import MICRO, decimal_text

CARD = Card(
    code="JX428",
    name="完成值远超目标未说明",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：完成值超过指标值较多的，要分析原因；因目标设定明显偏低的，要相应扣分",
    why="超过目标三成以上，多是目标定得偏低。",
    passes="目标≥200人，完成290人，原因：承接上级增办两期。",
    fails="目标≥200人，完成290人，没有说明。",
    false_alarms="表后统一说明的不报；成本、时效等越低越好的指标不查。",
    remedy="说明超额的原因，下年调整目标值。",
)

_TOLD = re.compile(
    r"(?:目标|指标)值?[^。，]{0,8}(?:偏低|过低|保守|设定[^。，]{0,4}低)"
    r"|超额(?:较多)?(?:主要)?(?:原因|因|是)|偏差[^。]{0,10}原因"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each result above its least target against the share that needs a word."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    told = any(_TOLD.search(area.of(text)) for area in prose(ground.extracted.document))
    most = Fraction(threshold(ground, "target_exceeded"), 100 * MICRO)
    for line in lines(ground):
        aim, got = value(text, line.target), value(text, line.actual)
        if aim is None or got is None or line.actual is None or aim.unit != got.unit or not aim.number:
            continue
        if aim.way != "≥" or got.number <= aim.number * most or line.reason is None:
            continue
        if not is_blank(text, line.reason) or told:
            yield PASSED
            continue
        rate = int(got.number * 100 * MICRO / aim.number)
        args = (
            ("name", line.name.of(text).strip()),
            ("found", line.actual.of(text).strip()),
            ("rate", decimal_text(rate, MICRO, 0)),
        )
        yield note(CARD, line.actual, args)


RULE = Rule(CARD, check)
