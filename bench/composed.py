"""Reports of books that were made in memory."""

from dataclasses import dataclass

from jixiao.books.facts import facts
from jixiao.books.ledger import events
from jixiao.composing.telling.file import Told
from jixiao.model.book import Book
from jixiao.model.document import Document
from jixiao.model.policy import ChosenBy
from jixiao.reading import read
from jixiao.services.bookkeeping import Opened, checked_book
from jixiao.services.policy import Policy
from jixiao.services.report import Faulty, Own, report_of
from jixiao.taxonomy.outlines import Extra
from jixiao.taxonomy.packfile import shipped

PACKS = ("national-2020", "hunan-2021")


@dataclass(frozen=True)
class Report:
    """A report with its text."""

    told: Told
    document: Document

    @property
    def text(self) -> str:
        """The text that its readers see."""
        return self.document.text


def opened(book: Book) -> Opened:
    every = events(book)
    return Opened(book, (), facts(book, every), every)


def report(book: Book, pack: str = PACKS[0], own: Own | None = None, extras: frozenset[Extra] = frozenset()) -> Report:
    """Return the report of a book by the outline of a pack."""
    held, policy = opened(book), Policy((shipped(pack),), ChosenBy.PACK)
    told = report_of(held, checked_book(held, policy), policy, own, extras)
    if isinstance(told, Faulty):
        raise TypeError(told)
    document = read("report.docx", told.data)
    if not isinstance(document, Document):
        raise TypeError(document)
    return Report(told, document)
