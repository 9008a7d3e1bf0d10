"""Figures of the text that name the row and the column of a cell near by: 西城维修费36.80万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.printed import NUMBER, is_mistyped, value
from jixiao.checking.rows import Row, amount, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.table_beside import Unlike
from jixiao.model.span import Span

_UNIT = re.compile(r"[（(](?P<unit>亿元|万元|元|人|名|户|亩|盏|个|处|座|辆)[）)]$")
_APART = re.compile(r"上年|去年|以前|目标|计划|预算|追加|调整|其中|增|减|比|较|约|近|20\d\d年")
_SHORTEST, _FAR, _BACK, _MOST = 2, 400, 10, 200


def named_misfits(ground: Ground) -> Iterator[Unlike]:
    """Yield the figures behind a table, named by row and column, that a slip of the hand keeps from being its cell."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        end = grid[-1][-1].end
        behind = Span(end, min(len(text), end + _FAR))
        if len(grid) * len(grid[0]) <= _MOST:
            for row in grid[1:]:
                yield from _of_row(text, grid[0], row, behind)


def _of_row(text: str, head: Row, row: Row, behind: Span) -> Iterator[Unlike]:
    name = words(text, row[0])
    for column, cell in zip(head[1:], row[1:], strict=True):
        told, unit = amount(text, cell), _UNIT.search(words(text, column))
        title = _UNIT.sub("", words(text, column))
        if told is None or unit is None or min(len(name), len(title)) < _SHORTEST:
            continue
        named = re.compile(
            rf"(?<![\u4e00-\u9fff]){re.escape(name)}的?{re.escape(title)}(?:支出)?"
            rf"[为是达]?[ ]*(?P<number>{NUMBER})[ ]*{unit['unit']}"
        )
        for match in named.finditer(text, behind.start, behind.end):
            before = text[max(behind.start, match.start() - _BACK) : match.start()]
            if _is_slip(match["number"], told) and not _APART.search(before):
                yield Unlike(Span(match.start("number"), match.end()), cell, name + title, turned=False)


def _is_slip(number: str, told: Decimal) -> bool:
    return value(number) != told and is_mistyped(number, told)
