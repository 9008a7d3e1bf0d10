"""What a book tells, by its meaning: the names that a template may put in place of a figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jixiao.model.book import Computed
from jixiao.model.fact import Coordinates, SubjectKind
from jixiao.model.material import Entry
from jixiao.model.quantity import Quantity
from jixiao.relations.index import Place, place_of
from jixiao.services.old_report.tellable import can_tell
from jixiao.taxonomy.concepts import concept_name

# two ways of saying the same: the budget of a part by its own concept
_SAME = {
    ("expenditure_basic_budget", ""): ("budget_adjusted", "基本支出"),
    ("expenditure_project_budget", ""): ("budget_adjusted", "项目支出"),
}
_PARTS = ("基本支出", "项目支出")
_POST = "post"
_LAST_YEAR, _SPENT = "上年.", "expenditure_total"
_FUNDS = {"government_fund": "政府性基金", "state_capital": "国有资本经营"}
Meaning = tuple[str, Place, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A figure of a book by the name that tags use."""

    path: str
    quantity: Quantity


def meaning(where: Coordinates) -> Meaning:
    """Return what a figure means, however the document says it; the kind of a post is part of it."""
    place = place_of(where)
    post = where.item.name if where.item is not None and where.item.kind == _POST else ""
    concept, item = _SAME.get((where.concept, place.item), (where.concept, place.item))
    return concept, Place(place.subject, item, place.period, place.scope), post


def names_in(top: Entry, prefix: str = "", scope: str | None = None) -> Mapping[Meaning, Named]:
    """Return the figures that a template can name wherever it stands, the shortest name of each.

    With `prefix` and `scope` the entry is that of some of the funds, told as if it were all; else only figures of all.
    """
    found: dict[Meaning, Named] = {}
    for path, one in sorted(_figures(top, ""), key=lambda named: named[0].count(".")):
        where = one.fact.coordinates
        if (
            where is not None
            and where.scope is None
            and can_tell(path)
            and not (prefix and path.startswith(_LAST_YEAR))
        ):
            means = meaning(replace(where, scope=scope))
            found.setdefault(means, Named(f"{prefix}{path}", one.fact.quantity))
    return found


def fund_names(every: Iterable[Computed]) -> Mapping[Meaning, Named]:
    """Return what was spent of the funds that a template names apart."""
    found: dict[Meaning, Named] = {}
    for one in every:
        where = one.fact.coordinates
        name = None if where is None or where.concept != _SPENT else _FUNDS.get(where.scope or "")
        if where is not None and name is not None and where.subject.kind is SubjectKind.UNIT:
            found.setdefault(meaning(where), Named(f"{name}.支出数", one.fact.quantity))
    return found


def part_names(
    every: Iterable[Computed], year: str, prefix: str = "", scope: str | None = None
) -> Mapping[Meaning, Named]:
    """Return what a book states of basic and of project spending, by the names that a ledger gives them."""
    found: dict[Meaning, Named] = {}
    for one in every:
        where = one.fact.coordinates
        if where is None or where.subject.kind is not SubjectKind.UNIT or (where.period, where.scope) != (year, None):
            continue
        concept, place, _ = means = meaning(replace(where, scope=scope))
        path = f"{place.item}.{concept_name(concept)}"
        if place.item in _PARTS and can_tell(path):
            found.setdefault(means, Named(f"{prefix}{path}", one.fact.quantity))
    return found


def _figures(entry: Entry, prefix: str) -> Iterator[tuple[str, Computed]]:
    for name, one in entry.figures.items():
        yield f"{prefix}{name}", one
    for name, part in entry.parts.items():
        yield from _figures(part, f"{prefix}{name}.")
