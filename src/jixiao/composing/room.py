"""How many lines a text takes in a cell."""

from unicodedata import east_asian_width


def lines_needed(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many half-width characters, one of them kept as margin."""
    room = max(width - 1, 2)
    return sum(max(1, -(-sum(map(_width, line)) // room)) for line in text.split("\n"))


def _width(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WFA" else 1
