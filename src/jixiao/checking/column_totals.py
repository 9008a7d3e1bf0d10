"""Columns of numbers above their total, as the rows print them, whatever they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.printed import places
from jixiao.checking.rows import Row, amount, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_TOTAL = re.compile(r"(?:项目|资金|支出|收入|各项)?(?:(?:总|合|共|小)[计共]|总额|总数|总量|全部)")
# the last row is of all where another column shows that it is: 全队 below its squads
_ALL = re.compile(r"[全整](?:部门|系统|[队局县镇乡市区院校站所馆村街])")
# what cannot be added up, or is not what its rows are made of
_NO_SUM = re.compile(r"率|比|均|标准|单价|价格|序号|编号|编码|年份|日期|等级|目标|完成值|指标值|[%％]")
_WITHIN = re.compile(r"其中|^[（(]|^含")
_RATES = ("%", "％")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """The parts of a column and their total, how it differs from their sum; `proven`: another column adds up."""

    parts: tuple[Span, ...]
    total: Span
    sum: Decimal
    over: Decimal
    proven: bool


def columns(ground: Ground) -> Iterator[Column]:
    """Yield the columns of the grids that end in a row of the total."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        at = next((n for n, row in enumerate(grid) if _is_total(text, row)), 0)
        of_all = not at and _ALL.fullmatch(words(text, grid[-1][0])) is not None
        at = len(grid) - 1 if of_all else at
        begun = next((n for n, row in enumerate(grid) if any(amount(text, cell) is not None for cell in row[1:])), at)
        rows = grid[begun:at]
        if len(rows) >= _LEAST and not any(_WITHIN.search(words(text, row[0])) for row in rows):
            found = _judged(text, grid[begun - 1] if begun else (), rows, grid[at])
            yield from (one for one in found if one.proven or not of_all)


def _is_total(text: str, row: Row) -> bool:
    names = [words(text, cell) for cell in row[:_LEAST]]
    return any(_TOTAL.fullmatch(name) for name in names)


def _judged(text: str, head: Row, rows: Sequence[Row], total: Row) -> Iterator[Column]:
    found = []
    for column in range(1, len(total)):
        cells = [row[column] for row in rows]
        parts, whole = [amount(text, cell) for cell in cells], amount(text, total[column])
        rates = any(cell.of(text).rstrip().endswith(_RATES) for cell in (*cells, total[column]))
        if whole is None or rates or (head and _NO_SUM.search(words(text, head[column]))):
            continue
        # one half of a table of two has fewer rows than the other
        told = [part for part in parts if part is not None]
        empty = sum(not words(text, cell) for cell in cells)
        if len(told) == len(parts) or (len(told) > 1 and len(told) + empty == len(parts)):
            step = Decimal(1).scaleb(-min(places(digits(text, cell)) for cell in (*cells, total[column])))
            over = whole - sum(told)
            # rounded parts may be off by one in the last place
            close = abs(over) <= step < 1
            found.append((tuple(cells), total[column], Decimal(sum(told)), Decimal(0) if close else over))
    right = [one for one in found if not one[-1] and one[-2]]
    for one in found:
        yield Column(*one, proven=bool(head) and any(other is not one for other in right))
