"""An exported list as records of a sheet of the book, and what of it was left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.books.headers import Layout, find_columns, key_of, split_unit
from jixiao.books.ledger import first_names
from jixiao.books.read import TOTALS, read_list
from jixiao.model.book import Book
from jixiao.model.importing import Incoming, Listing, Names, Record
from jixiao.model.sheets import Cell, Sheet
from jixiao.taxonomy.book import SheetForm, Type, sheet_form
from jixiao.taxonomy.importing import LISTS, list_form

_NAMED = 10
_TOTAL = "合计"
_EXTRA = ("project_code", "unit", "unit_code")
_LEADING_CODE = re.compile(r"^[\[（(]?[0-9A-Z]*\d[0-9A-Z]*[\]）)]?[\s\-—－_.、]*(?=[^\d\s])")
_PROJECT_CODE = re.compile(r"^[\[（(]?([0-9A-Z]{6,})(?:[\]）)][\s\-—_]*|[\s\-—_]+)(?=\S)")
_CLASS = re.compile(r"^\D{0,2}(\d{3,7})(?!\d)")


def read_listing(sheet: Sheet, book: Book, names: Names, kind: str | None = None) -> Listing | None:
    """Return the list in a sheet of an export, None where the sheet is none.

    `names` are headers by column and by sheet of the book, both by Chinese name. `kind` is the 类型 of quotas of a list
    that does not tell it.
    """
    best = max(_fitting(sheet, names, kind), key=lambda one: one[0], default=None)
    if best is None:
        return None
    _, form, layout = best
    table, problems = read_list(_tidied(sheet, layout), form, book.year)
    wrong = {(place.row) for one in problems for place in one.places if one.code == "JX802"}
    projects = _projects_by_code(book)
    rows: list[Incoming] = []
    others = 0
    for at, number in enumerate(table.rows):
        told = {column: values[at] for column, values in table.columns.items()}
        if not _is_ours(told, book):
            others += 1
        elif number not in wrong:
            rows.append(Incoming(number, _record(told, form.id, projects, kind)))
    columns = {
        sheet_form(form.id).column(one.column.id).name: _header(sheet, layout, one.index)
        for one in layout.found
        if one.column.id not in _EXTRA
    }
    in_order = tuple(sorted(problems, key=lambda one: one.places[0].row))
    return Listing(sheet.name, form.id, tuple(rows), columns, in_order, others)


def _fitting(sheet: Sheet, names: Names, kind: str | None) -> Iterator[tuple[int, SheetForm, Layout]]:
    """Yield the forms that a sheet may be a list of, with how well it fits: all that is required must be there."""
    for name in LISTS:
        form = list_form(name, names.get(sheet_form(name).name, {}))
        form = _without(form, "kind") if kind is not None else form
        layout = find_columns(sheet, form)
        if layout is None:
            continue
        found = {one.column.id for one in layout.found}
        form = _without(form, "project") if "project_code" in found else form
        if all(one.id in found for one in form.columns if one.required):
            named = key_of(sheet_form(name).name) in key_of(sheet.name)
            yield len(found - set(_EXTRA)) + (_NAMED if named else 0), form, layout


def _without(form: SheetForm, column: str) -> SheetForm:
    """Return the form with a column that may be missing."""
    columns = tuple(replace(one, required=one.required and one.id != column) for one in form.columns)
    return replace(form, columns=columns)


def _header(sheet: Sheet, layout: Layout, index: int) -> str:
    return split_unit(str(sheet.rows[layout.header][index]))[0]


def _tidied(sheet: Sheet, layout: Layout) -> Sheet:
    """Return the sheet without codes before choices and names behind codes; totals stand where they are looked for."""
    kinds = {one.index: one.column.type for one in layout.found if one.column.type in (Type.CHOICE, Type.CODE)}
    classes = {one.index for one in layout.found if one.column.id in ("function", "economic")}
    rows: list[Sequence[Cell]] = []
    for at, row in enumerate(sheet.rows):
        if at <= layout.header:
            rows.append(row)
            continue
        cells = list(row)
        if not TOTALS.isdisjoint(cells):
            cells[layout.found[0].index] = _TOTAL
        for index, kind in kinds.items():
            if index < len(cells) and isinstance(cells[index], str):
                cells[index] = _bare(str(cells[index]), kind, is_class=index in classes)
        rows.append(cells)
    return replace(sheet, rows=rows)


def _bare(text: str, kind: Type, *, is_class: bool) -> str:
    if kind is Type.CHOICE:
        return _LEADING_CODE.sub("", text) or text
    match = _CLASS.match(text) if is_class else None
    return match[1] if match else text


def _is_ours(told: Record, book: Book) -> bool:
    """Tell the rows of the unit of the book; a list that names no unit is all of it."""
    name, code = told.get("unit"), told.get("unit_code")
    own = book.first("unit", "code")
    if isinstance(code, str) and code and isinstance(own, str) and own:
        return code.startswith(own) or own.startswith(code)
    if not isinstance(name, str) or not name or not book.unit:
        return True
    bare = _PROJECT_CODE.sub("", name)
    return bare in book.unit or book.unit in bare


def _projects_by_code(book: Book) -> Mapping[str, str]:
    table = book.tables.get("projects")
    if table is None:
        return {}
    names = first_names(book)
    codes = {code: name for code, name in zip(table.texts("code"), table.texts("name"), strict=True) if code and name}
    return codes | {f"={other}": name for other, name in names.items()}


def _record(told: Record, form: str, projects: Mapping[str, str], kind: str | None) -> Record:
    """Return the values for the book: its own name of a project that it knows by code or by another name."""
    record = {name: value for name, value in told.items() if name not in _EXTRA}
    if form == "budget" and kind is not None and record.get("kind") is None:
        record["kind"] = kind
    key = "name" if form == "projects" else "project"
    name = record.get(key)
    match = _PROJECT_CODE.match(name) if isinstance(name, str) else None
    code = told.get("project_code") or told.get("code") or (match[1] if match else None)
    bare = name[match.end() :] if match and isinstance(name, str) else name
    if form == "projects":
        return record | {key: bare, "code": record.get("code") or (match[1] if match else None)}
    known = projects.get(str(code)) if code else None
    return record | {key: known or projects.get(f"={bare}") or bare or code}
