"""The smallest sets of figures whose change lets all equations hold.

Every violated equation is a conflict: one of its figures must change. A smallest set that hits all conflicts is tried;
where the equations leave its figures no value, those that say so give a new conflict, over figures not yet changed. So
on until a set stands (Reiter's diagnosis from conflicts). Conflicts that share figures form a part; each part is given
all of its smallest sets, the other parts being mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from jixiao.diagnosis.hitting import Names, Part, hitting_sets, one_hitting_set, parts, smallest
from jixiao.diagnosis.inequality import Work, WorkSpentError
from jixiao.diagnosis.system import System
from jixiao.model.fact import Fact
from jixiao.model.relation import Band, Evaluation

LARGEST = 8
MOST_STEPS = 150_000


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Violated evaluations of one part (by index) and all smallest sets of figures to change.

    No set where none of at most `LARGEST` figures helps; `complete` is False where the search was too long.
    """

    evaluations: tuple[int, ...]
    sets: tuple[Names, ...]
    complete: bool = True


def diagnose(
    evaluations: Sequence[Evaluation], facts: Mapping[str, Fact], steps: int = MOST_STEPS
) -> tuple[Diagnosis, ...]:
    """Return one diagnosis for each part of the violated equations.

    What takes more than `steps` steps all together is tried part by part, with half as many more.
    """
    violated = {number: frozenset(one.facts) for number, one in enumerate(evaluations) if one.band is Band.VIOLATED}
    system = System.of(evaluations, facts)
    try:
        return _Search(system, Work(steps)).run(violated)
    except WorkSpentError:
        owned = _owned(parts(violated.values()), violated)
        groups = [{number: violated[number] for number in numbers} for numbers in owned.values()]
        return tuple(one for group in groups for one in _alone(group, system, steps // (2 * len(groups))))


def _alone(own: Mapping[int, Names], system: System, steps: int) -> tuple[Diagnosis, ...]:
    try:
        found = _Search(system, Work(steps)).run(own)
    except WorkSpentError:
        return (Diagnosis(tuple(own), (), complete=False),)
    return found


@dataclass(slots=True)
class _Search:
    """One search; what was found of a set of freed figures is kept."""

    system: System
    work: Work
    known: dict[Names, Names | None] = field(default_factory=dict)

    def run(self, violated: Mapping[int, Names]) -> tuple[Diagnosis, ...]:
        conflicts = list(violated.values())
        while True:
            self.work.spend(len(conflicts))
            found = parts(conflicts)
            chosen = {part: one_hitting_set(part.conflicts, LARGEST, self.work) for part in found}
            solved = {part: names for part, names in chosen.items() if names is not None}
            news = [clash for clash in self._clashes(frozenset().union(*solved.values())) if clash]
            sets: dict[Part, list[Names]] = {}
            if not news:
                for part in solved:
                    sets[part], more = self._standing(part, solved)
                    news += more
            if not news:
                news = self._crossed(sets, solved)
            if not news:
                owned = _owned(found, violated)
                return tuple(Diagnosis(owned[part], tuple(sorted(sets.get(part, []), key=sorted))) for part in found)
            conflicts += smallest(news)

    def _clashes(self, freed: Names) -> list[Names]:
        """Return the conflicts that freeing these figures leaves, one for each group that hangs together."""
        found: list[Names] = []
        left = set(freed)
        while left:
            group = self.system.cluster(freed, (min(left),))
            left -= group
            if group not in self.known:
                self.known[group] = self.system.clash(group, self.work)
            if (clash := self.known[group]) is not None:
                found.append(clash)
        return found

    def _standing(self, part: Part, chosen: Mapping[Part, Names]) -> tuple[list[Names], list[Names]]:
        """Return the smallest sets of a part that stand, and the conflicts of the others."""
        rest = frozenset().union(*(names for other, names in chosen.items() if other != part))
        stand: list[Names] = []
        news: list[Names] = []
        for names in hitting_sets(part.conflicts, LARGEST, self.work):
            if any(not (rest | names) & clash for clash in news):
                continue
            clashes = self._clashes(rest | names)
            news += [clash for clash in clashes if clash]
            if not clashes:
                stand.append(names)
        return stand, news

    def _crossed(self, sets: Mapping[Part, Sequence[Names]], chosen: Mapping[Part, Names]) -> list[Names]:
        """Return the conflicts of sets of two parts that stand each by itself but not together."""
        news: list[Names] = []
        for one, other in combinations(sets, 2):
            if not self._touched(sets[one]) & self._touched(sets[other]):
                continue
            rest = frozenset().union(*(names for part, names in chosen.items() if part not in (one, other)))
            for names, more in product(sets[one], sets[other]):
                if all((rest | names | more) & clash for clash in news):
                    news += [clash for clash in self._clashes(rest | names | more) if clash]
        return news

    def _touched(self, sets: Sequence[Names]) -> set[int]:
        """Return the equations that any of the figures stands in."""
        return {number for names in sets for name in names for number in self.system.standing.get(name, ())}


def _owned(found: Sequence[Part], violated: Mapping[int, Names]) -> dict[Part, tuple[int, ...]]:
    """Return the violated equations of each part: those that hold one of its conflicts, each given to one part."""
    owned: dict[Part, list[int]] = {part: [] for part in found}
    exact = {conflict: part for part in found for conflict in part.conflicts}
    for number, names in violated.items():
        part = exact.get(names) or next(
            part for part in found if part.names & names and any(conflict <= names for conflict in part.conflicts)
        )
        owned[part].append(number)
    return {part: tuple(numbers) for part, numbers in owned.items()}
