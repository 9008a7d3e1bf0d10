"""JX418: a claim of completion beside figures that say otherwise."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.indicators import Line, lines, missed
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX418",
    name="完成情况的表述与数字矛盾",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：绩效自评结果应当客观真实",
    why="数字没有达到计划却写超额、全部完成，或达到了却写未完成，前后矛盾。",
    passes="计划培训200人，实际培训210人，超额完成任务。",
    fails="计划培训200人，实际培训180人，超额完成任务。",
    false_alarms="计划数和完成数计量单位不同的、金额和上限类目标不查；自评表中有未达标指标而正文称全部完成的，列为提醒。",
    remedy="按实际完成情况改写。",
)

_PAIR = re.compile(
    r"(?:计划|目标)[^\d，,。；;\n]{0,16}(?P<plan>\d[\d,]*(?:\.\d+)?)[ ]*(?P<unit>[^\d\s，,。；;（(]{1,4})[，,；;、]"
    r"[ ]*(?:全年|年末|年内)?(?:实际|已|共)[^\d，,。；;\n]{0,16}(?P<done>\d[\d,]*(?:\.\d+)?)"
    r"[ ]*(?P<same>[^\d\s，,。；;（(]{1,4})[，,；;、]"
    r"[^。；;\d\n]{0,8}?(?P<claim>超额完成|全面完成|全部完成|圆满完成|如期完成|未完成|没有完成|未达到|完成)了?"
    r"(?=(?:了|年度|全年|年初|既定|预期|预定|本年|绩效|上述|该项)*(?:任务|目标|计划|指标)|[，,。；;\n]|$)"
)
_ALL = re.compile(
    r"(?:全部|全面|圆满|均已?|各项)(?:完成|实现|达到)了?[^。，；\n]{0,12}(?:绩效)?(?:目标|指标)(?!完成|实现|的|情况)|(?:各项"
    r"|全部)(?:绩效)?(?:目标|指标)(?:均已?|全部"
    r"|圆满)?(?:完成|实现|达标)(?!情况|率|程度|度|与否|后|的)"
)
# amounts of money and upper limits: less is not worse
_LESS = re.compile(r"元|不超过|不高于|不大于|低于|小于|控制|以内|以下|压减|降|≤")
# less time, fewer accidents are better; what was changed or is a mean is no count that falls short
_OTHER_SCALE = re.compile(r"时间|周期|时长|时限|响应|平均|强度|事故|调整|\d(?:天|日|分钟|小时|秒|起)")
_FUTURE = re.compile(r"(?:将|确保|力争|争取|努力|未能?|没有|保障|为了?|要)[^。，；\n]{0,8}$")
_LOOK = 12
_NEGATED = ("未完成", "没有完成", "未达到")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold claims against the plan and the result beside them, and a claim about all against the table."""
    document = ground.extracted.document
    text = document.text
    unmet = next((line for line in lines(ground) if missed(text, line)), None)
    return or_passed(verdict for area in prose(document) for verdict in _judge(text, area, unmet))


def _judge(text: str, area: Span, unmet: Line | None) -> Iterator[Verdict]:
    for match in _PAIR.finditer(text, area.start, area.end):
        plan, done = (Fraction(match[name].replace(",", "")) for name in ("plan", "done"))
        if (
            match["unit"] != match["same"]
            or _LESS.search(match[0])
            or _OTHER_SCALE.search(text, max(area.start, match.start() - _LOOK), match.end())
            or (match["claim"] in _NEGATED) == (done < plan)
            or match["claim"] == "完成"
        ):
            continue
        if match["claim"] == "超额完成" or match["claim"] in _NEGATED or done < plan:
            args = (
                ("found", match["claim"]),
                ("plan", match["plan"] + match["unit"]),
                ("done", match["done"] + match["unit"]),
            )
            related = [Place(Span(*match.span("plan")), "label.plan"), Place(Span(*match.span("done")), "label.done")]
            yield note(CARD, Span(*match.span("claim")), args, variant="count", related=related)
    for match in _ALL.finditer(text, area.start, area.end):
        meant = _FUTURE.search(text, max(area.start, match.start() - _LOOK), match.start()) is None
        if meant and unmet is not None and unmet.actual is not None:
            args = (("found", match[0]), ("name", unmet.name.of(text).strip()), ("done", unmet.actual.of(text).strip()))
            related = [Place(unmet.actual, "label.reached")]
            yield note(CARD, Span(*match.span()), args, variant="table", severity=Severity.WARNING, related=related)


RULE = Rule(CARD, check)
