"""Amounts on lines of their own above the line of their sum: 讲课费：24,600 … 合计：88,750."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jixiao.checking.areas import lines
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

# ①, 1. and （1） before a name, or a mark of a list
_MARK = r"(?P<mark>(?:[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}(?:[）)、．]|[.](?!\d))|[-—●◆◇▲▶■□·]+)[ \t\u3000]*)?"
_NUMERAL = re.compile(r"\d{1,2}|[①-⑳]")
_LINE = re.compile(
    rf"[ \t\u3000]*{_MARK}(?P<name>(?:(?:[2-9]|1\d)(?=[个项类笔]))?[\u4e00-\u9fff、（）()“”]{{2,30}}?)"
    r"(?:[ \t\u3000]*[：:…]+[ \t\u3000]*|[ \t\u3000]+|(?=\d))"
    rf"(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元)?[；;。，,]?[ \t\u3000]*"
)
_TOTAL = re.compile(
    r"(?:以上|上述|各项|全部)?(?:(?P<count>[两二三四五六七八九十]|[2-9]|1\d)(?:(?:大|小)?[项类]|个)?[\u4e00-\u9fff]{1,3}?)?"
    r"(?:本年|当年|全年)?(?:收入|支出|费用|经费|资金)?(?:合计|总计|共计|小计|总共|一共|相加)(?:数|额|金额)?"
)
# what is not added up with its neighbours
_OTHER = re.compile(
    r"其中|结转|结余|率|人数|面积|数量|比|增|减|(?<!公共)(?<!基金)(?<!经营)预算(?!财政|拨款|收入)|批复|调整|上年|去年|年初|年末|余额|标准|人均|平均|[合总共小]计|总额|编号|年度"
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
        total = _TOTAL.fullmatch(match["name"]) if match is not None else None
        if match is not None and total is not None and (not total["count"] or count_of(total["count"]) == len(run)):
            yield from _judged(match, run)
        run = [*run, match] if match is not None and not _OTHER.search(match["name"]) else []


def _level(line: re.Match[str]) -> tuple[int, str]:
    """Return how far a line is set in and what kind of mark it has."""
    printed = line.group()
    return len(printed) - len(printed.lstrip()), _NUMERAL.sub("1", line["mark"] or "").strip()


def _judged(total: re.Match[str], run: Sequence[re.Match[str]]) -> Iterator[LineSum]:
    right = sum((value(one["number"]) for one in run), Decimal(0))
    alike = len({one["unit"] for one in (*run, total)}) == len({_level(one) for one in run}) == 1
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
