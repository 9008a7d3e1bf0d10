"""JX208: a report signed before its year was over."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.model.result import Kind
from jixiao.model.span import Span

CARD = Card(
    code="JX208",
    name="落款日期早于年度结束",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：年度预算执行完毕后开展绩效自评",
    why="全年的执行数要到12月31日才能确定，落款在年内的多是年份没有改。",
    passes="2023年度报告，落款2024年3月15日。",
    fails="2023年度报告，落款2023年3月15日。",
    false_alarms="年中报告、阶段性自评不适用。",
    remedy="核对落款和填报日期。",
)

_DATE = re.compile(r"(?P<year>20\d\d)[ ]*年[ ]*(?P<month>\d{1,2})[ ]*月[ ]*(?P<day>\d{1,2})[ ]*日")
_FILLED = re.compile(r"(?:填报|填表|报告|评价|自评|编制)(?:日期|时间)[：: ]*" + _DATE.pattern)
_KINDS = frozenset(
    {Kind.DEPARTMENT_EVALUATION, Kind.PROJECT_EVALUATION, Kind.FINAL_ACCOUNTS, Kind.SELF_EVALUATION_FORM}
)
_LAST_PARAGRAPHS = 4
_YEAR_END = (12, 31)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the date below the report, and the date of filling in, against the last day of its year."""
    profile = ground.extracted.profile
    if profile.kind not in _KINDS or not profile.year:
        yield NOT_APPLICABLE
        return
    yield from or_passed(_judge(ground, int(profile.year)))


def _judge(ground: Ground, year: int) -> Iterator[Verdict]:
    document = ground.extracted.document
    text = document.text
    last = [_DATE.fullmatch(text, area.start, area.end) for area in _bare(document)]
    for match in (*_FILLED.finditer(text), *(one for one in last if one is not None)):
        day = (int(match["month"]), int(match["day"]))
        if (int(match["year"]), day) >= (year, _YEAR_END):
            yield PASSED
            continue
        span = Span(match.start("year"), match.end())
        yield note(CARD, span, (("found", span.of(text)), ("year", str(year))))


def _bare(document: Document) -> Iterator[Span]:
    """Yield the last paragraphs without the blanks around them."""
    for area in prose(document)[-_LAST_PARAGRAPHS:]:
        words = area.of(document.text)
        start = area.start + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


RULE = Rule(CARD, check)
