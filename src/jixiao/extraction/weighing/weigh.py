"""What a figure most likely means, by the weights of what stands around it.

The grammar reads first. Where it is silent, what the words weigh fills in if one meaning is well ahead of the next;
where it speaks, it is overruled only if another meaning is far ahead of its own, and doubted where the words weigh as
much for something else. A meaning by weight is never the ground of an error: see `Fact.weighed`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from jixiao.extraction.weighing.clues import equal_clues, fixed_clues, neighbour_clues, own_clues
from jixiao.extraction.weighing.page import Page
from jixiao.extraction.weighing.sums import Related, related, sum_clues
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.weights import PER_NAT, Weights, weights

NOTHING = "none"
# how far a meaning must be ahead of the next to fill in, to stay as it was read, to overrule the grammar, and to
# overrule it where an equation confirms what it read
_AHEAD = PER_NAT
_SURE = PER_NAT // 2
_FIRM = PER_NAT * 4
_OVERRULED = PER_NAT * 3 // 2
# the grammar reads people, vehicles and scores by words that name them, and cells by their headers
_OF_MONEY = (Dimension.MONEY, Dimension.RATE)
_PLANS = {"budget_initial", "budget_adjusted"}
# what the second look sees are the meanings that the first one gave to the neighbours
_LOOKS = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """The concept of each figure, empty where none is certain; `firm` are those that overrule equations."""

    concepts: list[str]
    firm: frozenset[int]


def weighed(page: Page, told: Sequence[str], table: Weights | None = None) -> Weighed:
    """Return what each figure means; `told` are the concepts that the grammar gave.

    `table` stands in for the table that comes with the program.
    """
    table = table or weights()
    alike, relations = _alike(page), related(page)
    sums: list[list[int]] = []
    fixed = [
        table.sums({*fixed_clues(page, number), *own_clues(page, number, concept)})
        for number, concept in enumerate(told)
    ]
    meant = list(told)
    for _ in range(_LOOKS):
        moved = [table.sums(set(_moving(page, number, alike[number], relations, meant))) for number in range(len(told))]
        sums = [[*map(add, one, other)] for one, other in zip(fixed, moved, strict=True)]
        meant = [_decided(table, one, concept) for one, concept in zip(sums, told, strict=True)]
    doubted = [
        figure.cell is None and figure.quantity.dimension in _OF_MONEY and _is_doubtful(table, one, concept)
        for figure, one, concept in zip(page.figures, sums, meant, strict=True)
    ]
    firm = frozenset(
        number
        for number, (figure, one) in enumerate(zip(page.figures, sums, strict=True))
        if figure.cell is None and _is_firm(table, one, told[number], meant[number])
    )
    return Weighed(["" if doubt else concept for doubt, concept in zip(doubted, meant, strict=True)], firm)


def clues_of(page: Page, told: Sequence[str], *, first: bool) -> list[list[str]]:
    """Return every clue around each figure, once; `first` tells that the grammar had never seen the page when it told.

    What it tells of a page that it was mended for says nothing of how far it can be trusted.
    """
    alike, sums = _alike(page), related(page)
    return [
        list(dict.fromkeys((
            *fixed_clues(page, number), *(own_clues(page, number, concept) if first else ()),
            *_moving(page, number, alike[number], sums, told),
        )))
        for number, concept in enumerate(told)
    ]  # fmt: skip


def _moving(
    page: Page, number: int, alike: Sequence[int], sums: Mapping[int, Related], meant: Sequence[str]
) -> Iterator[str]:
    """Yield the clues that change with what other figures mean."""
    yield from neighbour_clues(page, number, meant)
    yield from equal_clues(page, number, alike, meant)
    if number in sums:
        yield from sum_clues(sums[number], meant)


def _alike(page: Page) -> list[Sequence[int]]:
    """Return for each figure those that are equal to it, itself among them."""
    by_value: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, figure in enumerate(page.figures):
        if figure.quantity.value:
            by_value[figure.quantity.dimension, figure.quantity.value].append(number)
    return [by_value[one.quantity.dimension, one.quantity.value] for one in page.figures]


def _decided(table: Weights, sums: Sequence[int], told: str) -> str:
    ranked = sorted(range(len(sums)), key=lambda at: -sums[at])
    if not told:
        best, second = ranked[:2]
        sure = table.names[best] != NOTHING and sums[best] - sums[second] >= _AHEAD
        return table.names[best] if sure else ""
    if told not in table.names:
        return told
    best = next(at for at in ranked if table.names[at] != NOTHING)
    return table.names[best] if sums[best] - sums[table.names.index(told)] > _OVERRULED else told


def _is_doubtful(table: Weights, sums: Sequence[int], meant: str) -> bool:
    """Tell a meaning that is not well ahead of what else the words weigh for, be it nothing of the accounts."""
    if meant not in table.names:
        return False
    own = table.names.index(meant)
    return sums[own] - max(one for at, one in enumerate(sums) if at != own) < _SURE


def _is_firm(table: Weights, sums: Sequence[int], told: str, meant: str) -> bool:
    """Tell a meaning so far ahead that not even an equation speaks for the grammar's.

    Which of two plans an amount is, authors tell apart in different ways.
    """
    if told not in table.names or meant not in table.names or {told, meant} <= _PLANS:
        return False
    return sums[table.names.index(meant)] - sums[table.names.index(told)] > _FIRM
