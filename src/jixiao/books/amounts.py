"""Sums with the rows they are made of, and exact quantities."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jixiao.books.ledger import Event
from jixiao.model.interval import Interval
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension, Quantity

PERCENT = 100
Rows = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in fen under a name, the sign it enters a formula with, and its rows by sheet."""

    name: str
    value: int
    sign: int
    rows: Rows

    def negative(self) -> "Sum":
        """Return the same sum entering with −."""
        return replace(self, sign=-self.sign)


def total(name: str, own: Sequence[Event]) -> Sum:
    """Return what events amount to, as typed."""
    return Sum(name, sum([one.amount for one in own]), 1, rows_of(own))


def rows_of(own: Iterable[Event]) -> Rows:
    """Return the rows of events by sheet."""
    found: dict[str, set[int]] = defaultdict(set)
    for one in own:
        found[one.sheet].add(one.row)
    return tuple((sheet, tuple(sorted(numbers))) for sheet, numbers in found.items())


def joined(rows: Iterable[tuple[str, tuple[int, ...]]]) -> Rows:
    """Return rows by sheet in their order, each once."""
    found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for sheet, numbers in rows:
        found[sheet].append(numbers)
    return tuple((sheet, tuple(sorted(set().union(*pieces)))) for sheet, pieces in found.items())


def exact_money(fen: int) -> Quantity:
    """Return an amount that stands for itself alone."""
    return Quantity.exact(Dimension.MONEY, fen, "元", FEN_PER_YUAN, 2)


def count(micro: int, unit: str) -> Quantity:
    """Return a number of things."""
    return Quantity.exact(Dimension.COUNT, micro, unit, MICRO, 0 if micro % MICRO == 0 else 2)


def rate(part: int, base: int) -> Quantity:
    """Return `part` of `base` in percent, exact between two millionths of a percent. ZeroDivisionError for no base."""
    low, rest = divmod(part * PERCENT * MICRO, base)
    return Quantity(Dimension.RATE, low, Interval(low, low + (rest > 0)), "%", MICRO, 2)
