"""Rows of a total that leave out the cells without a number: 合计　150.00　143.00, 总分　100　97.5."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from jixiao.model.span import Span

NUMBER = re.compile(r"[-－−+]?[\d０-９][\d０-９,，.．]*[%％]?|[-—/－–]{1,2}")
# what a cell may print behind its number
UNIT = r"(?:[%％]|[亿万千]?元|分|个?百分点|人次|[人名户]|批次|[批辆套个项次处家所]|台(?:[/／（]套[）)]?)?)"
VALUE = re.compile(rf"[≥≤＞＜><=＝]?[-－−+]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?{UNIT}?|[-—/－–]{{1,2}}")
TOTAL = re.compile(
    r"(?:自评|评价|综合|最终)?(?:[合总小共][ \t\u3000]*计|[总合]共|总[额数量]|全部|总[ \t\u3000]*分|总?得分)"
    r"(?:得分|分值|分数|合计|数)?"
)
# a stroke between the two halves of a table, no cell of either
DIVIDER = re.compile(r"[‖║∥┃│丨]{1,2}|\|\|")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_LEAST = 2
_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d*)?")
_PLAIN = str.maketrans({",": None, "，": None, "．": ".", "－": "-", "−": "-"})


def columns_of_total(text: str, above: Sequence[Sequence[Span]], cells: Sequence[Span]) -> tuple[int, ...]:
    """Return the columns of a total's cells: its numbers stand where all rows `above` of one length have numbers.

    Empty where the row is no total, or is longer or shorter than the numbers over it.
    """
    rows = [row for row in above if len(row) == len(above[0])]
    columns = range(1, len(rows[0])) if rows else ()
    numbers = [at for at in columns if all(_is_number(text, row[at]) for row in rows)]
    label = _IN_BRACKETS.sub("", cells[0].of(text))
    total = TOTAL.fullmatch(label) is not None and all(_is_number(text, cell) for cell in cells[1:])
    if total and _LEAST < len(cells) <= len(numbers):
        return _of_sums(text, rows, cells, numbers)
    return (0, *numbers) if total and 0 < len(numbers) == len(cells) - 1 else ()


def _of_sums(
    text: str, rows: Sequence[Sequence[Span]], cells: Sequence[Span], numbers: Sequence[int]
) -> tuple[int, ...]:
    """Return the columns of a total that leaves some of them out (a price has none): those that come to its numbers.

    At least one must; of several ways the one that leaves a column out where the widest blank is.
    """
    sums = {at: sum((_value(row[at].of(text)) for row in rows), Decimal(0)) for at in numbers}
    told = [_value(cell.of(text)) for cell in cells[1:]]
    gaps = [cell.start - before.end for before, cell in pairwise(cells)]

    def fit(columns: tuple[int, ...]) -> tuple[int, int]:
        right = sum(sums[at] == value for at, value in zip(columns, told, strict=True))
        skipped = [at - before for before, at in pairwise((0, *columns))]
        return right, sum(gap for gap, steps in zip(gaps, skipped, strict=True) if steps > 1)

    best = max(combinations(numbers, len(told)), key=fit)
    return (0, *best) if fit(best)[0] else ()


def _value(number: str) -> Decimal:
    """Return the value of a cell, nothing for a stroke or for what is no number after all (1.2.3)."""
    plain = number.strip("%％").translate(_PLAIN)
    return Decimal(plain if _DECIMAL.fullmatch(plain) else 0)


def _is_number(text: str, cell: Span) -> bool:
    return NUMBER.fullmatch(cell.of(text)) is not None
