"""Shares of all parts of a whole, which must come to 100 %: 由基本支出和项目支出构成，基本支出占60%，项目支出占45%."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from jixiao.checking.areas import prose
from jixiao.checking.printed import places
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

# the parts by name, and that they are all
_MADE = re.compile(
    r"由(?P<names>[^由，。；：\n\d（）]{3,60}?)(?:[一二两三四五六七八]个?(?:大?部分|方面|大?类|项|块))?(?:构成|组成)"
)
_SHARE = re.compile(
    r"(?P<before>[^，。；、：\n\d]{2,20}?)占(?P<base>[^\d，。；;\n]{0,14}?)的?(?P<share>\d{1,3}(?:\.\d+)?)[ ]?[%％]"
)
# what the whole itself is called: nothing, or all that was spent or came in
_BASE = re.compile(r"(?:了|比|总额|总数|全部|全年|本年|当年|总|支出|收入|合计|比重|比例|为|约)*")
_OPEN = re.compile(r"其[他余它]|剩余")
_SPLIT = re.compile(r"[、和及与]")
_STOP = re.compile(r"[。\n]")
# 从结构看，财政拨款收入占17.04%，医疗收入占81.85%，其他收入占1.11%
_BY_KIND = re.compile(
    r"(?:从[^，。；\d\n]{0,8}(?:结构|构成|来源|类别|性质|用途)[^，。；\d\n]{0,4}|(?:结构|构成)(?:上|中|为|如下)?)[，,：:]"
)
# what is part of another part, of another year, or told by features that go across each other
_NESTED = re.compile(r"其中|[（(]|上年|去年|[比较]|合计|以[上下]|另计|人员|年龄|学历|职称|性别|地类|党员")
_WHOLE, _LEAST, _MOST = Decimal(100), 3, 8


@dataclass(frozen=True, slots=True)
class Shares:
    """The place of the first share and of the others, and what they come to."""

    first: Span
    others: tuple[Span, ...]
    formula: str
    total: str
    over: bool
    sure: bool = True


def wrong_whole_shares(ground: Ground) -> Iterator[Shares]:
    """Yield the shares of a sentence that names all parts of a whole and gives each its share, not coming to 100 %."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _MADE.finditer(text, area.start, area.end):
            stop = _STOP.search(text, match.end(), area.end)
            end = stop.start() if stop else area.end
            names = _SPLIT.split(match["names"])
            told = list(_SHARE.finditer(text, match.end(), end))
            if _is_of_all(names, told) and not _OPEN.search(text, match.end(), end):
                yield from _judged(told)
        for led in _BY_KIND.finditer(text, area.start, area.end):
            stop = _STOP.search(text, led.end(), area.end)
            told = list(_SHARE.finditer(text, led.end(), stop.start() if stop else area.end))
            bases = {one["base"] for one in told}
            end = stop.start() if stop else area.end
            plain = not _NESTED.search(text, led.start(), end) and not _overlap([Decimal(one["share"]) for one in told])
            if plain and len(told) >= _LEAST and len(bases) == 1 and all(_BASE.fullmatch(base) for base in bases):
                yield from (replace(one, sure=False) for one in _judged(told) if one.over)


def _overlap(shares: Sequence[Decimal]) -> bool:
    """Tell shares of which one is made of others behind it, or of which some alone make the whole: subtotals."""
    kinds = [one for size in range(_LEAST - 1, len(shares)) for one in combinations(shares, size)]
    sums = [sum(one) for one in kinds] if len(shares) <= _MOST else []
    return any(one == _WHOLE or one in shares for one in sums)


def _is_of_all(names: Sequence[str], told: Sequence[re.Match[str]]) -> bool:
    """Tell whether each part has one share, right behind its own name, and all are shares of one whole."""
    bases = {one["base"] for one in told}
    whole = len(bases) == 1 and all(_BASE.fullmatch(base) for base in bases)
    named = all(one["before"].removeprefix("其中").endswith(name) for one, name in zip(told, names, strict=False))
    return len(told) == len(names) and whole and named


def _judged(told: Sequence[re.Match[str]]) -> Iterator[Shares]:
    total = sum((Decimal(one["share"]) for one in told), Decimal(0))
    last = Decimal(1).scaleb(-min(places(one["share"]) for one in told))
    if abs(total - _WHOLE) > last * len(told):
        first, *others = (Span(*one.span("share")) for one in told)
        yield Shares(first, tuple(others), "＋".join(f"{one['share']}%" for one in told), f"{total}%", total > _WHOLE)
