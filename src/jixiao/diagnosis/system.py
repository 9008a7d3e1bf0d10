"""What the equations of a document leave the figures that are freed, all others as printed.

A repair is judged as the checker would judge the document after it: each equation by itself, on the intervals that the
printed figures stand for. So a figure that stays may take one value of its interval in one equation and another in the
next, and a variable here is what a freed figure prints.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jixiao.diagnosis.inequality import Inequality, Work, at_least, bounds, contradiction
from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.judging import PERCENT, ratio

# writing a figure of an equation down takes about as long as so many steps
_ROW_STEPS = 5
# a rate is evaluated rounded outward to a millionth of a percent
_OUTWARD = 1
_LINEAR = (Form.SUM, Form.EQUAL, Form.AT_MOST)
_QUOTIENT = (Form.RATE, Form.CHANGE)

Coefficients = dict[str, int]
_Bounds = tuple[Inequality | None, Inequality | None]


@dataclass(frozen=True, slots=True)
class System:
    """The equations of a document that were held against figures, and where each figure stands.

    `right` are the values of figures that the file itself knows to have been changed by hand.
    """

    evaluations: Sequence[Evaluation]
    facts: Mapping[str, Fact]
    standing: Mapping[str, tuple[int, ...]]
    right: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, evaluations: Sequence[Evaluation], facts: Mapping[str, Fact], right: Mapping[str, int] | None = None
    ) -> "System":
        """Leave out what was not evaluated."""
        standing: dict[str, list[int]] = {}
        for number, one in enumerate(evaluations):
            if one.band is not Band.NO_DATA and one.form in (*_LINEAR, *_QUOTIENT):
                for name in dict.fromkeys(one.facts):
                    standing.setdefault(name, []).append(number)
        return cls(evaluations, facts, {name: tuple(numbers) for name, numbers in standing.items()}, right or {})

    def clash(self, freed: frozenset[str], work: Work) -> frozenset[str] | None:
        """Return figures one of which must be freed as well, None where the freed ones suffice."""
        sources = contradiction(self.rows(freed, work), work)
        if sources is None:
            return None
        return frozenset(name for number in sources for name in self.evaluations[number].facts) - freed

    def wanted(self, freed: frozenset[str], name: str, work: Work) -> Interval | None:
        """Return the true values that the equations leave a freed figure, None where they do not bound it."""
        low, high = bounds(self.rows(self.cluster(freed, (name,)), work), name, work)
        if low is None or high is None or low.least > -high.least:
            return None
        off = self.off(name)
        least, most = low.least + off.high, -high.least + off.low
        return Interval(least, most) if least <= most else Interval.exactly((least + most) // 2)

    def printing(self, name: str, value: int) -> "System":
        """Return the system of the document that prints `value` for this figure, as precisely as before."""
        return replace(self, facts={**self.facts, name: printing(self.facts[name], value)})

    def rows(self, freed: frozenset[str], work: Work) -> list[Inequality]:
        """Return the inequalities of all equations that a freed figure stands in."""
        touched = sorted({number for name in freed for number in self.standing.get(name, ())})
        work.spend(_ROW_STEPS * sum(len(self.evaluations[number].facts) for number in touched))
        rows = [row for number in touched for row in self._straight(number, freed)]
        rows += [at_least({name: 1}, 0, frozenset()) for name in freed if self.facts[name].quantity.value >= 0]
        bent = [number for number in touched if self._is_bent(number, freed)]
        ranges = {name: bounds(rows, name, work) for name in {self.evaluations[n].result for n in bent} & freed}
        for number in bent:
            rows += self._quotient(number, freed, ranges)
        return rows

    def cluster(self, freed: frozenset[str], around: Iterable[str]) -> frozenset[str]:
        """Return the freed figures that hang together with those in `around` by equations."""
        found: set[str] = set()
        left = [name for name in around if name in freed]
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += [
                    other
                    for number in self.standing.get(name, ())
                    for other in self.evaluations[number].facts
                    if other in freed
                ]
        return frozenset(found)

    def _is_bent(self, number: int, freed: frozenset[str]) -> bool:
        """Tell whether a figure that a rate is made of is freed."""
        one = self.evaluations[number]
        return one.form in _QUOTIENT and any(member.fact in freed for member in one.members)

    def _straight(self, number: int, freed: frozenset[str]) -> Iterator[Inequality]:
        """Yield what a sum says, or a rate of which nothing else is freed."""
        one = self.evaluations[number]
        if one.form in _LINEAR:
            weights: Coefficients = {one.result: 1}
            for member in one.members:
                weights[member.fact] = weights.get(member.fact, 0) - member.weight
            for sign in (1,) if one.form is Form.AT_MOST else (1, -1):
                terms = {name: sign * weight for name, weight in weights.items()}
                yield self._row(terms, self._reach(terms), freed, frozenset({number}))
        elif not self._is_bent(number, freed) and (expected := self._expected(one)) is not None:
            expected = -expected if self._is_mirrored(one) else expected
            off = self.off(one.result)
            own = frozenset({number})
            yield at_least({one.result: 1}, expected.low - off.high, own)
            yield at_least({one.result: -1}, off.low - expected.high, own)

    def _quotient(self, number: int, freed: frozenset[str], ranges: Mapping[str, _Bounds]) -> Iterator[Inequality]:
        """Yield lowest rate × base ≤ 100 % × top ≤ highest rate × base, and base > 0 however rounded."""
        one = self.evaluations[number]
        top, base = _sides(one)
        if base.keys() & freed:
            least = -self._reach({name: -factor for name, factor in base.items()})
            yield self._row(base, least - 1, freed, frozenset({number}))
        for sign, rate, sources in self._rates(one, freed, ranges):
            above = {name: sign * PERCENT * weight for name, weight in top.items()}
            below = {name: -sign * rate * weight for name, weight in base.items()}
            terms = {name: above.get(name, 0) + below.get(name, 0) for name in (*above, *below)}
            yield self._row(terms, self._reach(above) + self._reach(below), freed, sources | {number})

    def _rates(
        self, one: Evaluation, freed: frozenset[str], ranges: Mapping[str, _Bounds]
    ) -> Iterator[tuple[int, int, frozenset[int]]]:
        """Yield the lowest (1) and the highest (−1) value of a rate, as far as it is bounded, and why it is."""
        off = self.off(one.result)
        if one.result in freed:
            low, high = ranges[one.result]
            ends = [] if low is None else [(1, low.least + off.low, low.sources)]
            ends += [] if high is None else [(-1, -high.least + off.high, high.sources)]
        else:
            found = self.facts[one.result].quantity.interval
            ends = [(1, found.low, frozenset()), (-1, found.high, frozenset())]
        turn = -1 if self._is_mirrored(one) else 1
        for sign, rate, sources in ends:
            yield turn * sign, turn * rate - turn * sign * _OUTWARD, sources

    def _expected(self, one: Evaluation) -> Interval | None:
        """Return what the figures a rate is made of give it; None on a base that may be 0."""
        top, base = (self._total(side) for side in _sides(one))
        return ratio(top, base)

    def _total(self, terms: Coefficients) -> Interval:
        total = Interval(0, 0)
        for name, factor in terms.items():
            total += self.facts[name].quantity.interval.times(factor)
        return total

    def _is_mirrored(self, one: Evaluation) -> bool:
        """Tell whether a change is printed as a negative rate: its size is what the equation speaks of."""
        return one.form is Form.CHANGE and self.facts[one.result].quantity.value < 0

    def _row(self, terms: Coefficients, reach: int, freed: frozenset[str], sources: frozenset[int]) -> Inequality:
        """Return Σ terms + reach ≥ 0 for the freed figures, the others as printed."""
        fixed = sum(factor * self.facts[name].quantity.value for name, factor in terms.items() if name not in freed)
        free = {name: factor for name, factor in terms.items() if name in freed}
        return at_least(free, -fixed - reach, sources)

    def _reach(self, terms: Coefficients) -> int:
        """Return by how much the intervals of the figures can raise Σ terms above what is printed."""
        return sum(self.off(name).times(factor).high for name, factor in terms.items())

    def off(self, name: str) -> Interval:
        """Return how far the true value of a figure may be from the printed one."""
        quantity = self.facts[name].quantity
        return quantity.interval - Interval.exactly(quantity.value)


def _sides(one: Evaluation) -> tuple[Coefficients, Coefficients]:
    """Return what a rate is the quotient of: top and base."""
    top: Coefficients = {}
    base: Coefficients = {}
    if one.form is Form.CHANGE:
        change, current = one.members
        return {change.fact: 1}, {current.fact: 1, change.fact: -change.weight}
    for member in one.members:
        side = base if member.below else top
        side[member.fact] = side.get(member.fact, 0) + member.weight
    return top, base


def printing(fact: Fact, value: int) -> Fact:
    """Return the figure with another value, as precise as before."""
    moved = fact.quantity.interval + Interval.exactly(value - fact.quantity.value)
    return replace(fact, quantity=replace(fact.quantity, value=value, interval=moved))
