"""Totals told behind a list that is all there is: 五条渠道筹集，其中：…。到位资金总计308.00万元.

As many amounts as were counted stand in the list, or it says that there is nothing else.
"""

import re
from collections.abc import Iterator
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
    rf"(?![^。；;，,\d]{{0,20}}(?:上年|去年|调整|追加|评审|审[定减核]|核[定减]|批复|压减|后)){_NO}{{0,24}}?(?P=verb)(?:资金|总额|合计|共计|共|为)*{_TOTAL}"
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
# what was called for need not be what came, nor a contract what was paid
_WISHED = re.compile(r"拟|计划|预计|应|需|将|待")
_CAME = re.compile(r"到位|到账|收到|落实|下达|拨付")
_PRICED = re.compile(r"合同|中标|概算|估算|总?投资|报价|审定|送审|预算|批复|计划|申报")
# a rest told beside the sum
_LACKING = re.compile(
    r"未|尚|还差|缺口|洽谈|待|其余|余下|剩余|质保金|尾款|[下明次]年|缓|[核审压调]减|扣|退回|收回|调整|结[转余]|到位率"
)
_KNOWN = re.compile(
    rf"(?:全[局部年市县镇院校]|部门|本年|年度|单位|总|基本)[^\d，,。；;\n]{{0,6}}支出(?:合计|共计|为|共)?"
    rf"{NUMBER}[ ]*(?:{_UNITS})|20\d\d年"
)
_DIGIT, _STOP = re.compile(r"\d"), re.compile(r"[。；;\n]")
_REACH, _LEAD = 400, 40


def wrong_wholes(ground: Ground) -> Iterator[Summed]:
    """Yield the totals that such lists do not make."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _CHANNELS.finditer(text, area.start, area.end):
            if _is_what_came(text, match, area):
                yield from _judged(match, match, _MIXED)
        for match in _ALL.finditer(text, area.start, area.end):
            yield from _judged(match, match)
        for match in _BEFORE.finditer(text, area.start, area.end):
            wholes = list(_PROJECTS.finditer(text, area.start, match.start()))
            if len(wholes) == 1 and _is_spent(text[wholes[0].end() : match.start()]):
                yield from _judged(wholes[0], match, _PLANNED)
    for match in _AGAIN.finditer(text):
        listed = list(_before(text, match))
        if len(listed) == 1 and _is_all_told(text[listed[0].end("items") : match.start()] + _rest(text, match.end())):
            yield from _judged(match, listed[0], _PLANNED, match)


def _is_spent(led: str) -> bool:
    """Tell words between a sum and its list that lead to what was spent, and to no price: 逐个项目看合同额."""
    return _PRICED.search(_STOP.split(led)[-1]) is None and _LACKING.search(led) is None


def _is_all_told(words: str) -> bool:
    """Tell words beside a sum, behind its list, with no amount that may change it: 经审计核减10.00万元."""
    return _LACKING.search(words) is None and _DIGIT.search(_KNOWN.sub("", words)) is None


def _is_what_came(text: str, match: re.Match[str], area: Span) -> bool:
    """Tell a sum of the sources that were listed: what came is that of those that came, and nothing is said to lack."""
    begun = max(text.rfind(mark, area.start, match.start()) for mark in "。；;\n")
    head = text[max(begun + 1, area.start) : match.start("items")]
    told = text[match.end("items") : match.start("total")]
    came = _CAME.search(told) is None or (_CAME.search(head) is not None and _WISHED.search(head) is None)
    return came and _LACKING.search(told + _rest(text, match.end())) is None


def _rest(text: str, start: int) -> str:
    """Return what is left of a sentence."""
    return _STOP.split(text[start : start + _REACH])[0]


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
    match: re.Match[str],
    listed: re.Match[str],
    never: re.Pattern[str] | None = None,
    counted: re.Match[str] | None = None,
) -> Iterator[Summed]:
    """Yield a total in the unit of as many amounts as were counted, of nothing else, that differ from it."""
    items, place = list(_ONE.finditer(listed["items"])), Span(*listed.span("items"))
    units = {one["unit"] for one in items}
    if len(items) != count_of((counted or listed)["count"]) or units != {match["unit"]}:
        return
    if any(_OTHER.search(one["words"]) or (never and never.search(one["words"])) for one in items):
        return
    parts = [one["value"] for one in items]
    right, total = sum(map(value, parts), Decimal(0)), value(match["total"])
    step = Decimal(1).scaleb(-min(places(one) for one in (*parts, match["total"])))
    if abs(right - total) > step * len(parts):
        span, sure = Span(match.start("total"), match.end("unit")), is_slip(match["total"], parts, total - right)
        yield Summed(span, place, "+".join(parts), f"{right}{match['unit']}", sure=sure)
