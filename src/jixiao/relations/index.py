"""Facts by their coordinates, and the one that stands nearest to a place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.model.fact import Coordinates, Fact, Subject, SubjectKind
from jixiao.taxonomy.lexicon import lexicon

# items that only repeat what the concept says: the figure belongs to the subject as a whole
_WHOLE = frozenset({"total", "topic", "post"})
_BUDGETED = frozenset({"initial", "adjusted", "budget"})
_SPENT = {
    "expenditure_total", "expenditure_project", "expenditure_item", "expenditure_function", "expenditure_basic",
    "expenditure_personnel", "expenditure_public", "sangong_total", "sangong_abroad", "sangong_car",
    "sangong_car_purchase", "sangong_car_run", "sangong_reception", "procurement_total", "operating_cost",
}  # fmt: skip
# 总支出 where it is the spending of the year alone
_LOOSE_TOTAL = "expenditure_with_carry"
# parts of the spending of a unit by the topic they are of, where no word of the text told it (其余……均为项目支出)
_TOPICS = {
    "expenditure_project": "project_total", "expenditure_basic": "basic", "expenditure_personnel": "personnel",
    "expenditure_public": "public", "sangong_total": "sangong",
}  # fmt: skip
_PLANS = ("budget_initial", "budget_adjusted")
# concepts that name their topic themselves: 三公经费预算, 采购执行率
_OWN_TOPIC = ("sangong_", "procurement_")

# the budget of a kind of purchases (货物, 工程) is a line of its own
_ALL_PURCHASES = frozenset({"政府采购", "政府采购预算"})


@dataclass(frozen=True, slots=True)
class Place:
    """What figures must share to stand in one equation."""

    subject: Subject
    item: str
    period: str
    scope: str | None


Table = Mapping[tuple[str, Place], list[Fact]]


def place_of(coordinates: Coordinates) -> Place:
    """Return the place of a fact; an item that only repeats the concept counts as none."""
    item = coordinates.item
    name = "" if item is None or (item.kind in _WHOLE and not _is_line(coordinates)) else item.name
    return Place(coordinates.subject, name, coordinates.period, coordinates.scope)


def _is_line(coordinates: Coordinates) -> bool:
    """Tell whether a topic names a line of its own (the budget of 人员经费), not the concept itself."""
    item, concept = coordinates.item, coordinates.concept
    if concept == "procurement_budget" and item is not None:
        return item.name not in _ALL_PURCHASES
    return item is not None and item.kind == "topic" and concept not in _SPENT and not concept.startswith(_OWN_TOPIC)


def concept_of(fact: Fact) -> str:
    """Return the concept an equation knows a fact by: taking away and adding are two."""
    coordinates = fact.coordinates
    if coordinates is None:
        return ""
    if coordinates.concept == "budget_adjustment" and fact.sign < 0:
        return "budget_reduction"
    if coordinates.item is not None and coordinates.item.kind == "post":
        return f"{coordinates.concept}/{coordinates.item.name}"
    if _is_total_of_project(coordinates):
        return {"expenditure_item": "expenditure_project", "budget_item": "budget_initial"}.get(
            coordinates.concept, coordinates.concept
        )
    return coordinates.concept


def _is_total_of_project(coordinates: Coordinates) -> bool:
    total = coordinates.item is not None and coordinates.item.kind == "total"
    return total and coordinates.subject.kind is SubjectKind.PROJECT


def index(facts: Iterable[Fact]) -> Table:
    """Return the facts by concept and place, in reading order. What a place has spent is also found as `spent`."""
    table: dict[tuple[str, Place], list[Fact]] = defaultdict(list)
    facts = tuple(facts)
    plans = _plans(facts)
    for fact in facts:
        coordinates = fact.coordinates
        if coordinates is None or fact.span is None or fact.quantity.approximation != "exact":
            continue
        concept, place = concept_of(fact), place_of(coordinates)
        if coordinates.concept == "budget_item" and concept in _PLANS:
            concept = _plan_of(plans, place, fact.quantity.value)
        table[(concept, place)].append(fact)
        if concept in _SPENT and (whose := _line_place(fact, place)) is not None:
            table[("spent", whose)].append(fact)
        elif fact.phase in _BUDGETED and fact.topic and (whose := _line_place(fact, place)) is not None:
            table[("budgeted_initial" if fact.phase == "initial" else "budgeted", whose)].append(fact)
    return table


def _plans(facts: Iterable[Fact]) -> Mapping[tuple[str, Place], set[int]]:
    """Return what was planned by concept and place."""
    plans: dict[tuple[str, Place], set[int]] = defaultdict(set)
    for fact in facts:
        if fact.coordinates is not None and fact.coordinates.concept in _PLANS:
            plans[fact.coordinates.concept, place_of(fact.coordinates)].add(fact.quantity.value)
    return plans


def _plan_of(plans: Mapping[tuple[str, Place], set[int]], place: Place, value: int) -> str:
    """Return which plan of a project the total of its items is: the adjusted one where both are told and differ."""
    initial, adjusted = (plans.get((concept, place), set()) for concept in _PLANS)
    return "budget_adjusted" if adjusted and value not in initial else "budget_initial"


def _line_place(fact: Fact, place: Place) -> Place | None:
    """Return the place whose spending or budget this is: 人员经费 spent is the spending of the line 人员经费."""
    coordinates = fact.coordinates
    told = fact.topic or ("" if coordinates is None or coordinates.item else _TOPICS.get(coordinates.concept, ""))
    topic = lexicon().topics.get(told)
    whole = coordinates is not None and coordinates.concept == "expenditure_total" and fact.topic == _LOOSE_TOTAL
    if coordinates is None or topic is None or whole or coordinates.subject.kind is SubjectKind.PROJECT:
        return place
    return Place(place.subject, topic.name, place.period, place.scope)


def nearest(facts: Sequence[Fact], anchor: Fact) -> Fact:
    """Return the fact nearest to `anchor`: the same row of a table first, then the same block, then by distance.

    Facts stand in reading order, so that it is one of the two between which the anchor stands.
    """
    at = bisect_left(facts, _start(anchor), key=_start)
    return min(facts[max(0, at - 1) : at + 1], key=lambda fact: _distance(fact, anchor))


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span else 0


def _distance(fact: Fact, anchor: Fact) -> tuple[int, int, int]:
    same_row = fact.cell is not None and anchor.cell is not None and fact.cell[:2] == anchor.cell[:2]
    blocks = abs((fact.block or 0) - (anchor.block or 0))
    return (0 if same_row else 1, blocks, abs(_start(fact) - _start(anchor)))
