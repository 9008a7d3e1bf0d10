"""Amounts of a counted list beside their sum: 三个项目合计支出64.00万元，依次为25.60万元、18.90万元、20.50万元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, is_mistyped, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.model.span import Span

_UNITS = "亿元|万元|元"
_COUNT = r"(?<![\d.第十百])(?P<count>[两二三四五六七八九]|[2-9])[ ]?(?:个|项|块|大?类|笔|部分|方面)"
_AMOUNT = rf"[^\d，,。；;、：:\n]{{0,24}}{NUMBER}[ ]*(?:{_UNITS})?"
_ITEMS = rf"(?P<items>{_AMOUNT}(?:(?:[、，,；;]|和|及){_AMOUNT}){{1,8}})(?:{_UNITS})?"
_TOTAL = rf"(?P<total>{NUMBER})[ ]*(?P<unit>{_UNITS})"
_SUM = r"(?:合计|共计|总计|累计|共|总)"
_PATTERNS = (
    # 三个项目合计支出64.00万元，依次为…; 三个子项目，合计支出155.00万元：…; 项目2个，预算共145.00万元，其中…
    re.compile(
        rf"{_COUNT}(?P<head>[^\d。；;：:\n]{{0,24}}?{_SUM}[^\d，,。；;：:\n]{{0,8}}){_TOTAL}"
        rf"(?P<led>[，,：:（(；;](?:其中|分别|依次|具体|即|包括)?[为是]?[：:，,]?){_ITEMS}(?=[。；;\n）)]|$)"
    ),
    # 全年花了86.40万元，全部用在三块：…
    re.compile(
        rf"(?P<head>[^\d，,。；;：:\n]{{0,16}}){_TOTAL}(?P<led>[，,][^\d，,。；;：:\n]{{0,12}}?){_COUNT}"
        rf"(?P<named>[^\d，,。；;：:\n]{{0,10}})[：:]{_ITEMS}(?=[。\n]|$)"
    ),
    # 48.00万元按司法所分配为：…
    re.compile(
        rf"(?P<head>){_TOTAL}(?P<led>[，,]?(?:全部|已)?(?:按|分)[^\d，,。；;：:\n]{{1,10}}(?:分配|拨付|下达|安排)(?:为|到|给|如下)?)"
        rf"[：:]{_ITEMS}(?=[。\n]|$)"
    ),
    # 三个子项目据实结算：…。共计支出732,600元; 公示五类费用：…。上述五类费用全年总共268,993.00元
    re.compile(
        rf"{_COUNT}(?P<head>[^\d，,。；;：:\n]{{0,16}})[：:]{_ITEMS}[。；;，,]"
        rf"(?P<led>(?:[^\d，,。；;：:\n]{{0,6}}[，,])?(?:(?:以上|上述|这)[^\d，,。；;：:\n]{{0,10}}?)?"
        rf"{_SUM}[^\d，,。；;：:\n]{{0,6}}){_TOTAL}"
    ),
    # 纳入自评的项目共4个，预算520.00万元。具体为：…
    re.compile(
        rf"{_COUNT}(?P<head>[^\d，,。；;：:\n]{{0,10}}[，,][^\d，,。；;：:\n]{{0,10}}){_TOTAL}"
        rf"(?P<led>[，,。；;（(](?:具体|分别|依次|各项?|即|明细|分项)[^\d，,。；;：:\n]{{0,6}}[：:]){_ITEMS}(?=[。\n）)]|$)"
    ),
)
# 落实投资2,640.00万元，来源为：…
_SOURCES = re.compile(
    rf"(?P<head>[^\d，,。；;：:\n]{{0,16}}){_TOTAL}(?P<led>[，,。；;（(](?:资金|经费|投资)?(?:来源|构成|组成)(?:分别|依次)?(?:为|是|如下))"
    rf"[：:]?{_ITEMS}(?=[。\n）)]|$)"
)
# 两项重点项目，支出总额90.00万元。其一为…，支出50.00万元；其二为…，支出40.00万元
_COUNTED = re.compile(
    rf"{_COUNT}(?P<head>[^\d。；;：:\n]{{0,24}}?)(?P<total>{NUMBER})[ ]*(?P<unit>{_UNITS})[。：:；;，,]"
    r"(?P<items>(?:其一|一是|第一|一为)[^\n]{0,300})"
)
_ORDINAL = re.compile(
    r"(?:^|(?<=[；;，,。]))(?:其[一二三四五六七八九]|[一二三四五六七八九][是为]|第[一二三四五六七八九])"
)
_MONEY = re.compile(rf"(?P<value>{NUMBER})[ ]*(?P<unit>{_UNITS})")
_ONE = re.compile(rf"(?P<words>[^\d，,。；;、：:\n]{{0,24}})(?P<value>{NUMBER})[ ]*(?P<unit>{_UNITS})?")
# what compares, is part of what stands beside it, or is not the money that the sum is of
_OTHER = re.compile(
    r"比|较|超|增|减|下降|上年|去年|追加|每|人均|约|近|余|结[余转]|剩|不含|其中|低于|高于|占|率|等|资金|财政|中央|省级|市级|县级|自筹|配套|中标|审定"
)
# some of them, some others, a part of the year or of the money
_LOOSE = re.compile(r"主要|大头|最|前[一二两三四五]|另|除|调整|超|加上|含|截至|年底|分.{0,2}批|进度|首批|第.次")
# as many amounts as were counted, one after the other
_IN_TURN = re.compile(r"分别|依次|即|[，,：:；;（(]$")
# the same where sources are listed, which are of the centre, the province and others
_OTHER_SOURCE = re.compile(
    r"比|较|增|减|下降|上年|去年|追加|每|人均|约|近|余|剩|不含|其中|低于|高于|占|率|等|主要|到位|支出|支付|使用"
)
_OTHER_ITEM = re.compile(
    r"比|较|增|减|下降|上年|去年|追加|每|人均|约|余|结[余转]|剩|不含|其中|低于|高于|占|率|自筹|配套|中标|审定"
)
_PLANNED, _PAID = (
    re.compile(r"预算|安排|下达|批复|计划|投资|到位"),
    re.compile(r"支出|支付|使用|执行|花|用去|拨付|结算"),
)


def wrong_itemised_sums(ground: Ground) -> Iterator[Summed]:
    """Yield the sums that just as many amounts as were counted do not make."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, area.start, area.end):
                items = list(_ONE.finditer(match["items"]))
                count = match.groupdict().get("count")
                if (count is None or len(items) == count_of(count)) and _are_of_sum(match, items):
                    yield from _judged(match, [one["value"] for one in items])
        for match in _SOURCES.finditer(text, area.start, area.end):
            items = list(_ONE.finditer(match["items"]))
            words = "".join((match["head"], *(one["words"] for one in items)))
            if {one["unit"] or match["unit"] for one in items} == {match["unit"]} and not _OTHER_SOURCE.search(words):
                yield from _judged(match, [one["value"] for one in items])
        for match in _COUNTED.finditer(text, area.start, area.end):
            yield from _of_ordinals(match)


def _of_ordinals(match: re.Match[str]) -> Iterator[Summed]:
    """Yield the sum of as many ordinals as were counted, with one amount each, told in one sentence."""
    listed = match["items"].partition("。")[0]
    begun = [one.start() for one in _ORDINAL.finditer(listed)]
    told = [listed[start:end] for start, end in pairwise((*begun, len(listed)))]
    amounts = [list(_MONEY.finditer(one)) for one in told]
    words = match["head"] + "".join(_MONEY.sub("", one) for one in told)
    if len(told) != count_of(match["count"]) or any(len(one) != 1 for one in amounts) or _OTHER_ITEM.search(words):
        return
    head = bool(_PLANNED.search(match["head"])), bool(_PAID.search(match["head"]))
    rest = "".join(one[: found[0].start()] for one, found in zip(told, amounts, strict=True))
    turned = (head == (True, False) and _PAID.search(rest)) or (head == (False, True) and _PLANNED.search(rest))
    if not turned and {found[0]["unit"] for found in amounts} == {match["unit"]}:
        yield from _judged(match, [found[0]["value"] for found in amounts])


def _are_of_sum(match: re.Match[str], items: list[re.Match[str]]) -> bool:
    """Tell amounts in the unit of their sum, told for nothing else than it."""
    units = {one["unit"] or match["unit"] for one in items}
    other = any(_OTHER.search(one["words"].removeprefix("其中")) for one in items) or _OTHER.search(match["head"])
    # the words of the sum stand before it, in the last form behind its items
    behind = match.start("total") > match.start("items")
    own = match["head"] + (match["led"] if behind else "")
    told = "".join(
        ("" if behind else match["led"], match.groupdict().get("named") or "", *(one["words"] for one in items))
    )
    mixed = _PLANNED.search(own) and _PAID.search(told) and not _PAID.search(own)
    turned = _PAID.search(own) and _PLANNED.search(told) and not _PLANNED.search(own)
    loose = _LOOSE.search(match["head"] + match["led"]) is not None
    return units == {match["unit"]} and not other and not mixed and not turned and not loose


def _judged(match: re.Match[str], parts: list[str]) -> Iterator[Summed]:
    listed, total = sum(map(value, parts), Decimal(0)), value(match["total"])
    step = Decimal(1).scaleb(-min(places(one) for one in (*parts, match["total"])))
    slip = is_slip(match["total"], parts, total - listed)
    led = match.groupdict().get("led") or ""
    if abs(listed - total) > step * len(parts) and (slip or "其中" not in led):
        yield Summed(
            Span(match.start("total"), match.end("unit")), Span(*match.span("items")), "+".join(parts),
            f"{listed}{match['unit']}", sure=slip and "其中" not in led and _IN_TURN.search(led) is not None,
        )  # fmt: skip


def is_slip(total: str, parts: list[str], over: Decimal) -> bool:
    """Tell whether one mistyped number explains what the sum is over its parts."""
    return is_mistyped(total, value(total) - over) or any(is_mistyped(part, value(part) + over) for part in parts)
