"""JX308: an indicator without a result of its own."""

import re
from collections.abc import Iterator

from jixiao.checking.indicators import is_blank, more_than_one, sheets
from jixiao.checking.notes import note, note_all, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.result import MONITORING, Kind

CARD = Card(
    code="JX308",
    name="实际完成值未填或照抄目标",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号自评表：定量指标填写实际完成的具体数值",
    why="完成值空着或写成“≥200人”，看不出实际做了多少。",
    passes="目标≥200人，实际完成210人。",
    fails="目标≥200人，实际完成≥200人。",
    false_alarms="定性指标写“达成预期指标”的不查。",
    remedy="填写实际完成的具体数值。",
)

_BEFORE_THE_END = MONITORING | {Kind.TARGET_FORM}


def check(ground: Ground) -> Iterator[Verdict]:
    """Find blank results beside targets, and results that still carry the ≥ or ≤ of a target."""
    ended = ground.extracted.profile.kind not in _BEFORE_THE_END
    return or_passed(_judge(ground)) if ended else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for sheet in sheets(ground.extracted.document):
        blank = [line for line in sheet.lines if is_blank(text, line.actual) and not is_blank(text, line.target)]
        scored = [line for line in blank if line.score is not None and not is_blank(text, line.score)]
        if blank and (len(blank) * 2 <= len(sheet.lines) or scored):
            args = (("name", blank[0].name.of(text).strip()), ("more", more_than_one(len(blank))))
            yield note_all(CARD, [line.name for line in blank], args, variant="blank")
        for line in sheet.lines:
            if line.actual is not None and line.target is not None and _SIGN.match(line.actual.of(text).strip()):
                args = (("name", line.name.of(text).strip()), ("found", line.actual.of(text).strip()))
                yield note(CARD, line.actual, args, variant="sign")


_SIGN = re.compile(r"(?:≥|≤|>=|<=|＞|＜|>|<|不低于|不少于|不高于|不超过)[ ]*\d")


RULE = Rule(CARD, check)
