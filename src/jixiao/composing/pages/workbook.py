"""Forms as a workbook: a sheet each, ready to print on A4."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import accumulate
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jixiao.composing.room import lines_needed
from jixiao.model.page import Look, Page, Placed, placed

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 xlsxwriter wants it so; a fixed time keeps the bytes of equal forms equal
_FONT = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_GRID: dict[str, object] = {"border": 1}
_LOOKS: dict[Look, dict[str, object]] = {
    Look.LABEL: {"align": "center"},
    Look.TEXT: {"align": "left"},
    Look.FIGURE: {"align": "center"},
    Look.REQUEST: {"align": "left", "bg_color": "#FFFF00", "font_color": "#C00000"},
}
_LINE, _LEAST = 14, 22
_MOST_HEIGHT = 409
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_A4 = 9


def pages_workbook(pages: Sequence[Page]) -> bytes:
    """Return the forms as xlsx; equal forms give equal bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as file:
        file.set_properties({"created": _WRITTEN})
        looks = _Looks(file)
        names: set[str] = set()
        for page in pages:
            name = _sheet_name(page.name, names)
            names.add(name.lower())
            _write(file.add_worksheet(name), page, looks)
    return target.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **more: object) -> Any:
        key = tuple(sorted(more.items()))
        if key not in self._made:
            self._made[key] = self._file.add_format(_FONT | more)
        return self._made[key]


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have: without the signs that are forbidden, short, not taken yet."""
    clean = " ".join(name.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip() or "表"
    number = 1
    found = clean
    while found.lower() in taken:
        number += 1
        found = f"{clean[: _LONGEST_NAME - 3]}~{number}"
    return found


def _write(sheet: Worksheet, page: Page, looks: _Looks) -> None:
    for at, width in enumerate(page.widths):
        sheet.set_column(at, at, width)
    last = len(page.widths) - 1
    sheet.merge_range(0, 0, 0, last, page.title, looks.get(font_size=16, bold=True, align="center"))
    sheet.set_row(0, 30)
    sheet.merge_range(1, 0, 1, last, page.below, looks.get(align="center"))
    first = 2
    cells = list(placed(page))
    for one in cells:
        _put(sheet, one, first, looks)
    for at, height in enumerate(_heights(page, cells)):
        sheet.set_row(first + at, height)
    for at, line in enumerate(page.foot, start=first + len(page.rows)):
        sheet.merge_range(at, 0, at, last, line, looks.get(align="left"))
        sheet.set_row(at, max(_LEAST, _LINE * lines_needed(line, sum(page.widths))))
    _print_setup(sheet, page, first)


def _put(sheet: Worksheet, one: Placed, first: int, looks: _Looks) -> None:
    cell = one.cell
    style: dict[str, object] = _GRID | _LOOKS[cell.look]
    if cell.number is not None:
        style["num_format"] = f"0.{'0' * cell.decimals}" if cell.decimals else "0"
    look = looks.get(**style)
    row, column = one.row + first, one.column
    if cell.columns > 1 or cell.rows > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)
    if cell.number is not None:
        sheet.write_number(row, column, cell.number, look)
    elif cell.text:
        sheet.write_string(row, column, cell.text, look)
    else:
        sheet.write_blank(row, column, None, look)


def _heights(page: Page, cells: Sequence[Placed]) -> list[int]:
    """Return the height of each row: Excel does not find that of merged cells by itself.

    What a cell over several rows needs beyond them goes to its last row.
    """
    starts = [0, *accumulate(page.widths)]
    heights = [_LEAST] * len(page.rows)
    for one in sorted(cells, key=lambda one: one.cell.rows):
        width = starts[one.column + one.cell.columns] - starts[one.column]
        need = _LINE * lines_needed(one.cell.text, width) + 6
        rows = range(one.row, one.row + one.cell.rows)
        short = need - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(0, short)
    return [min(height, _MOST_HEIGHT) for height in heights]


def _print_setup(sheet: Worksheet, page: Page, first: int) -> None:
    sheet.set_paper(_A4)
    if page.landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    heads = [(start, rows) for start, rows in page.parts if rows]
    if heads:
        start, rows = heads[-1]
        sheet.repeat_rows(first + start, first + start + rows - 1)
