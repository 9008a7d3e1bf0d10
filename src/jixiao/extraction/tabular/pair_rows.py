"""Rows of labels and values in turn: 编制人数 | 42 | 在职人数 | 40, and the units that labels give their values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.extraction.given import as_money, give
from jixiao.extraction.grid import GridCell, plain, read_label, unit_of
from jixiao.extraction.sources import is_source
from jixiao.model.figure import Figure
from jixiao.model.quantity import YUAN_PER_UNIT, Dimension
from jixiao.taxonomy.lexicon import Lexicon

_PAIR = 2
_LINE_NUMBER = re.compile(r"\d{1,3}")
_SCORE = re.compile(r"(?:得分|分值|总分|满分|评分|权重)(?:[（(]分[）)])?$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value, and the number of the figure that this is."""

    label: GridCell
    value: GridCell
    figure: int


def unfolded(rows: Sequence[Sequence[GridCell]]) -> list[list[GridCell]]:
    """Return rows of one pair each where every row is of pairs, and some of several; else the rows as they are."""
    wide = any(len(row) > _PAIR for row in rows)
    if not wide or not all(_is_of_pairs(row) for row in rows):
        return [list(row) for row in rows]
    return [list(row[at : at + _PAIR]) for row in rows for at in range(0, len(row), _PAIR)]


def without_numbers(rows: Sequence[Sequence[GridCell]]) -> list[list[GridCell]]:
    """Return the rows without the running number that each of them begins with: 05 | 上年结转 | 12.65."""
    numbers = [int(row[0].text) if row and _LINE_NUMBER.fullmatch(row[0].text) else -1 for row in rows]
    running = all(number == numbers[0] + at for at, number in enumerate(numbers)) and numbers[0] >= 0 if rows else False
    named = all(len(row) > _PAIR - 1 and row[1].text and not row[1].numeric for row in rows)
    return [list(row[running and named :]) for row in rows]


def _is_of_pairs(row: Sequence[GridCell]) -> bool:
    labels = all(cell.text and not cell.numeric for cell in row[::_PAIR])
    return bool(row) and not len(row) % _PAIR and labels and all(cell.numeric for cell in row[1::_PAIR])


def lend_unit(figures: list[Figure], pair: Pair, unit: str, lexicon: Lexicon) -> None:
    """Give a bare number what its label says it is: money (资产总额（万元）), a rate, points; else money in `unit`."""
    own, head = unit_of(pair.label.text), read_label(plain(pair.label.text), lexicon)
    if own in YUAN_PER_UNIT:
        as_money(figures, pair.figure, own)
    elif own in ("%", "％") or (head.rate and not own):
        give(figures, pair.figure, Dimension.RATE, "%")
    elif own == "分" or _SCORE.search(pair.label.text):
        give(figures, pair.figure, Dimension.SCORE, "分")
    elif own or (head.count and not figures[pair.figure].quantity.decimals):
        give(figures, pair.figure, Dimension.COUNT, "")
    elif unit and (figures[pair.figure].quantity.decimals or head.topic or head.phase):
        as_money(figures, pair.figure, unit)


def pairs_of(rows: Sequence[Sequence[GridCell]]) -> list[tuple[GridCell, GridCell]]:
    """Return the label and the value of each row that holds one of both and nothing else."""
    filled = ([cell for cell in row if cell.text] for row in rows)
    return [
        (row[0], row[1])
        for row in filled
        if len(row) == _PAIR and row[1].numeric and not row[1].blank and not row[0].numeric
    ]


def name_of_row(row: Sequence[GridCell], at: int) -> GridCell | None:
    """Return what names the amount in a column: the text left of it, or where money came from at its right."""
    texts = [cell for cell in row if cell.text and not cell.numeric and not cell.blank]
    source = next((cell for cell in texts if cell.cell.column > at and is_source(plain(cell.text))), None)
    left = [cell for cell in texts if cell.cell.column < at]
    return source or (left[-1] if left else None)
