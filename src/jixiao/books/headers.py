"""Which sheet and which column a workbook means: by name or other name, blanks, marks and units aside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jixiao.books.cells import plain
from jixiao.model.quantity import FEN_PER_YUAN, YUAN_PER_UNIT
from jixiao.model.sheets import Cell, Sheet
from jixiao.taxonomy.book import Column, SheetForm, Type

_UNIT = re.compile(r"[(\[]?(?:单位|金额单位)?:?([万亿千百]{0,2}元)[)\]]?$")
_SHEET_UNIT = re.compile(r"单位:?([万亿千百]{0,2}元)")
_MARKS = re.compile(r"[\s*:“”\"]+")
_ROWS_SEARCHED = 20
YUAN = FEN_PER_YUAN


@dataclass(frozen=True, slots=True)
class Found:
    """A column of the schema at its place: `index` of the column (of the row in a card), fen of one unit."""

    column: Column
    index: int
    scale: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header stands (row from 0) and which column holds what."""

    header: int
    found: tuple[Found, ...]


def key_of(word: str) -> str:
    """Return a header without blanks, marks and full-width forms."""
    return _MARKS.sub("", plain(word))


def find_sheet(sheets: Sequence[Sheet], form: SheetForm) -> Sheet | None:
    """Return the sheet of a form: by its name first, then by another name of it."""
    named = {key_of(sheet.name): sheet for sheet in reversed(sheets)}
    return next((named[key_of(name)] for name in (form.name, *form.also) if key_of(name) in named), None)


def find_columns(sheet: Sheet, form: SheetForm) -> Layout | None:
    """Return the header row that names most columns, None where no row names a required one or two others."""
    best: Layout | None = None
    for at, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        found = _matched(row, form, _scale_above(sheet.rows[:at]))
        if len(found) >= min(2, len(form.columns)) and (best is None or len(found) > len(best.found)):
            best = Layout(at, found)
    return best


def _scale_above(rows: Sequence[Sequence[Cell]]) -> int:
    for row in rows:
        for cell in row:
            match = _SHEET_UNIT.search(plain(cell).replace(" ", "")) if isinstance(cell, str) else None
            if match:
                return YUAN_PER_UNIT[match[1]] * YUAN
    return YUAN


def _matched(row: Sequence[Cell], form: SheetForm, scale: int) -> tuple[Found, ...]:
    heads: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        if isinstance(cell, str) and cell.strip():
            name, unit = split_unit(cell)
            heads.setdefault(name, (index, unit or scale))
    taken: set[int] = set()
    found: list[Found] = []
    for rank in range(max(len(column.also) for column in form.columns) + 1):
        for column in form.columns:
            names = (column.name, *column.also)
            if rank >= len(names) or any(one.column is column for one in found):
                continue
            index, unit = heads.get(key_of(names[rank]), (-1, 0))
            if index >= 0 and index not in taken:
                taken.add(index)
                found.append(Found(column, index, unit if column.type is Type.MONEY else 1))
    return tuple(sorted(found, key=lambda one: one.index))


def split_unit(head: str) -> tuple[str, int]:
    """Return the key of a header and the fen of the unit that it names, 0 for none: 支付金额（万元）."""
    key = key_of(head)
    match = _UNIT.search(key)
    if match is None or match.start() == 0 or key[match.start()] not in "([":
        return key, 0
    return key[: match.start()], YUAN_PER_UNIT[match[1]] * YUAN


def names_of(columns: Sequence[Column]) -> Mapping[str, Column]:
    """Return the columns by every key that they go by; the own name of a column wins."""
    named: dict[str, Column] = {}
    for column in columns:
        for other in column.also:
            named.setdefault(key_of(other), column)
    return named | {key_of(column.name): column for column in columns}
