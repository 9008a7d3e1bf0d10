"""Sums of two that are named again: 资金管理27.4分、项目实施27.0分……资金管理与项目实施之和为54.4分."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_mistyped, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.model.span import Span

_UNITS = "亿元|万元|元|分"
_NAME = r"[\u4e00-\u9fff]{2,10}?"
_SUM = re.compile(
    rf"(?:^|[，,；;。：:\n])(?P<one>{_NAME})[和与及、](?P<other>{_NAME})(?:[两二](?:项|者|部分|类))?(?:得分|支出|经费|投入)?"
    r"(?:之和|合计|相加|合起来|加起来|合在一起|两项合计)(?:[为是共得]|恰好)*[ ]*"
    rf"(?P<total>{NUMBER})[ ]?(?P<unit>{_UNITS})",
    re.MULTILINE,
)

# of one post each, so that nobody is counted twice; party members or the disabled are among others
_KIND = (
    r"(?:在职|在编|编内|编外|非编|离休|退休|离退休|内退|聘用|外聘|自聘|临聘|临时|合同制?|劳务派遣|派遣|公务员|参公|事业编?制?|行政编?制?|工勤"
    r"|遗属|公益性岗位)"
)
# 在职、编外、退休人员总数41人 as a sentence of its own: who was trained or took part need not be all
_PEOPLE = re.compile(
    rf"(?:^|(?<=[。；;：:\n]))(?:以上|上述)?(?P<names>{_KIND}(?:(?:人员|职工)?[、和及与]{_KIND}){{1,4}})(?:人员|职工|人数|[两三四五]类人员)*"
    r"(?:总人数|总数|合计|共计|总计|之和|相加|共)(?:为|是)?[ ]*(?P<total>\d{1,4})[ ]?(?P<unit>[人名])(?=[。；;\n]|$)"
)
_KINDS = re.compile(_KIND)
_STOP = re.compile(r"[。；;\n]")
# what was told before was changed since, or is a full mark
_SINCE = re.compile(r"压[减缩降]|调整|调[增减剂]|追加|核[减增]|追减|削减|增补|满分|分值|权重|[^预背落以]后[，,]")
_FULL, _MARKS, _ABOVE = re.compile(r"满分|扣"), 5, 300


def wrong_named_sums(ground: Ground) -> Iterator[Summed]:
    """Yield the sums of two named amounts, each told once before in the paragraph, that a slip of the hand explains."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _SUM.finditer(text, area.start, area.end):
            parts = [_told(text, area, match[name], match) for name in ("one", "other")]
            got = match["unit"] == "分" and None in parts
            parts = [_got_above(text, match, match[name]) for name in ("one", "other")] if got else parts
            numbers = [part.of(text) for part in parts if part is not None]
            total, listed = value(match["total"]), sum(map(value, numbers), Decimal(0))
            fine = len(numbers) == len(parts) and listed != total
            if not fine or (not got and _is_since(text, [part for part in parts if part is not None], match)):
                continue
            if places(match["total"]) >= max(map(places, numbers)) and is_mistyped(match["total"], listed):
                span = Span(match.start("total"), match.end("unit"))
                formula, right = "+".join(numbers), f"{listed}{match['unit']}"
                first, *_ = [part for part in parts if part is not None]
                yield Summed(span, first, formula, right, sure=True)


def _is_since(text: str, parts: Sequence[Span], match: re.Match[str]) -> bool:
    """Tell a sum of what the amounts became later, or of points where what was told are full marks."""
    between = text[min(part.end for part in parts) : match.start("one")]
    lead = text[max(text.rfind(mark, 0, parts[0].start) for mark in "。；;\n") + 1 : parts[0].start]
    rest = text[match.end() :].partition("\n")[0].partition("。")[0]
    # 产出50分、效益30分 …… 产出和效益合计70分，其余满分
    round_ones = match["unit"] == "分" and all(value(part.of(text)) % _MARKS == 0 for part in parts)
    less = value(match["total"]) < sum((value(part.of(text)) for part in parts), Decimal(0))
    full = round_ones and less and (_FULL.search(rest) is not None or not re.search("得|评", lead))
    return _SINCE.search(between) is not None or full


def wrong_named_people(ground: Ground) -> Iterator[Summed]:
    """Yield the sums of kinds of people named again, each told once before, that a slip of the hand explains."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _PEOPLE.finditer(text, area.start, area.end):
            parts = [_told(text, area, name, match) for name in _KINDS.findall(match["names"])]
            numbers = [part.of(text) for part in parts if part is not None]
            listed = sum(map(value, numbers), Decimal(0))
            behind = max((part.end for part in parts if part is not None), default=match.start())
            # what is told between may be of an event
            near = len(_STOP.findall(text, behind, match.start())) <= 1
            wrong = listed != value(match["total"]) and is_mistyped(match["total"], listed)
            if near and wrong and len(numbers) == len(parts):
                first, *_ = [part for part in parts if part is not None]
                span = Span(match.start("total"), match.end("unit"))
                yield Summed(span, first, "+".join(numbers), f"{listed}{match['unit']}", sure=True)


def _got_above(text: str, match: re.Match[str], name: str) -> Span | None:
    """Return the one number of points got that a line above tells under a name: (1)项目决策，权重20分，得18.5分."""
    named = re.compile(
        rf"{re.escape(name)}(?:指标|类|方面)?[，,（(：:]?(?:(?:权重|满分|分值)[为是]?\d+分?[）)]?[，,]?)?"
        rf"(?:实?得|得分|评得)[为是：:]?[ ]*(?P<number>{NUMBER})[ ]?分"
    )
    found = [Span(*one.span("number")) for one in named.finditer(text, max(0, match.start() - _ABOVE), match.start())]
    return found[0] if len(found) == 1 else None


def _told(text: str, area: Span, name: str, match: re.Match[str]) -> Span | None:
    """Return the one number told under a name before its sum, None where there are several."""
    named = re.compile(
        rf"{re.escape(name)}(?:得分|支出|经费|投入|得|为|聘用|人员|职工|有|共)*[ ]*"
        rf"(?P<number>{NUMBER})[ ]?{match['unit']}"
    )
    found = [Span(*one.span("number")) for one in named.finditer(text, area.start, match.start())]
    return found[0] if len(found) == 1 else None
