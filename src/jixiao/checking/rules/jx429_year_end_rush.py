"""JX429: most of the money spent at the end of the year."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import threshold
from jixiao.model.finding import Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX429",
    name="支出集中在年末",
    severity=Severity.WARNING,
    clause="预算执行管理要求：均衡支出进度，避免年底突击花钱",
    why="一两个月花掉全年四成以上，容易出现虚列和以拨代支。",
    passes="第四季度支出占全年支出的26.5%。",
    fails="12月份支出占全年支出的52.3%。",
    false_alarms="工程结算集中在年末的，说明即可。",
    remedy="说明集中支出的原因和内容。",
)

_RUSH = re.compile(
    r"(?:(?<![至到止])(?:1?2月份?|第?四季度|年底|年末)|最后一个月)[^。；;\n\d]{0,20}(?:支出|支付)[^。；;\n]{0,24}?占(?:全年|年度|当年)?"
    r"(?:支出|总支出|预算支出|实际支出)?[^。；;\n\d]{0,10}(?P<rate>\d+(?:\.\d+)?)[ ]*[%％]"
)
_OWNED = re.compile(r"前松后紧|年底集中|集中[支列]|突击|不均衡|不够?均")
_TOLD = re.compile(r"原因|由于|因[^此]|主要是|结算|合同约定")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each share of the last month or quarter against the threshold, unless a reason follows."""
    text = ground.extracted.document.text
    most = threshold(ground, "year_end_share")
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area, most))


def _judge(text: str, area: Span, most: int) -> Iterator[Verdict]:
    for match in _RUSH.finditer(text, area.start, area.end):
        if Fraction(match["rate"]) * MICRO <= most or _is_told(text, match, area):
            yield PASSED
            continue
        yield note(CARD, Span(*match.span("rate")), (("rate", match["rate"] + "%"),))


def _is_told(text: str, match: re.Match[str], area: Span) -> bool:
    """Tell a reason that follows, or a report that itself names the rush among its problems: 支付前松后紧."""
    follows = _TOLD.search(text, match.end(), area.end) is not None
    return follows or _OWNED.search(text, area.start, match.end()) is not None


RULE = Rule(CARD, check)
