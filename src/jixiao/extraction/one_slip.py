"""Whether one slip of the hand explains a rate or a sum that does not fit: 251.80万元 of 260.00万元, 6.8 %."""

from collections.abc import Iterator, Sequence

from jixiao.model.quantity import MICRO, Dimension, Quantity, decimal_text, text_value
from jixiao.model.typed import typed_for

_FULL = 100 * MICRO
_UNIT = 10_000


def is_rate_by_slip(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Tell a rate that a part makes of a whole where just one of the three was mistyped."""
    for value, step in _meant(rate):
        # a rate of more digits than were printed is no rounder than those
        if abs(value * whole.value - _FULL * part.value) * 2 <= step * whole.value:
            return True
    return any(rate.is_percentage_of(value, whole.value) for value, _ in _meant(part)) or any(
        rate.is_percentage_of(part.value, value) for value, _ in _meant(whole)
    )


def _meant(quantity: Quantity) -> Iterator[tuple[int, int]]:
    """Yield the values that may have been meant where a quantity was typed, each with its last place."""
    printed = decimal_text(quantity.value, quantity.scale, quantity.decimals)
    for _, text in typed_for(printed):
        if text.strip("."):
            places = len(text.partition(".")[2])
            yield text_value(text, quantity.scale), quantity.scale // 10**places
    if quantity.dimension is Dimension.MONEY:
        yield quantity.value * _UNIT, quantity.step * _UNIT
        yield quantity.value // _UNIT, max(quantity.step // _UNIT, 1)


def is_sum_by_slip(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell a whole that its parts make to the last digit where just one of them all was mistyped."""
    over = sum(part.value for part in parts) - whole.value
    mended = ((whole, whole.value + over), *((part, part.value - over) for part in parts))
    return any(wanted == value for one, wanted in mended for value, _ in _meant(one))
