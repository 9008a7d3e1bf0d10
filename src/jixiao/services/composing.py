"""The official documents of a unit from its book."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date
from enum import StrEnum

from jixiao.composing.office import NoPdf, pdf_files
from jixiao.composing.pages.word import pages_word
from jixiao.composing.pages.workbook import pages_workbook
from jixiao.model.book import Book
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.model.page import Page
from jixiao.services.bookkeeping import EVERYTHING, checked_book, extracted_of, open_book
from jixiao.services.forms import FormFile
from jixiao.services.forms.evaluation import evaluation_files
from jixiao.services.forms.planning import monitor_files, target_files
from jixiao.services.policy import Policy, layouts
from jixiao.services.rolling import Stopped

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class Kind(StrEnum):
    """What can be composed, by the name that the command line uses."""

    SELF = "自评"
    TARGET = "目标"
    MONITOR = "监控"


class Format(StrEnum):
    """The files that a document is written to."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; `until` is the last month and day that monitoring looks at."""

    kinds: tuple[Kind, ...] = (Kind.SELF,)
    formats: tuple[Format, ...] = (Format.DOCX, Format.XLSX)
    until: tuple[int, int] = (7, 31)


@dataclass(frozen=True, slots=True)
class Written:
    """A document as a file: its name, how many things it asks the clerk to add."""

    name: str
    data: bytes
    requests: int


@dataclass(frozen=True, slots=True)
class Composed:
    """Documents, and how many warnings the book leaves."""

    files: tuple[Written, ...]
    warnings: int


def forms_of(book: Book, order: Order, layout: Mapping[str, str]) -> Iterator[FormFile]:
    """Yield the forms that are asked for; `layout` says how the place lays them out."""
    for kind in order.kinds:
        if kind is Kind.SELF:
            yield from evaluation_files(book, layout)
        elif kind is Kind.TARGET:
            yield from target_files(book)
        else:
            yield from monitor_files(book, date(book.year or MINYEAR, *order.until))


_DEFAULT = Order()


def compose(
    path: str, order: Order = _DEFAULT, policy: Policy = EVERYTHING
) -> Composed | Stopped | ReadFailure | NoPdf:
    """Return the documents of the book in `path`; none where the book has errors, or where a PDF cannot be made."""
    opened = open_book(path)
    if isinstance(opened, ReadFailure):
        return opened
    checked = checked_book(opened, policy)
    if any(one.severity is Severity.ERROR for one in checked.findings):
        return Stopped(checked)
    chosen = layouts(policy, extracted_of(checked))
    forms = tuple(forms_of(opened.book, order, chosen))
    files = written(forms, order.formats)
    if isinstance(files, NoPdf):
        return files
    return Composed(files, sum(one.severity is Severity.WARNING for one in checked.findings))


def written(forms: Sequence[FormFile], formats: Sequence[Format]) -> tuple[Written, ...] | NoPdf:
    """Return each form in each format."""
    made: dict[Format, Sequence[bytes]] = {}
    for one in formats:
        data = _data([form.pages for form in forms], one)
        if isinstance(data, NoPdf):
            return data
        made[one] = data
    return tuple(
        Written(_file_name(form.name, one), made[one][at], form.requests)
        for at, form in enumerate(forms)
        for one in formats
    )


def _data(forms: Sequence[Sequence[Page]], form: Format) -> Sequence[bytes] | NoPdf:
    if form is Format.XLSX:
        return [pages_workbook(pages) for pages in forms]
    documents = [pages_word(pages) for pages in forms]
    return documents if form is Format.DOCX or not documents else pdf_files(documents)


def _file_name(name: str, form: Format) -> str:
    """Return a name that any file system takes; the number of the project in it keeps names apart."""
    return f"{_NOT_IN_NAMES.sub(' ', name)[:_LONGEST_NAME].strip()}.{form}"
