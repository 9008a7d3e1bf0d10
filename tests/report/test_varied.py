"""Books that lack this and that, or are kept otherwise: what is printed is what it is, and no error is claimed."""

from dataclasses import replace

from bench.roundtrip import trip
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.model.book import Book
from jixiao.model.finding import Severity

SHEETS = ("staff", "sangong", "procurement", "assets", "problems", "works", "prior", "indicators", "notes")
CARDS = ("staff", "sangong", "procurement", "assets", "prior")


@st.composite
def changes(draw: st.DrawFn) -> tuple[int, frozenset[str], frozenset[tuple[str, int]], str, str]:
    """Which book, the sheets that are missing, the fields that are blank, whether carry-over is in the budget."""
    blank = st.tuples(st.sampled_from(CARDS), st.integers(0, 12))
    return (
        draw(st.integers(0, 9)), draw(st.frozensets(st.sampled_from(SHEETS), max_size=4)),
        draw(st.frozensets(blank, max_size=6)), draw(st.sampled_from(("是", "否"))),
        draw(st.sampled_from(("national-2020", "hunan-2021"))),
    )  # fmt: skip


def varied(book: Book, missing: frozenset[str], blanks: frozenset[tuple[str, int]], inside: str) -> Book:
    tables = {name: table for name, table in book.tables.items() if name not in missing}
    for sheet, at in sorted(blanks):
        if sheet in tables and tables[sheet].rows:
            table = tables[sheet]
            name = sorted(table.columns)[at % len(table.columns)]
            tables[sheet] = replace(table, columns={**table.columns, name: (None,)})
    unit = tables["unit"]
    tables["unit"] = replace(unit, columns={**unit.columns, "with_carryover": (inside,)})
    return replace(book, tables=tables)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
def test_whatever_is_missing_the_rest_is_read_back(
    books: list[Book], change: tuple[int, frozenset[str], frozenset[tuple[str, int]], str, str]
) -> None:
    at, missing, blanks, inside, pack = change
    back = trip(varied(books[at], missing, blanks, inside), pack)
    assert back.lost == {}
    assert [(one.code, one.args) for one in back.findings if one.severity is Severity.ERROR] == []
