"""A printed number with two neighbouring digits in turn."""

from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=4096)
def swapped(printed: str, *, first: bool = False) -> frozenset[str]:
    """Return the number with each two neighbouring digits swapped, over the point too; with `first` the first as well.

    The first digit is seldom the one that is mistyped, and numbers of one size that begin with other digits are many.
    """
    places = [at for at, sign in enumerate(printed) if sign.isdigit()][0 if first else 1 :]
    found = set()
    for left, right in pairwise(places):
        signs = list(printed)
        signs[left], signs[right] = signs[right], signs[left]
        found.add("".join(signs))
    return frozenset(found - {printed})
