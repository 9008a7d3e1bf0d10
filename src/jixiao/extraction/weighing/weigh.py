"""What a figure most likely means, by the weights of what stands around it.

The grammar reads first. Where it is silent, what the words weigh fills in if one meaning is well ahead of the next;
where it speaks, it is overruled only if another meaning is far ahead of its own. Nothing is ever taken to be no figure
of the report because of weights. A meaning by weight is never the ground of an error: see `Fact.weighed`.
"""

from collections import defaultdict
from collections.abc import Sequence

from jixiao.extraction.weighing.clues import equal_clues, fixed_clues, neighbour_clues
from jixiao.extraction.weighing.page import Page
from jixiao.taxonomy.weights import PER_NAT, Weights, weights

NOTHING = "none"
# how far the best meaning must be ahead of the next, and of the one that the grammar gave
_AHEAD = PER_NAT * 3 // 4
_OVERRULED = PER_NAT * 3 // 2
# what the second look sees are the meanings that the first one gave to the neighbours
_LOOKS = 2


def weighed(page: Page, told: Sequence[str]) -> list[str]:
    """Return the concept of each figure; `told` are those that the grammar gave, empty for unread."""
    table = weights()
    fixed = [table.sums(set(fixed_clues(page, number))) for number in range(len(told))]
    alike = _alike(page)
    meant = list(told)
    for _ in range(_LOOKS):
        sums = [_with_neighbours(table, page, number, one, alike[number], meant) for number, one in enumerate(fixed)]
        meant = [_decided(table, one, concept) for one, concept in zip(sums, told, strict=True)]
    return meant


def clues_of(page: Page, number: int, told: Sequence[str]) -> list[str]:
    """Return every clue around a figure, each once."""
    alike = _alike(page)[number]
    found = (
        *fixed_clues(page, number), *neighbour_clues(page, number, told), *equal_clues(page, number, alike, told),
    )  # fmt: skip
    return list(dict.fromkeys(found))


def _alike(page: Page) -> list[Sequence[int]]:
    """Return for each figure those that are equal to it, itself among them."""
    by_value: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, figure in enumerate(page.figures):
        if figure.quantity.value:
            by_value[figure.quantity.dimension, figure.quantity.value].append(number)
    return [by_value[one.quantity.dimension, one.quantity.value] for one in page.figures]


def _with_neighbours(
    table: Weights, page: Page, number: int, fixed: Sequence[int], alike: Sequence[int], meant: Sequence[str]
) -> list[int]:
    clues = {*neighbour_clues(page, number, meant), *equal_clues(page, number, alike, meant)}
    return [one + other for one, other in zip(fixed, table.sums(clues), strict=True)]


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
