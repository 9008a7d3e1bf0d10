"""Shares of a whole that is called by its name and told before: 到位54.00万元…支付51.30万元，占到位资金的95.00%."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_share, percentage, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.span import Span

_UNITS = "亿元|万元|元|人|名|户|亩"
_SHARE = re.compile(
    rf"(?<![\d.,约近超])(?P<part>{NUMBER})[ ]*(?P<unit>{_UNITS})[）)]?[，,（(]?占了?(?![比年])"
    r"(?P<of>(?:(?!其中|上年|去年|年初|计划)[^\d，。；：、（）()\n约近]){2,24}?)的?(?:比重|比例|份额)?[为达]?[ ]*"
    r"(?P<share>\d{1,3}(?:\.\d+)?)[ ]?[%％](?![ ]?(?:以[上下]|左右|上下|多|余|强|弱|[-—－~～至到]))"
)
_AROUND = re.compile(
    r"^(?:全部|全年|本年|当年|同期|整个|全镇|全县|我[局镇乡县校院])+|(?:总额|总数|总量|总计|合计|金额|资金|经费|支出|收入|数|额|总|的)+$"
)
_BEHIND = r"(?:总额|总数|总计|合计|金额|资金|经费|支出|收入|决算|[数额为是共计达了])*"
_LEAST = 2


def named_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the shares that differ from part ÷ whole, where the paragraph tells just one amount under that name."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _SHARE.finditer(text, area.start, area.end):
            whole = _whole(text, area, match)
            part = value(match["part"])
            if whole is None or not 0 < part <= value(whole.of(text)):
                continue
            if not is_share(match["share"], part, value(whole.of(text))):
                exact = percentage(part, value(whole.of(text)), match["share"])
                yield Misfit(Span(*match.span("share")), Span(*match.span("part")), whole, exact)


def _whole(text: str, area: Span, match: re.Match[str]) -> Span | None:
    """Return the number of the one amount that is told under the name in the paragraph, before the share."""
    core = _AROUND.sub("", match["of"].strip("“”"))
    core = _AROUND.sub("", core).strip("“”")
    if len(core) < _LEAST:
        return None
    named = re.compile(rf"{re.escape(core)}”?{_BEHIND}[ ]*(?P<number>{NUMBER})[ ]*{match['unit']}(?![ ]?[/／每])")
    found = [Span(*one.span("number")) for one in named.finditer(text, area.start, match.start())]
    return found[-1] if len({value(one.of(text)) for one in found}) == 1 else None
