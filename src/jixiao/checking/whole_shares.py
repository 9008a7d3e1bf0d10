"""Shares of all parts of a whole, which must come to 100 %: 支出由基本支出和项目支出构成，前者占60%，后者占45%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import places
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff（）“”]"
# the parts by name, and that they are all
_MADE = re.compile(
    rf"由(?P<names>{_HAN}+(?:[、和及与]{_HAN}+)+?)(?:[，,]?[一二两三四五六七八\d]个?(?:大?部分|方面|大?类|项|块))?(?:构成|组成)"
)
_SHARE = re.compile(r"占(?!比[上去])[^\d，。；;\n]{0,14}?(?P<share>\d{1,3}(?:\.\d+)?)[ ]?[%％]")
_SPLIT = re.compile(r"[、和及与]")
_STOP = re.compile(r"[。\n]")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares as a stretch of text, each one's place, and what they come to."""

    first: Span
    others: tuple[Span, ...]
    formula: str
    total: str


def wrong_whole_shares(ground: Ground) -> Iterator[Shares]:
    """Yield the shares of a sentence that tells all parts of a whole by name, one share each, not coming to 100 %."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _MADE.finditer(text, area.start, area.end):
            stop = _STOP.search(text, match.end(), area.end)
            names = _SPLIT.split(match["names"])
            told = list(_SHARE.finditer(text, match.end(), stop.start() if stop else area.end))
            if len(told) != len(names):
                continue
            total = sum((Decimal(one["share"]) for one in told), Decimal(0))
            last = Decimal(1).scaleb(-min(places(one["share"]) for one in told))
            if abs(total - _WHOLE) > last * len(told):
                first, *others = (Span(*one.span("share")) for one in told)
                formula = "＋".join(f"{one['share']}%" for one in told)
                yield Shares(first, tuple(others), formula, f"{total}%")
