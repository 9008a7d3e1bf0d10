"""Totals told behind a list that is all there is: 五条渠道筹集，其中：…。到位资金总计308.00万元.

As many amounts as were counted stand in the list, or it says that there is nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.itemised_sums import is_slip
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.model.span import Span

_UNITS = "亿元|万元|元"
_NO = r"[^\d，,。；;：:\n]"
_AMOUNT = rf"[^\d，,。；;、：:\n]{{0,24}}{NUMBER}[ ]*(?:{_UNITS})"
_ITEMS = rf"(?P<items>{_AMOUNT}(?:(?:[、，,；;]|和|及){_AMOUNT}){{1,8}})"
_TOTAL = rf"(?P<total>{NUMBER})[ ]*(?P<unit>{_UNITS})"
_ONE = re.compile(rf"(?P<words>[^\d，,。；;、：:\n]{{0,24}})(?P<value>{NUMBER})[ ]*(?P<unit>{_UNITS})")
_MANY = r"[两二三四五六七八九]"
_SUM = r"(?:合计|共计|总计|累计|一共|总共|共|总)"
# 资金由五条渠道筹集到位，其中：…。到位资金总计308.00万元
_CHANNELS = re.compile(
    rf"(?P<count>{_MANY})(?:条|个|种|路)?(?:渠道|来源|出资方){_NO}{{0,10}}(?:[，,](?:其中|分别|即|具体)为?)?"
    rf"[：:]{_ITEMS}[。；;，,](?:以上|上述|各渠道|各方)?(?:到位|筹集|筹措|落实|资金|投资|经费)*{_SUM}(?:资金|投资|到位|筹集|为)*{_TOTAL}"
)
# 下设四个子项目，支出情况为：…，此外没有其他子项目。该项目全年支出341.00万元
_ALL = re.compile(
    rf"(?P<count>{_MANY})[ ]?(?:个|项|块|类){_NO}{{1,8}}[，,](?:20\d\d年度?)?{_NO}{{0,8}}?"
    rf"(?P<verb>支出|预算|投资|到位)(?:情况)?(?:分别|如下|为|是)*[：:]{_ITEMS}[，,。；;](?:除此之?外|此外|另外)?再?(?:没有|无|别无)(?:其[他它]|别的){_NO}{{0,8}}[。；;，,]"
    rf"(?![^。；;，,\d]{{0,20}}(?:上年|去年|调整|追加)){_NO}{{0,24}}?(?P=verb)(?:资金|总额|合计|共计|共|为)*{_TOTAL}"
)
# 专项共四个，没有结余。甲…，乙…，丙…，丁…。……四个专项一共支出660.00万元
_NOUNS = r"(?:子项目|项目|专项|工程|任务|课题|活动)"
_AGAIN = re.compile(
    rf"(?P<count>{_MANY})[ ]?[个项](?P<noun>{_NOUNS})(?:资金)?{_SUM}(?:计|实际|使用|资金)*"
    rf"(?:支出|使用|花费|用去)?(?:了|为|资金)*{_TOTAL}"
)
# 全年项目支出653.20万元……逐个项目看：…。五个项目都由财政保障，没有其他项目
_BEFORE = re.compile(
    rf"[：:]{_ITEMS}[。；;](?:以上|上述|这)?(?P<count>{_MANY})个项目[^。；;\d\n]{{0,24}}(?:没有|再无|别无)(?:其[他它]|别的)项目"
)
_PROJECTS = re.compile(rf"项目支出(?:合计|共计|总额|共|为)*{_TOTAL}")
_LISTED = re.compile(rf"(?:^|(?<=[。；;：:\n])){_ITEMS}(?=[。\n])")
_OTHER = re.compile(r"比|较|增|减|下降|上年|去年|追加|每|人均|约|近|余|剩|不含|其中|低于|高于|占|率|等|主要|最|调整")
_PLANNED = re.compile(r"预算|安排|下达|批复|计划|拨付|到位|收到|结[转余](?!为零)")
_MIXED = re.compile(r"(?<!转移)支付|支出|使用")
_REACH, _LEAD = 400, 40


def wrong_wholes(ground: Ground) -> Iterator[Summed]:
    """Yield the totals that such lists do not make."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _CHANNELS.finditer(text, area.start, area.end):
            items = list(_ONE.finditer(match["items"]))
            if not any(_MIXED.search(one["words"]) for one in items):
                yield from _judged(match, items, Span(*match.span("items")))
        for match in _ALL.finditer(text, area.start, area.end):
            yield from _judged(match, list(_ONE.finditer(match["items"])), Span(*match.span("items")))
        for match in _BEFORE.finditer(text, area.start, area.end):
            wholes = list(_PROJECTS.finditer(text, area.start, match.start()))
            if len(wholes) == 1 and not _PLANNED.search(match["items"]):
                yield from _judged(wholes[0], list(_ONE.finditer(match["items"])), Span(*match.span("items")), match)
    for match in _AGAIN.finditer(text):
        listed = list(_before(text, match))
        if len(listed) == 1:
            items = list(_ONE.finditer(listed[0]["items"]))
            if not any(_PLANNED.search(one["words"]) for one in items):
                yield from _judged(match, items, Span(*listed[0].span("items")))


def _before(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the lists of as many amounts a little before a sum, right behind the words that count them."""
    counted = re.compile(
        rf"(?:{match['noun']}{_NO}{{0,4}}{match['count']}[个项]|{match['count']}[个项]{match['noun']})[^\d\n]{{0,24}}[。：:\n]$"
    )
    for listed in _LISTED.finditer(text, max(0, match.start() - _REACH), match.start()):
        words = text[max(0, listed.start() - _LEAD) : listed.start()]
        if counted.search(words) is not None and not _PLANNED.search(words.replace("没有结余", "")):
            yield listed


def _judged(
    match: re.Match[str], items: Sequence[re.Match[str]], place: Span, counted: re.Match[str] | None = None
) -> Iterator[Summed]:
    """Yield a total in the unit of as many amounts as were counted, of nothing else, that differ from it."""
    units = {one["unit"] for one in items}
    if len(items) != count_of((counted or match)["count"]) or units != {match["unit"]}:
        return
    if any(_OTHER.search(one["words"]) for one in items):
        return
    parts = [one["value"] for one in items]
    listed, total = sum(map(value, parts), Decimal(0)), value(match["total"])
    step = Decimal(1).scaleb(-min(places(one) for one in (*parts, match["total"])))
    if abs(listed - total) > step * len(parts):
        span, sure = Span(match.start("total"), match.end("unit")), is_slip(match["total"], parts, total - listed)
        yield Summed(span, place, "+".join(parts), f"{listed}{match['unit']}", sure=sure)
