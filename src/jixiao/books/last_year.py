"""The figures of a year that the next one is compared with: rows of the sheet 其他数字 in the next book."""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.books.costs import item_costs
from jixiao.books.other import Noted, record
from jixiao.books.whose import is_of_all_funds
from jixiao.model.book import Book, Computed, Value
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.book import sheet_form

# what a project is compared by; of the unit all is kept
_OF_PROJECTS = frozenset({"budget_adjusted", "expenditure_project"})
_ITEMS = frozenset({"part", "expense", "fund_source"})
Record = Mapping[str, Value]


def kept_figures(book: Book, computed: Iterable[Computed]) -> tuple[Record, ...]:
    """Return the amounts and counts of a year as rows, each once; rates follow from them.

    What the sheet 上年数 has a field for stands there.
    """
    source = Noted(f"{book.year}年账套")
    asked = {column.concept for column in sheet_form("prior").columns if column.prior}
    rows = [record(one, book.unit, source) for one in _kept(book, computed, asked)]
    return tuple({tuple(map(row.get, ("concept", "project", "item_kind", "item"))): row for row in rows}.values())


def _kept(book: Book, computed: Iterable[Computed], asked: Iterable[str]) -> Iterator[Fact]:
    for one in (*computed, *item_costs(book)):
        where = one.fact.coordinates
        if where is None or where.period != str(book.year) or not is_of_all_funds(one, book):
            continue
        if one.fact.quantity.dimension not in (Dimension.MONEY, Dimension.COUNT):
            continue
        if where.subject.kind is SubjectKind.PROJECT:
            wanted = where.item is None and where.concept in _OF_PROJECTS
        else:
            wanted = where.concept not in asked if where.item is None else where.item.kind in _ITEMS
        if wanted:
            yield one.fact
