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
    false_alarms="计划数和完成数计量单位不同的不查；按四舍五入能对上的不报；越少越好的指标（如投诉件数）按当地办法计算完成率的，核对算法即可。",
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
        if abs(expected - _number(match["rate"])) * 10**places <= _HALF:
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
        yield note(CARD, span, args, related=related)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


RULE = Rule(CARD, check)
