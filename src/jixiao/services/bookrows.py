"""The sheets of a book as entries that a template may tell: cards, rows, projects with what belongs to them."""

from collections.abc import Iterator, Mapping
from datetime import date

from jixiao.books.classes import NO_PROJECT
from jixiao.model.book import Book, Computed, Table, Value
from jixiao.model.fact import Item
from jixiao.model.framework import Framework
from jixiao.model.material import Entry
from jixiao.model.quantity import MICRO, exact_text
from jixiao.services.bookkeeping import Opened
from jixiao.services.holders import with_bounds
from jixiao.services.selfscore import indicator_entries
from jixiao.taxonomy.book import Column, Form, SheetForm, Type, sheet_form, sheet_forms

_WORK = "narrative_count"
Held = Mapping[str, Computed]


def card(book: Book) -> dict[str, Entry]:
    """Return the cards of a book by the names of their sheets; a field that is empty is an empty text."""
    found: dict[str, Entry] = {}
    for form in sheet_forms():
        if form.form is Form.CARD:
            rows = _entries(book, form)
            found[form.name] = rows[0] if rows else Entry({column.name: "" for column in form.columns})
    return found


def row_lists(opened: Opened) -> dict[str, tuple[Entry, ...]]:
    """Return the lists that a report tells row by row, and the works by duty in the order in which duties appear."""
    counts = {one.rows[0][1]: one for one in opened.computed if _is_work(one)}
    form, table = sheet_form("works"), opened.book.tables.get("works")
    works: dict[str, list[Entry]] = {}
    for row, entry in zip(table.rows if table else (), _entries(opened.book, form), strict=True):
        figure = counts.get((row,))
        own = Entry(entry.texts, {} if figure is None else {"数量": figure})
        works.setdefault(entry.texts["职责"], []).append(own)
    duties = tuple(Entry({"职责": duty}, lists={form.name: tuple(own)}) for duty, own in works.items() if duty)
    problems = sheet_form("problems")
    every = tuple(entry for own in works.values() for entry in own)
    return {form.name: every, problems.name: _entries(opened.book, problems), "职责": duties}


def project_rows(opened: Opened, held: Mapping[str, Held], frame: Framework) -> tuple[Entry, ...]:
    """Return the projects beside those of basic spending: columns, figures, indicators, what the notes say of them."""
    form = sheet_form("projects")
    told = notes(opened.book)
    found: list[Entry] = []
    for entry in _entries(opened.book, form):
        name = entry.texts["项目名称"]
        if name and entry.texts["项目类别"] not in NO_PROJECT:
            own = {title.removeprefix(name): text for title, text in told.items() if title.startswith(name)}
            every, missed = indicator_entries(opened.book, frame, name)
            lists = {"项目指标": every, "未达标指标": missed}
            money = with_bounds(held.get(f"/{name}", {}))
            found.append(Entry(entry.texts, money.figures, lists, {"说明": Entry(own)}, money.bounds))
    return tuple(found)


def notes(book: Book) -> dict[str, str]:
    """Return the sheet 其他说明: texts by their titles."""
    table = book.tables.get("notes")
    return {} if table is None else dict(zip(table.texts("title"), table.texts("content"), strict=True))


def day_text(day: date) -> str:
    """Return a day as official documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _is_work(one: Computed) -> bool:
    where = one.fact.coordinates
    return where is not None and where.concept == _WORK and isinstance(where.item, Item)


def _entries(book: Book, form: SheetForm) -> tuple[Entry, ...]:
    table = book.tables.get(form.id)
    return () if table is None else tuple(_rows(form, table))


def _rows(form: SheetForm, table: Table) -> Iterator[Entry]:
    for at in range(len(table)):
        yield Entry({one.name: _text(one, table.columns.get(one.id, ())[at : at + 1]) for one in form.columns})


def _text(column: Column, cell: tuple[Value, ...]) -> str:
    value = cell[0] if cell else None
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, int):
        return exact_text(value, MICRO) if column.type is Type.COUNT else str(value)
    return (value or "").strip()
