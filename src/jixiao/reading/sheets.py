"""Read a workbook: plain cells of every sheet, and which cells hold no value though the file shows something there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    ZipError,
)

from jixiao.model.document import ReadFailure, Source
from jixiao.model.sheets import Cell, CellFault, Merged, Sheet, Sheets
from jixiao.reading.cellfaults import Hollow, hollow_cells

MOST_BYTES = 100_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheets(path: str, data: bytes | None = None) -> Sheets | ReadFailure:
    """Return the workbook in the file `path` (.xlsx, .xlsm, .xls, .ods), or why it cannot be read.

    Failures: JX001 missing, JX002 no regular file, JX003 empty, JX004 no workbook, JX005 encrypted, JX006 too large
    (also when unpacked), JX007 damaged, JX008 no permission.
    """
    content = loaded(path) if data is None else data
    if isinstance(content, ReadFailure):
        return content
    code = _unfit(content)
    digest = sha256(content).hexdigest()
    if code:
        return _failure(path, code, digest)
    hollow = hollow_cells(content)
    if hollow is Hollow.TOO_LARGE:
        return _failure(path, "JX006", digest)
    if hollow is Hollow.DAMAGED:
        return _failure(path, "JX007", digest)
    return _with_calamine(path, content, digest, {} if isinstance(hollow, Hollow) else hollow)


def _unfit(data: bytes) -> str:
    if not data:
        return "JX003"
    if len(data) > MOST_BYTES:
        return "JX006"
    return "JX005" if data.startswith(_COMPOUND) and _ENCRYPTED in data else ""


def _with_calamine(
    path: str, data: bytes, digest: str, hollow: Mapping[str, Mapping[tuple[int, int], CellFault]]
) -> Sheets | ReadFailure:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            sheets = tuple(
                _sheet(book, meta.name, hollow.get(meta.name, {}), hidden=meta.visible is not SheetVisibleEnum.Visible)
                for meta in book.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet
            )
    except PasswordError:
        return _failure(path, "JX005", digest)
    except ZipError:
        return _failure(path, "JX007", digest)
    except CalamineError:
        return _failure(path, "JX004", digest)
    return Sheets(Source(path, digest, "xlsx"), sheets)


def _sheet(book: CalamineWorkbook, name: str, faults: Mapping[tuple[int, int], CellFault], *, hidden: bool) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows: list[Sequence[Cell]] = [
        [(cell or None) if cell.__class__ is str else _cell(cell) for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (row, column), fault in faults.items():
        _put(rows, row, column, fault)
    merged = tuple(Merged(*start, *end) for start, end in sheet.merged_cell_ranges or ())
    return Sheet(name, rows, hidden, merged)


def _put(rows: list[Sequence[Cell]], row: int, column: int, fault: CellFault) -> None:
    rows.extend([] for _ in range(row + 1 - len(rows)))
    cells = list(rows[row])
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = fault
    rows[row] = cells


def _cell(value: Any) -> Cell:
    """Return a cell without binary fractions: whole numbers as int, others as the decimal that the file shows."""
    if value.__class__ is str:
        return value or None
    if value.__class__ is float:
        return int(value) if value.is_integer() else Decimal(repr(value))
    if value.__class__ is date:
        return value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (time, timedelta)):
        return str(value)
    return value if isinstance(value, (bool, int)) else None


def loaded(path: str) -> bytes | ReadFailure:
    """Return the bytes of a file, or why they cannot be had."""
    file = Path(path)
    try:
        if not file.exists():
            return _failure(path, "JX001")
        if not file.is_file():
            return _failure(path, "JX002")
        return _failure(path, "JX006") if file.stat().st_size > MOST_BYTES else file.read_bytes()
    except ValueError:
        return _failure(path, "JX001")
    except OSError:
        return _failure(path, "JX008")


def _failure(path: str, code: str, digest: str = "") -> ReadFailure:
    args = [("path", path)]
    if code == "JX004":
        args.append(("format", "不是 Excel 表格"))
    return ReadFailure(path, code, tuple(args), digest)
