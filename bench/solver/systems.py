"""Systems of figures and equations in a few words, their evaluations, and whether values satisfy them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import MICRO, Dimension, Quantity
from jixiao.model.relation import Evaluation, Form
from jixiao.relations.judging import PERCENT, rate_evaluation, sum_evaluation

Values = Mapping[str, int]
HALF_PERCENT = MICRO // 2


@dataclass(frozen=True, slots=True)
class Relation:
    """`result` is the sum of `parts`; with a base, the share of the parts in it, in percent."""

    result: str
    parts: tuple[str, ...]
    base: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Return the figures of the relation."""
        return frozenset((self.result, *self.parts, *((self.base,) if self.base else ())))


@dataclass(frozen=True, slots=True)
class Case:
    """What a document prints, by how much each figure may be rounded, and what must hold."""

    relations: tuple[Relation, ...]
    values: Values
    halves: Values

    @property
    def facts(self) -> dict[str, Fact]:
        """Return the figures as facts; names that begin with r are rates."""
        return {name: _figure(name, value, self.halves.get(name, 0)) for name, value in self.values.items()}

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Return the relations as the checker evaluates them; a rate on a base that may be 0 is left out."""
        facts = self.facts
        found = (_evaluation(relation, facts) for relation in self.relations)
        return tuple(one for one in found if one is not None)

    def box(self, name: str, values: Values) -> tuple[int, int]:
        """Return what a figure stands for under other values."""
        half = self.halves.get(name, 0)
        return values[name] - half, values[name] + half

    def holds(self, relation: Relation, values: Values) -> bool:
        """Tell whether a relation holds within rounding."""
        boxes = [self.box(name, values) for name in relation.parts]
        low, high = sum(low for low, _ in boxes), sum(high for _, high in boxes)
        found_low, found_high = self.box(relation.result, values)
        if not relation.base:
            return low <= found_high and found_low <= high
        ends = quotient((low, high), self.box(relation.base, values))
        return ends is not None and ends[0] <= found_high and found_low <= ends[1]


def quotient(top: tuple[int, int], base: tuple[int, int]) -> tuple[int, int] | None:
    """Return top ÷ base in millionths of a percent, rounded outward; None on a base that may be 0."""
    if base[0] <= 0:
        return None
    lows = [top[0] * PERCENT // one for one in base]
    highs = [-(-top[1] * PERCENT // one) for one in base]
    return min(lows), max(highs)


def _figure(name: str, value: int, half: int) -> Fact:
    dimension = Dimension.RATE if name.startswith("r") else Dimension.COUNT
    quantity = Quantity(dimension, value, Interval(value - half, value + half), "", 1, 0)
    return Fact(name, None, quantity, str(value), None, None)


def _evaluation(relation: Relation, facts: Mapping[str, Fact]) -> Evaluation | None:
    result, parts = facts[relation.result], [(facts[name], 1) for name in relation.parts]
    if relation.base:
        return rate_evaluation("rate", "JX103", result, parts, [(facts[relation.base], 1)])
    return sum_evaluation("sum", "JX101", Form.EQUAL if len(parts) == 1 else Form.SUM, result, parts)


def combined(parts: Iterable[Iterable[frozenset[str]]]) -> set[frozenset[str]]:
    """Return one set of each part, in all ways."""
    sets = {frozenset[str]()}
    for part in parts:
        sets = {names | more for names in sets for more in part}
    return sets
