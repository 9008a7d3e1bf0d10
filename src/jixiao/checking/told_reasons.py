"""Reasons for more or less spending that speak of the other direction: 决算数大于预算数，主要原因是厉行节约."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.model.span import Span

REASON = r"[^。；;\n]{0,16}?(?:主要|其主要)?(?:原因|由于|系|是因为|因)(?:是|为|在于)?[：:]?(?P<why>[^。；;\n]{2,60})"
_SPENT = "(?:决算(?:支出|金额|[数额])?|支出决算数?|实际支出数?|执行数)"
_MORE = re.compile(
    rf"(?P<one>{_SPENT}(?:大于|高于|超过|多于)(?:年初|全年|调整)?预算数?|(?:较|比)(?:上年|去年)[^。；;，,]{{0,6}}增加){REASON}"
)
_LESS = re.compile(rf"(?P<one>{_SPENT}(?:小于|低于|少于)(?:年初|全年|调整)?预算数?){REASON}")
_SAVING = re.compile(r"厉行节约|厉行勤俭节约|压减|压缩(?!工期)|严控|从严控制|支出减少|减少支出|节约开支|过紧日子")
_ADDING = re.compile(
    r"年中追加|追加(?:预算|项目|经费|资金|指标)|支出增加|增加支出|新增项目|调增|人员增加|工资增长|上级(?:追加|下达)"
)
_BOTH = {_MORE: (_SAVING, _ADDING), _LESS: (_ADDING, _SAVING)}
# what a saving makes more of, or has nothing to do with: 年末结余增加，原因是厉行节约
_COUNTED = re.compile(
    r"(?P<other>结转|结余|节余|节约|收入|存款|利息|率|占比|比重|面积|产量|水量|数量|节\w量|[人件户]次?数|案数|人次"
    r"|人均|(?<!预算)(?<!决算)(?<!支出)(?<!执行)(?<!行)数(?![额据字]))|支出|经费|费|开支|决算|预算"
)
_COUNTS = re.compile(r"\d[ ]*(?:万|个百分)?[人件户起场批台吨亩辆家所次点]")
# the reason tells of another year, of how the budget was made, or of what the saving was spent on
_ELSEWHERE = re.compile(
    r"(?<![较比同与和])(?:上年|去年|上一年|往年|以前年度|前两年)|年初预算|编制|疫情|用于|统筹|恢复|腾出|集中财力|保障|调剂"
    r"|其[他它余]|但|虽|基数"
)
# added money that was not spent, or came too late to be
_UNSPENT = re.compile(r"未|没有|尚|不及|[较过偏]晚|较迟|年底|年末|跨年|计划|结转|下年|次年|报批|分年|待")
# plain words of saving: what was pressed down is the spending itself
_PLAIN = re.compile(
    r"厉行节约|厉行勤俭节约|过紧日子|节约开支|支出减少|减少支出|(?:压减|压缩|严控|从严控制)了?[^，,、。；;]{0,8}?(?:支出|开支|经费|费)"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """The words of the reason, those that it contradicts, and whether nothing but an error explains them."""

    why: Span
    one: Span
    sure: bool


def contrary_reasons(text: str, area: Span) -> Iterator[Reason]:
    """Yield the reasons of a stretch that speak of less where more was spent, and the reverse."""
    for pattern, (against, beside) in _BOTH.items():
        for match in pattern.finditer(text, area.start, area.end):
            told = match["why"]
            why = against.search(told)
            if why is None or beside.search(told) or _ELSEWHERE.search(told):
                continue
            subject = _subject(text, area, match)
            counts = _COUNTS.search(text, match.end("one"), match.start("why")) is not None
            if subject is False or counts or (pattern is _LESS and _UNSPENT.search(told)):
                continue
            start = match.start("why")
            # what was added to the year's budget may be left unspent
            plain = _PLAIN.search(told) is not None if pattern is _MORE else "年初" in match["one"]
            place = Span(start + why.start(), start + why.end())
            yield Reason(place, Span(*match.span("one")), subject is True and plain)


def _subject(text: str, area: Span, match: re.Match[str]) -> bool | None:
    """Tell whether spending is what there is more or less of; None where the sentence does not name it."""
    begun = max(area.start, *(text.rfind(stop, area.start, match.start()) + 1 for stop in "。；;\n"))
    named = list(_COUNTED.finditer(text, begun, match.end("one")))
    return None if not named else named[-1]["other"] is None
