"""The book (账套) as a workbook that a clerk fills in with Excel or WPS: notes, drop-downs, locked computed cells."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jixiao.composing.book_rows import height, heights, lines
from jixiao.composing.book_styles import Styles
from jixiao.composing.book_sums import SUMS, project_sums, summary_rows
from jixiao.model.book import Book, Value
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, exact_text
from jixiao.taxonomy.book import SUMMARY, Column, Form, SheetForm, Type, sheet_form, sheet_forms

HEADER = 1
_FIRST = HEADER + 1
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MAY = {
    "insert_rows": True, "delete_rows": True, "format_cells": True, "format_columns": True, "format_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip
_LAST_CHECKED = 5_000
_CARD_COLUMNS = (("项目", 30), ("内容", 30), ("计量单位", 10), ("说明", 60))
_CARD_VALUE = 1
_LONGEST_LIST = 255


def new_book(unit: str = "", year: int | None = None) -> bytes:
    """Return an empty book with the examples that show how to fill it in."""
    given: dict[str, Value] = {"name": unit or None, "year": year}
    return _written({"unit": given}, {}, examples=True)


def write_book(book: Book) -> bytes:
    """Return a book as a workbook; reading it gives the same values."""
    cards: dict[str, Mapping[str, Value]] = {}
    lists: dict[str, Mapping[str, Sequence[Value]]] = {}
    for form in sheet_forms():
        table = book.tables.get(form.id)
        if table is None or not table.rows:
            continue
        if form.form is Form.CARD:
            cards[form.id] = {name: values[0] for name, values in table.columns.items()}
        else:
            lists[form.id] = table.columns
    return _written(cards, lists, examples=False)


def _written(
    cards: Mapping[str, Mapping[str, Value]], lists: Mapping[str, Mapping[str, Sequence[Value]]], *, examples: bool
) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as file:
        styles = Styles.of(file)
        for form in sheet_forms():
            if form.when_filled and form.id not in lists:
                continue
            sheet = file.add_worksheet(form.name)
            sheet.protect("", _MAY)
            _note(sheet, form.note, max(len(form.columns), len(_CARD_COLUMNS)), styles)
            if form.form is Form.CARD:
                _card(sheet, form, cards.get(form.id, {}), styles)
            else:
                _list(sheet, form, lists.get(form.id, {}), styles, example=examples)
            _print_setup(sheet)
        _summary(file.add_worksheet(SUMMARY), styles)
    return target.getvalue()


def _note(sheet: Worksheet, text: str, columns: int, styles: Styles) -> None:
    """Write what a sheet is for into its first row; the cells beside it stay empty, so that it can be read whole."""
    sheet.write_string(0, 0, text, styles.note)
    for at in range(1, columns):
        sheet.write_blank(0, at, None, styles.note)


def _card(sheet: Worksheet, form: SheetForm, values: Mapping[str, Value], styles: Styles) -> None:
    for at, (name, width) in enumerate(_CARD_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(HEADER, at, name, styles.head)
    for row, column in enumerate(form.columns, start=_FIRST):
        sheet.write_string(row, 0, column.name, styles.field_required if column.required else styles.field)
        value = values.get(column.id)
        if isinstance(value, str) and (count := lines(value, _CARD_COLUMNS[_CARD_VALUE][1])) > 1:
            sheet.set_row(row, height(count))
        _put(sheet, row, _CARD_VALUE, value, column, styles.cell(column.type))
        sheet.write_string(row, _CARD_VALUE + 1, "元" if column.type is Type.MONEY else column.unit, styles.field)
        sheet.write_string(row, _CARD_VALUE + 2, column.note, styles.remark)
        _drop_down(sheet, (row, _CARD_VALUE, row, _CARD_VALUE), column)
    sheet.freeze_panes(_FIRST, 1)


def _list(
    sheet: Worksheet, form: SheetForm, columns: Mapping[str, Sequence[Value]], styles: Styles, *, example: bool
) -> None:
    for at, column in enumerate(form.columns):
        style = styles.cell(column.type)
        sheet.set_column(at, at, column.width, style)
        head = f"{column.name}（元）" if column.type is Type.MONEY else column.name
        sheet.write_string(HEADER, at, head, styles.head_required if column.required else styles.head)
        if column.note:
            sheet.write_comment(HEADER, at, column.note, {"x_scale": 1.6})
        _drop_down(sheet, (_FIRST, at, _LAST_CHECKED, at), column)
        _choose_project(sheet, form, column, at)
        for row, value in enumerate(columns.get(column.id, ()), start=_FIRST):
            _put(sheet, row, at, value, column, style)
        if example and form.example and column.id in form.example:
            _put_example(sheet, at, form.example[column.id], column, styles)
    for row, points in heights(form.columns, columns):
        sheet.set_row(_FIRST + row, points)
    filled = max((len(values) for values in columns.values()), default=0)
    sheet.freeze_panes(_FIRST, 0)
    if form.id == "projects":
        _project_sums(sheet, len(form.columns), max(filled, 200), styles)
    sheet.autofilter(HEADER, 0, max(_FIRST, _FIRST + filled - 1), len(form.columns) - 1)


def _put_example(sheet: Worksheet, at: int, value: str | date, column: Column, styles: Styles) -> None:
    style = styles.example(column.type)
    if isinstance(value, date):
        sheet.write_datetime(_FIRST, at, value, style)
    elif column.type in (Type.MONEY, Type.COUNT):
        sheet.write_number(_FIRST, at, Decimal(value), style)
    else:
        sheet.write_string(_FIRST, at, value, style)


def _put(sheet: Worksheet, row: int, at: int, value: Value, column: Column, style: object) -> None:
    if value is None:
        sheet.write_blank(row, at, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, style)
    elif isinstance(value, str):
        sheet.write_string(row, at, value, style)
    elif column.type is Type.MONEY:
        sheet.write_number(row, at, Decimal(exact_text(value, FEN_PER_YUAN)), style)
    elif column.type is Type.YEAR:
        sheet.write_number(row, at, value, style)
    else:
        sheet.write_number(row, at, Decimal(exact_text(value, MICRO)), style)


def _drop_down(sheet: Worksheet, area: tuple[int, int, int, int], column: Column) -> None:
    if column.choices and len(",".join(column.choices)) <= _LONGEST_LIST:
        sheet.data_validation(
            *area,
            {
                "validate": "list",
                "source": list(column.choices),
                "error_title": column.name,
                "error_message": f"请从列表中选择：{'、'.join(column.choices)}"[:_LONGEST_LIST],
            },
        )


def _choose_project(sheet: Worksheet, form: SheetForm, column: Column, at: int) -> None:
    """Offer the names of the sheet 项目; another name is possible after a question."""
    if column.id == "project" and form.id != "projects":
        source = f"='{sheet_form('projects').name}'!$A${_FIRST + 1}:$A$500"
        told = {"error_type": "warning", "error_title": column.name, "error_message": "“项目”表中没有这个名称"}
        sheet.data_validation(_FIRST, at, _LAST_CHECKED, at, {"validate": "list", "source": source, **told})


def _project_sums(sheet: Worksheet, first: int, rows: int, styles: Styles) -> None:
    for offset, (name, width) in enumerate(SUMS):
        sheet.set_column(first + offset, first + offset, width)
        sheet.write_string(HEADER, first + offset, name, styles.head_computed)
    for row in range(_FIRST, _FIRST + rows):
        for offset, (formula, rate) in enumerate(project_sums(row + 1, first)):
            style = styles.computed_rate if rate else styles.computed
            sheet.write_formula(row, first + offset, formula, style, "")


def _summary(sheet: Worksheet, styles: Styles) -> None:
    """Write the sheet of totals; it is computed while the clerk types, and never read."""
    sheet.protect("", {})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 60)
    sheet.write_string(0, 0, "本表随填随算，不用填写。", styles.note)
    for at, name in enumerate(("项目", "金额（元）", "算法")):
        sheet.write_string(HEADER, at, name, styles.head_computed)
    for row, (name, formula, told, rate) in enumerate(summary_rows(), start=_FIRST):
        sheet.write_string(row, 0, name, styles.field)
        sheet.write_formula(row, 1, formula, styles.computed_rate if rate else styles.computed, "")
        sheet.write_string(row, 2, told, styles.remark)
    sheet.freeze_panes(_FIRST, 0)
    _print_setup(sheet)


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)
