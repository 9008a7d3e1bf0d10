"""Findings of all files as a workbook that can be filtered, handed on and printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.model.result import Result
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import width
from jixiao.rendering.file_rows import COUNTS, DUTIES, duty_rows, file_rows
from jixiao.rendering.findings_rows import Quote, Row, aside_rows, finding_rows
from jixiao.rendering.governing import packs_text

Columns = tuple[tuple[str, int], ...]

_FINDINGS: Columns = (
    ("path", 16), ("organisation", 14), ("year", 6), ("severity", 6), ("rule", 17), ("place", 16), ("quote", 36),
    ("expected", 12), ("found", 12), ("message", 34), ("clause", 22), ("remedy", 28),
)  # fmt: skip
_FILES: Columns = (
    ("path", 24), ("organisation", 18), ("year", 6), ("kind", 16), ("ending", 20),
    ("error", 6), ("warning", 6), ("info", 6), ("hidden", 7), ("suppressed", 7),
    *((f"count_{name}", 8) for name in COUNTS), ("share", 8),
    ("asked", 8), ("duty_no_data", 8), ("duty_not_applicable", 8), ("sha256", 35),
)  # fmt: skip
_ASIDE: Columns = (
    ("path", 20), ("organisation", 16), ("severity", 6), ("rule", 18), ("place", 18), ("quote", 40), ("message", 36),
    ("reason_given", 30), ("source", 20),
)  # fmt: skip
_DUTIES: Columns = (
    ("path", 28), ("organisation", 20), ("code", 8), ("rule_name", 32), ("duty", 10), ("places", 9),
    *((f"duty_{name}", 8) for name in DUTIES), ("clause", 50),
)  # fmt: skip
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LIKE_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_LONGEST = 32_767
_A4 = 9
_FONT = "宋体"
_LINE_POINTS, _MOST_POINTS = 14, 400
# a workbook is the same whenever it is written
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class _Styles:
    head: Format
    text: Format
    quoted: Format
    count: Format
    share: Format
    piece: Format
    meant: Format
    note: Format
    levels: dict[str, Format]


def findings_book(results: Sequence[Result], about: About) -> bytes:
    """Return the workbook (xlsx): files, findings, duties. Text stays text, also where it begins like a formula."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": say("book.title"), "created": _CREATED})
        styles = _styles(book)
        files = book.add_worksheet(say("book.files"))
        last = _fill(files, _FILES, list(file_rows(results)), styles)
        note = say("book.note", version=about.version, packs=packs_text(results, about))
        files.write_string(last + 2, 0, note, styles.note)
        _fill(book.add_worksheet(say("book.findings")), _FINDINGS, list(finding_rows(results, about.cards)), styles)
        aside = list(aside_rows(results, about.cards))
        if aside:
            _fill(book.add_worksheet(say("book.aside")), _ASIDE, aside, styles)
        _fill(book.add_worksheet(say("book.duties")), _DUTIES, list(duty_rows(results, about.cards)), styles)
    return target.getvalue()


def _styles(book: xlsxwriter.Workbook) -> _Styles:
    font = {"font_name": _FONT, "font_size": 10}
    plain = font | {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    head = {"bold": True, "bg_color": "#E7EDF3", "align": "center", "valign": "vcenter"}
    tones = {"error": "#C00000", "warning": "#9C5700", "info": "#1F4E79"}
    return _Styles(
        head=book.add_format(plain | head),
        text=book.add_format(plain),
        quoted=book.add_format(plain | {"quote_prefix": True}),
        count=book.add_format(plain),
        share=book.add_format(plain | {"num_format": "0.00%"}),
        piece=book.add_format(font),
        meant=book.add_format(font | {"bold": True, "font_color": "#C00000", "underline": 1}),
        note=book.add_format(font | {"font_color": "#595959"}),
        levels={
            say(f"severity.{name}"): book.add_format(plain | {"bold": True, "font_color": tone})
            for name, tone in tones.items()
        },
    )


def _fill(sheet: Worksheet, columns: Columns, rows: Sequence[Row], styles: _Styles) -> int:
    """Write head and rows, make the sheet fit to filter and to print; return the number of its last row."""
    for column, (name, wide) in enumerate(columns):
        sheet.set_column(column, column, wide)
        sheet.write_string(0, column, say(f"sheet.{name}"), styles.head)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, _height(row, columns))
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(say("book.footer"))
    return len(rows)


def _height(row: Row, columns: Columns) -> int:
    """Return the points that a row needs; not every program finds that out by itself."""
    cells = zip(row, columns, strict=True)
    lines = max(_line_count(str(cell), wide) for cell, (_, wide) in cells)
    return min(lines * _LINE_POINTS + 3, _MOST_POINTS)


def _line_count(text: str, wide: int) -> int:
    return sum(-(-width(line) // (wide - 1)) or 1 for line in text.split("\n"))


def _write(sheet: Worksheet, row: int, column: int, cell: object, styles: _Styles) -> None:
    if isinstance(cell, Quote):
        _write_quote(sheet, row, column, cell, styles)
    elif isinstance(cell, Decimal):
        sheet.write_number(row, column, cell, styles.share)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, styles.count)
    else:
        text = str(cell)[:_LONGEST]
        sheet.write_string(row, column, text, _text_style(text, styles))


def _write_quote(sheet: Worksheet, row: int, column: int, cell: Quote, styles: _Styles) -> None:
    whole = str(cell)
    if not cell.meant or whole == cell.meant or len(whole) > _LONGEST:
        sheet.write_string(row, column, whole[:_LONGEST], _text_style(whole, styles))
        return
    pieces = ((styles.piece, cell.before), (styles.meant, cell.meant), (styles.piece, cell.after))
    told = [part for piece in pieces if piece[1] for part in piece]
    sheet.write_rich_string(row, column, *told, _text_style(whole, styles))


def _text_style(text: str, styles: _Styles) -> Format:
    """Return the look of a text; one that begins like a formula stays text also when its cell is edited."""
    return styles.quoted if text.startswith(_LIKE_FORMULA) else styles.levels.get(text, styles.text)
