"""The smallest sets of figures whose change lets all equations hold.

Violated equations that share a figure form a component; each is solved alone. Reiter's hitting sets by growing size:
every violated equation must contain a changed figure, and the values that the equations of a changed figure leave it
must have a member in common, held equations included.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from jixiao.diagnosis.implied import exact, implied
from jixiao.diagnosis.slips import Slip, best_slip
from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.relation import Band, Evaluation

LARGEST = 3
MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, the values it may take, and the likeliest one."""

    fact: str
    wanted: Interval
    slip: Slip


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A component of violated evaluations (by index) and its smallest repairs, the likeliest first."""

    evaluations: tuple[int, ...]
    repairs: tuple[tuple[Change, ...], ...]


def diagnose(evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]) -> list[Diagnosis]:
    """Return one diagnosis for each component of violated evaluations."""
    violated = [number for number, one in enumerate(evaluations) if one.band is Band.VIOLATED]
    standing: dict[str, list[Evaluation]] = {}
    for one in evaluations:
        if one.band is not Band.NO_DATA:
            for name in one.facts:
                standing.setdefault(name, []).append(one)
    return [_solved(part, evaluations, standing, facts) for part in components(violated, evaluations)]


def components(violated: Sequence[int], evaluations: Sequence[Evaluation]) -> Iterator[tuple[int, ...]]:
    """Yield groups of violated evaluations that share figures."""
    left = list(violated)
    while left:
        group = [left.pop(0)]
        names = set(evaluations[group[0]].facts)
        grew = True
        while grew:
            grew = False
            for number in list(left):
                if names & set(evaluations[number].facts):
                    group.append(number)
                    names |= set(evaluations[number].facts)
                    left.remove(number)
                    grew = True
        yield tuple(sorted(group))


def _solved(
    part: tuple[int, ...], evaluations: Sequence[Evaluation], standing: Mapping[str, list[Evaluation]],
    facts: Mapping[str, Fact],
) -> Diagnosis:  # fmt: skip
    broken = [evaluations[number] for number in part]
    names = sorted({name for one in broken for name in one.facts}, key=lambda name: -_hits(name, broken))
    names = names[:MOST_CANDIDATES]
    for size in range(1, LARGEST + 1):
        repairs = [
            changes
            for chosen in combinations(names, size)
            if all(set(chosen) & set(one.facts) for one in broken)
            if (changes := _changes(chosen, standing, facts)) is not None
        ]
        if repairs:
            return Diagnosis(part, tuple(sorted(repairs, key=lambda one: _cost(one, standing))))
    return Diagnosis(part, ())


def _hits(name: str, broken: Sequence[Evaluation]) -> int:
    return sum(name in one.facts for one in broken)


def _changes(
    chosen: Sequence[str], standing: Mapping[str, list[Evaluation]], facts: Mapping[str, Fact]
) -> tuple[Change, ...] | None:
    """Return the change of each chosen figure, None where its equations leave it no value."""
    changes: list[Change] = []
    for name in chosen:
        wanted: Interval | None = None
        for one in standing[name]:
            if any(other in one.facts for other in chosen if other != name):
                continue
            box = implied(one, name, facts)
            if box is None:
                return None
            wanted = box if wanted is None else wanted.meet(box)
            if wanted is None:
                return None
        if (
            wanted is None
            or facts[name].quantity.interval.meets(wanted)
            or wanted.high < 0 <= facts[name].quantity.value
        ):
            return None
        slip = best_slip(facts[name], wanted, _exact(name, standing[name], facts, wanted))
        if slip is None:
            return None
        changes.append(Change(name, wanted, slip))
    return tuple(changes)


def _exact(name: str, standing: Sequence[Evaluation], facts: Mapping[str, Fact], wanted: Interval) -> int | None:
    """Return the value that the violated sums of a figure give it, where they agree on one that it may take."""
    sums = [exact(one, name, facts) for one in standing if one.band is Band.VIOLATED]
    values = {value for value in sums if value is not None}
    value = values.pop() if len(values) == 1 else None
    half = (facts[name].quantity.interval.high - facts[name].quantity.interval.low) // 2
    return value if value is not None and Interval(value - half, value + half).meets(wanted) else None


def _cost(changes: tuple[Change, ...], standing: Mapping[str, list[Evaluation]]) -> tuple[int, int]:
    """Rank repairs: the likeliest slips first, then figures that no held equation speaks for."""
    spoken_for = sum(one.band in (Band.EXACT, Band.ROUNDING) for change in changes for one in standing[change.fact])
    return sum(change.slip.cost for change in changes), spoken_for
