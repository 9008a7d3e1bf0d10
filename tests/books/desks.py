"""Workbooks as clerks fill them in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from jixiao.books.read import read_book
from jixiao.model.book import Book, Problem
from jixiao.model.sheets import Sheets
from jixiao.reading.sheets import read_sheets

Rows = Sequence[Sequence[Any]]
UNIT: Rows = (("单位名称", "云溪县林业局"), ("年度", 2023))


class Desk:
    """Writes workbooks into a folder and reads them back."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "账套.xlsx"

    def write(self, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
        with xlsxwriter.Workbook(self.file) as file:
            for name, rows in ({"单位": UNIT} | dict(sheets)).items():
                sheet = file.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
                if name in hidden:
                    sheet.hide()
        return self.file

    def read(self, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> tuple[Book, tuple[Problem, ...]]:
        return read_file(self.write(sheets, hidden=hidden))


def read_file(path: Path) -> tuple[Book, tuple[Problem, ...]]:
    """Return the book in a file, and its problems but for sheets that are missing."""
    sheets = read_sheets(str(path))
    assert isinstance(sheets, Sheets)
    book, problems = read_book(sheets)
    return book, tuple(one for one in problems if (one.code, one.variant) != ("JX801", "sheet"))
