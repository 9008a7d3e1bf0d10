"""Amounts on lines of their own above the line of their sum: 讲课费：24,600 … 合计：88,750."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jixiao.checking.line_lists import LineList, line_lists
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = rf"(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元)?[；;。，,]?[ \t\u3000]*"
_GAP = r"(?:[ \t\u3000]*[：:…]+[ \t\u3000]*|[ \t\u3000]+|(?=\d))"
# ①, 1. and （1） before a name, or a mark of a list
_MARK = r"(?P<mark>(?:[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}(?:[）)、．]|[.](?!\d))|[-—●◆◇▲▶■□·]+)[ \t\u3000]*)?"
_NUMERAL = re.compile(r"\d{1,2}|[①-⑳]")
_LINE = re.compile(
    rf"[ \t\u3000]*{_MARK}(?P<name>(?:(?:[2-9]|1\d)(?=[个项类笔]))?[\u4e00-\u9fff、（）()“”]{{2,30}}?){_GAP}{_NUMBER}"
)
_TOTAL = re.compile(
    rf"[ \t\u3000]*{_MARK}(?P<name>(?:以上|上述|各项|全部)?"
    r"(?:(?P<count>[两二三四五六七八九十]|[2-9]|1\d)(?:(?:大|小)?[项类]|个)?[\u4e00-\u9fff]{1,3}?)?"
    r"(?:本年|当年|全年)?(?:收入|支出|费用|经费|资金)?"
    rf"(?:合计|总计|共计|小计|总共|一共|相加)(?:数|额|金额)?){_GAP}{_NUMBER}"
)
# what is not added up with its neighbours, or is taken off them
_OTHER = re.compile(
    r"其中|结转|结余|率|人数|面积|数量|比|增|减|(?<!公共)(?<!基金)(?<!经营)预算(?!财政|拨款|收入)|批复|调整|上年|去年|年初|年末|余额|标准|人均|平均|[合总共小]计|总额|编号|年度"
    r"|扣|收回|退(?![休役耕牧捕渔])|上[缴交]|缴[回库]|折旧|摊销|冲[减销抵账]|抵|免(?!费|疫)|返还|差额"
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
    """Yield the sums that all the lines of their list, no two of one name, do not make by a slip of the hand."""
    for listed in line_lists(ground.extracted.document.text, _LINE, _TOTAL):
        count = listed.total["count"]
        # 五笔合计 below five lines is of all of them, whatever opens the list
        opened = count_of(count) == len(listed.items) if count else listed.opened
        whole = opened and not listed.remarked and _LEAST <= len(listed.items) <= _MOST
        if whole and not any(_OTHER.search(one["name"]) for one in listed.items):
            yield from _judged(listed)


def _judged(listed: LineList) -> Iterator[LineSum]:
    run, total = listed.items, listed.total
    amounts = [value(one["number"]) for one in run]
    right = sum(amounts, Decimal(0))
    alike = len({one["unit"] for one in (*run, total)}) == len({_level(one) for one in run}) == 1
    named = len({one["name"] for one in run}) == len(run)
    wrong = value(total["number"]) != right and is_mistyped(total["number"].replace(",", ""), right)
    if alike and named and wrong and not _is_nested(amounts, right - value(total["number"])):
        parts = tuple(Span(*one.span("number")) for one in run)
        grouped = f"{right:,}" if "," in total["number"] else f"{right}"
        formula = "＋".join(one["number"] for one in run)
        yield LineSum(Span(*total.span("number")), parts, formula, grouped + (total["unit"] or ""))


def _level(line: re.Match[str]) -> tuple[int, str]:
    """Return how far a line is set in and what kind of mark it has."""
    printed = line.group()
    return len(printed) - len(printed.lstrip()), _NUMERAL.sub("1", line["mark"] or "").strip()


def _is_nested(amounts: Sequence[Decimal], over: Decimal) -> bool:
    """Tell amounts of which some may be parts of another, or be taken off.

    One to three come to what the sum lacks, or to half of it; or one is what its neighbours come to.
    """
    few = [sum(some, Decimal(0)) for many in (1, 2, 3) for some in combinations(amounts, many)]
    ends = range(len(amounts) + 1)
    runs = {(start, end): sum(amounts[start:end], Decimal(0)) for start, end in combinations(ends, 2)}
    made = any(
        amounts[at] == total != 0 and end - start > 1
        for (start, end), total in runs.items()
        for at in (start - 1, end)
        if 0 <= at < len(amounts)
    )
    return made or any(one in (over, over / 2) for one in few)
