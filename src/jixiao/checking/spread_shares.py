"""Shares told of a whole spread over names whose amounts a table, or the words before, give with their sum.

从资金分布看，东镇最多，占全县的42.10%；西乡次之，占31.05%；南乡占26.85%, behind a table of the three and their total.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_mistyped, is_share, percentage, places, value
from jixiao.checking.rows import Row, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.span import Span

_SENTENCE = re.compile(r"[^。\n]+")
_ITEM = re.compile(
    r"(?:^|(?<=[。，,、；;：:和及与\n]))[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,14}?)"
    r"(?:最[多高大少低小]|次之|居[首次末]|第[一二三四五]|位居第[一二三])?"
    r"[，,]?占(?:比|了)?(?P<base>[^\d，,。；;、\n]{0,10}?)的?(?:比重|比例|份额)?[为达]?[ ]*"
    r"(?P<share>\d{1,2}(?:\.\d{1,2})?)[ ]?[%％](?![ ]?(?:以[上下]|左右|上下|多|余|强|弱))"
)
_AMOUNT = rf"(?<![\d.,])(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元|亩|户|人次|人|吨|公里)"
# shares of another year, of each other, or in part
_OTHER = re.compile(
    r"上年|去年|同期|20\d\d年|[比较]|(?<!占)其中|目标|计划|提高|下降|上升|由\d"
    # 从里程看，…: the rest of the sentence is of something else
    r"|[；;，,](?:从|按|以)[^，,。；;\n]{1,8}[看说算计分][，,]"
)
_TOTAL = frozenset({"合计", "总计", "共计", "小计", "总数"})
_LEAST = 3
Spread = tuple[Sequence[Span], Span]


def spread_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the one share of a run that is not what its amount is of the sum, where those of all the others are."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for sentence in _SENTENCE.finditer(text, area.start, area.end):
            run = list(_ITEM.finditer(text, *sentence.span()))
            names = [one["name"] for one in run]
            bases = {one["base"] for one in run} - {""}
            other = _OTHER.search(text, *sentence.span())
            fine = len(run) > _LEAST or all(places(one["share"]) == len("00") for one in run)
            if len(run) < _LEAST or not fine or len(set(names)) < len(names) or len(bases) > 1 or other is not None:
                continue
            before = Span(area.start, sentence.start())
            yield from _judged(text, run, [*_in_tables(ground, names), *_in_words(text, before, names)])


def _judged(text: str, run: Sequence[re.Match[str]], spreads: Sequence[Spread]) -> Iterator[Misfit]:
    """Yield the share that all amounts under these names disprove, if the others are shares of one column of them."""
    found: list[Misfit] = []
    for parts, whole in spreads:
        total = value(whole.of(text))
        odd = [
            (one, part)
            for one, part in zip(run, parts, strict=True)
            if not is_share(one["share"], value(part.of(text)), total)
        ]
        if not odd:
            return
        if len(odd) == 1:
            one, part = odd[0]
            right = percentage(value(part.of(text)), total, one["share"])
            if len(run) > _LEAST or is_mistyped(one["share"], value(right)):
                found.append(Misfit(Span(*one.span("share")), part, whole, right))
    # of columns that all show it, one of money
    yield from sorted(found, key=lambda one: "." not in one.part.of(text))[:1]


def _in_tables(ground: Ground, names: Sequence[str]) -> Iterator[Spread]:
    """Yield the cells of the rows called by these names, with that of the total, from each column of numbers."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        rows: dict[str, Row] = {}
        for row in grid:
            rows.setdefault(words(text, row[0]), row)
        total = next((row for name, row in rows.items() if name in _TOTAL), None)
        named = [rows[name] for name in names if name in rows]
        if total is None or len(named) != len(names) or len({len(row) for row in (*named, total)}) > 1:
            continue
        for column in range(1, len(total)):
            cells = [row[column] for row in (*named, total)]
            parts = [_number(text, cell) for cell in cells]
            told = [one for one in parts if one is not None]
            if len(told) == len(cells) and value(told[-1].of(text)) > 0:
                yield told[:-1], told[-1]


def _number(text: str, cell: Span) -> Span | None:
    """Return where the number of a cell stands, None for words and shares."""
    number = digits(text, cell)
    at = text.find(number, cell.start, cell.end) if number else -1
    share = "%" in cell.of(text) or "％" in cell.of(text)
    return None if at < 0 or share or not re.fullmatch(NUMBER, number or "") else Span(at, at + len(number or ""))


def _in_words(text: str, before: Span, names: Sequence[str]) -> Iterator[Spread]:
    """Yield the amounts told right behind these names in the paragraph, where their sum is told there too."""
    parts: list[re.Match[str]] = []
    for name in names:
        told = re.compile(rf"{re.escape(name)}[^\d，,。；;、\n]{{0,6}}{_AMOUNT}")
        found = list(told.finditer(text, before.start, before.end))
        if len(found) != 1:
            return
        parts.append(found[0])
    total = sum((value(one["number"]) for one in parts), Decimal(0))
    units = {one["unit"] for one in parts}
    for one in re.finditer(_AMOUNT, text[before.start : before.end]):
        if units == {one["unit"]} and value(one["number"]) == total > 0:
            start = before.start + one.start("number")
            yield [Span(*part.span("number")) for part in parts], Span(start, start + len(one["number"]))
            return
