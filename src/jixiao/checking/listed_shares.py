"""Shares told one behind the other of one whole: 基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_share, percentage, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.span import Span

_ITEM = re.compile(
    rf"(?<![\d.,])(?P<part>{NUMBER})[ ]*(?P<unit>亿元|万元|元)[，,（(](?:占|占比|比重|所占比[重例])"
    r"(?P<of>[^，,。；;、\d\n（）()]{0,14}?)[为达是]?[ ]*(?P<share>\d{1,3}(?:\.\d+)?)[ ]?[%％][）)]?"
    r"(?![ ]?(?:以[上下]|左右|上下|[-—－~～至到]))"
)
_AMOUNT = re.compile(rf"(?<![\d.,])(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元)")
_GAP = re.compile(r"[^\d。\n]{0,40}")
_LEAST = 3
# 占62.50%（占项目预算的…）; 占36.00%，按批复数计
_OTHER_BASE = re.compile(r"[（(，,](?:[^（）()，,。；\n]{0,4}[占按以]|上年|去年)")


def odd_shares(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share of a run that differs, where the amounts make the whole of which the others are shares."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        run: list[re.Match[str]] = []
        for match in (*_ITEM.finditer(text, area.start, area.end), None):
            goes_on = run and match and _GAP.fullmatch(text, run[-1].end(), match.start())
            if run and not goes_on:
                yield from _judged(text, area, run)
                run = []
            if match is not None:
                run.append(match)


def _judged(text: str, area: Span, run: Sequence[re.Match[str]]) -> Iterator[Misfit]:
    units = {one["unit"] for one in run}
    total = sum((value(one["part"]) for one in run), Decimal(0))
    wholes = [
        Span(*one.span("number"))
        for one in _AMOUNT.finditer(text, area.start, run[0].start())
        if one["unit"] in units and value(one["number"]) == total
    ]
    odd = [one for one in run if not _fits(one, total)]
    if any(_OTHER_BASE.match(text, one.end()) for one in odd):
        return
    same = len(odd) == 1 and (not odd[0]["of"] or len({one["of"] for one in run}) == 1)
    if len(run) >= _LEAST and len(units) == 1 and wholes and same:
        exact = percentage(value(odd[0]["part"]), total, odd[0]["share"])
        yield Misfit(Span(*odd[0].span("share")), Span(*odd[0].span("part")), wholes[-1], exact)


def _fits(one: re.Match[str], total: Decimal) -> bool:
    return not total or is_share(one["share"], value(one["part"]), total)
