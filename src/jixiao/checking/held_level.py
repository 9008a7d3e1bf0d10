"""Two amounts that differ and are said to be the same: 支出2.30万元，上年支出2.90万元，与上年持平."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_LAST = r"(?:上年度?|去年|上一年度?|20\d\d年度?)"
# words of one amount; a plan, a change or a part of the year is another one
_WORDS = r"(?:(?!预算|计划|指标|增|减|月|季|其中|人均|累计)[\u4e00-\u9fff（）“”]){0,16}"
_HELD = re.compile(
    rf"(?P<one>(?P<now>{NUMBER})[ ]*(?P<unit>亿元|万元|元|人|辆|批次|人次|[%％]))"
    rf"(?:[，,（(]|[比较与同])(?:(?P<last>{_LAST}){_WORDS})(?P<other>(?P<then>{NUMBER})[ ]*(?P=unit))[）)]?"
    rf"[，,](?:两年|本年)?(?:间|的|支出|收入|金额|经费|费用|人数|规模|都|均|完全|保持)*(?:[与同和较比]{_LAST}(?:同期|决算数?)?(?:相比)?)?(?P<flat>持平|没有变化|无变化|无增减变化)"
    r"(?=[。；;，,）)\n]|$)"
)
# 2022年2.90万元，2023年2.30万元，两年持平
_IN_TURN = re.compile(
    rf"(?:{_LAST}{_WORDS})(?P<one>(?P<now>{NUMBER})[ ]*(?P<unit>亿元|万元|元|人|辆|批次|人次|[%％]))"
    rf"[，,；;](?:本年度?|今年|20\d\d年度?){_WORDS}(?P<other>(?P<then>{NUMBER})[ ]*(?P=unit))"
    rf"[，,；;](?:两年|二者|[与同和较比]{_LAST}(?:相比)?)(?:间|的|支出|收入|金额|经费|费用|人数|规模|都|均|完全|保持)*"
    r"(?P<flat>持平|没有变化|无变化|无增减变化|相同|一致)(?=[。；;，,）)\n]|$)"
)
# 2.30万元，与上年的2.90万元持平
_AGAINST = re.compile(
    rf"(?P<one>(?P<now>{NUMBER})[ ]*(?P<unit>亿元|万元|元|人|辆|批次|人次|[%％]))[，,][与同和较比]{_LAST}"
    rf"(?:同期|决算数?)?(?:支出|收入)?的?[（(]?(?P<other>(?P<then>{NUMBER})[ ]*(?P=unit))[）)]?(?:相比)?"
    r"(?P<flat>持平|相同|一致)(?=[。；;，,）)\n]|$)"
)
# what differs by less is level in plain words
_LITTLE = Decimal("0.02")
_MONEY = frozenset({"亿元", "万元", "元"})
_OF_HEADS, _HEADS = re.compile(r"人数|人次|数量|次数|标准"), frozenset({"人", "人次", "批次", "辆"})
_OF_MONEY, _YEAR = re.compile(r"支出|收入|金额|经费|费用|规模"), re.compile(r"20\d\d")
_ALL = (_HELD, _IN_TURN, _AGAINST)


@dataclass(frozen=True, slots=True)
class Held:
    """The words that say that nothing changed, and the amounts of both years with their unit."""

    flat: Span
    one: Span
    other: Span


def held_levels(ground: Ground) -> Iterator[Held]:
    """Yield the places that call two different amounts of one unit level; 基本持平 says less."""
    text, seen = ground.extracted.document.text, set[int]()
    year = ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for match in (one for pattern in _ALL for one in pattern.finditer(text, area.start, area.end)):
            now, then = value(match["now"]), value(match["then"])
            apart = abs(now - then) > _LITTLE * max(now, then)
            if apart and match.start("flat") not in seen and _of_the_same(text, match) and _is_earlier(match, year):
                seen.add(match.start("flat"))
                yield Held(Span(*match.span("flat")), Span(*match.span("one")), Span(*match.span("other")))


def _of_the_same(text: str, match: re.Match[str]) -> bool:
    """Tell words that call level what was counted: 21批次，上年25批次，支出与上年持平 is said of money."""
    between = text[max(match.end("one"), match.end("other")) : match.start("flat")]
    if _OF_HEADS.search(between) is not None:
        return match["unit"] in _HEADS
    return match["unit"] in _MONEY or _OF_MONEY.search(between) is None


def _is_earlier(match: re.Match[str], year: str) -> bool:
    told = _YEAR.match(match.groupdict().get("last") or "")
    return told is None or told[0] < (year or "9")
