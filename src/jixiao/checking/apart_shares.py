"""Shares told behind a whole list and its sum, each with the name of its part.

补贴拖拉机138.60万元，补贴插秧机56.10万元……共计429.00万元。插秧机占13.08%.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_mistyped, is_share, percentage, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.span import Span

_UNITS = "亿元|万元|元|人|亩|户"
_PART = rf"[^\d，,。；;、：:\n]{{2,16}}{NUMBER}[ ]?(?:{_UNITS})"
_LIST = re.compile(
    rf"(?P<parts>{_PART}(?:[、，,；;]{_PART}){{2,9}})[，,；;。](?:以上|各项|[三四五六七八九]项)?[^\d，,。；;、：:\n]{{0,8}}?(?:合计|共计|总计|一共|总共|累计|共)"
    rf"[^\d，,。；;：:\n]{{0,6}}(?P<total>{NUMBER})[ ]?(?P<unit>{_UNITS})"
)
_ONE = re.compile(rf"(?P<name>[^\d，,。；;、：:\n]{{2,16}}?)(?P<number>{NUMBER})[ ]?(?P<unit>{_UNITS})")
_SHARE = re.compile(
    r"(?P<words>[^\d。；;\n]{2,40})占(?:比|全部|总|合计|其中|上述)*"
    r"[^\d，,。；;、\n比较上去年]{0,8}?[为达]?(?P<share>\d{1,2}(?:\.\d{1,2})?)[ ]?[%％]"
)
# 按比重排列：津贴补贴39.23%、基本工资29.71%
_IN_ORDER = re.compile(
    r"(?:比重|占比|比例|份额|结构)[^\d，,。；;：:\n]{0,8}[：:，,]"
    r"(?P<shares>(?:[、，,；;]?[^\d，,。；;、：:\n]{2,16}[ ]?\d{1,2}(?:\.\d{1,2})?[ ]?[%％]){3,10})"
)
_NAMED_SHARE = re.compile(r"(?P<words>[^\d，,。；;、：:\n%％]{2,16}?)[ ]?(?P<share>\d{1,2}(?:\.\d{1,2})?)[ ]?[%％]")
_OTHER = re.compile(r"上年|去年|比|较|增|减|其中|目标|计划")
# the clause whose part it is, and what it may be called beside its name
_SUBJECT = re.compile(r"[，,、：:]")
_KIND = re.compile(
    r"^(?:其中|而|则|的|以)|(?:为?最[大多高少小低][宗项头块]?|其次|次之|居[首次]|排在?[^\d]{1,4}|支出|经费|资金|补[贴助]|投入|金额|人数|的?部分|一项|项目)+$"
)
_LEAST, _LONG = 3, 3
Part = tuple[str, Span]


def apart_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share that is not what its part is of the sum, where those of all the others are."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _LIST.finditer(text, area.start, area.end):
            told = list(_ONE.finditer(text, *match.span("parts")))
            total = value(match["total"])
            whole = {one["unit"] for one in told} == {match["unit"]} and total > 0
            if whole and sum(value(one["number"]) for one in told) == total and not _OTHER.search(match["parts"]):
                parts = [(_core(one["name"], told), Span(*one.span("number"))) for one in told]
                yield from _judged(text, Span(match.end(), area.end), parts, Span(*match.span("total")))


def _core(name: str, told: Sequence[re.Match[str]]) -> str:
    """Return the name of a part without the word that all of them begin with: 补贴."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*(one["name"] for one in told), strict=False))
    return name[len(list(alike)) :]


def _judged(text: str, area: Span, parts: Sequence[Part], whole: Span) -> Iterator[Misfit]:
    pairs = []
    in_order = _IN_ORDER.search(text, area.start, area.end)
    listed = _NAMED_SHARE.finditer(text, *in_order.span("shares")) if in_order is not None else ()
    for match in (*listed, *(() if in_order else _SHARE.finditer(text, area.start, area.end))):
        named = [span for name, span in parts if _is_named(_SUBJECT.split(match["words"].rstrip("，,"))[-1], name)]
        if len(named) == 1 and not _OTHER.search(match["words"]):
            pairs.append((named[0], Span(*match.span("share"))))
    odd = [pair for pair in pairs if not _fits(text, *pair, whole)]
    if len(pairs) >= _LEAST and len({part for part, _ in pairs}) == len(pairs) and len(odd) == 1:
        part, share = odd[0]
        right = percentage(value(part.of(text)), value(whole.of(text)), share.of(text))
        if is_mistyped(share.of(text), value(right)):
            yield Misfit(share, part, whole, right)


def _is_named(words: str, name: str) -> bool:
    """Tell words that are a name, or the end of a long one: 收割机 of 联合收割机; 收割机补贴户中的合作社 is not it."""
    told = _KIND.sub("", words)
    return len(told) > 1 and (told == name or (len(told) >= _LONG and name.endswith(told)))


def _fits(text: str, part: Span, share: Span, whole: Span) -> bool:
    return is_share(share.of(text), value(part.of(text)), value(whole.of(text)))
