"""Sums, differences and rates that the figures of several windows (rows, clauses) show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from jixiao.extraction.bound import World
from jixiao.extraction.proven import is_ratio
from jixiao.model.quantity import MICRO, Dimension

# numbers of figures, −1 where a row has none in that place
Window = tuple[int, ...]

_TRIPLE, _QUAD = 3, 4
_DIGITS = 3
_SHOWN, _SEVERAL = 2, 4
# scores and people are small numbers, of which some always add up to another
_SUMMED = frozenset({Dimension.MONEY, Dimension.PLAIN})
_FULL = 100 * MICRO


@dataclass(frozen=True, slots=True)
class Law:
    """By the places of a window: result = Σ plus − Σ minus, or result = 100 % × plus ÷ minus."""

    result: int
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    is_rate: bool = False

    @property
    def places(self) -> tuple[int, ...]:
        """All places that it speaks of."""
        return (self.result, *self.plus, *self.minus)

    def reaches(self, window: Window) -> bool:
        """Tell whether a window has a figure in each place."""
        return all(window[at] >= 0 for at in self.places)


def laws(world: World, windows: Sequence[Window]) -> Iterator[Law]:
    """Yield what at least two windows show and no more than one in four breaks."""
    for law in _possible(world, windows):
        reached = [window for window in windows if law.reaches(window) and _is_of_sort(world, law, window)]
        held = [window for window in reached if _holds(world, law, window)]
        broken = len(reached) - len(held)
        if broken <= max(1, len(held) // _SEVERAL) and _is_shown(world, law, held):
            yield law


def _is_shown(world: World, law: Law, held: Sequence[Window]) -> bool:
    """Tell whether enough windows of different figures show a law: one more where it adds nothing in some."""
    shown = {tuple(world.value(window[at]) for at in law.places): window for window in held}
    long = [window for window in shown.values() if any(_digits(world, window[at]) >= _DIGITS for at in law.places)]
    telling = sum(_tells(world, law, window) for window in long)
    return telling >= _SHOWN or (len(long) > _SHOWN and not law.is_rate)


def _possible(world: World, windows: Sequence[Window]) -> Iterator[Law]:
    sorts = [_sort(world, windows, at) for at in range(len(windows[0]))]
    summed = [at for at, sort in enumerate(sorts) if sort in _SUMMED]
    rates = [at for at, sort in enumerate(sorts) if sort is Dimension.RATE]
    for first, second, third in combinations(summed, _TRIPLE):
        yield Law(first, (second, third))
        yield Law(second, (first, third))
        yield Law(third, (first, second))
    for size in range(_QUAD, len(summed) + 1):
        for at in range(len(summed) - size + 1):
            run = tuple(summed[at : at + size])
            yield Law(run[0], run[1:])
            yield Law(run[-1], run[:-1])
    for run in combinations(summed, _QUAD):
        *_, last = run
        for lost in range(_TRIPLE):
            yield Law(last, tuple(at for at in run[:-1] if at != run[lost]), (run[lost],))
    for rate in rates:
        yield from (Law(rate, (top,), (base,), is_rate=True) for top, base in permutations(summed, 2))


def _sort(world: World, windows: Sequence[Window], at: int) -> Dimension | None:
    found = [world.figures[window[at]].quantity.dimension for window in windows if window[at] >= 0]
    return max(set(found), key=lambda one: (found.count(one), one.value)) if found else None


def _is_of_sort(world: World, law: Law, window: Window) -> bool:
    """Tell whether all but a rate are of one dimension."""
    parts = law.places[1:] if law.is_rate else law.places
    return len({world.figures[window[at]].quantity.dimension for at in parts}) == 1


def _holds(world: World, law: Law, window: Window) -> bool:
    if law.is_rate:
        (top,), (base,) = law.plus, law.minus
        return is_ratio(world, window[law.result], world.value(window[top]), world.value(window[base]))
    total = sum(world.value(window[at]) for at in law.plus) - sum(world.value(window[at]) for at in law.minus)
    off = abs(world.value(window[law.result]) - total)
    return 2 * off <= max(world.figures[window[at]].quantity.step for at in law.places) * len(law.places)


def _tells(world: World, law: Law, window: Window) -> bool:
    """Tell a window that would not fit by chance: nothing in it is zero, no rate is one in full."""
    values = [world.value(window[at]) for at in law.places]
    full = law.is_rate and world.value(window[law.result]) == _FULL
    return all(values) and not full


def _digits(world: World, number: int) -> int:
    return len(str(abs(world.value(number))).rstrip("0"))
