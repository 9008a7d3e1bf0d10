"""The sheet 其他数字: figures that no other sheet holds, each with all that tells it apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jixiao.books.amounts import count, exact_money
from jixiao.books.ledger import first_names
from jixiao.model.book import Book, Computed, Value
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.interval import Interval
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension, Quantity, exact_text
from jixiao.taxonomy.book import item_kinds, scopes
from jixiao.taxonomy.concepts import concept_name, concepts_by_name

_MICRO_PER_FEN = MICRO // FEN_PER_YUAN
_MULTIPLES = ("百万", "千万", "十万", "亿", "万")
_OTHER_UNIT = "unit"
YUAN, PERCENT = "元", "%"


@dataclass(frozen=True, slots=True)
class Noted:
    """What a row says besides its figure: where it comes from and what is doubtful."""

    source: str = ""
    doubt: str = ""


def other_facts(book: Book) -> Iterator[Computed]:
    """Yield the figures of the sheet; a row whose name is no figure of reports, or without a value, is none."""
    table = book.tables.get("figures")
    if table is None:
        return
    names = first_names(book)
    texts = {one: table.texts(one) for one in ("concept", "project", "item_kind", "item", "period", "scope", "measure")}
    for at, (row, value) in enumerate(zip(table.rows, table.amounts("value"), strict=True)):
        told = {name: column[at] for name, column in texts.items()}
        concept = concepts_by_name().get(told["concept"])
        quantity = None if value is None else _quantity(value, told["measure"])
        if concept is None or quantity is None:
            continue
        project = names.get(told["project"], told["project"])
        subject = Subject(SubjectKind.PROJECT, project) if project else Subject(SubjectKind.UNIT, book.unit)
        kind, scope = _id(told["item_kind"], item_kinds()), _id(told["scope"], scopes())
        item = Item(kind, told["item"]) if told["item"] else None
        if kind == _OTHER_UNIT:
            subject, item = Subject(SubjectKind.UNIT, told["item"]), None
        where = Coordinates(concept, subject, item, told["period"] or str(book.year), scope or None)
        fact = Fact("", where, quantity, "", None, None)
        yield Computed(fact, f"{concept_name(concept)}（填报）", (), ((table.sheet, (row,)),))


def record(fact: Fact, unit: str, noted: Noted) -> Mapping[str, Value]:
    """Return the row of a figure in the book of `unit`: money in 元, rates in percent, counts in their bare unit.

    ValueError for one without a meaning. A unit below has no row of its own kind: it stands as 细目.
    """
    where = fact.coordinates
    if where is None:
        message = "a figure without a meaning has no row"
        raise ValueError(message)
    value, measure = row_value(fact.quantity)
    item, other = where.item, where.subject.kind is SubjectKind.UNIT and where.subject.name not in ("", unit)
    if other:
        item = Item(_OTHER_UNIT, "／".join([where.subject.name, *([item.name] if item else [])]))
    taken = where.concept == "budget_adjustment" and fact.sign < 0
    return {
        "concept": concept_name("budget_reduction" if taken else where.concept),
        "project": where.subject.name if where.subject.kind is SubjectKind.PROJECT else None,
        "item_kind": item_kinds().get(item.kind, item.kind) if item else None,
        "item": item.name if item else None,
        "period": where.period or None,
        "scope": scopes().get(where.scope, where.scope) if where.scope else None,
        "value": value,
        "measure": measure,
        "source": noted.source or None,
        "doubt": noted.doubt or None,
    }


def row_value(quantity: Quantity) -> tuple[int, str]:
    """Return the millionths of a figure and the unit that they count: 4万余册 are 40000 册."""
    if quantity.dimension is Dimension.MONEY:
        return quantity.value * _MICRO_PER_FEN, YUAN
    if quantity.dimension is Dimension.RATE:
        return quantity.value, PERCENT
    unit = quantity.unit
    multiple = next((one for one in _MULTIPLES if unit.startswith(one)), "")
    return quantity.value, unit.removeprefix(multiple) if quantity.scale > MICRO else unit


def _quantity(micro: int, measure: str) -> Quantity | None:
    if measure == YUAN:
        fen, rest = divmod(micro, _MICRO_PER_FEN)
        return None if rest else exact_money(fen)
    if measure in (PERCENT, "％"):
        places = len(exact_text(micro, MICRO).partition(".")[2])
        return Quantity(Dimension.RATE, micro, Interval.exactly(micro), PERCENT, MICRO, places).rounded_at(places)
    return count(micro, measure)


def _id(name: str, names: Mapping[str, str]) -> str:
    return next((one for one, told in names.items() if told == name), name)
