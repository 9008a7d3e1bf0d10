"""Amounts whose separators of thousands show that they were mistyped: 5,236,4800.00 has a group of four digits."""

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.model.quantity import text_value

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_THREE = 3


def values_meant(printed: str, scale: int) -> frozenset[int]:
    """Return the base values that an amount with mistyped separators was meant to be; none with right ones."""
    return frozenset(text_value(text, scale) for text in regrouped(printed))


@lru_cache(maxsize=4096)
def regrouped(printed: str) -> frozenset[str]:
    """Return the numbers that may have been meant, without separators, where just one group has not three digits.

    A digit was left out of it, typed too much in it, or the point behind it was moved. Empty where all groups are
    right, or several are of four digits (1,2345,6789).
    """
    match = _NUMBER.match(printed)
    if match is None:
        return frozenset()
    whole, _, part = match.group().partition(".")
    first, *groups = whole.split(",")
    wrong = [at for at, group in enumerate(groups) if len(group) != _THREE]
    if len(wrong) != 1 or not 0 < len(first) <= _THREE:
        return frozenset()
    found = set(_moved(first, groups, part)) if wrong == [len(groups) - 1] else set()
    for group in _mended(groups[wrong[0]]):
        mended = [*groups[: wrong[0]], group, *groups[wrong[0] + 1 :]]
        found.add("".join((first, *mended)) + (f".{part}" if part else ""))
    return frozenset(found)


def _mended(group: str) -> Iterator[str]:
    if len(group) == _THREE - 1:
        yield from (group[:at] + digit + group[at:] for at in range(_THREE) for digit in "0123456789")
    elif len(group) == _THREE + 1:
        yield from (group[:at] + group[at + 1 :] for at in range(_THREE + 1))


def _moved(first: str, groups: list[str], part: str) -> Iterator[str]:
    """Yield the number with its point behind the last group of three digits."""
    digits = "".join(groups) + part
    kept = _THREE * len(groups)
    if part and len(digits) > kept:
        yield f"{first}{digits[:kept]}.{digits[kept:]}"
