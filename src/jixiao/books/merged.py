"""Merged cells below a header: words hold for every row of the range, an amount stands once."""

from collections.abc import Sequence

from jixiao.books.headers import Layout
from jixiao.model.book import RowPlace
from jixiao.model.sheets import Cell, Sheet, column_letters
from jixiao.taxonomy.book import Type

_REPEATED = frozenset({Type.TEXT, Type.CODE, Type.CHOICE, Type.DATE})


def filled(sheet: Sheet, layout: Layout) -> tuple[Sequence[Sequence[Cell]], list[RowPlace]]:
    """Return the rows below the header with merged words repeated, and the merged ranges that hold amounts."""
    rows = sheet.rows[layout.header + 1 :]
    ranges = [one for one in sheet.merged if one.top > layout.header and one.bottom > one.top]
    if not ranges:
        return rows, []
    types = {one.index: one.column.type for one in layout.found}
    copied: list[Sequence[Cell]] = list(rows)
    told: list[RowPlace] = []
    for one in ranges:
        kind = types.get(one.left)
        if kind is None or one.top - layout.header - 1 >= len(rows):
            continue
        if kind not in _REPEATED:
            told.append(RowPlace(sheet.name, one.top + 1, column_letters(one.left)))
            continue
        value = _at(rows[one.top - layout.header - 1], one.left)
        for number in range(one.top + 1, min(one.bottom, len(sheet.rows) - 1) + 1):
            at = number - layout.header - 1
            row = list(copied[at])
            row.extend([None] * (one.left + 1 - len(row)))
            row[one.left] = value
            copied[at] = row
    return copied, told


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None
