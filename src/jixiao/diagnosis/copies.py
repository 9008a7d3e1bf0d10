"""Figures that repeat one that means something else: last year's left standing, a neighbour's copied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.diagnosis.slips import COSTS, Slip
from jixiao.model.fact import Fact

_LEAST_DIGITS = 3
_EARLIER = "prior_year"


@dataclass(frozen=True, slots=True)
class Copies:
    """The figures of a document by what they print."""

    by_value: Mapping[object, Sequence[Fact]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Copies":
        """Take the figures that stand in the text; short numbers repeat by chance."""
        found: dict[object, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.span is not None and len(str(fact.quantity.value).strip("-0")) >= _LEAST_DIGITS:
                found[_key(fact)].append(fact)
        return cls(found)

    def judged(self, fact: Fact, slip: Slip | None) -> Slip | None:
        """Return the slip, explained as a copy where nothing likelier explains it and the same figure stands near."""
        if slip is None or slip.kind != "other":
            return slip
        others = [one for one in self.by_value.get(_key(fact), ()) if one.id != fact.id and _differs(one, fact)]
        if any(_is_earlier(one, fact) for one in others):
            return replace(slip, kind="stale", cost=COSTS["stale"])
        if any(_is_near(one, fact) for one in others):
            return replace(slip, kind="copied", cost=COSTS["copied"])
        return slip


def _key(fact: Fact) -> object:
    return fact.quantity.dimension, fact.quantity.value


def _differs(one: Fact, other: Fact) -> bool:
    return one.coordinates is not None and other.coordinates is not None and one.coordinates != other.coordinates


def _is_earlier(one: Fact, fact: Fact) -> bool:
    """Tell whether `one` is the same kind of figure of another year."""
    here, there = fact.coordinates, one.coordinates
    if here is None or there is None:
        return False
    if there.concept.startswith(_EARLIER):
        return True
    return (there.concept, there.subject, there.item) == (here.concept, here.subject, here.item) and (
        there.period < here.period
    )


def _is_near(one: Fact, fact: Fact) -> bool:
    """Tell whether two figures stand in cells that touch, or in one paragraph."""
    if one.cell is None or fact.cell is None:
        return one.cell is fact.cell and one.block is not None and one.block == fact.block
    (table, row, column), (other, other_row, other_column) = one.cell, fact.cell
    return table == other and abs(row - other_row) + abs(column - other_column) == 1
