"""How a person mistypes a figure, and the value that was meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.model.quantity import Dimension, Quantity, decimal_text
from jixiao.model.typed import typed_for


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that would be right, how it was missed, and how likely that is (0 is likeliest)."""

    value: int
    kind: str
    cost: int


COSTS = {
    "swapped": 0, "doubled": 1, "dropped": 2, "unit": 1, "point": 3, "changed": 4, "stale": 5, "copied": 5, "other": 6
}  # fmt: skip


# what a person mistypes without choosing another digit: it happens by chance about once in a thousand
TELLING = frozenset({"swapped", "doubled", "dropped", "unit", "point"})
_FINER = 5


def usual_places(quantity: Quantity) -> int:
    """Return the places that the meant value would be printed with: those of the figure, of money two at least."""
    return max(quantity.decimals, 2) if quantity.dimension is Dimension.MONEY else quantity.decimals


def best_slip(fact: Fact, wanted: Interval, exact: int | None = None) -> Slip | None:
    """Return the likeliest meant value inside `wanted`, at the places the figure is printed with (money: at least 2).

    `exact` is the value that a sum of printed figures gives. None where no value of those places lies inside.
    """
    quantity = fact.quantity
    places = usual_places(quantity)
    half = (quantity.interval.high - quantity.interval.low) // 2
    middle = (wanted.low + wanted.high) // 2 if exact is None else exact
    low, high = wanted.low - half, wanted.high + half
    near = [slip for slip in _variants(quantity) if low <= slip.value <= high] if _is_typed(fact) else []
    # a rate meant with more places than it is printed with is rounded at those
    near = [slip for slip in near if slip.kind != "dropped" or _is_rounded_to(slip, quantity, wanted, half)]
    if exact is not None and exact != quantity.value:
        # what the printed figures give exactly goes before what only rounding would allow, unless nothing explains it
        # and a slip of the hand explains the other
        given = [slip for slip in near if slip.value == exact]
        plain = [slip for slip in near if wanted.holds(slip.value) and not _is_finer(slip.value, quantity)]
        return min(given or plain or [Slip(exact, "other", COSTS["other"])], key=lambda slip: slip.cost)
    if near:
        return min(near, key=lambda slip: (slip.cost, abs(slip.value - middle)))
    return _plain(wanted, quantity, places)


def _is_rounded_to(slip: Slip, quantity: Quantity, wanted: Interval, half: int) -> bool:
    """Tell a value with a digit put back that rounds to what is wanted at its own places, one more than printed."""
    finer = quantity.dimension is Dimension.RATE and slip.value % max(quantity.step, 1)
    return not finer or _around(slip.value, half // 10).meets(wanted)


def _is_typed(fact: Fact) -> bool:
    """Tell a figure of digits: 三名 is no 63名 that lost one."""
    return fact.quantity.dimension is not Dimension.COUNT or any(map(str.isdecimal, fact.printed))


def _around(value: int, half: int) -> Interval:
    return Interval(value - half, value + half)


def _plain(wanted: Interval, quantity: Quantity, places: int) -> Slip | None:
    """Return the value of the fewest places nearest to the middle of `wanted` that rounds to a member of it."""
    middle = (wanted.low + wanted.high) // 2
    value, scale = quantity.value, quantity.scale
    # people and vehicles are whole
    finer = 1 if quantity.dimension is Dimension.COUNT else _FINER
    for digits in range(places, places + finer):
        step, rest = divmod(scale, 10**digits)
        if rest or not step:
            break
        nearest = (2 * middle + step) // (2 * step) * step
        half = 0 if quantity.is_exact else step // 2
        if _around(nearest, half).meets(wanted) and nearest != value:
            return Slip(nearest, "other", COSTS["other"])
    whole = quantity.dimension is not Dimension.COUNT or not middle % scale
    return Slip(middle, "other", COSTS["other"]) if wanted.low == wanted.high != value and whole else None


@lru_cache(maxsize=1024)
def _variants(quantity: Quantity) -> tuple[Slip, ...]:
    """Return what may have been meant where a quantity was typed; one figure is asked for by many equations."""
    return tuple(_meant(quantity))


def _meant(quantity: Quantity) -> Iterator[Slip]:
    whole = decimal_text(abs(quantity.value), quantity.scale, quantity.decimals)
    sign = -1 if quantity.value < 0 else 1
    for kind, text in typed_for(whole):
        value = _value(text, quantity.scale)
        if value is None or value == abs(quantity.value):
            continue
        # people are no few by one digit too many, as a rate is: 63人 for 3人
        if quantity.dimension is Dimension.COUNT and text.startswith("0"):
            continue
        finer = _is_finer(value, quantity) if quantity.dimension is Dimension.MONEY else _is_parted(value, quantity)
        if not finer:
            yield Slip(sign * value, kind, COSTS[kind] + _is_finer(value, quantity))
    if quantity.dimension is Dimension.SCORE and not quantity.decimals:
        # the half point lost with its digit: 9.分 for 9.5分
        tenth = quantity.scale // 10
        yield from (Slip(quantity.value + sign * count * tenth, "dropped", COSTS["dropped"]) for count in range(1, 10))
    if quantity.dimension is Dimension.MONEY:
        yield Slip(quantity.value * 10_000, "unit", COSTS["unit"])
        if quantity.value % 10_000 == 0:
            yield Slip(quantity.value // 10_000, "unit", COSTS["unit"])


def _is_finer(value: int, quantity: Quantity) -> bool:
    """Tell whether a value takes more places than the figure is printed with, or two."""
    return bool(value * 10 ** max(quantity.decimals, 2) % quantity.scale)


def _is_parted(value: int, quantity: Quantity) -> bool:
    """Tell a part of a person or of a vehicle."""
    parted = bool(value * 10**quantity.decimals % quantity.scale)
    return quantity.dimension is Dimension.COUNT and parted


def _value(text: str, scale: int) -> int | None:
    whole, _, part = text.partition(".")
    if not whole.isdigit() or (part and not part.isdigit()):
        return None
    value, rest = divmod(int(whole + part) * scale, 10 ** len(part))
    return None if rest else value
