"""Amounts whose place among others makes a sum that two swapped digits alone keep from holding.

No word is read. Amounts that follow one another, every second or third of them (a list that tells plan and spending in
turn), those with one word before them, and three or four that stand close together are tried. That such a sum misses by
the order of two digits of a figure that fits nowhere happens by chance about once in fifty reports.
The same of a figure whose separators show that it was mistyped (5,236,4800.00元), where one digit more or less, or the
point, makes the sum hold.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.swapped import swapped
from jixiao.model.grouping import values_meant
from jixiao.model.link import LinkKind
from jixiao.model.quantity import decimal_text

_MOST_PARTS, _STRIDES, _NEAR, _SEVERAL = 12, 3, 6, 2
_LEAST_DIGITS, _NINE = 4, 9
_FAR = 3
_LOOK = 12
_HAN = range(0x4E00, 0xA000)
_WORD = 2
_FILLERS = "为了共计达约是有数额："


@dataclass(frozen=True, slots=True)
class _Sum:
    """A whole and its parts by number, the last `less` of them taken off; `told`: in turn, none in between."""

    whole: int
    parts: tuple[int, ...]
    less: int = 0
    told: bool = True

    @property
    def figures(self) -> tuple[int, ...]:
        return (self.whole, *self.parts)


def tie_supposed_sums(world: World) -> None:
    """Tie the figures of each sum that two swapped digits would make hold, of a figure that fits nowhere else."""
    amounts = [number for number in range(len(world.figures)) if world.is_amount(number)]
    tied = {frozenset((tie.result, *tie.members)) for tie in world.ties}
    flows = {tie.result for tie in world.ties if tie.kind is LinkKind.FLOW}
    fitting = {number for tie in world.ties if _holds(world, tie) for number in (tie.result, *tie.members)}
    missed: dict[frozenset[int], _Sum] = {}
    meant = {number: values for number in amounts if (values := _meant(world, number))}
    for one in _sums(world, amounts):
        over = _over(world, one)
        if over and _is_regrouped(world, one, over, meant):
            if frozenset(one.figures) not in tied:
                tied.add(frozenset(one.figures))
                world.ties.append(Tie(LinkKind.NEIGHBOURS, one.whole, one.parts, less=one.less))
            continue
        if not over and one.told:
            fitting.update(one.figures)
        # two digits in turn differ by so many nines
        elif over and not over % _NINE and _is_of_one_unit(world, one) and _missed(world, one, over):
            missed.setdefault(frozenset(one.figures), one)
    repeated = _repeated(world, amounts)
    for figures, one in missed.items():
        odd = [number for number in _missed(world, one, _over(world, one)) if number not in fitting | repeated]
        if odd and figures not in tied and one.whole not in flows:
            world.ties.append(Tie(LinkKind.NEIGHBOURS, one.whole, one.parts, less=one.less))


def _meant(world: World, number: int) -> frozenset[int]:
    figure = world.figures[number]
    return values_meant(figure.number.of(world.text), figure.quantity.scale)


def _is_regrouped(world: World, one: _Sum, over: int, meant: Mapping[int, Collection[int]]) -> bool:
    """Tell a sum that holds with one of its figures mended."""
    kept = len(one.parts) - one.less
    return any(
        world.value(number) + (over if 0 < at <= kept else -over) in meant[number]
        for at, number in enumerate(one.figures)
        if number in meant
    )


def _holds(world: World, tie: Tie) -> bool:
    """Tell a sum that words tie and that holds to the fen."""
    kept = len(tie.members) - tie.less
    signed = sum(world.value(one) * (1 if at < kept else -1) for at, one in enumerate(tie.members))
    return tie.kind in (LinkKind.LIST_SUM, LinkKind.STATED_LIST, LinkKind.TABLE_TOTAL) and signed == world.value(
        tie.result
    )


def _repeated(world: World, amounts: Sequence[int]) -> set[int]:
    """Return the amounts that are told more than once."""
    seen: dict[int, list[int]] = {}
    for number in amounts:
        seen.setdefault(world.value(number), []).append(number)
    return {number for numbers in seen.values() if len(numbers) > 1 for number in numbers}


def _is_of_one_unit(world: World, one: _Sum) -> bool:
    """Tell amounts of one unit, the whole printed to as many places as its parts."""
    whole, *parts = (world.figures[number].quantity for number in one.figures)
    return all(part.unit == whole.unit and part.decimals <= whole.decimals for part in parts)


def _over(world: World, one: _Sum) -> int:
    """Return by how much the whole is more than its parts make, in fen."""
    kept = len(one.parts) - one.less
    signed = (world.value(part) * (1 if at < kept else -1) for at, part in enumerate(one.parts))
    return world.value(one.whole) - sum(signed)


def _missed(world: World, one: _Sum, over: int) -> list[int]:
    """Return the figures of a sum that has too much of which two digits are swapped, if that is all."""
    kept = len(one.parts) - one.less
    found = []
    for at, number in enumerate(one.figures):
        wanted = world.value(number) + (over if 0 < at <= kept else -over)
        quantity = world.figures[number].quantity
        printed = decimal_text(quantity.value, quantity.scale, quantity.decimals)
        digits = printed.replace(".", "").strip("0")
        if len(digits) >= _LEAST_DIGITS and wanted > 0:
            meant = decimal_text(wanted, quantity.scale, quantity.decimals)
            found += [number] if meant in swapped(printed) else []
    return found


def _sums(world: World, amounts: Sequence[int]) -> Iterator[_Sum]:
    for way in (1, -1):
        ordered = amounts[::way]
        for at, whole in enumerate(ordered):
            yield from _in_turn(whole, ordered[at + 1 : at + 1 + _STRIDES * _MOST_PARTS])
            yield from _alike(world, whole, ordered[at + 1 : at + 1 + _STRIDES * _MOST_PARTS])
    yield from _close(world, amounts)


def _in_turn(whole: int, others: Sequence[int]) -> Iterator[_Sum]:
    """Yield the whole with the amounts behind it, with every second and with every third of them."""
    for stride in range(1, _STRIDES + 1):
        for begun in range(stride if stride == 1 else stride + 1):
            parts = others[begun::stride][:_MOST_PARTS]
            for count in range(_SEVERAL, len(parts) + 1):
                yield _Sum(whole, tuple(parts[:count]))


def _alike(world: World, whole: int, others: Sequence[int]) -> Iterator[_Sum]:
    """Yield the whole with the amounts behind it that have one word before them: 支出10万元……支出20万元."""
    for word in {_word(world, number) for number in others[:_STRIDES]} - {""}:
        parts = [number for number in others if _word(world, number) == word]
        blocks = [world.figures[number].block for number in parts]
        near = next((at for at, (one, other) in enumerate(pairwise(blocks), 1) if abs(other - one) > _FAR), len(parts))
        for count in range(_SEVERAL, min(near, _MOST_PARTS) + 1):
            yield _Sum(whole, tuple(parts[:count]))


def _word(world: World, number: int) -> str:
    before = world.words_before(number, _LOOK).rstrip(" \t\u3000").rstrip(_FILLERS)[-_WORD:]
    return before if len(before) == _WORD and all(ord(sign) in _HAN for sign in before) else ""


def _close(world: World, amounts: Sequence[int]) -> Iterator[_Sum]:
    """Yield each rest and each flow that three or four amounts of one paragraph or two can make."""
    for at, first in enumerate(amounts):
        near = [
            number
            for number in islice(amounts, at + 1, at + _NEAR)
            if world.figures[number].block <= world.figures[first].block + 1
        ]
        for second, third in combinations(near, 2):
            yield _Sum(third, (first, second), less=1)
            yield _Sum(third, (second, first), less=1)
            yield _Sum(third, (first, second))
        for second, third, fourth in combinations(near, 3):
            yield _Sum(fourth, (first, second, third), less=1, told=False)
            yield _Sum(fourth, (first, third, second), less=1, told=False)
            yield _Sum(fourth, (second, third, first), less=1, told=False)
