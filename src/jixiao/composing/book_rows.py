"""How high the rows of a book are, so that long texts are read whole in any office program and on paper."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from jixiao.model.book import Value
from jixiao.taxonomy.book import Column, Type

_LINE, _HIGHEST = 15, 400


def heights(columns: Sequence[Column], values: Mapping[str, Sequence[Value]]) -> Iterator[tuple[int, int]]:
    """Yield the rows (from 0) of a list that need more than one line, with their height in points."""
    needed: dict[int, int] = {}
    for column in columns:
        if column.type is not Type.TEXT:
            continue
        for at, value in enumerate(values.get(column.id, ())):
            if isinstance(value, str) and 2 * len(value) > column.width:
                needed[at] = max(needed.get(at, 1), lines(value, column.width))
    yield from ((at, height(count)) for at, count in sorted(needed.items()) if count > 1)


def lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of `width` narrow characters; Chinese ones are twice as wide."""
    return sum(max(1, -(-_width(line) // max(width - 1, 1))) for line in text.split("\n"))


def height(count: int) -> int:
    """Return the height of so many lines in points."""
    return min(_LINE * count, _HIGHEST)


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)
