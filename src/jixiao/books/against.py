"""The figures of a report against those of the book: same meaning, same subject, same year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jixiao.books.amounts import rate
from jixiao.books.ledger import first_names
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates, Fact, SubjectKind
from jixiao.model.interval import Interval
from jixiao.model.quantity import Dimension
from jixiao.relations.index import place_of

_MARKS = re.compile(r"[\s“”\"‘’《》（）()]+")
POST = "post"
_ITEMS = frozenset({"part", "activity"})
_RATES = frozenset({"execution_rate", "carryover_rate", "budget_adjust_rate"})
Key = tuple[str, str, str, str]


class Held(StrEnum):
    """What became of a figure of a report: it agrees with the book, differs from it, or the book does not know it."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure of a report with the one of the book that it must agree with."""

    fact: Fact
    held: Held
    booked: Computed | None = None


def compare(facts: Iterable[Fact], unit: str, book: Book, computed: Iterable[Computed]) -> Iterator[Comparison]:
    """Yield what became of each figure that a report states; those that were not understood are left out."""
    names = {_plain(other): name for other, name in first_names(book).items()}
    known = _Known({key: one for one in computed if (key := _key(one.fact.coordinates, book.unit, names)) is not None})
    for fact in facts:
        if fact.coordinates is None or fact.span is None:
            continue
        key = _key(fact.coordinates, unit, names)
        booked = known.get(key) if key is not None and fact.sign > 0 else None
        if key is None or booked is None:
            yield Comparison(fact, Held.UNKNOWN)
        else:
            agrees = any(_meets(fact, value) for value in known.values(key))
            yield Comparison(fact, Held.AGREES if agrees else Held.DIFFERS, booked)


def _key(where: Coordinates | None, unit: str, names: Mapping[str, str]) -> Key | None:
    """Return what two figures must share; None for one of another unit, of some of the funds or posts, of a line."""
    if where is None or where.scope is not None or (where.item is not None and where.item.kind == POST):
        return None
    item = ""
    if place_of(where).item:
        if where.item is None or where.item.kind not in _ITEMS:
            return None
        item = where.item.name
    if where.subject.kind is SubjectKind.UNIT:
        return (where.concept, "", item, where.period) if where.subject.name in ("", unit) else None
    project = names.get(_plain(where.subject.name)) or names.get(_plain(where.subject.name).removesuffix("项目"))
    return None if project is None else (where.concept, project, item, where.period)


def _plain(name: str) -> str:
    return _MARKS.sub("", name)


@dataclass(frozen=True, slots=True)
class _Known:
    """The figures of a book by their key, and the other values that each may rightly be printed with."""

    by_key: Mapping[Key, Computed]

    def get(self, key: Key) -> Computed | None:
        return self.by_key.get(key)

    def values(self, key: Key) -> Iterator[Interval]:
        """Yield what a figure may stand for: with or without what was carried over, on either base of a rate."""
        concept = key[0]
        yield self.by_key[key].fact.quantity.interval
        initial, adjusted, carried = (
            self._amount(key, one) for one in ("budget_initial", "budget_adjusted", "carryover_opening")
        )
        brought = carried or 0
        if initial is None or adjusted is None:
            return
        changes = {adjusted - initial, adjusted - initial - brought, *self._additions(key)}
        initials, whole = {initial, initial + brought, initial - brought}, {adjusted, adjusted - brought}
        plain = {"budget_initial": initials, "budget_adjusted": whole, "budget_adjustment": changes}
        yield from (Interval.exactly(one) for one in plain.get(concept, ()))
        if concept in _RATES:
            yield from self._rates(key, changes, initials | whole)

    def _rates(self, key: Key, changes: set[int], bases: set[int]) -> Iterator[Interval]:
        spent = self._amount(key, "expenditure_project" if key[1] else "expenditure_total")
        closing = self._amount(key, "carryover_closing")
        parts: set[int | None] = {"execution_rate": {spent}, "carryover_rate": {closing}}.get(key[0], {*changes})
        if key[0] == "carryover_rate" and spent:
            bases = bases | {spent}
        yield from (rate(part, base).interval for part in parts if part is not None for base in bases if base > 0)

    def _amount(self, key: Key, concept: str) -> int | None:
        one = self.by_key.get((concept, *key[1:]))
        return None if one is None else one.fact.quantity.value

    def _additions(self, key: Key) -> Iterator[int]:
        one = self.by_key.get(("budget_adjustment", *key[1:]))
        if one is not None:
            yield sum(term.value for term in one.terms if term.sign > 0)
            yield sum(abs(term.value) for term in one.terms)


def _meets(fact: Fact, value: Interval) -> bool:
    """Tell whether a figure may stand for a value; rates may have been cut off instead of rounded."""
    printed = fact.quantity.interval
    if fact.quantity.dimension is Dimension.RATE:
        step = fact.quantity.step
        printed = Interval(min(printed.low, fact.quantity.value - step), max(printed.high, fact.quantity.value + step))
    return printed.meets(value)
