"""Changes whose word goes the other way than the two amounts beside it: 7.80万元，上年7.50万元，下降4.00%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, places, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_RISES = "增加|增长|上升|上涨|提高|提升|增多|多支|增支|多"
_FALLS = "减少|下降|降低|压减|压缩|回落|下滑|减支|少支|少"
_UNIT = r"(?P<unit>亿元|万元|元|人次|人|辆|批次|个|[%％])"
_LAST = r"(?:上一?年度?|去年|20\d\d年度?)"
# words of one amount: a plan, a change or a part of it is another one
_WORDS = r"(?:(?!预算|计划|指标|目标|增|减|月|季|其中|人均|累计|低于|高于)[\u4e00-\u9fff（）“”]){0,14}"
_CHANGE = (
    r"[，,（(；;]?(?:同比|环比|本年|[比较]上年|[比较]去年|相比|支出|收入|两年|前后)*"
    rf"(?P<word>(?P<up>{_RISES})|{_FALLS})(?:了|幅度|幅|率)?[为达]?"
    rf"(?P<by>{NUMBER})[ ]*(?P<by_unit>个百分点|百分点|[%％]|(?P=unit))(?!以[上下]|左右)"
)
_PATTERNS = (
    # 7.80万元，上年7.50万元，下降4.00%; 94.20%，比上年的96.10%提高1.90个百分点
    re.compile(
        rf"(?<![\d.,])(?P<now>{NUMBER})[ ]*{_UNIT}[，,（(；;]?(?P<with>[比较与同和])?(?P<last>{_LAST}){_WORDS}"
        rf"(?P<then>{NUMBER})[ ]*(?P=unit)[）)]?(?:相比|比较)?{_CHANGE}"
    ),
    # 上年7.50万元，本年7.80万元，下降4.00%
    re.compile(
        rf"(?P<last>{_LAST}){_WORDS}(?P<then>{NUMBER})[ ]*{_UNIT}[，,；;]"
        rf"(?:本年度?|今年|当年|(?P<this>20\d\d)年度?){_WORDS}(?P<now>{NUMBER})[ ]*(?P=unit){_CHANGE}"
    ),
)
_WHOLE, _RATES = Decimal(100), "%％"
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Turned:
    """The word of the change with its figure, and the amounts of both years."""

    words: Span
    now: Span
    then: Span


def turned_changes(ground: Ground) -> Iterator[Turned]:
    """Yield the changes that two amounts make but for the direction told."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, area.start, area.end):
                if _is_earlier(match, year) and _is_turned(match):
                    now, then = (Span(match.start(name), match.end(name)) for name in ("now", "then"))
                    yield Turned(Span(match.start("word"), match.end("by_unit")), now, then)


def _is_earlier(match: re.Match[str], year: str) -> bool:
    """Tell whether what is called last year's is of a year before the other."""
    told, this = _YEAR.match(match["last"]), match.groupdict().get("this")
    return told is None or told[0] < (this or year or "9")


def _is_turned(match: re.Match[str]) -> bool:
    """Tell whether the difference or its rate is just what is told, but the word goes the other way."""
    now, then, by = (value(match[name]) for name in ("now", "then", "by"))
    if now == then or (now > then) == bool(match["up"]) or not by:
        return False
    step = Decimal(1).scaleb(-places(match["by"]))
    points = match["unit"] in _RATES
    if match["by_unit"] in _RATES and not points:
        return bool(then) and abs(_WHOLE * abs(now - then) / then - by) <= step
    return match["by_unit"] not in ("个百分点", "百分点") or points if abs(now - then) == by else False
