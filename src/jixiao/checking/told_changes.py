"""Changes that the two amounts beside them do not make: 7.80万元，上年7.50万元，下降4.00%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

RISES = "增加|增长|上升|上涨|提高|提升|增多|多支|增支|多"
FALLS = "减少|下降|降低|压减|压缩|回落|下滑|减支|少支|少"
UNIT = r"(?P<unit>亿元|万元|元|人次|人|辆|批次|个|[%％])"
# 高6.00个百分点, but not 提高6.00个百分点以上的目标
POINTS = r"个?百分点(?![以之]上|[以之][下内]|[的是为左])"
LAST_YEAR = r"(?:上一?年度?|去年|20\d\d年度?)"
# words of one amount: a plan, a change or a part of it is another one
ONE_AMOUNT = (
    r"(?:(?!预算|计划|指标|目标|[增减月季落少多降升涨缩跌]|其中|人均|累计|低于|高于)[\u4e00-\u9fff（）“”]){0,14}"
)
_CHANGE = (
    r"[ ]?[，,（(；;]?[ ]?(?:同比|环比|本年|[比较]上年|[比较]去年|相比|两年|前后)*"
    rf"(?P<word>(?P<up>{RISES})|{FALLS})(?:了|幅度|幅|率)?[为达]?[ ]?"
    rf"(?P<by>{NUMBER})[ ]*(?P<by_unit>个百分点|百分点|[%％]|(?P=unit))(?=[，,。；;）)\n]|$)"
)
# 因充电量上升，比上年…
_WHY = r"(?:[，,](?:主要)?(?:是)?(?:因为?|由于|受)[^，,。；;\d\n]{2,24})?"
# 占81.53%，比上年…; 102批次，886人次；上年…
_ASIDE = (
    r"(?:[，,、（(](?:占[^，,。；;\d\n]{0,12}\d[\d.]*[%％]"
    r"|[\u4e00-\u9fff]{0,6}\d[\d,]*[ ]?个?(?:批次?|人次?|[台辆次场件起名户])[\u4e00-\u9fff]{0,3})[）)]?){0,4}"
)
_PATTERNS = (
    # 7.80万元，上年7.50万元，下降4.00%; 94.20%，比上年的96.10%提高1.90个百分点
    re.compile(
        rf"(?<![\d.,])(?P<now>{NUMBER})[ ]*{UNIT}{_ASIDE}{_WHY}[，,（(；;]?"
        rf"(?P<with>[比较与同和])?(?P<last>{LAST_YEAR}){ONE_AMOUNT}[ ]?(?P<then>{NUMBER})[ ]*(?P=unit)[）)]?"
        rf"(?:相比|比较)?{_CHANGE}"
    ),
    # 上年7.50万元，本年7.80万元，下降4.00%
    re.compile(
        rf"(?P<last>{LAST_YEAR}){ONE_AMOUNT}[ ]?(?P<then>{NUMBER})[ ]*{UNIT}[，,；;]"
        rf"(?:本年度?|今年|当年|(?P<this>20\d\d)年度?){ONE_AMOUNT}(?P<now>{NUMBER})[ ]*(?P=unit){_CHANGE}"
    ),
)
# 2016年是541.70万元，多了37.24万元，增幅6.87%; 与2016年租金541.70万元相比，本年增加37.24万元，增长6.87%
_BASED = re.compile(
    rf"(?P<last>{LAST_YEAR}){ONE_AMOUNT}[ ]?(?P<then>{NUMBER})[ ]*(?P<unit>亿元|万元|元)"
    r"(?:相比|相较|比较|对比|比)?[，,；;]"
    rf"(?:同比|本年|当年|今年|20\d\d年度?|[比较](?:上年|去年|20\d\d年))*(?:{RISES}|{FALLS})了?"
    rf"(?P<change>{NUMBER})[ ]*(?P=unit)[，,（(](?:增幅|降幅|减幅|增长率|{RISES}|{FALLS})了?[为达]?"
    rf"(?P<by>{NUMBER})[ ]*(?P<by_unit>[%％])(?!以[上下]|左右)"
)
# 支出总额与2016年的541.70万元相比增长6.87%，多支出37.24万元: the rate before the amount
_RATED = re.compile(
    rf"(?P<last>{LAST_YEAR}){ONE_AMOUNT}[ ]?(?P<then>{NUMBER})[ ]*(?P<unit>亿元|万元|元)"
    r"(?:相比|相较|比较|对比|比)?[，,；;]?"
    rf"(?:同比|本年|当年|今年|20\d\d年度?)*(?:{RISES}|{FALLS}|[增升涨降减]幅)(?:了|幅度)?[为达]?"
    rf"(?P<by>{NUMBER})[ ]*(?P<by_unit>[%％])[，,（(](?:净|即)?(?:{RISES}|{FALLS})(?:支出|开支|支|出|了|额|为)*"
    rf"(?P<change>{NUMBER})[ ]*(?P=unit)(?=[，,。；;）)])"
)
_WHOLE, _RATES = Decimal(100), "%％"
_YEAR = re.compile(r"20\d\d")
_BACK = 14
BETTER_LESS = re.compile(
    r"超标|漏损|投诉|逾期|不合格|能耗|损失|损耗|违规|欠|差错|空置|辍学|死亡|失业|排名|位居|位列|名列|前$"
)
LOSS = re.compile(r"亏损|亏空|赤字|为负|负增长|负值")


@dataclass(frozen=True, slots=True)
class Turned:
    """The word of the change with its figure, and the amounts of both years."""

    words: Span
    now: Span
    then: Span


def turned_changes(ground: Ground) -> Iterator[Turned]:
    """Yield the changes that two amounts make but for the direction told."""
    for match in _told(ground, _PATTERNS):
        if is_turned(match) and not (is_improved(match) or is_loss(match)):
            now, then = (Span(*match.span(name)) for name in ("now", "then"))
            yield Turned(Span(match.start("word"), match.end("by_unit")), now, then)


@dataclass(frozen=True, slots=True)
class Misrated:
    """A rate of change as printed, last year's amount, how the rate is reckoned, and what it should be."""

    rate: Span
    then: Span
    formula: str
    right: str


def misrated_changes(ground: Ground) -> Iterator[Misrated]:
    """Yield the rates of change that this year's and last year's amount right beside them do not make."""
    for match in _told(ground, (*_PATTERNS, _BASED, _RATED)):
        money = match["unit"] in ("亿元", "万元", "元") and match["by_unit"] in _RATES
        if money and "；" not in match[0] and ";" not in match[0]:
            yield from _misrated(match)


def _told(ground: Ground, patterns: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Yield the changes told behind an amount of this year and one of a year before it."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for pattern in patterns:
            yield from (match for match in pattern.finditer(text, area.start, area.end) if _is_earlier(match, year))


def _misrated(match: re.Match[str]) -> Iterator[Misrated]:
    then, based = value(match["then"]), match.groupdict().get("change")
    apart = value(based) if based else value(match["now"]) - then
    rising = True if based else bool(match["up"])
    if not then or (apart > 0) != rising:
        return
    exact, many = abs(_WHOLE * apart / then), places(match["by"])
    if abs(exact - value(match["by"])) > Decimal(1).scaleb(-many):
        reckoned = f"{based}÷{match['then']}" if based else f"（{match['now']}－{match['then']}）÷{match['then']}"
        span = Span(match.start("by"), match.end("by_unit"))
        yield Misrated(span, Span(*match.span("then")), reckoned, f"{percentage(abs(apart), then, match['by'])}%")


def _is_earlier(match: re.Match[str], year: str) -> bool:
    """Tell whether what is called last year's is of a year before the other."""
    told, this = _YEAR.match(match["last"]), match.groupdict().get("this")
    return told is None or told[0] < (this or year or "9")


def is_loss(match: re.Match[str]) -> bool:
    """Tell losses, which grow as their amount does and as the result falls."""
    return LOSS.search(match.string, max(0, match.start() - _BACK), match.end()) is not None


def is_improved(match: re.Match[str]) -> bool:
    """Tell 提高 said of what is the better the less it is: 超标率2.10%，上年3.20%，提高1.10个百分点."""
    before = match.string[max(0, match.start("now") - _BACK) : match.start("now")]
    return match["word"] in ("提高", "提升") and BETTER_LESS.search(before) is not None


def is_turned(match: re.Match[str]) -> bool:
    """Tell whether the difference or its rate is just what is told, but the word goes the other way."""
    now, then, by = (value(match[name]) for name in ("now", "then", "by"))
    if now == then or (now > then) == bool(match["up"]) or not by:
        return False
    step = Decimal(1).scaleb(-places(match["by"]))
    points = match["unit"] in _RATES
    if match["by_unit"] in _RATES and not points:
        return bool(then) and abs(_WHOLE * abs(now - then) / then - by) <= step
    return match["by_unit"] not in ("个百分点", "百分点") or points if abs(now - then) == by else False
