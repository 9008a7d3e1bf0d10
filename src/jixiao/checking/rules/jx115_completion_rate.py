"""JX115: a rate of completion that plan and result do not give."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO, decimal_text
from jixiao.model.span import Span

CARD = Card(
    code="JX115",
    name="完成率与计划数、完成数不符",
    severity=Severity.ERROR,
    clause="完成率＝实际完成数÷计划数×100%",
    why="计划数、完成数和完成率写在一起，三个数必须一致。",
    passes="计划培训200人，实际培训180人，完成率90%。",
    fails="计划培训200人，实际培训180人，完成率95%。",
    false_alarms="计划数和完成数计量单位不同的不查；按四舍五入能对上的不报；超额完成的按100%填，越少越好的指标（如投诉件数、工期、成本）反过来算的，都不报。",
    remedy="重新计算完成率，或核对计划数、完成数。",
)

_PLAN = re.compile(
    r"(?:计划|目标|应)[^\d，,。；;\n]{0,16}(?P<plan>\d[\d,]*(?:\.\d+)?)[ ]*(?P<unit>[^\d\s，,。；;（(]{1,4})[，,；;、]?"
    r"[ ]*(?:全年|年末|年内)?(?:实际|已|共)[^\d，,。；;\n]{0,16}(?P<done>\d[\d,]*(?:\.\d+)?)"
    r"[ ]*(?P<same>[^\d\s，,。；;（(]{1,4})[，,；;、]"
    r"(?:[^，,。；;\d\n]{2,12}[，,])?[ ]*"
    r"(?:目标|计划|任务|指标|数量)?完成率(?:为|达到?|是)?[ ]*(?P<rate>\d+(?:\.\d+)?)[ ]*[%％]"
)
_HALF = Fraction(1, 2)
_FULL = 100
# of these there should be few: a result below the plan meets it in full
_FEWER = re.compile(
    r"成本|造价|投诉|信访|时限|工期|时长|用时|时间|期限|住院日|不(?:超|高于|大于|多于)|≤|以内|[控限]制|节[约省]|事故|差错|负担|占比"
    r"|改判|发[改病生]|死亡|流失|空置|能耗|排放|逾期|违约|欠费|拖欠|缺勤"
)
_TIME = re.compile(r"(?:个?工作)?[天日]|个?月|小时|分钟")
_EITHER = re.compile(r"[亿万千百]?元|[%％]")
_SENTENCE, _CLAUSE = re.compile(r"[。；;\n]"), re.compile(r"[，,]?[^，,。；;\n]*")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find sentences of plan, result and rate, and compute the rate."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _PLAN.finditer(text, area.start, area.end):
        plan, done = _number(match["plan"]), _number(match["done"])
        if not plan or match["unit"] != match["same"]:
            continue
        places = len(match["rate"].partition(".")[2])
        expected = 100 * done / plan
        severity = _severity(match, _beside(text, area, match))
        if abs(expected - _number(match["rate"])) * 10**places <= _HALF or severity is None:
            yield PASSED
            continue
        right = decimal_text(int(expected * MICRO), MICRO, places)
        args = (
            ("found", match["rate"] + "%"),
            ("plan", match["plan"]),
            ("done", match["done"]),
            ("expected", right + "%"),
        )
        span = Span(*match.span("rate"))
        related = [Place(Span(*match.span(name)), f"label.{name}") for name in ("plan", "done")]
        yield note(CARD, span, args, severity=severity, related=related)


def _beside(text: str, area: Span, match: re.Match[str]) -> str:
    """Return the sentence of a rate with the clause behind it."""
    begin = max((one.end() for one in _SENTENCE.finditer(text, area.start, match.start())), default=area.start)
    behind = _CLAUSE.match(text, match.end(), area.end)
    return text[begin : behind.end() if behind else match.end()]


def _severity(match: re.Match[str], sentence: str) -> Severity | None:
    """Return how surely a rate that is not result by plan is wrong, None where another count explains it.

    Rates are often capped at 100%, and plan by result is the rate where less is better.
    """
    plan, done, rate = (_number(match[name]) for name in ("plan", "done", "rate"))
    if rate == _FULL and done >= plan:
        return None
    fewer = _FEWER.search(sentence) is not None
    if fewer or _TIME.fullmatch(match["unit"]):
        half = _HALF / 10 ** len(match["rate"].partition(".")[2])
        other = (_FULL * plan / done, _FULL * (2 - done / plan)) if done else ()
        if (rate == _FULL and done < plan) or any(abs(one - rate) <= half for one in other):
            return None
        return Severity.WARNING if fewer else Severity.ERROR
    # whether less money or a lower share is better, only who set the target knows
    doubtful = rate == _FULL and _EITHER.fullmatch(match["unit"])
    return Severity.WARNING if doubtful else Severity.ERROR


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


RULE = Rule(CARD, check)
