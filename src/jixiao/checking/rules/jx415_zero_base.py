"""JX415: a rate of growth on a base of nothing."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX415",
    name="上年为零却写增长率",
    severity=Severity.ERROR,
    clause="统计口径：基数为零时增长率无意义",
    why="上年没有支出，除数为零，算不出增长百分之几。",
    passes="上年无此项支出，本年增加5万元。",
    fails="上年为零，比上年增长100%。",
    false_alarms="“零”指排名、事故等不是金额的不查。",
    remedy="删去增长率，只写增加额。",
)

_ZERO = re.compile(
    r"(?:上年|去年|上一年)(?:度|同期)?(?:决算|支出|实际支出|预算)?(?:数|额)?"
    r"(?:为零|为0(?:\.0+)?(?:万元|元)?|0(?:\.0+)?(?:万元|元)|无此项支出|无支出|未发生|没有发生)"
    r"(?:[^。；;\n]{0,20}?)(?P<rate>(?:增长|上升|提高|增幅为?)[ ]*\d[\d.]*[ ]*[%％])"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the sentences that name both."""
    text = ground.extracted.document.text
    return or_passed(
        note(CARD, Span(*match.span("rate")), (("found", match["rate"]),))
        for area in prose(ground.extracted.document)
        for match in _ZERO.finditer(text, area.start, area.end)
    )


RULE = Rule(CARD, check)
