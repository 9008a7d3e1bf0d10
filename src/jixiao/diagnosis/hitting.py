"""The smallest sets that hit every conflict."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jixiao.diagnosis.inequality import Work

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Conflicts that hang together by their figures, and nothing else by any of theirs."""

    names: Names
    conflicts: tuple[Names, ...]


def parts(conflicts: Iterable[Names]) -> list[Part]:
    """Return the conflicts in parts that share no figure, in a fixed order; those that hold another are left out."""
    kept = smallest(conflicts)
    root = {name: name for conflict in kept for name in conflict}
    for conflict in kept:
        first, *others = (_root(name, root) for name in sorted(conflict))
        root.update(dict.fromkeys(others, first))
    found: dict[str, list[Names]] = defaultdict(list)
    for conflict in kept:
        found[_root(min(conflict), root)].append(conflict)
    listed = (Part(frozenset().union(*ones), tuple(ones)) for ones in found.values())
    return sorted(listed, key=lambda part: min(part.names))


def _root(name: str, root: dict[str, str]) -> str:
    while root[name] != name:
        root[name] = root[root[name]]
        name = root[name]
    return name


def smallest(sets: Iterable[Names]) -> list[Names]:
    """Return the sets that hold no other one, the smallest first."""
    listed = sorted(set(sets), key=lambda one: (len(one), sorted(one)))
    often = Counter(name for one in listed for name in one)
    kept: list[Names] = []
    by_rarest: dict[str, list[Names]] = defaultdict(list)
    for one in listed:
        if not any(other <= one for name in one for other in by_rarest.get(name, ())):
            kept.append(one)
            by_rarest[min(one, key=lambda name: (often[name], name))].append(one)
    return kept


def hitting_sets(conflicts: Sequence[Names], most: int, work: Work) -> list[Names]:
    """Return all sets of the smallest size that hit every conflict; none where that takes more than `most` figures."""
    for size in range(_disjoint(conflicts), most + 1):
        found = list(_of_size(conflicts, size, frozenset(), work))
        if found:
            return found
    return []


def one_hitting_set(conflicts: Sequence[Names], most: int, work: Work) -> Names | None:
    """Return one of the smallest hitting sets."""
    for size in range(_disjoint(conflicts), most + 1):
        found = next(_of_size(conflicts, size, frozenset(), work), None)
        if found is not None:
            return found
    return None


def _of_size(conflicts: Sequence[Names], size: int, spared: Names, work: Work) -> Iterator[Names]:
    """Yield each hitting set of at most `size` figures once; the figures in `spared` stay as they are."""
    work.spend(len(conflicts) + 1)
    if not conflicts:
        yield frozenset()
        return
    if _disjoint(conflicts) > size:
        return
    branch = min(conflicts, key=lambda one: (len(one - spared), sorted(one)))
    for name in sorted(branch - spared):
        rest = [one for one in conflicts if name not in one]
        for others in _of_size(rest, size - 1, spared, work):
            yield others | {name}
        spared |= {name}


def _disjoint(conflicts: Sequence[Names]) -> int:
    """Return how many conflicts share no figure, as far as a greedy choice tells: at least so many must change."""
    taken: set[str] = set()
    count = 0
    for conflict in conflicts:
        if not taken & conflict:
            taken |= conflict
            count += 1
    return count
