"""Where new rows stand in the workbook of the clerk: below the last one, in the columns and the unit that it has."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from jixiao.books.headers import Found, Layout, find_columns, find_sheet
from jixiao.model.additions import Additions, NewCell
from jixiao.model.book import Value
from jixiao.model.importing import Record
from jixiao.model.quantity import MICRO
from jixiao.model.sheets import Sheet, Sheets
from jixiao.taxonomy.book import Type, sheet_form


def placed(sheets: Sheets, form: str, records: Sequence[Record]) -> Additions | None:
    """Return the cells of new rows of a sheet of a book, None where the book has no such sheet or no header on it."""
    sheet = find_sheet(sheets.sheets, sheet_form(form))
    layout = None if sheet is None else find_columns(sheet, sheet_form(form))
    if sheet is None or layout is None:
        return None
    last = _last_row(sheet, layout)
    cells = tuple(cell for at, record in enumerate(records, start=last + 1) for cell in _cells(record, at, layout))
    return Additions(sheet.name, last, last if last > layout.header + 1 else 0, cells)


def missing_columns(sheets: Sheets, form: str, records: Sequence[Record]) -> tuple[str, ...]:
    """Return the names of columns that new rows fill and the sheet of the book has not."""
    sheet = find_sheet(sheets.sheets, sheet_form(form))
    layout = None if sheet is None else find_columns(sheet, sheet_form(form))
    here = {one.column.id for one in layout.found} if layout else set()
    filled = {name for record in records for name, value in record.items() if value is not None}
    return tuple(one.name for one in sheet_form(form).columns if one.id in filled - here)


def _last_row(sheet: Sheet, layout: Layout) -> int:
    """Return the number of the last row that holds anything in a column of the book, at least that of the header."""
    indexes = [one.index for one in layout.found]
    for at in range(len(sheet.rows) - 1, layout.header, -1):
        row = sheet.rows[at]
        if any(index < len(row) and row[index] not in (None, "") for index in indexes):
            return at + 1
    return layout.header + 1


def _cells(record: Record, row: int, layout: Layout) -> Iterator[NewCell]:
    for one in layout.found:
        value = record.get(one.column.id)
        if value is not None:
            yield NewCell(row, one.index, _written(value, one))


def _written(value: Value, found: Found) -> str | Decimal | date:
    if isinstance(value, str | date):
        return value
    amount = Decimal(value or 0)
    if found.column.type is Type.MONEY:
        return amount / found.scale
    return amount if found.column.type is Type.YEAR else amount / MICRO
