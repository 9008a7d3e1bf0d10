"""JX419: a word for the size of a change that the figure does not bear."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.spending import threshold
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX419",
    name="增减幅度用词与数字不符",
    severity=Severity.WARNING,
    clause="部门决算公开说明要求：增减变动情况应当如实说明",
    why="增长2%写“大幅增长”，增长60%写“略有增长”，都会误导读者。",
    passes="较上年大幅增长45%。",
    fails="较上年大幅增长2.1%。",
    false_alarms="幅度在5%至20%之间的不查；写百分点的不查。",
    remedy="按实际幅度改写，或只写数字。",
)

_STRONG = re.compile(
    r"(?P<word>大幅度?|显著|明显|急剧)(?:地)?(?:增加|增长|上升|提高|提升|减少|下降|降低"
    r"|压减)了?[^。；;，,\d\n到至达为]{0,8}(?P<rate>\d+(?:\.\d+)?)[ ]*[%％]"
)
_WEAK = re.compile(
    r"(?P<word>略有|略微|小幅|稍有|微幅)(?:增加|增长|上升|提高|提升|减少|下降"
    r"|降低)了?[^。；;，,\d\n到至达为]{0,8}(?P<rate>\d+(?:\.\d+)?)[ ]*[%％]"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find strong words before small rates and weak words before large ones."""
    document = ground.extracted.document
    small, large = threshold(ground, "change_small"), threshold(ground, "change_large")
    return or_passed(verdict for area in prose(document) for verdict in _judge(document.text, area, small, large))


def _judge(text: str, area: Span, small: int, large: int) -> Iterator[Verdict]:
    for pattern in (_STRONG, _WEAK):
        for match in pattern.finditer(text, area.start, area.end):
            rate = Fraction(match["rate"]) * MICRO
            if rate < small if pattern is _STRONG else rate > large:
                args = (("found", match["word"]), ("rate", match["rate"] + "%"))
                related = [Place(Span(*match.span("rate")), "label.against")]
                yield note(CARD, Span(*match.span("word")), args, related=related)


RULE = Rule(CARD, check)
