"""Changes in points whose word goes against the two rates: 执行率95.32%……执行率较2021年的93.10%回落2.22个百分点."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import BETTER_LESS, POINTS, Turned
from jixiao.model.span import Span

_RISES = "增加|增长|上升|提高|提升|上涨|升高|高出|高"
_FALLS = "减少|下降|降低|回落|下滑|降|低"
# 执行率较2021年的93.10%回落2.22个百分点; the year may be told behind what the rate is called, or before it
_CHANGE = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{1,6}}[率度])(?:[比较与同])(?P<last>上一?年|去年|20\d\d年)(?:度|末|底|同期)*的?[ ]*"
    rf"(?P<then>{NUMBER})[ ]?[%％](?:相比|比较)?[，,]?(?:有所|略有|小幅|大幅|明显|共|又|净)?"
    rf"(?P<word>(?P<up>{_RISES})|{_FALLS})了?[ ]*(?P<by>{NUMBER})[ ]?{POINTS}"
)
# 执行率93.50%。上年执行率为95.12%，本年提高1.62个百分点: both are called alike
_BOTH = re.compile(
    rf"(?P<what>[\u4e00-\u9fff]{{2,10}}[率度])[为是达：:]{{0,2}}(?P<now>{NUMBER})[ ]?[%％][。；;，,]"
    r"(?P<last>上一?年|去年|20\d\d年)(?:度|末|底|同期)*的?(?P<same>[\u4e00-\u9fff]{2,10}[率度])[为是达：:]{0,2}[ ]?"
    rf"(?P<then>{NUMBER})[ ]?[%％][，,；;](?:本年度?|今年|同比|[比较](?:上年|去年)度?)?"
    rf"(?:有所|略有|小幅|大幅|明显|共|又|净)?(?P<word>(?P<up>{_RISES})|{_FALLS})了?[ ]*(?P<by>{NUMBER})[ ]?{POINTS}"
)
_YEAR = re.compile(r"20\d\d")
_REACH, _NAMED = 160, 2


def turned_points(ground: Ground) -> Iterator[Turned]:
    """Yield such changes where the rate of this year is the last that its name told before, in the same paragraph."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for match in _CHANGE.finditer(text, area.start, area.end):
            now = _told_before(text, area, match)
            if now is not None and _is_earlier(match["last"], year):
                yield from _turned(match, now)
        for match in _BOTH.finditer(text, area.start, area.end):
            alike = match["what"].endswith(match["same"]) or match["same"].endswith(match["what"])
            if alike and _is_earlier(match["last"], year):
                yield from _turned(match, Span(match.start("now"), match.end("now") + 1))


def _is_earlier(last: str, year: str) -> bool:
    """Tell a year before that of the report; 上年 and 去年 are."""
    told = _YEAR.match(last)
    return told is None or told[0] < (year or "9")


def _turned(match: re.Match[str], now: Span) -> Iterator[Turned]:
    apart = value(now.of(match.string).rstrip("%％ ")) - value(match["then"])
    if match["word"] in ("提高", "提升") and BETTER_LESS.search(match["what"]):
        return
    if apart and abs(apart) == value(match["by"]) != Decimal(0) and (apart > 0) != bool(match["up"]):
        words = Span(match.start("word"), match.end())
        yield Turned(words, now, Span(match.start("then"), match.end("then") + 1))


def _told_before(text: str, area: Span, match: re.Match[str]) -> Span | None:
    """Return this year's rate: the one that the same name, but for words before it, leads to last."""
    what = match["what"]
    start = max(area.start, match.start() - _REACH)
    for length in range(len(what), _NAMED, -1):
        told = re.compile(rf"{re.escape(what[-length:])}(?:为|达到?|是|：|:)?[ ]*(?P<now>{NUMBER}[ ]?[%％])")
        found = list(told.finditer(text, start, match.start()))
        if found:
            return Span(*found[-1].span("now"))
    return None
