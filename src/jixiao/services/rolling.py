"""The book of the next year from the one of the year before."""

from dataclasses import dataclass

from jixiao.books.rolling import roll
from jixiao.composing.book import write_book
from jixiao.model.closing import Remainder
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.model.result import Checked
from jixiao.services.bookkeeping import EVERYTHING, checked_book, open_book
from jixiao.services.policy import Policy


@dataclass(frozen=True, slots=True)
class Next:
    """The workbook of the next year, what was left of the old one, the projects that do not go on."""

    data: bytes
    year: int
    remainders: tuple[Remainder, ...]
    ended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Errors that keep a book from being closed, or documents from being written from it, as they were found."""

    checked: Checked


@dataclass(frozen=True, slots=True)
class WrongYear:
    """The next year of a book is another than the one that was asked for."""

    year: int


def next_book(
    path: str, year: int | None = None, policy: Policy = EVERYTHING
) -> Next | Stopped | WrongYear | ReadFailure:
    """Return the book of the year after that of `path`; none where the old one has errors or another year follows."""
    opened = open_book(path)
    if isinstance(opened, ReadFailure):
        return opened
    checked = checked_book(opened, policy)
    old = opened.book.year
    if old is None or any(one.severity is Severity.ERROR for one in checked.findings):
        return Stopped(checked)
    if year not in (None, old + 1):
        return WrongYear(old + 1)
    rolled = roll(opened.book, opened.computed, old + 1)
    return Next(write_book(rolled.book), old + 1, rolled.remainders, rolled.ended)
