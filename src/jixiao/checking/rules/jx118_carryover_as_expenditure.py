"""JX118: a balance listed as a part of what was spent."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX118",
    name="把结转结余列作支出的一部分",
    severity=Severity.WARNING,
    clause="《政府会计准则制度》、部门决算：本年支出不含年末结转结余（支出总计才含）",
    why="结转结余是没有花的钱，写进“支出……其中”里，各项相加就大于支出。",
    passes="支出330.50万元，其中基本支出210.30万元，项目支出120.20万元。年末结转结余46.15万元。",
    fails="支出330.50万元，其中基本支出210.30万元，项目支出120.20万元，结转结余46.15万元。",
    false_alarms="写“支出总计”“总支出”的不查。",
    remedy="把结转结余另写一句。",
)

_LIST = re.compile(
    r"(?<!总)支出(?:合计|决算数?|决算)?(?:共计|共|为|合计)?(?P<whole>[\d,]+(?:\.\d+)?)[ ]*(?P<unit>万元"
    r"|亿元|元)[，,：:（(]?其中"
    r"[：:，,]?(?P<parts>[^。；;\n]{4,160}?)[，,、](?P<at>(?:年末)?(?:结余结转|结转结余|结转和结余|结转"
    r"|结余)(?:资金|数|为)?)[\d,.]+[ ]*(?P=unit)"
)
_AMOUNT = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)[ ]*(?:万元|亿元|元)")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find lists of parts of spending that end in a balance although the other parts make the whole."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _LIST.finditer(text, area.start, area.end):
        parts = [_number(part["number"]) for part in _AMOUNT.finditer(match["parts"])]
        if sum(parts) != _number(match["whole"]):
            continue
        related = [Place(Span(match.start("whole"), match.end("unit")), "label.whole")]
        args = (("found", match["at"]), ("whole", match["whole"] + match["unit"]))
        yield note(CARD, Span(*match.span("at")), args, related=related)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


RULE = Rule(CARD, check)
