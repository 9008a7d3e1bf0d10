"""Amounts on lines of their own above the line of their sum: 讲课费：24,600 … 合计：88,750."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jixiao.checking.areas import lines
from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_LINE = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fff、（）()“”]{2,30}?)(?:[ \t\u3000]*[：:][ \t\u3000]*|[ \t\u3000]+|(?=\d))"
    rf"(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元)?[；;。，,]?[ \t\u3000]*"
)
_TOTAL = re.compile(
    r"(?:以上|上述|各项|全部)?(?:本年|当年|全年)?(?:收入|支出|费用|经费|资金)?(?:合计|总计|共计|小计)(?:数|额|金额)?"
)
# what is not added up with its neighbours
_OTHER = re.compile(
    r"其中|结转|结余|率|人数|面积|数量|比|增|减|预算(?!财政|拨款|收入)|批复|调整|上年|去年|年初|年末|余额|标准|人均|平均|[合总共小]计|总额|编号|年度"
)
_LEAST, _MOST = 3, 20


@dataclass(frozen=True, slots=True)
class LineSum:
    """The number of the last line, those above it, how they add up and to what."""

    span: Span
    parts: tuple[Span, ...]
    formula: str
    right: str


def wrong_line_sums(ground: Ground) -> Iterator[LineSum]:
    """Yield the sums that all the lines above them, no two of one name, do not make by a slip of the hand."""
    text = ground.extracted.document.text
    run: list[re.Match[str]] = []
    for line in lines(text):
        match = _LINE.fullmatch(text, line.start, line.end)
        if match is not None and _TOTAL.fullmatch(match["name"]):
            yield from _judged(match, run)
        run = [*run, match] if match is not None and not _OTHER.search(match["name"]) else []


def _judged(total: re.Match[str], run: Sequence[re.Match[str]]) -> Iterator[LineSum]:
    right = sum((value(one["number"]) for one in run), Decimal(0))
    alike = len({one["unit"] for one in (*run, total)}) == len({one.group().find(one["name"]) for one in run}) == 1
    named = len({one["name"] for one in run}) == len(run)
    wrong = value(total["number"]) != right and is_mistyped(total["number"].replace(",", ""), right)
    # one of them, or two, may be parts of another
    amounts, over = [value(one["number"]) for one in run], right - value(total["number"])
    within = any(sum(some) == over for many in (1, 2) for some in combinations(amounts, many))
    if _LEAST <= len(run) <= _MOST and alike and named and wrong and not within:
        parts = tuple(Span(*one.span("number")) for one in run)
        grouped = f"{right:,}" if "," in total["number"] else f"{right}"
        formula = "＋".join(one["number"] for one in run)
        yield LineSum(Span(*total.span("number")), parts, formula, grouped + (total["unit"] or ""))
