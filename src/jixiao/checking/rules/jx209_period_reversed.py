"""JX209: a period that ends before it begins."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX209",
    name="起止时间颠倒",
    severity=Severity.ERROR,
    clause="GB/T 7408《日期和时间表示法》：时间段的终点不早于起点",
    why="终点早于起点，必有一个日期写错。",
    passes="2023年3月至2023年9月。",
    fails="2023年9月至2023年3月。",
    false_alarms="只写月份、没有写年份的不查；完工、验收写在开工之前的，可能是另一部分工程，只作提醒。",
    remedy="按合同或通知改正日期。",
)

_DATE = r"(?P<y{0}>20\d\d)[ ]*年[ ]*(?P<m{0}>\d{{1,2}})[ ]*月(?:[ ]*(?P<d{0}>\d{{1,2}})[ ]*日)?"
# 2023年5月起陆续拨付，至2022年12月31日已全部付清: of two such dates the second is the one told wrongly
_SINCE = re.compile(
    _DATE.format(1)
    + r"[ ]*(?:起|开始)(?:[^，,。；;\n\d]{0,16}[，,])?(?:直|一直)?[至到]"
    + rf"(?P<end>{_DATE.format(2)})"
    r"(?=[底末]?[^，,。；;\n]{0,8}(?:已|止|全部|完|结束|竣工|付清|到位))"
)
_PERIOD = re.compile(_DATE.format(1) + r"[ ]*(?:至|到|—{1,2}|－|-|–|~|～)[ ]*" + _DATE.format(2))

# 于2023年3月5日开工，2022年11月20日通过验收
_FINISHED = re.compile(
    _DATE.format(1)
    + r"[ ]*(?:正式|全面)?(?:开工(?:建设)?|动工|进场(?:施工)?|开始施工|破土动工)[，,、](?:并|后|已)?(?:于|至|到)?"
    + rf"(?P<end>{_DATE.format(2)})[初底末]?前?(?:全部|全面|基本|主体|如期|按期|已|顺利)*"
    r"(?:竣工|完工|建成|完成(?:建设|施工)|交付|投入使用|通车"
    r"|通过(?:(?!设计|图纸|方案|可研|初设|规划|招标|立项|论证|评审|环评)[^，,。；;\n]){0,12}验收|验收(?:合格)?)(?=[，,。；;\n]|$)"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare both ends of each period that names two years; days count where both ends name one."""
    text = ground.extracted.document.text
    return or_passed(_judge(text, ground.extracted.profile.year))


def _judge(text: str, year: str) -> Iterator[Verdict]:
    for match in (*_PERIOD.finditer(text), *_SINCE.finditer(text), *_FINISHED.finditer(text)):
        parts = "ymd" if match["d1"] and match["d2"] else "ym"
        begin, end = (tuple(int(match[f"{part}{side}"]) for part in parts) for side in (1, 2))
        if begin <= end:
            yield PASSED
            continue
        if match.re is _FINISHED:
            args = (("found", match["end"]), ("begun", match[0][: match.end("m1") - match.start()] + "月"))
            yield note(CARD, Span(*match.span("end")), args, variant="finished", severity=Severity.WARNING)
            continue
        place = "end" if match.re is _SINCE else 0
        told = note(CARD, Span(*match.span(place)), (("found", match[0]),))
        yield expecting(told, _within(match, year) if begin[1:] <= end[1:] else None)


def _within(match: re.Match[str], year: str) -> str | None:
    """Return the end in the year that the period begins in, where that is the year of the report."""
    return year + match[0][match.end("y2") - match.start() :] if match["y1"] == year else None


RULE = Rule(CARD, check)
