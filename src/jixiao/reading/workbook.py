"""Read the visible sheets of a workbook as a document: each sheet a title and a table, cells as the file holds them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from jixiao.model.document import Document, ReadFailure, Source
from jixiao.ooxml.package import Defect, open_package
from jixiao.reading.plain import read_plain
from jixiao.reading.read import MOST_BYTES

_CODES = {Defect.DAMAGED: "JX007", Defect.ENCRYPTED: "JX005", Defect.TOO_LARGE: "JX006"}
_BAR = str.maketrans({"|": "｜", "\n": " ", "\r": " "})


def is_workbook(path: str) -> bool:
    """Tell a workbook by the ending of its name."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def read_workbook(path: str) -> Document | ReadFailure:
    """Return the document of a workbook. Offsets are characters of its text, not places in the file.

    Failures: JX001 missing, JX002 no regular file, JX004 no workbook, JX005 encrypted, JX006 too large, JX007 damaged,
    JX008 no permission. A percent that a cell only shows by its format is read as the plain number behind it.
    """
    data = _load(path)
    if isinstance(data, ReadFailure):
        return data
    digest = sha256(data).hexdigest()
    package = open_package(data)
    if package in _CODES and isinstance(package, Defect):
        return _failure(path, _CODES[package], digest)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            parts = [
                _sheet(meta.name, book.get_sheet_by_name(meta.name).to_python())
                for meta in book.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet and meta.visible is SheetVisibleEnum.Visible
            ]
    except CalamineError:
        return _failure(path, "JX004", digest)
    return read_plain(Source(path, digest, "xlsx"), "\n\n".join(parts) + "\n")


def _sheet(name: str, rows: Sequence[Sequence[Any]]) -> str:
    lines = [name, ""]
    for row in rows:
        cells = [_cell(cell) for cell in row]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0]:
            lines += ["", filled[0], ""]
        elif filled:
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        number = Decimal(repr(value))
        return str(int(number)) if number == number.to_integral_value() else f"{number:f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(_BAR).strip()


def _load(path: str) -> bytes | ReadFailure:
    file = Path(path)
    try:
        if not file.exists():
            return _failure(path, "JX001")
        if not file.is_file():
            return _failure(path, "JX002")
        return _failure(path, "JX006") if file.stat().st_size > MOST_BYTES else file.read_bytes()
    except OSError:
        return _failure(path, "JX008")


def _failure(path: str, code: str, digest: str = "") -> ReadFailure:
    return ReadFailure(path, code, (("path", path), ("format", "不是 Excel 表格")), digest)
