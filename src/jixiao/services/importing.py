"""Exported lists into a book: only new rows are added, and nothing that stands in the workbook is touched."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.books.importing.differ import differences
from jixiao.books.importing.listing import read_listing
from jixiao.books.importing.placing import missing_columns, placed
from jixiao.books.read import read_book
from jixiao.composing.append import with_rows
from jixiao.model.additions import Additions
from jixiao.model.book import Book, Table
from jixiao.model.document import ReadFailure
from jixiao.model.importing import Found, Listing, Names, Record, Taken
from jixiao.model.sheets import Sheet, Sheets
from jixiao.reading.delimited import is_delimited, read_delimited
from jixiao.reading.sheets import loaded, read_sheets
from jixiao.services.bookkeeping import NO_BOOK
from jixiao.services.booktext import is_book
from jixiao.taxonomy.book import SUMMARY


@dataclass(frozen=True, slots=True)
class Imported:
    """The workbook with the new rows (as it was where there is none), its book, each list, sheets that are no list."""

    data: bytes
    book: Book
    taken: tuple[Taken, ...]
    unknown: tuple[tuple[str, str], ...]

    @property
    def added(self) -> int:
        """How many rows are new."""
        return sum(len(one.rows) for one in self.taken)


@dataclass(frozen=True, slots=True)
class NoPlace:
    """The book has not the sheet, or no header on it, that a list belongs to."""

    form: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """What would be written does not read back as it should: nothing may be written."""

    path: str


def import_lists(
    path: str, files: Sequence[str], names: Names, kind: str | None = None
) -> Imported | NoPlace | Unsure | ReadFailure:
    """Return the book in `path` with what is new in the lists; see `read_listing` for `names` and `kind`."""
    data = loaded(path)
    sheets = data if isinstance(data, ReadFailure) else read_sheets(path, data)
    if isinstance(data, ReadFailure) or isinstance(sheets, ReadFailure):
        return sheets if isinstance(sheets, ReadFailure) else ReadFailure(path, NO_BOOK)
    if not is_book(sheets):
        return ReadFailure(path, NO_BOOK, (("path", path),), sheets.source.sha256)
    read = [_read(one) for one in files]
    failed = next((one for one in read if isinstance(one, ReadFailure)), None)
    if failed is not None:
        return failed
    book, _ = read_book(sheets)
    lists = [(one.source.path, sheet) for one in read if isinstance(one, Sheets) for sheet in one.sheets]
    return _imported(path, data, sheets, book, _Lists(lists, names, kind))


@dataclass(frozen=True, slots=True)
class _Lists:
    sheets: Sequence[tuple[str, Sheet]]
    names: Names
    kind: str | None

    def read(self, book: Book) -> Iterator[tuple[str, Sheet, Listing | None]]:
        """Yield the lists, those of projects first, as the others name projects by their codes."""
        every = [(path, sheet, read_listing(sheet, book, self.names, self.kind)) for path, sheet in self.sheets]
        yield from sorted(every, key=lambda one: one[2] is not None and one[2].form != "projects")


def _read(path: str) -> Sheets | ReadFailure:
    return read_delimited(path) if is_delimited(path) else read_sheets(path)


def _imported(path: str, data: bytes, sheets: Sheets, book: Book, lists: _Lists) -> Imported | NoPlace | Unsure:
    grown = book
    new: dict[str, list[Record]] = {}
    taken: list[Taken] = []
    unknown: list[tuple[str, str]] = []
    for file, sheet, first in lists.read(book):
        listing = first and read_listing(sheet, grown, lists.names, lists.kind)
        if listing is None:
            unknown += [(file, sheet.name)] if any(map(any, sheet.rows)) else []
            continue
        steps = differences(listing, grown)
        records = [one.incoming.record for one in steps if one.found is Found.NEW]
        every = [*new.get(listing.form, ()), *records]
        place = placed(sheets, listing.form, every)
        if place is None:
            return NoPlace(listing.form)
        start = place.last + 1 + len(every) - len(records)
        rows = {one.incoming.row: start + at for at, one in enumerate(s for s in steps if s.found is Found.NEW)}
        grown = _grown(grown, listing.form, place.sheet, records, tuple(rows.values()))
        new[listing.form] = every
        taken.append(Taken(file, listing, steps, rows, missing_columns(sheets, listing.form, records)))
    additions = [one for form, every in new.items() if every and (one := placed(sheets, form, every)) is not None]
    try:
        written = with_rows(data, additions)
    except KeyError:
        return Unsure(path)
    if not _reads_back(path, written, sheets, grown, additions):
        return Unsure(path)
    return Imported(written, grown, tuple(taken), tuple(unknown))


def _grown(book: Book, form: str, sheet: str, records: Sequence[Record], rows: tuple[int, ...]) -> Book:
    old = book.tables.get(form) or Table(sheet, (), {})
    names = old.columns or {name: () for record in records for name in record}
    columns = {
        name: (*old.columns.get(name, (None,) * len(old)), *(record.get(name) for record in records)) for name in names
    }
    return replace(book, tables={**book.tables, form: Table(old.sheet, (*old.rows, *rows), columns)})


def _reads_back(path: str, written: bytes, before: Sheets, grown: Book, additions: Iterable[Additions]) -> bool:
    """Tell whether the workbook reads as the book that was meant, all that stood in it before being as it was."""
    after = read_sheets(path, written)
    if isinstance(after, ReadFailure):
        return False
    ends = {one.sheet: one.last for one in additions}
    for old, new in zip(before.sheets, after.sheets, strict=True):
        kept = 0 if old.name == SUMMARY else ends.get(old.name, len(old.rows))
        if [_trimmed(row) for row in old.rows[:kept]] != [_trimmed(row) for row in new.rows[:kept]]:
            return False
    book, _ = read_book(after)
    return all(_same(table, book.tables.get(form)) for form, table in grown.tables.items())


def _trimmed(row: Sequence[object]) -> list[object]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _same(table: Table, other: Table | None) -> bool:
    """Compare the columns that the sheet of the book has."""
    if other is None or len(table) != len(other):
        return False
    return all(
        values == table.columns.get(name)
        for name, values in other.columns.items()
        if any(v is not None for v in values)
    )
