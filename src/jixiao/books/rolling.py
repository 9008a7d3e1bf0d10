"""The book of the next year: what goes on from the one that was closed. Nothing that was paid or reached goes along."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jixiao.books.closing import CARRIED, closing, ended_projects
from jixiao.books.last_year import kept_figures
from jixiao.books.ledger import first_names
from jixiao.model.book import Book, Computed, Table, Value
from jixiao.model.closing import Remainder
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.book import sheet_form

_FIRST_ROW = 3
_REACHED = ("actual", "score", "evidence", "deviation")
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Rolled:
    """The book of the next year, what was left at the end of the old one, the projects that do not go on."""

    book: Book
    remainders: tuple[Remainder, ...]
    ended: tuple[str, ...]


def roll(book: Book, computed: Iterable[Computed], year: int) -> Rolled:
    """Return the book of `year` from the one of the year before, whose figures are `computed`.

    Opening balances are 上年结转 rows of the first of January, one for each remainder that goes on; targets go along
    with a doubt for the clerk to settle. Last year's figures stand in 上年数, those it has no field for in 其他数字.
    """
    remainders, figures = closing(book), tuple(computed)
    ended = tuple(name for name in dict.fromkeys(_texts(book, "projects", "name")) if name in ended_projects(book))
    tables = {
        "unit": _card("unit", _first(book, "unit") | {"year": year}),
        "staff": _card("staff", _first(book, "staff")),
        "budget": _table("budget", [_opening(one, year) for one in remainders if one.goes_on]),
        "projects": _table("projects", _projects(book, ended)),
        "indicators": _table("indicators", _targets(book, ended, year - 1)),
        "works": _table("works", [{"duty": duty} for duty in dict.fromkeys(_texts(book, "works", "duty")) if duty]),
        "prior": _card("prior", _prior(figures, remainders, year - 1)),
        "figures": _table("figures", kept_figures(book, figures)),
    }
    return Rolled(Book(book.source, tables), remainders, ended)


def _opening(one: Remainder, year: int) -> Record:
    rows = "、".join(map(str, one.rows))
    remark = f"{year - 1}年账套结转（{sheet_form('budget').name}第{rows}行）"
    line = {name: value or None for name, value in one.line._asdict().items()}
    return line | {"date": date(year, 1, 1), "kind": CARRIED, "amount": one.amount, "remark": remark}


def _projects(book: Book, ended: Sequence[str]) -> list[Record]:
    going = [one for one in _records(book, "projects") if one.get("name") not in ended]
    return [{**one, "state": None} for one in going]


def _targets(book: Book, ended: Sequence[str], year: int) -> list[Record]:
    names = first_names(book)
    empty = dict.fromkeys(_REACHED) | {"doubt": f"{year}年指标值"}
    return [
        {**one, **empty}
        for one in _records(book, "indicators")
        if names.get(str(one.get("project") or ""), one.get("project")) not in ended
    ]


def _prior(computed: Iterable[Computed], remainders: Iterable[Remainder], year: int) -> Record:
    """Return the figures of the unit in the year that was closed, for the fields that ask for them."""
    known: dict[str, int] = {}
    for one in computed:
        where = one.fact.coordinates
        if where is None or where.subject.kind is not SubjectKind.UNIT or where.item is not None:
            continue
        if where.period == str(year) and one.fact.quantity.dimension is not Dimension.RATE:
            known.setdefault(where.concept, one.fact.quantity.value)
    asked = {column.id: known.get(column.concept) for column in sheet_form("prior").columns if column.prior}
    surplus = sum(one.amount for one in remainders if not one.goes_on)
    return asked | {"surplus": surplus or None}


def _texts(book: Book, table: str, column: str) -> Sequence[str]:
    found = book.tables.get(table)
    return () if found is None else found.texts(column)


def _records(book: Book, name: str) -> list[Record]:
    table = book.tables.get(name)
    if table is None:
        return []
    return [dict(zip(table.columns, values, strict=True)) for values in zip(*table.columns.values(), strict=True)]


def _first(book: Book, name: str) -> dict[str, Value]:
    return dict(next(iter(_records(book, name)), {}))


def _card(name: str, record: Record) -> Table:
    return _table(name, [record] if any(value is not None for value in record.values()) else [])


def _table(name: str, records: Sequence[Record]) -> Table:
    form = sheet_form(name)
    rows = tuple(range(_FIRST_ROW, _FIRST_ROW + len(records)))
    return Table(form.name, rows, {one.id: tuple(record.get(one.id) for record in records) for one in form.columns})
