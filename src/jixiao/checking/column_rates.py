"""Rates in a column that all rows but one make of the same two other columns: 应缴｜实缴｜实缴率."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from jixiao.checking.printed import is_mistyped, percentage, places, value
from jixiao.checking.rows import Row, amount, digits, grids, words
from jixiao.checking.rule import Ground
from jixiao.checking.told_rates import Told
from jixiao.model.span import Span

_RATES = ("%", "％")
_RATE = re.compile(r"率|比|进度|程度")
_LEAST, _WIDEST = 3, 8
_WHOLE = Decimal(100)


def odd_rates(ground: Ground) -> Iterator[Told]:
    """Yield the one rate of a column that one digit mistyped, or two in turn, set apart from all the others."""
    text = ground.extracted.document.text
    for grid in grids(ground):
        if not _LEAST <= len(grid[0]) <= _WIDEST:
            continue
        for column in (at for at, head in enumerate(grid[0]) if _RATE.search(words(text, head))):
            rows = [row for row in grid[1:] if row[column].of(text).rstrip().endswith(_RATES)]
            if len(rows) > _LEAST:
                yield from _judged(text, grid[0], rows, column)


def _judged(text: str, head: Row, rows: Sequence[Row], column: int) -> Iterator[Told]:
    pairs = permutations([at for at in range(len(head)) if at != column], 2)
    for part, whole in pairs:
        odd = [row for row in rows if not _fits(text, row, part, whole, column)]
        if len(odd) != 1:
            continue
        a, b = amount(text, odd[0][part]), amount(text, odd[0][whole])
        printed = digits(text, odd[0][column])
        told = {digits(text, row[column]) for row in rows if row is not odd[0]}
        if a is None or not b or not printed or len(told) < _LEAST - 1:
            return
        right = percentage(a, b, printed)
        if is_mistyped(printed, value(right)):
            formula = f"{odd[0][part].of(text).strip()}÷{odd[0][whole].of(text).strip()}×100%"
            name = words(text, head[column]) or "比率"
            yield Told(_trimmed(text, odd[0][column]), odd[0][part], odd[0][whole], formula, f"{right}%", name)
        return


def _trimmed(text: str, cell: Span) -> Span:
    printed = cell.of(text)
    return Span(cell.start + len(printed) - len(printed.lstrip()), cell.start + len(printed.rstrip()))


def _fits(text: str, row: Row, part: int, whole: int, column: int) -> bool:
    a, b, rate = amount(text, row[part]), amount(text, row[whole]), digits(text, row[column])
    if a is None or not b or not rate:
        return False
    # the amounts were rounded too, and the rate may have been reckoned from finer ones
    top, base = (Decimal(1).scaleb(-places(digits(text, row[at]))) / 2 for at in (part, whole))
    slack = Decimal(1).scaleb(-places(rate)) * 3 / 2
    low, high = _WHOLE * (a - top) / (b + base), _WHOLE * (a + top) / max(b - base, base)
    return low - slack <= value(rate) <= high + slack
