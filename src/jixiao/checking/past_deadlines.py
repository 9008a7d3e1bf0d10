"""Days by which something is yet to be done that were over before the report was written."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_PLANS = re.compile(r"下一?步|改进|整改|措施|建议|打算|工作计划|工作安排|工作思路|对策")
_DATE = re.compile(r"(?P<year>20\d\d)年(?:\d{1,2}月|[上下]半年|第?[一二三四]季度|年?[底末])")
_DEADLINE = re.compile(
    r"(?P<year>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[底末]|上半年)?[之以]?前[，,]?"
    r"(?P<words>[^，,。；;\n]{0,30}(?:完成|出台|修订|建立|印发|落实|整改|制定|补[齐充签]|清理|细化|到位|报|办结|销号|交付|投用|验收))"
)
# what is told of the past
_DONE = re.compile(r"已|曾|未[能按]|没有|了|原计划|原定|应于|本应|要求|规定|计划于|合同")
_STOP = re.compile(r"[。；;\n]")


def past_deadlines(ground: Ground) -> Iterator[tuple[Span, str]]:
    """Yield the year of such a day within what is to be done next, with the year that the rest of it speaks of.

    Another date of the same paragraph lies in the year after the report's, and none of the others in its own.
    """
    text, own = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not own.isdigit():
        return
    following = str(int(own) + 1)
    plans = [one.body for one in ground.extracted.headings if _PLANS.search(one.title.of(text))]
    for area in prose(ground.extracted.document):
        ahead = any(body.start <= area.start < body.end for body in plans) or _PLANS.search(text, *_opening(area))
        dates = list(_DATE.finditer(text, area.start, area.end))
        if not ahead or not any(one["year"] == following for one in dates):
            continue
        stale = [one for one in _DEADLINE.finditer(text, area.start, area.end) if one["year"] == own]
        known = sum(one["year"] == own for one in dates)
        if len(stale) == known == 1 and not _DONE.search(_sentence(text, area, stale[0])):
            yield Span(*stale[0].span("year")), following


def _opening(area: Span) -> tuple[int, int]:
    return area.start, min(area.end, area.start + 20)


def _sentence(text: str, area: Span, match: re.Match[str]) -> str:
    begins = [stop.end() for stop in _STOP.finditer(text, area.start, match.start())]
    stop = _STOP.search(text, match.end(), area.end)
    return text[begins[-1] if begins else area.start : stop.start() if stop else area.end]
