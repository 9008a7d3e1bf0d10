"""Rows of what there was, came, went and is left: 上年结转｜当年到位｜当年支出｜年末结转."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import lines
from jixiao.checking.printed import NUMBER
from jixiao.checking.rows import amount, grids, words
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_UNIT = r"(?:[（(](?:亿|万|千)?元[）)])?"
_NOW, _OF = "(?:当年|本年|本期|全年|年度)", r"(?:资金|经费|金额|收入|支出|数|额)*"
_ROLES = tuple(
    re.compile(words_of + _UNIT)
    for words_of in (
        r"(?:上年|年初|期初|上期)(?:末|度)?(?:结转|结余|余额)(?:和?结余)?(?:资金|数|额)*",
        rf"{_NOW}?(?:到位|到账|收入|拨入|下达|安排|增加|拨款|收到){_OF}",
        rf"{_NOW}?(?:支出|支付|使用|减少|拨付|执行){_OF}",
        r"(?:年末|期末|年底|累计|本年末?|本期)?(?:结转|结余|余额|剩余)(?:和?结余)?(?:资金|数|额|下年度?)*",
    )
)
# 期初结转：83,250 on a line of its own; what is part of the line above it
_LINE = re.compile(
    rf"[ \t\u3000]*(?P<name>[\u4e00-\u9fff（）()]{{2,14}}?)"
    r"(?:[ \t\u3000]*[：:][ \t\u3000]*|[ \t\u3000]+|(?=\d))"
    rf"(?P<number>{NUMBER})[ ]*(?P<unit>亿元|万元|元)?(?:[，,；;（(]其中[^\n]*)?[；;。]?[ \t\u3000]*"
)
_INNER = re.compile(r"[ \t\u3000]*其中|[ \t\u3000]{2,}|\u3000")
_OTHER = re.compile(r"收回|上缴|分配|调[整剂增减]|核减|退")


@dataclass(frozen=True, slots=True)
class Flow:
    """What is said to be left, the cells it follows from, and what they make."""

    left: Span
    others: tuple[Span, ...]
    right: Decimal


def uneven_flows(ground: Ground) -> Iterator[Flow]:
    """Yield the one row of a grid with these four columns whose rest is not what the others leave."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        columns = _columns([words(text, cell) for cell in grid[0]])
        if columns:
            odd = [flow for row in grid[1:] for flow in _judged(text, [row[at] for at in columns])]
            if len(odd) == 1:
                yield odd[0]


def uneven_flow_lines(ground: Ground) -> Iterator[Flow]:
    """Yield what is left on the last of four such lines, nothing but parts of them between, that they do not leave."""
    text = ground.extracted.document.text
    run: list[re.Match[str]] = []
    for start, end in ((line.start, line.end) for line in lines(text) if line.of(text).strip()):
        match = _LINE.fullmatch(text, start, end)
        at = len(run) % len(_ROLES)
        if match is not None and _ROLES[at].fullmatch(match["name"]) and (not run or run[0]["unit"] == match["unit"]):
            run.append(match)
        elif not run or not _INNER.match(text, start, end):
            run = [match] if match is not None and _ROLES[0].fullmatch(match["name"]) else []
        if len(run) == len(_ROLES):
            yield from _judged(text, [Span(*one.span("number")) for one in run])
            run = []


def _columns(names: Sequence[str]) -> list[int]:
    found = [[at for at, name in enumerate(names) if role.fullmatch(name)] for role in _ROLES]
    single = all(len(one) == 1 for one in found) and not any(_OTHER.search(name) for name in names)
    return [one[0] for one in found] if single else []


def _judged(text: str, cells: Sequence[Span]) -> Iterator[Flow]:
    begun, came, went, left = (amount(text, cell) for cell in cells)
    if begun is not None and came is not None and went is not None and left is not None:
        right = begun + came - went
        if right != left:
            yield Flow(cells[-1], tuple(cells[:-1]), right)
