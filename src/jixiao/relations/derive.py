"""Figures that a document does not print but that follow from those it does.

What all projects have together, what is left for basic expenditure (基本支出 ＝ 部门合计 － 项目合计), and the rates of
execution, adjustment and carry-over of the unit, of its projects and of both parts. Only equations are used that every
report shares (财预〔2020〕10号; DOMAIN R01, R05, R07, R10, R14).
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.model.fact import Coordinates, Fact, Item, Status, Subject, SubjectKind
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Dimension, Quantity, decimal_text
from jixiao.relations.index import concept_of
from jixiao.relations.judging import PERCENT, ratio

PART = "part"
BASIC, PROJECTS = Item(PART, "基本支出"), Item(PART, "项目支出")
_RATES = (
    ("execution_rate", "spent", "budget_adjusted"),
    ("budget_adjust_rate", "budget_adjustment", "budget_initial"),
    ("carryover_rate", "carryover_closing", "budget_adjusted"),
)
_PARTED = ("budget_initial", "budget_adjustment", "budget_adjusted", "carryover_closing")


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in fen with the ids of the facts it rests on; `stated` where the document prints it itself."""

    value: Interval
    sources: tuple[str, ...]
    stated: bool = False

    def less(self, other: "_Amount") -> "_Amount":
        return _Amount(self.value - other.value, _joined(self.sources, other.sources))

    def plus(self, other: "_Amount") -> "_Amount":
        return _Amount(self.value + other.value, _joined(self.sources, other.sources))


_NOTHING = _Amount(Interval(0, 0), ())
_Holding = dict[str, _Amount]
_Part = tuple[Subject, Item | None, _Holding]
_LEAST_PROJECTS = 2


@dataclass(slots=True)
class _Books:
    """What the unit and each of its projects have, by concept; `like` lends its unit of money to what follows."""

    unit: _Holding = field(default_factory=dict)
    projects: dict[Subject, _Holding] = field(default_factory=dict)
    count: int | None = None
    like: Fact | None = None
    whose: Subject | None = None


def derive(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the derived facts, in a fixed order, with the ids of the facts they follow from."""
    books = _books(facts)
    if books.like is None:
        return ()
    found: list[_Part] = [] if books.whose is None else [(books.whose, None, books.unit)]
    found += [(subject, None, holding) for subject, holding in books.projects.items()]
    if books.whose is not None and _complete(books):
        together = _together(books.projects.values())
        found.append((books.whose, PROJECTS, together))
        found.append((books.whose, BASIC, _basic(books.unit, together)))
    stated = {(f.coordinates.concept, f.coordinates.subject, f.coordinates.item) for f in facts if f.coordinates}
    return tuple(_numbered(found, books.like, stated))


def _books(facts: Sequence[Fact]) -> _Books:
    books = _Books()
    period = next((f.coordinates.period for f in facts if f.coordinates and _is_plain_money(f)), "")
    for fact in facts:
        where = fact.coordinates
        if where is None or where.period != period or fact.quantity.approximation != "exact":
            continue
        if where.concept == "count_projects" and books.count is None:
            books.count = fact.quantity.value // MICRO
        if not _is_plain_money(fact):
            continue
        books.like = books.like or fact
        if where.subject.kind is SubjectKind.UNIT:
            books.whose = books.whose or where.subject
            if where.subject != books.whose:
                continue
            holding = books.unit
        else:
            holding = books.projects.setdefault(where.subject, {})
        holding.setdefault(concept_of(fact), _Amount(fact.quantity.interval, (fact.id,), stated=True))
    _complete_budget(books.unit, "expenditure_total")
    for holding in books.projects.values():
        _complete_budget(holding, "expenditure_project")
    return books


def _is_plain_money(fact: Fact) -> bool:
    where = fact.coordinates
    return (
        where is not None
        and fact.span is not None
        and fact.quantity.dimension is Dimension.MONEY
        and (where.item is None or where.item.kind in ("topic", "total"))
        and (where.item is None or where.concept in ("expenditure_basic", "expenditure_project"))
        and where.scope is None
    )


def _complete_budget(holding: _Holding, spent: str) -> None:
    """Fill in what the budget equation gives: full year = initial + additions − reductions (R01)."""
    if spent in holding:
        holding["spent"] = holding[spent]
    initial, added = holding.get("budget_initial"), holding.get("budget_adjustment")
    taken = holding.get("budget_reduction", _NOTHING)
    if added is not None and added.value.high < 0:
        # the adjustment is printed as a negative figure: the reduction is the same money
        taken = _NOTHING
    if initial is None and added is None:
        return
    if taken.sources and added is not None:
        holding["budget_adjustment"] = added = added.less(taken)
    elif taken.sources:
        holding["budget_adjustment"] = added = _NOTHING.less(taken)
    if "budget_adjusted" not in holding:
        holding["budget_adjusted"] = (initial or _NOTHING).plus(added or _NOTHING)


def _complete(books: _Books) -> bool:
    """Tell whether the projects listed are all: as many as stated, or together exactly the project expenditure."""
    spent = [one["spent"] for one in books.projects.values() if "spent" in one]
    total = books.unit.get("expenditure_project")
    if len(spent) < _LEAST_PROJECTS or len(spent) != len(books.projects) or total is None:
        return False
    together = _sum(spent)
    return together.value.meets(total.value) and books.count in (None, len(spent))


def _sum(amounts: Iterable[_Amount]) -> _Amount:
    total = _NOTHING
    for amount in amounts:
        total = total.plus(amount)
    return total


def _together(holdings: Iterable[_Holding]) -> _Holding:
    """Add the projects up; a project without an initial budget, or without an adjustment, has none of it."""
    listed = list(holdings)
    together: _Holding = {"spent": _sum(one["spent"] for one in listed)}
    if all("budget_adjusted" in one for one in listed):
        together |= {name: _sum(one.get(name, _NOTHING) for one in listed) for name in _PARTED[:3]}
        together["budget_adjustment"] = _sum(_added(one) for one in listed)
    if all("carryover_closing" in one for one in listed):
        together["carryover_closing"] = _sum(one["carryover_closing"] for one in listed)
    return together


def _added(holding: Mapping[str, _Amount]) -> _Amount:
    """Return what was added to a budget, by both budgets where it is not printed itself."""
    initial, added = holding.get("budget_initial"), holding.get("budget_adjustment")
    return added or (holding["budget_adjusted"].less(initial) if initial is not None else _NOTHING)


def _basic(unit: Mapping[str, _Amount], together: Mapping[str, _Amount]) -> _Holding:
    basic = {name: unit[name].less(together[name]) for name in _PARTED if name in unit and name in together}
    if "expenditure_basic" in unit:
        basic["spent"] = unit["expenditure_basic"]
    return {name: amount for name, amount in basic.items() if amount.value.low >= 0}


def _numbered(found: Iterable[_Part], like: Fact, stated: Container[object]) -> Iterator[Fact]:
    number = 0
    for subject, item, holding in found:
        for concept, quantity, sources in (*_amounts(holding, like), *_rates(holding)):
            if (concept, subject, item) in stated:
                continue
            where = Coordinates(concept, subject, item, _period(like), None)
            printed = decimal_text(quantity.value, quantity.scale, quantity.decimals) + quantity.unit
            yield Fact(f"d{number}", where, quantity, printed, None, None, Status.DERIVED, sources)
            number += 1


def _period(like: Fact) -> str:
    return like.coordinates.period if like.coordinates else ""


def _amounts(holding: Mapping[str, _Amount], like: Fact) -> Iterator[tuple[str, Quantity, tuple[str, ...]]]:
    for concept in _PARTED:
        amount = holding.get(concept)
        if amount is not None and not amount.stated and len(amount.sources) > 1:
            middle = (amount.value.low + amount.value.high) // 2
            unit, scale = like.quantity.unit, like.quantity.scale
            yield concept, Quantity(Dimension.MONEY, middle, amount.value, unit, scale, 2), amount.sources


def _rates(holding: Mapping[str, _Amount]) -> Iterator[tuple[str, Quantity, tuple[str, ...]]]:
    for concept, above, below in _RATES:
        top, base = holding.get(above), holding.get(below)
        if top is None or base is None or base.value.low <= 0:
            continue
        value = ratio(top.value, base.value)
        if value is not None:
            shown = (top.value.low + top.value.high) * PERCENT // (base.value.low + base.value.high)
            yield concept, Quantity(Dimension.RATE, shown, value, "%", MICRO, 2), _joined(top.sources, base.sources)


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
