"""New books."""

from jixiao.composing.book import new_book


def empty_book(unit: str = "", year: int | None = None) -> bytes:
    """Return a new book as a workbook."""
    return new_book(unit, year)
