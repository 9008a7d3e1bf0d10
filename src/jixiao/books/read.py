"""From the sheets of a workbook to a book, with every problem by sheet, row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.books.cells import UnreadableError, plain, reader
from jixiao.books.headers import YUAN, Found, Layout, find_columns, find_sheet, names_of, split_unit
from jixiao.books.merged import filled
from jixiao.model.book import Book, Problem, RowPlace, Table, Value
from jixiao.model.quantity import FEN_PER_YUAN, YUAN_PER_UNIT
from jixiao.model.sheets import Cell, Sheet, Sheets, column_letters
from jixiao.taxonomy.book import EXAMPLE, SUMMARY, Column, Form, SheetForm, Type, sheet_forms

TOTALS = frozenset({"合计", "总计", "小计", "本页合计", "累计", "合 计"})
_MOST_TOLD = 20
_CORE = frozenset({"unit", "budget", "payments", "projects"})


@dataclass(slots=True)
class _Log:
    """Collects problems; of one kind in one column only the first are told singly, the rest as a number."""

    found: list[Problem] = field(default_factory=list)
    counts: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def tell(self, code: str, variant: str, places: Sequence[RowPlace], *, severity: str = "", **args: str) -> None:
        first = places[0]
        key = (code, variant, first.sheet, first.column)
        self.counts[key] = self.counts.get(key, 0) + 1
        if self.counts[key] <= _MOST_TOLD:
            told = {"sheet": first.sheet, "row": str(first.row), "column": first.column} | args
            self.found.append(Problem(code, variant, tuple(told.items()), tuple(places), severity))

    def all(self) -> tuple[Problem, ...]:
        more = [
            Problem(code, "more", (("sheet", sheet), ("column", column), ("count", str(count - _MOST_TOLD))),
                    (RowPlace(sheet, 1, column),))
            for (code, _, sheet, column), count in self.counts.items() if count > _MOST_TOLD
        ]  # fmt: skip
        return (*self.found, *more)


def read_book(sheets: Sheets) -> tuple[Book, tuple[Problem, ...]]:
    """Return the book in a workbook and what is wrong with its cells (JX801, JX802, JX811)."""
    log = _Log()
    tables: dict[str, Table] = {}
    known: set[str] = set()
    year: int | None = None
    for form in sheet_forms():
        sheet = find_sheet(sheets.sheets, form)
        if sheet is None:
            if not form.optional:
                log.tell("JX801", "sheet", [RowPlace(form.name, 1)], severity="warning" if form.id in _CORE else "info")
            continue
        known.add(sheet.name)
        tables[form.id] = _card(sheet, form, log) if form.form is Form.CARD else _list(sheet, form, year, log)
        if form.id == "unit":
            year = _year(tables["unit"])
        if sheet.hidden and len(tables[form.id]):
            log.tell("JX811", "hidden", [RowPlace(sheet.name, 1)], severity="info", count=str(len(tables[form.id])))
    for sheet in sheets.sheets:
        if sheet.name not in known and sheet.name != SUMMARY and any(any(map(_told, row)) for row in sheet.rows):
            log.tell("JX811", "unknown", [RowPlace(sheet.name, 1)], severity="info")
    return Book(sheets.source, tables), log.all()


def read_list(sheet: Sheet, form: SheetForm, year: int | None) -> tuple[Table, tuple[Problem, ...]]:
    """Return the rows of one sheet as records of `form`, whatever the sheet is called."""
    log = _Log()
    table = _list(sheet, form, year, log)
    return table, log.all()


def _year(table: Table) -> int | None:
    year = table.columns["year"][0] if table.rows else None
    return year if isinstance(year, int) else None


def _told(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _card(sheet: Sheet, form: SheetForm, log: _Log) -> Table:
    named = names_of(form.columns)
    values: dict[str, Value] = {}
    for at, row in enumerate(sheet.rows):
        for index, cell in enumerate(row):
            name, scale = split_unit(cell) if isinstance(cell, str) else ("", 0)
            column = named.get(name)
            if column is None or column.id in values:
                continue
            if not scale and column.type is Type.MONEY:
                scale = _unit_beside(row[index + 2 :])
            place = RowPlace(sheet.name, at + 1, column_letters(index + 1))
            value = row[index + 1] if index + 1 < len(row) else None
            values[column.id] = _value(value, Found(column, index + 1, scale or YUAN), place, log)
            break
    for column in form.columns:
        if column.required and values.get(column.id) is None:
            log.tell("JX801", "field", [RowPlace(sheet.name, 1)], name=column.name)
    if all(value is None for value in values.values()):
        return Table(sheet.name, (), {column.id: () for column in form.columns})
    rows = _rows_of_fields(sheet, named)
    first = min(rows.values(), default=1)
    return Table(sheet.name, (first,), {column.id: (values.get(column.id),) for column in form.columns}, rows)


def _rows_of_fields(sheet: Sheet, named: Mapping[str, Column]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, row in enumerate(sheet.rows, start=1):
        for cell in row[:2]:
            column = named.get(split_unit(cell)[0]) if isinstance(cell, str) else None
            if column is not None:
                found.setdefault(column.id, at)
    return found


def _unit_beside(cells: Sequence[Cell]) -> int:
    first = next((plain(cell) for cell in cells[:1] if isinstance(cell, str)), "")
    return YUAN_PER_UNIT.get(first, 1) * FEN_PER_YUAN


def _value(cell: Cell, found: Found, place: RowPlace, log: _Log) -> Value:
    try:
        return reader(found.column, found.scale, None)(cell)
    except UnreadableError as error:
        _tell_cell(log, found.column, place, error)
        return None


def _tell_cell(log: _Log, column: Column, place: RowPlace, error: UnreadableError) -> None:
    variant, shown = error.args
    choices = "、".join(column.choices)
    log.tell("JX802", variant, [place], name=column.name, found=shown, choices=choices)


def _list(sheet: Sheet, form: SheetForm, year: int | None, log: _Log) -> Table:
    layout = find_columns(sheet, form)
    if layout is None:
        if any(any(map(_told, row)) for row in sheet.rows):
            log.tell("JX801", "header", [RowPlace(sheet.name, 1)])
        return Table(sheet.name, (), {column.id: () for column in form.columns})
    present = {one.column.id for one in layout.found}
    for column in form.columns:
        if column.required and column.id not in present:
            log.tell("JX801", "column", [RowPlace(sheet.name, layout.header + 1)], name=column.name)
    raw, numbers = _raw_columns(sheet, layout, log, sums=form.sums)
    columns = {one.column.id: _typed(raw[one.column.id], numbers, one, sheet.name, year, log) for one in layout.found}
    kept = _kept(columns, numbers, form, sheet.name, log)
    whole = len(kept) == len(numbers)
    none = (None,) * len(kept)
    picked = columns if whole else {name: tuple(values[at] for at in kept) for name, values in columns.items()}
    rows = tuple(numbers) if whole else tuple(numbers[at] for at in kept)
    table = Table(sheet.name, rows, {column.id: picked.get(column.id, none) for column in form.columns})
    _tell_missing(table, raw, dict(zip(numbers, range(len(numbers)), strict=True)), layout, log)
    return table


def _raw_columns(sheet: Sheet, layout: Layout, log: _Log, *, sums: bool) -> tuple[dict[str, list[Cell]], list[int]]:
    """Return the cells below the header by column, rows without any left out, with their row numbers."""
    rows, told = filled(sheet, layout)
    for place in told:
        log.tell("JX811", "merged", [place])
    indexes = [one.index for one in layout.found]
    first, width = indexes[:3], max(indexes) + 1
    totals = sums and any(not TOTALS.isdisjoint([row[index] for row in rows if index < len(row)]) for index in first)
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    for number, row in enumerate(rows, start=layout.header + 2):
        if len(row) < width:
            row = [*row, *(None,) * (width - len(row))]  # noqa: PLW2901  a short row is a row with empty cells
        if not _told(row[indexes[0]]) and not any(_told(row[index]) for index in indexes):
            continue
        if totals and not TOTALS.isdisjoint([row[index] for index in first]):
            log.tell("JX811", "total", [RowPlace(sheet.name, number)], severity="info")
            continue
        kept.append(row)
        numbers.append(number)
    return {one.column.id: [row[one.index] for row in kept] for one in layout.found}, numbers


def _typed(
    cells: Sequence[Cell], numbers: Sequence[int], found: Found, sheet: str, year: int | None, log: _Log
) -> tuple[Value, ...]:
    """Return the typed values of a column; equal cells are read once."""
    read = reader(found.column, found.scale, year)
    if bool in set(map(type, cells)):
        cells = [("是" if cell else "否") if isinstance(cell, bool) else cell for cell in cells]
    known: dict[Cell, Value] = {}
    unread: dict[Cell, UnreadableError] = {}
    for cell in set(cells):
        try:
            known[cell] = read(cell)
        except UnreadableError as error:
            known[cell], unread[cell] = None, error
    if unread:
        for cell, number in zip(cells, numbers, strict=True):
            if cell in unread:
                place = RowPlace(sheet, number, column_letters(found.index))
                _tell_cell(log, found.column, place, unread[cell])
    return tuple(map(known.__getitem__, cells))


def _kept(
    columns: Mapping[str, tuple[Value, ...]], numbers: Sequence[int], form: SheetForm, sheet: str, log: _Log
) -> list[int]:
    """Return the rows that count: all but the untouched example."""
    with_mark = [values for values in columns.values() if EXAMPLE in values]
    marked = sorted({at for values in with_mark for at, value in enumerate(values) if value == EXAMPLE})
    if not marked or form.example is None:
        return list(range(len(numbers)))
    expected = example_values(form)
    dropped: set[int] = set()
    for at in marked:
        if all(values[at] == expected.get(name) for name, values in columns.items()):
            dropped.add(at)
        else:
            log.tell("JX811", "example", [RowPlace(sheet, numbers[at])])
    return [at for at in range(len(numbers)) if at not in dropped]


def example_values(form: SheetForm) -> Mapping[str, Value]:
    """Return the typed values of the example row of a list."""
    example = form.example or {}
    return {name: reader(form.column(name), YUAN, None)(cell) for name, cell in example.items()}


def _tell_missing(
    table: Table, raw: Mapping[str, Sequence[Cell]], index: Mapping[int, int], layout: Layout, log: _Log
) -> None:
    for one in layout.found:
        if not one.column.required:
            continue
        for at, number in _empty(table, one.column.id):
            del at
            if not _told(raw[one.column.id][index[number]]):
                place = RowPlace(table.sheet, number, column_letters(one.index))
                log.tell("JX802", "missing", [place], name=one.column.name)


def _empty(table: Table, column: str) -> Iterator[tuple[int, int]]:
    values = table.columns[column]
    if None in values:
        yield from ((at, table.rows[at]) for at, value in enumerate(values) if value is None)
