"""Rows that end both halves of a table of money in and out: 收入总计｜960.00｜支出总计｜960.00."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jixiao.checking.explained import leaves_out
from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rows import Row, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_IN = re.compile(r"(?:收入|来源|资金来源)?总[ ]*计(?:[（(]万?元[）)])?")
_OUT = re.compile(r"(?:支出|去向|运用|资金运用|使用)?总[ ]*计(?:[（(]万?元[）)])?")
# 收入总计：960.00 on a line of its own, some lines below it 支出总计：960.00
_LINE = re.compile(
    rf"^[ \t\u3000]*(?P<kind>收入|支出)(?:总[ \u3000]*计|合计[（(]总计[）)])(?:[（(]万?元[）)])?"
    rf"[：:｜| \t\u3000]*\n?[ \t\u3000]*(?P<number>{NUMBER})[ ]*(?P<unit>[亿万]?元)?[；;。]?[ \t\u3000]*$",
    re.MULTILINE,
)
# 收入这一边：…，年初结转和结余96.50万元，总计3,216.50万元。支出这一边：…，年末结转和结余91.65万元，总计3,216.50万元
_HALVES = re.compile(
    rf"收入(?:这一边|这边|一侧|方|端|一方|方面|情况|来源)?[：:，,][^。\n]{{0,200}}?(?:年初|上年|期初)结[转余][^。\n]{{0,60}}?[，,]"
    rf"(?:收入)?总计[为是共]?[ ]*(?P<came>{NUMBER})[ ]*(?P<unit>(?:亿元|万元|元)?)[。；;\n][ \t\u3000\n]*"
    rf"支出(?:这一边|这边|一侧|方|端|一方|方面|情况|去向)?[：:，,][^。\n]{{0,200}}?(?:年末|年终|期末)结[转余][^。\n]{{0,60}}?[，,]"
    rf"(?:支出)?总计[为是共]?[ ]*(?P<went>{NUMBER})[ ]*(?P=unit)"
)
_FAR = 600


@dataclass(frozen=True, slots=True)
class Balance:
    """The totals of both halves; `sure`: each alone on its line, one mistyped digit apart."""

    came: Span
    went: Span
    sure: bool = False


def uneven_rows(ground: Ground) -> Iterator[Balance]:
    """Yield the last rows of two halves whose totals differ."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        for row in grid:
            yield from _judged(text, row)


def uneven_lines(ground: Ground) -> Iterator[Balance]:
    """Yield the totals of income and spending, each on a line of its own, that differ by a slip of the hand."""
    text = ground.extracted.document.text
    yield from _uneven_halves(text)
    for came, went in pairwise(_LINE.finditer(text)):
        told = (came["kind"], went["kind"]) == ("收入", "支出") and went.start() - came.end() < _FAR
        alike = told and came["unit"] == went["unit"] and came["number"] != went["number"]
        lacking = abs(value(came["number"]) - value(went["number"]))
        if leaves_out(text, went.end("number"), lacking):
            continue
        if alike and is_mistyped(went["number"], value(came["number"])):
            yield Balance(Span(*came.span("number")), Span(*went.span("number")), sure=True)


def _uneven_halves(text: str) -> Iterator[Balance]:
    """Yield the totals of two sentences, both with what was carried over, that differ by a slip of the hand."""
    for match in _HALVES.finditer(text):
        lacking = abs(value(match["came"]) - value(match["went"]))
        told = {value(number) for number in re.findall(NUMBER, match.group())}
        if lacking and lacking not in told and is_mistyped(match["went"], value(match["came"])):
            yield Balance(Span(*match.span("came")), Span(*match.span("went")), sure=True)


def _judged(text: str, row: Row) -> Iterator[Balance]:
    cells = [cell for cell in row if words(text, cell)]
    labels = [at for at, cell in enumerate(cells) if words(text, cell).endswith(("总计", "总计（万元）", "总计（元）"))]
    if len(labels) != len("ab") or labels[1] + 1 >= len(cells) or labels[0] + 1 == labels[1]:
        return
    one, other = (cells[at + 1] for at in labels)
    named = _IN.fullmatch(words(text, cells[labels[0]])) and _OUT.fullmatch(words(text, cells[labels[1]]))
    came, went = digits(text, one), digits(text, other)
    # a half with columns of budget and final account cannot be told from one amount
    alone = labels[1] - labels[0] == len(cells) - labels[1] == len("ab")
    if named and alone and came and went and value(came) != value(went):
        yield Balance(one, other)
