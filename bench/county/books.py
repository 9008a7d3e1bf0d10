"""All books of a county, unit by unit and year by year: the closing of one year is the opening of the next."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from bench.county.shapes import SHAPES, Shape
from bench.county.year import Unit, book_of, unit_of

from jixiao.books.facts import facts
from jixiao.books.ledger import events
from jixiao.books.rolling import roll
from jixiao.model.book import Book


def units(seed: int, count: int) -> list[Unit]:
    """Return that many units, the kinds in turn."""
    listed = ([(shape, name) for name in shape.names] for shape in SHAPES)
    turns: Iterator[tuple[Shape, str] | None] = chain.from_iterable(zip_longest(*listed))
    chosen = [one for one in turns if one is not None][:count]
    return [unit_of(shape, name, at, seed) for at, (shape, name) in enumerate(chosen)]


def county(seed: int, count: int, years: Sequence[int]) -> Iterator[Book]:
    """Yield the books of `count` units over `years`, which follow each other."""
    for unit in units(seed, count):
        before: Book | None = None
        for year in years:
            book = book_of(unit, year, before)
            yield book
            before = roll(book, facts(book, events(book)), year + 1).book
