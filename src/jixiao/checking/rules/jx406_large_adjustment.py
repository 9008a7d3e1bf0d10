"""JX406: a large addition to the budget without a word on why."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_evaluation, label, passages_of, percent, threshold
from jixiao.model.finding import Severity

CARD = Card(
    code="JX406",
    name="年中预算调整幅度大未说明依据",
    severity=Severity.WARNING,
    clause="预算法第五十三条、第六十七条；预算绩效评价指标“预算调整率”",
    why="调整额超过年初预算的30%，应当说明依据的文件和用途。",
    passes="年初预算30万元，根据县财政局追加指标文件年中追加20万元。",
    fails="年初预算30万元，年中追加20万元。",
    false_alarms="依据写在附件或其他章节时会多报。",
    remedy="补充调整的文件依据和用途。",
)

_GROUND = re.compile(
    r"〔\d{4}〕|\[\d{4}\]|根据|依据|按照|经[^。，]{0,12}(?:批准|同意|研究)|文件|会议纪要|上级(?:下达|追加"
    r"|补助)|用于新增"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask each large adjustment for its ground."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for one in held(ground, "budget_adjust_rate"):
        large = abs(one.fact.quantity.value) > threshold(ground, "adjustment_high")
        if not large or any(_GROUND.search(area.of(text)) for area in passages_of(ground, one.subject, one.span)):
            yield PASSED
            continue
        yield note(CARD, one.span, (("whose", label(ground, one.subject)), ("rate", percent(one.fact))))


RULE = Rule(CARD, check)
