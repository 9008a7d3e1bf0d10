"""The smallest sets of figures, against trying everything."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from bench.solver.oracle import stands
from bench.solver.planted import planted
from bench.solver.systems import HALF_PERCENT, Case, Relation, combined, quotient
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.diagnosis.solve import diagnose
from jixiao.model.relation import Band

AMOUNTS = ("a", "b", "c", "d", "e")
RATES = ("r1", "r2")
MICRO = 2 * HALF_PERCENT
HIGHEST = 24
MOST = 2


def solved(case: Case) -> set[frozenset[str]]:
    return combined(one.sets for one in diagnose(case.evaluations, case.facts))


def answers(case: Case) -> set[frozenset[str]]:
    """Return all smallest sets whose change lets everything hold, by trying every value; none beyond two figures."""
    broken = [one.names for one in case.relations if not case.holds(one, case.values)]
    for size in range(MOST + 1):
        found = {
            frozenset(names)
            for names in combinations(sorted(case.values), size)
            if all(one.intersection(names) for one in broken)
            and any(all(case.holds(one, tried) for one in case.relations) for tried in tries(case, names))
        }
        if found:
            return found
    return set()


def tries(case: Case, names: tuple[str, ...]) -> Iterator[dict[str, int]]:
    """Yield all values of the figures. A rate need only take those where one of its relations begins to hold."""
    amounts = [name for name in names if name in AMOUNTS]
    rates = [name for name in names if name in RATES]
    for chosen in product(range(HIGHEST + 1), repeat=len(amounts)):
        values = {**case.values, **dict(zip(amounts, chosen, strict=True))}
        for picked in product(*(beginnings(case, name, values) for name in rates)):
            yield {**values, **dict(zip(rates, picked, strict=True))}


def beginnings(case: Case, rate: str, values: dict[str, int]) -> list[int]:
    found = [values[rate]]
    for one in case.relations:
        if one.result == rate:
            boxes = [case.box(name, values) for name in one.parts]
            ends = quotient((sum(low for low, _ in boxes), sum(high for _, high in boxes)), case.box(one.base, values))
            found += [] if ends is None else [max(ends[0] - case.halves[rate], 0)]
    return found


@st.composite
def sums(draw: st.DrawFn) -> Relation:
    result, *parts = draw(st.lists(st.sampled_from(AMOUNTS), min_size=2, max_size=4, unique=True))
    return Relation(result, tuple(parts))


@st.composite
def rates(draw: st.DrawFn) -> Relation:
    part, base = draw(st.lists(st.sampled_from(AMOUNTS), min_size=2, max_size=2, unique=True))
    return Relation(draw(st.sampled_from(RATES)), (part,), base)


def cases(relation: st.SearchStrategy[Relation], most: int) -> st.SearchStrategy[Case]:
    amounts = {name: st.integers(2, 5) for name in AMOUNTS}
    shares = {name: st.integers(20, 120).map(MICRO.__mul__) for name in RATES}
    halves = {name: st.integers(0, 1) for name in AMOUNTS} | {name: st.just(HALF_PERCENT) for name in RATES}
    return st.builds(
        Case,
        st.lists(relation, min_size=1, max_size=most, unique=True).map(tuple),
        st.fixed_dictionaries(amounts | shares),
        st.fixed_dictionaries(halves),
    )


@given(cases(sums(), 4))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_sums_have_the_answers_that_trying_everything_finds(case: Case) -> None:
    tried = answers(case)
    assert solved(case) == tried if tried else all(len(names) > MOST for names in solved(case))


@given(cases(sums() | rates(), 4))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_rates_have_those_answers_and_others_only_between_whole_numbers(case: Case) -> None:
    found, tried = solved(case), answers(case)
    size = min((len(names) for names in found), default=0)
    assert {names for names in tried if len(names) <= size} <= found
    assert all(stands(case, names) for names in found - tried)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_planted_in_a_long_document_is_found(seed: int) -> None:
    document = planted(seed)
    found = solved(document.case)
    size = min(len(names) for names in found)
    assert size <= len(document.faults)
    assert size < len(document.faults) or document.faults in found


def test_a_hostile_document_is_given_up_honestly() -> None:
    case = planted(1, faults=60).case
    found = diagnose(case.evaluations, case.facts, steps=5_000)
    assert {one.sets for one in found if not one.complete} == {()}
    owned = sorted(number for one in found for number in one.evaluations)
    assert owned == [number for number, one in enumerate(case.evaluations) if one.band is Band.VIOLATED]
