"""What the figures of forms are in the book, to be told beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from jixiao.books.facts import facts
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates

_BY_THE_DAY = frozenset({"expenditure_project", "execution_rate"})
Known = Mapping[Coordinates, Computed]


def by_meaning(computed: Iterable[Computed]) -> Known:
    """Return figures by what they mean."""
    return {one.fact.coordinates: one for one in computed if one.fact.coordinates is not None}


def until_day(book: Book, day: date) -> Known:
    """Return the figures of a book as it stood on a day; what was spent by then is that of the months gone by."""
    year, months = str(day.year), f"{day.year}-01/{day.year}-{day.month:02}"
    return {
        replace(where, period=months) if where.concept in _BY_THE_DAY and where.period == year else where: one
        for where, one in by_meaning(facts(book)).items()
    }
