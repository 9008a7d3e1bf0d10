"""Figures that a report tells beside those of the ledger: what changed since last year, what goes on, what ends."""

from collections.abc import Mapping, Sequence

from jixiao.books.amounts import count, exact_money, joined, rate, rows_of
from jixiao.books.closing import closing
from jixiao.books.ledger import PAYMENT, Event
from jixiao.model.book import Book, Computed, Term
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.quantity import MICRO, Quantity
from jixiao.taxonomy.concepts import concept_name

# the funds that have a section of their own: how a template names them, how the book does, the scope of their figures
_FUNDS = (
    ("政府性基金", "政府性基金预算", "government_fund"),
    ("国有资本经营", "国有资本经营预算", "state_capital"),
)


def change(now: Computed, before: Computed, topic: str) -> tuple[Computed, Computed | None]:
    """Return by how much a figure differs from last year's, without its sign, and the rate; none on a base of 0."""
    here, there = now.fact.quantity.value, before.fact.quantity.value
    where = now.fact.coordinates
    subject, period = (where.subject, where.period) if where else (Subject(SubjectKind.UNIT, ""), "")
    item = Item("topic", topic) if topic else None
    name = concept_name(where.concept) if where else ""
    terms = (Term(name, here), Term(f"上年{name}", there, -1))
    rows = joined((*now.rows, *before.rows))

    def made(concept: str, quantity: Quantity, formula: str) -> Computed:
        fact = Fact("", Coordinates(concept, subject, item, period, None), quantity, "", None, None)
        return Computed(fact, formula, terms, rows)

    amount = made("yoy_amount", exact_money(abs(here - there)), f"比上年增减额＝|{name}－上年{name}|")
    if there <= 0:
        return amount, None
    return amount, made("yoy_rate", rate(abs(here - there), there), f"比上年增减率＝|{name}－上年{name}|÷上年{name}")


def remainders(book: Book, every_event: Sequence[Event] | None = None) -> dict[str, Computed]:
    """Return what of the remainders goes on (结转) and what ends (结余), as ADR 17 closes a year.

    Of some of the funds only where `every_event` holds no others.
    """
    found: dict[str, Computed] = {}
    funds = None if every_event is None else {one.line.fund for one in every_event}
    every = [one for one in closing(book) if funds is None or one.line.fund in funds]
    for name, goes_on in (("结转", True), ("结余", False)):
        own = [one for one in every if one.goes_on is goes_on]
        rows = (("预算指标", tuple(sorted({row for one in own for row in one.rows}))),)
        where = Coordinates(
            "carryover_closing", Subject(SubjectKind.UNIT, book.unit), Item("part", name), str(book.year), None
        )
        fact = Fact("", where, exact_money(sum(one.amount for one in own)), "", None, None)
        found[name] = Computed(fact, f"{name}＝年终{name}各项合计", (), rows)
    return found


def by_fund(book: Book, every: Sequence[Event]) -> Mapping[str, Computed]:
    """Return what was spent of the funds that have a section of their own; none where a payment names no fund."""
    paid = [one for one in every if one.kind == PAYMENT]
    if not paid or not all(one.line.fund for one in paid):
        return {}
    unit = Subject(SubjectKind.UNIT, book.unit)
    found: dict[str, Computed] = {}
    for name, fund, scope in _FUNDS:
        own = [one for one in paid if one.line.fund == fund]
        where = Coordinates("expenditure_total", unit, None, str(book.year), scope)
        fact = Fact("", where, exact_money(sum(one.amount for one in own)), "", None, None)
        found[name] = Computed(fact, f"{fund}支出＝资金性质为{fund}的支付", (), rows_of(own))
    return found


def number_of_projects(book: Book, number: int) -> Computed:
    """Return how many projects the book lists beside those of basic spending."""
    table = book.tables.get("projects")
    rows = () if table is None else ((table.sheet, table.rows),)
    where = Coordinates("count_projects", Subject(SubjectKind.UNIT, book.unit), None, str(book.year), None)
    fact = Fact("", where, count(number * MICRO, "个"), "", None, None)
    return Computed(fact, "项目个数＝其他运转类和特定目标类项目的个数", (), rows)


def nothing(concept: str, like: Computed, formula: str) -> Computed:
    """Return 0 of a concept for the holder of another figure: where the ledger is kept, no row means nothing."""
    where = like.fact.coordinates
    subject, item, period = (
        (where.subject, where.item, where.period) if where else (Subject(SubjectKind.UNIT, ""), None, "")
    )
    fact = Fact("", Coordinates(concept, subject, item, period, None), exact_money(0), "", None, None)
    return Computed(fact, formula, (), ())
