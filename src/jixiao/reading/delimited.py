"""Read a list exported as CSV or tab-separated text (UTF-8, GBK, UTF-16) as a workbook of one sheet of texts."""

import csv
from hashlib import sha256
from io import StringIO
from pathlib import Path

from jixiao.model.document import ReadFailure, Source
from jixiao.model.sheets import Cell, Sheet, Sheets
from jixiao.reading.plain import decoded
from jixiao.reading.sheets import loaded

_ENDINGS = (".csv", ".tsv", ".txt")
_SIGNS = ",\t;|"
_SAMPLE = 20
_LONGEST_CELL = 1_000_000


def is_delimited(path: str) -> bool:
    """Tell such a list by the ending of its name."""
    return path.lower().endswith(_ENDINGS)


def read_delimited(path: str) -> Sheets | ReadFailure:
    """Return the list as one sheet named after its file; every cell is a text, an empty one None.

    Failures are those of `read_sheets`; JX004 for bytes in no known encoding, JX007 for quotes that never end.
    """
    data = loaded(path)
    if isinstance(data, ReadFailure):
        return data
    digest = sha256(data).hexdigest()
    if not data:
        return ReadFailure(path, "JX003", (("path", path),), digest)
    text, _ = decoded(data)
    if text is None or "\x00" in text:
        return ReadFailure(path, "JX004", (("path", path), ("format", "不是文本表格")), digest)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = csv.reader(StringIO(text, newline=""), delimiter=_sign(text))
        rows: list[list[Cell]] = [[cell.strip() or None for cell in line] for line in lines]
    except csv.Error:
        return ReadFailure(path, "JX007", (("path", path),), digest)
    return Sheets(Source(path, digest, "csv"), (Sheet(Path(path).stem, rows),))


def _sign(text: str) -> str:
    """Return the sign between cells: the one that the first lines have most of."""
    sample = "\n".join(text.splitlines()[:_SAMPLE])
    return max(_SIGNS, key=sample.count)
