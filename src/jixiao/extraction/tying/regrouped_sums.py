"""Amounts with mistyped separators that, mended, are what others of the document make, however far away.

5,236,4800.00元 was mistyped. Where one digit more or less in its odd group makes it the sum or the rest of two other
amounts, a part of a list whose sum stands elsewhere, or an amount told again, that is what was meant. Only of long
numbers, which others seldom make by chance.
"""

from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.grouping import values_meant
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_LEAST_DIGITS, _MOST_PARTS, _MOST_AMOUNTS, _STRIDES = 7, 12, 400, 3


def tie_regrouped_sums(world: World) -> None:
    """Tie each such amount that nothing near explains to what it was meant to agree with."""
    amounts = [number for number in range(len(world.figures)) if _is_amount(world, number)][:_MOST_AMOUNTS]
    tied = {number for tie in world.ties if tie.kind is LinkKind.NEIGHBOURS for number in (tie.result, *tie.members)}
    for number in amounts:
        values = _meant(world, number) if number not in tied else frozenset()
        tie = next(_ties(world, number, values, [one for one in amounts if one != number]), None) if values else None
        if tie is not None:
            world.ties.append(tie)


def _meant(world: World, number: int) -> frozenset[int]:
    """Return the values that an amount was meant to be, none of a short one: others make those by chance."""
    figure = world.figures[number]
    printed = figure.number.of(world.text)
    long = sum(sign.isdigit() for sign in printed) >= _LEAST_DIGITS
    return values_meant(printed, figure.quantity.scale) if long else frozenset()


def _is_amount(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.MONEY


def _ties(world: World, number: int, meant: frozenset[int], others: Sequence[int]) -> Iterator[Tie]:
    """Yield what the amount would agree with: a list with its sum, two others, one told again."""
    yield from _lists(world, number, meant, others)
    by_value = {world.value(one): one for one in reversed(others)}
    for value in meant:
        for one in others:
            more, less = by_value.get(value + world.value(one)), by_value.get(value - world.value(one))
            if more is not None and more != one:
                yield Tie(LinkKind.NEIGHBOURS, number, (more, one), less=1)
            if less is not None and less != one:
                yield Tie(LinkKind.NEIGHBOURS, number, (less, one))
    for value in meant & by_value.keys():
        yield Tie(LinkKind.SUPPOSED_EQUAL, number, (by_value[value],))


def _lists(world: World, number: int, meant: frozenset[int], others: Sequence[int]) -> Iterator[Tie]:
    """Yield the lists of amounts in turn around the amount, every one or every second or third, with their sums."""
    by_value = {world.value(one): one for one in reversed(others)}
    for stride in range(1, _STRIDES + 1):
        before = [one for one in others if one < number][::-1][stride - 1 :: stride][:_MOST_PARTS]
        behind = [one for one in others if one > number][stride - 1 :: stride][:_MOST_PARTS]
        for back in range(len(before) + 1):
            for on in range(max(0, 2 - back), len(behind) + 1):
                parts = (*before[:back], *behind[:on])
                total = sum(map(world.value, parts))
                whole = next((by_value[value + total] for value in meant if value + total in by_value), None)
                if whole is not None and whole not in parts:
                    yield Tie(LinkKind.NEIGHBOURS, whole, tuple(sorted((number, *parts))))
