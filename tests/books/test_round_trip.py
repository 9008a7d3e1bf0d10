"""Save → load is the identity, whatever a book holds."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from desks import read_file
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.composing.book import write_book
from jixiao.model.book import Book, Table, Value
from jixiao.model.document import Source
from jixiao.taxonomy.book import Column, Form, SheetForm, Type, sheet_forms

WORDS = st.text("甲乙丙=+-@1９a“，", min_size=1, max_size=8).filter(lambda word: word.strip() == word)
VALUES: dict[Type, st.SearchStrategy[Value]] = {
    Type.TEXT: WORDS,
    Type.CODE: st.text("0123456789", min_size=1, max_size=10),
    Type.MONEY: st.integers(-(10**14), 10**14),
    Type.COUNT: st.integers(-(10**12), 10**12),
    Type.DATE: st.integers(0, 3_000).map(lambda days: date(2020, 1, 1) + timedelta(days)),
    Type.YEAR: st.integers(1990, 2100),
}


def cell(column: Column) -> st.SearchStrategy[Value]:
    value = st.sampled_from(column.choices) if column.type is Type.CHOICE else VALUES[column.type]
    return value if column.required else st.none() | value


@st.composite
def tables(draw: st.DrawFn, form: SheetForm) -> dict[str, tuple[Value, ...]]:
    rows = 1 if form.form is Form.CARD else draw(st.integers(0, 3))
    return {column.id: tuple(draw(cell(column)) for _ in range(rows)) for column in form.columns}


@st.composite
def books(draw: st.DrawFn) -> Book:
    made = {}
    for form in sheet_forms():
        columns = draw(tables(form))
        rows = len(next(iter(columns.values())))
        made[form.id] = Table(form.name, tuple(range(3, 3 + rows)), columns)
    return Book(Source("账套.xlsx", "", "xlsx"), made)


def values(book: Book) -> dict[str, dict[str, tuple[Value, ...]]]:
    filled = {
        name: {column: cells for column, cells in table.columns.items() if any(one is not None for one in cells)}
        for name, table in book.tables.items()
    }
    return {name: columns for name, columns in filled.items() if columns}


@settings(max_examples=15, deadline=None)
@given(books())
def test_what_was_saved_is_read_back(book: Book) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "账套.xlsx")
        file.write_bytes(write_book(book))
        read, problems = read_file(file)
        assert (values(read), problems) == (values(book), ())
        file.write_bytes(write_book(read))
        assert values(read_file(file)[0]) == values(read)
