"""The clues that arithmetic gives: which figures near by a figure is the sum, the difference or the rate of.

`S` is the sum of what follows it directly and `T` of what stands directly before it, `S<` and `T<` are such parts; `D`
is the difference and `P` the sum of two amounts near by; `Q` is a rate, `Qn` the part and `Qd` the whole of one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.weighing.page import Page
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, Dimension

_PARTS, _LEAST_PARTS, _MANY = 9, 2, 4
_NEAR, _NEAREST = 5, 8
# a hundred percent is the rate of anything in itself
_WHOLE, _BESIDE = 100 * MICRO, 2


@dataclass(slots=True)
class Related:
    """What a figure is to others: the numbers of its parts, of the two that it is made of, of rate and other amount."""

    parts: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    total: list[tuple[str, int]] = field(default_factory=list)
    two: list[tuple[str, int, int]] = field(default_factory=list)
    rates: list[tuple[str, int, int]] = field(default_factory=list)


def related(page: Page) -> Mapping[int, Related]:
    """Return what arithmetic finds of the amounts and rates of a page."""
    found: dict[int, Related] = defaultdict(Related)
    amounts = [
        number for number, one in enumerate(page.figures)
        if one.quantity.dimension is Dimension.MONEY and one.quantity.value > 0
    ]  # fmt: skip
    values = [page.figures[number].quantity.value for number in amounts]
    for at in range(len(amounts)):
        for tag, step in (("S", 1), ("T", -1)):
            parts = _run(values, at, step)
            if parts:
                found[amounts[at]].parts.append((tag, tuple(amounts[one] for one in parts)))
                for one in parts:
                    found[amounts[one]].total.append((tag, amounts[at]))
        found[amounts[at]].two += _made(values, amounts, at)
    for number, figure in enumerate(page.figures):
        if figure.quantity.dimension is Dimension.RATE and figure.quantity.value > 0:
            for part, whole in _rates(page.figures, amounts, number):
                found[number].two.append(("Q", part, whole))
                found[part].rates.append(("n", whole, number))
                found[whole].rates.append(("d", part, number))
    return found


def sum_clues(one: Related, meant: Sequence[str]) -> Iterator[str]:
    """Yield what the figures mean that arithmetic relates to one."""
    for tag, parts in one.parts:
        yield tag
        yield f"{tag}{min(len(parts), _MANY)}"
        yield from (f"{tag}:{meant[part] or '-'}" for part in parts)
    for tag, total in one.total:
        yield f"{tag}<"
        yield f"{tag}<:{meant[total] or '-'}"
    for tag, first, second in one.two:
        yield f"{tag}:{meant[first] or '-'}/{meant[second] or '-'}"
        if tag == "Q":
            yield tag
    for tag, other, rate in one.rates:
        yield f"Q{tag}:{meant[other] or '-'}"
        yield f"Qr{tag}:{meant[rate] or '-'}"
        yield f"Q{tag}:{meant[other] or '-'}:{meant[rate] or '-'}"


def _run(values: Sequence[int], at: int, step: int) -> tuple[int, ...]:
    """Return the places of the amounts in a row, from the next one on, that add up to the one at a place."""
    total = 0
    for many in range(1, _PARTS + 1):
        other = at + step * many
        if not 0 <= other < len(values):
            return ()
        total += values[other]
        if total >= values[at]:
            exact = total == values[at] and many >= _LEAST_PARTS
            return tuple(at + step * one for one in range(1, many + 1)) if exact else ()
    return ()


def _made(values: Sequence[int], amounts: Sequence[int], at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the pairs near by that an amount is the difference or the sum of."""
    near = [one for one in range(max(0, at - _NEAR), min(len(values), at + _NEAR + 1)) if one != at]
    by_value: dict[int, list[int]] = defaultdict(list)
    for one in near:
        by_value[values[one]].append(one)
    for one in near:
        for other in by_value.get(values[one] - values[at], ()):
            if other != one:
                yield "D", amounts[one], amounts[other]
        for other in by_value.get(values[at] - values[one], ()):
            if one < other:
                yield "P", amounts[one], amounts[other]


def _rates(figures: Sequence[Figure], amounts: Sequence[int], number: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of amounts near by that a rate is of."""
    rate = figures[number].quantity
    at = bisect_left(amounts, number)
    near = sorted(amounts[max(0, at - _NEAREST) : at + _NEAREST], key=lambda one: abs(one - number))[:_NEAREST]
    for part in near:
        for whole in near:
            apart = part != whole and (rate.value != _WHOLE or abs(part - whole) <= _BESIDE)
            if apart and rate.is_percentage_of(figures[part].quantity.value, figures[whole].quantity.value):
                yield part, whole
