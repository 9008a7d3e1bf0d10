"""Amounts of one sentence that the words 分别 or 两项合计 add up: 分别支出10.00万元、9.50万元，共支出20.50万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, is_mistyped, places, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_AMOUNT = re.compile(rf"(?P<value>{NUMBER})[ ]?(?P<unit>亿元|万元|元)")
_EACH = re.compile(
    rf"分别(?P<verb>[为是]|[^\d，。；\n]{{0,6}}?)(?P<parts>(?>{NUMBER})(?:亿元|万元|元)?(?:[、，,和及](?>{NUMBER})(?:亿元|万元|元)?)+)"
    rf"[，,；](?:[两二三四五六七八九\d]项)?(?:总共|合计|共计|总计|共)(?P<sum>[^\d，。；\n]{{0,6}})(?P<total>{NUMBER})(?P<unit>亿元|万元|元)"
)
_ITEMS = re.compile(
    rf"(?:^|(?<=[。；;\n]))(?P<parts>[^。；;\n]+?)[，,](?P<count>[两二三四五六])"
    rf"(?:项|者|个项目|个部分|笔|费|类|块)(?:经费|费用|资金|支出)?(?:合计|共计|相加|总计|加起来|之和|总和)"
    rf"[^\d，。；\n]{{0,6}}(?P<total>{NUMBER})(?P<unit>亿元|万元|元)"
)
_SINGLE = re.compile(NUMBER)
# what one of them costs or gets, of which there may be any number: 每户, 单价, 一等奖; 高标准农田 is none
_FOR_ONE = re.compile(
    r"每|单[价座台套户件]|(?:生|户|人|亩)均|(?<!高)标准(?!化)|定额|[一二三四五甲乙丙丁]等奖?[、和及与]"
    r"|[一二三四五六七八九十甲乙丙丁A-D]级[、和及与]"
)
_HELD = re.compile(
    rf"[（(](?:其中)?[：:]?(?:另?含|包[含括])[^（）()\d]{{0,16}}(?P<value>{NUMBER})[ ]?(?P<unit>亿元|万元|元)[）)]"
)
# so many times what was listed, it is of several each
_TIMES = 2
# what compares, or is part of what stands beside it
_OTHER = re.compile(r"其中|比|较|增加|减少|增长|下降|上年|去年|追加|调[增减整]|每|人均|约|余元|近|结余|结转|剩余|不含")


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum as printed, the amounts it is told for, and what they make; `sure`: no other amount may belong to it.

    `places`: the other figures one by one, where they stand apart; `part`: what is wrong is one of the parts.
    """

    span: Span
    parts: Span
    formula: str
    right: str
    sure: bool = True
    places: tuple[Span, ...] = ()
    part: bool = False


def wrong_sums(ground: Ground) -> Iterator[Summed]:
    """Yield the sums that the amounts right before them do not make, to the last printed place of each."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _EACH.finditer(text, area.start, area.end):
            units = {one["unit"] for one in _AMOUNT.finditer(match["parts"])}
            if units <= {match["unit"]} and _is_of_these(text, match, area):
                yield from _judge(match, _SINGLE.findall(match["parts"]))
        for match in _ITEMS.finditer(text, area.start, area.end):
            amounts = list(_AMOUNT.finditer(match["parts"]))
            known = len(amounts) == count_of(match["count"])
            other = _OTHER.search(match["parts"]) is not None or tells_for_one(match["parts"])
            if known and {one["unit"] for one in amounts} == {match["unit"]} and not other:
                yield from _judge(match, [one["value"] for one in amounts])


def _is_of_these(text: str, match: re.Match[str], area: Span) -> bool:
    """Tell a sum of just these amounts: of what they were called, and of no other amount of the sentence before them.

    分别下达10.00万元、8.00万元，共支出15.00万元 adds up nothing; nor does what is told behind 5.00万元，… .
    """
    begun = max(area.start, *(text.rfind(mark, area.start, match.start()) + 1 for mark in "。；;\n"))
    same = match["sum"].strip("为是了计") in ("", match["verb"].strip("为是了"))
    first = _AMOUNT.search(text, begun, match.start()) is None
    return same and first and not tells_for_one(text[begun : match.start()])


def tells_for_one(words: str) -> bool:
    """Tell words before amounts that say what each of several costs or gets, which makes no sum."""
    return _FOR_ONE.search(words) is not None


def _judge(match: re.Match[str], parts: list[str]) -> Iterator[Summed]:
    values, total = [value(part) for part in parts], value(match["total"])
    listed, step = sum(values, Decimal(0)), Decimal(1).scaleb(-min(places(part) for part in (*parts, match["total"])))
    held = _HELD.match(match.string, match.end())
    named = held is not None and held["unit"] == match["unit"] and value(held["value"]) == total - listed
    typed = is_mistyped(match["total"], listed)
    # several got 1.00万元 each: what is listed is of one, if not just the point is wrong
    slipped = total.normalize().as_tuple().digits == listed.normalize().as_tuple().digits
    each = total >= _TIMES * listed and not typed and not slipped
    if abs(listed - total) > step * len(parts) and not named and not each:
        yield Summed(
            Span(match.start("total"), match.end("unit")), Span(*match.span("parts")), "+".join(parts),
            f"{listed}{match['unit']}", sure=typed,
        )  # fmt: skip
