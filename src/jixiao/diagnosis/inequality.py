"""Linear inequalities over integers, each with the equations that it rests on; elimination by Fourier and Motzkin.

Everything is exact. Where all coefficients of a variable are ±1, as in sums, elimination loses no integer solution and
invents none; for other coefficients (rates) it may keep a system that only rationals satisfy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

Terms = tuple[tuple[str, int], ...]


class WorkSpentError(Exception):
    """More steps were asked for than may be taken."""


@dataclass(slots=True)
class Work:
    """How many steps are left for one document: a hostile one must not take long."""

    left: int

    def spend(self, steps: int = 1) -> None:
        """Take steps away; raise WorkSpentError when none are left."""
        self.left -= steps
        if self.left < 0:
            raise WorkSpentError


@dataclass(frozen=True, slots=True)
class Inequality:
    """Σ coefficient × variable ≥ least, as follows from the equations numbered in `sources`."""

    terms: Terms
    least: int
    sources: frozenset[int]

    @property
    def is_impossible(self) -> bool:
        """Tell whether nothing satisfies it."""
        return not self.terms and self.least > 0


def at_least(terms: Mapping[str, int], least: int, sources: frozenset[int]) -> Inequality:
    """Return Σ terms ≥ least in lowest terms, tightened to what integers can reach."""
    kept = tuple(sorted((name, factor) for name, factor in terms.items() if factor))
    common = gcd(*(factor for _, factor in kept)) or 1
    return Inequality(tuple((name, factor // common) for name, factor in kept), -(-least // common), sources)


def contradiction(inequalities: Iterable[Inequality], work: Work) -> frozenset[int] | None:
    """Return equations that cannot all hold, None where the inequalities have a solution."""
    return _impossible(eliminated(inequalities, frozenset(), work))


def bounds(inequalities: Iterable[Inequality], name: str, work: Work) -> tuple[Inequality | None, Inequality | None]:
    """Return the strongest lower and upper bound that the inequalities leave a variable, None where there is none."""
    left = [
        one for one in eliminated(inequalities, frozenset({name}), work) if [other for other, _ in one.terms] == [name]
    ]
    below = [one for one in left if one.terms[0][1] > 0]
    above = [one for one in left if one.terms[0][1] < 0]
    low = max(below, key=lambda one: one.least, default=None)
    high = max(above, key=lambda one: one.least, default=None)
    return low, high


def eliminated(inequalities: Iterable[Inequality], keep: frozenset[str], work: Work) -> list[Inequality]:
    """Return what the inequalities say of the variables in `keep` alone; stop at the first contradiction."""
    rows = _strongest(inequalities)
    while _impossible(rows) is None and (names := _cheapest(rows, keep)):
        name = names[0]
        above = [row for row in rows if _factor(row, name) > 0]
        below = [row for row in rows if _factor(row, name) < 0]
        work.spend(len(above) * len(below) + len(rows))
        joined = [_without(name, one, other) for one in above for other in below]
        rows = _strongest([*(row for row in rows if not _factor(row, name)), *joined])
    return rows


def _impossible(rows: Sequence[Inequality]) -> frozenset[int] | None:
    found = [row.sources for row in rows if row.is_impossible]
    return min(found, key=lambda sources: (len(sources), sorted(sources)), default=None)


def _cheapest(rows: Sequence[Inequality], keep: frozenset[str]) -> list[str]:
    """Return the variables to eliminate, the one that makes the fewest new rows first."""
    signs: dict[str, list[int]] = {}
    for row in rows:
        for name, factor in row.terms:
            if name not in keep:
                signs.setdefault(name, [0, 0])[factor > 0] += 1
    return sorted(signs, key=lambda name: (signs[name][0] * signs[name][1], name))


def _factor(row: Inequality, name: str) -> int:
    return next((factor for other, factor in row.terms if other == name), 0)


def _without(name: str, above: Inequality, below: Inequality) -> Inequality:
    up, down = _factor(above, name), -_factor(below, name)
    terms: dict[str, int] = {}
    for other, factor in above.terms:
        terms[other] = factor * down
    for other, factor in below.terms:
        terms[other] = terms.get(other, 0) + factor * up
    return at_least(terms, above.least * down + below.least * up, above.sources | below.sources)


def _strongest(rows: Iterable[Inequality]) -> list[Inequality]:
    """Return the rows, of those that say the same only the strongest; what is always true is left out."""
    best: dict[Terms, Inequality] = {}
    for row in rows:
        known = best.get(row.terms)
        if (row.terms or row.least > 0) and (known is None or _rank(row) < _rank(known)):
            best[row.terms] = row
    return list(best.values())


def _rank(row: Inequality) -> tuple[int, int, list[int]]:
    """Order rows of the same terms: contradictions by how few equations they need, others by strength."""
    strength = 0 if row.is_impossible else -row.least
    return strength, len(row.sources), sorted(row.sources)
