"""The figures of a year from its book: each with its formula and the rows it is made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jixiao.books.amounts import Sum, exact_money, joined, rate, rows_of, total
from jixiao.books.classes import BASIC, NO_PROJECT, PERSONNEL, PROJECT, PUBLIC, UNSPLIT_BASIC, class_of_payment
from jixiao.books.ledger import PAYMENT, Event, effect, events
from jixiao.books.stated import card_facts
from jixiao.model.book import Book, Computed, Term
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.quantity import Quantity
from jixiao.taxonomy.concepts import concept_name

_INITIAL, _CARRIED = ("年初",), ("上年结转",)
_CHANGES = ("追加", "调增", "调剂", "调减", "收回")
_SPENDING = (
    ("expenditure_personnel", "人员类项目支付", frozenset({PERSONNEL})),
    ("expenditure_public", "公用经费项目支付", frozenset({PUBLIC})),
    ("expenditure_basic", "人员类和公用经费项目支付", BASIC),
    ("expenditure_project", "其他运转类和特定目标类项目支付", PROJECT),
)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds events: the unit, a part of it, or a project."""

    subject: Subject
    item: Item | None
    spent: str
    events: Sequence[Event]


def facts(book: Book, every: Sequence[Event] | None = None) -> tuple[Computed, ...]:
    """Return the figures of a book, those of the unit first, then by project; what is not known is left out.

    `every` are the events of the book where they were taken already.
    """
    if book.year is None:
        return ()
    ledger = tuple(_ledger_facts(book, events(book) if every is None else every))
    known = {(one.fact.coordinates, one.fact.quantity.value) for one in ledger}
    cards = (one for one in card_facts(book) if (one.fact.coordinates, one.fact.quantity.value) not in known)
    found = (*ledger, *cards)
    return tuple(Computed(_with_id(one.fact, at), one.formula, one.terms, one.rows) for at, one in enumerate(found))


def _with_id(fact: Fact, at: int) -> Fact:
    return Fact(f"b{at}", fact.coordinates, fact.quantity, fact.printed, None, None)


def _ledger_facts(book: Book, every: Sequence[Event]) -> Iterator[Computed]:
    unit = Subject(SubjectKind.UNIT, book.unit)
    inside = book.first("unit", "with_carryover") == "是"
    yield from _held(_Holder(unit, None, "expenditure_total", every), str(book.year), inside=inside)
    classes = _classes(book)
    if every and all(classes.get(one.line.project) in BASIC | PROJECT for one in every):
        yield from _by_class(unit, every, classes, str(book.year), inside=inside)
    by_project: dict[str, list[Event]] = defaultdict(list)
    for one in every:
        by_project[one.line.project].append(one)
    for name, kind in classes.items():
        own = by_project.get(name)
        if own and kind not in NO_PROJECT:
            subject = Subject(SubjectKind.PROJECT, name)
            yield from _held(_Holder(subject, None, "expenditure_project", own), str(book.year), inside=inside)


def _classes(book: Book) -> dict[str, str]:
    table = book.tables.get("projects")
    return {} if table is None else dict(zip(table.texts("name"), table.texts("class"), strict=True))


def _by_class(
    unit: Subject, every: Sequence[Event], classes: dict[str, str], year: str, *, inside: bool
) -> Iterator[Computed]:
    def of(kinds: Collection[str]) -> list[Event]:
        return [one for one in every if classes[one.line.project] in kinds]

    paid = [one for one in every if one.kind == PAYMENT]
    by_class: dict[str, list[Event]] = defaultdict(list)
    for one in paid:
        by_class[class_of_payment(classes[one.line.project], one.line.economic)].append(one)
    for concept, name, kinds in _SPENDING if paid else ():
        if UNSPLIT_BASIC not in by_class or UNSPLIT_BASIC in kinds or not kinds & BASIC:
            own = [one for kind in sorted(kinds) for one in by_class.get(kind, ())]
            yield _money(concept, unit, None, year, (total(name, own),))
    for name, own in (("基本支出", of(BASIC)), ("项目支出", of(PROJECT))):
        if own:
            yield from _held(_Holder(unit, Item("part", name), "", own), year, inside=inside)


def _held(holder: _Holder, year: str, *, inside: bool) -> Iterator[Computed]:
    """Yield budget, adjustment, spending, what is left and the rates of a holder; no quota at all is no budget."""

    def money(concept: str, sums: Iterable[Sum]) -> Computed:
        return _money(concept, holder.subject, holder.item, year, tuple(sums))

    def percent(concept: str, part: Computed, base: Computed) -> Iterator[Computed]:
        if base.fact.quantity.value > 0:
            yield _rate(concept, holder, year, part, base)

    kinds: dict[str, list[Event]] = defaultdict(list)
    for one in holder.events:
        kinds[one.kind].append(one)
    paid = total(PAYMENT, kinds[PAYMENT])
    spent = money(holder.spent or "expenditure_item", (paid,))
    if holder.spent and paid.rows:
        yield spent
    if len(kinds[PAYMENT]) == len(holder.events):
        return
    by_kind = {kind: _of_kind(kinds[kind], kind) for kind in (*_INITIAL, *_CARRIED, *_CHANGES)}
    first = [by_kind[kind] for kind in (*_INITIAL, *(_CARRIED if inside else ()))]
    initial = money("budget_initial", first)
    changes = money("budget_adjustment", (by_kind[kind] for kind in _CHANGES if by_kind[kind].rows))
    adjusted = money("budget_adjusted", (one for one in by_kind.values() if one.rows))
    closing = money("carryover_closing", (*(one for one in by_kind.values() if one.rows), paid.negative()))
    yield from (initial, changes, adjusted)
    if by_kind[_CARRIED[0]].rows:
        yield money("carryover_opening", (by_kind[_CARRIED[0]],))
    yield closing
    if paid.rows or holder.spent:
        yield from percent("execution_rate", spent, adjusted)
    yield from percent("carryover_rate", closing, adjusted)
    yield from percent("budget_adjust_rate", changes, initial)


def _of_kind(own: Sequence[Event], kind: str) -> Sum:
    taken = any(effect(one) < 0 for one in own) and kind in ("调减", "收回")
    return Sum(kind, abs(sum(map(effect, own))) if taken else sum(map(effect, own)), -1 if taken else 1, rows_of(own))


def _money(concept: str, subject: Subject, item: Item | None, year: str, sums: Sequence[Sum]) -> Computed:
    value = sum(one.sign * one.value for one in sums)
    formula = _formula(concept, sums)
    terms = tuple(Term(one.name, one.value, one.sign) for one in sums)
    rows = joined(row for one in sums for row in one.rows)
    return Computed(_fact(concept, subject, item, year, exact_money(value)), formula, terms, rows)


def _rate(concept: str, holder: _Holder, year: str, part: Computed, base: Computed) -> Computed:
    quantity = rate(part.fact.quantity.value, base.fact.quantity.value)
    upper, lower = (_name(one) for one in (part, base))
    terms = (Term(upper, part.fact.quantity.value), Term(lower, base.fact.quantity.value, 0))
    formula = f"{concept_name(concept)}＝{upper}÷{lower}"
    return Computed(
        _fact(concept, holder.subject, holder.item, year, quantity), formula, terms, joined((*part.rows, *base.rows))
    )


def _name(one: Computed) -> str:
    return concept_name(one.fact.coordinates.concept) if one.fact.coordinates else ""


def _formula(concept: str, sums: Sequence[Sum]) -> str:
    parts = "".join(f"{'－' if one.sign < 0 else '＋'}{one.name}" for one in sums).removeprefix("＋")
    return f"{concept_name(concept)}＝{parts or '0'}"


def _fact(concept: str, subject: Subject, item: Item | None, year: str, quantity: Quantity) -> Fact:
    where = Coordinates(concept, subject, item, year, None)
    return Fact("", where, quantity, "", None, None)
