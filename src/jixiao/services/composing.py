"""The official documents of a unit from its book."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MINYEAR, date
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from jixiao.books.kind import is_of_projects
from jixiao.books.ledger import events
from jixiao.composing.office import NoPdf, pdf_files
from jixiao.composing.pages.word import pages_word
from jixiao.composing.pages.workbook import pages_workbook
from jixiao.composing.word.draft import drafted
from jixiao.composing.word.figures import Figures
from jixiao.model.book import Book
from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.model.page import Page
from jixiao.model.policy import PackUse
from jixiao.model.result import Checked
from jixiao.model.writing import Made
from jixiao.scoring.monitoring.lamps import limits
from jixiao.services.bookkeeping import EVERYTHING, Opened, checked_book, extracted_of, open_book
from jixiao.services.forms import FormFile
from jixiao.services.forms.evaluation import evaluation_files
from jixiao.services.forms.known import Known, of_book
from jixiao.services.forms.planning import monitor_files, target_files
from jixiao.services.policy import Policy, in_force, layouts
from jixiao.services.report import Faulty, Own, report_name, report_of
from jixiao.services.rolling import Stopped
from jixiao.taxonomy.outlines import Extra
from jixiao.taxonomy.packfile import shipped
from jixiao.taxonomy.packs import NATIONAL

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class Kind(StrEnum):
    """What can be composed, by the name that the command line uses."""

    REPORT = "报告"
    SELF = "自评"
    TARGET = "目标"
    MONITOR = "监控"


DEFAULT_KINDS = (Kind.REPORT, Kind.SELF)


class Format(StrEnum):
    """The files that a document is written to."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    `until` is the last month and day that monitoring looks at, `template` that of the report; a `draft` may be of a
    book with errors, and says so; `extras` are those of the report, without a template, `day` the one it is signed on.
    """

    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    formats: tuple[Format, ...] = (Format.DOCX, Format.XLSX)
    until: tuple[int, int] = (7, 31)
    template: Own | None = None
    draft: bool = False
    extras: frozenset[Extra] = frozenset()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A document as a file: its name, what it asks the clerk to add (as it stands in the text)."""

    name: str
    data: bytes
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What documents were made of: the book by name and SHA-256, its last day, the packs in force."""

    name: str
    sha256: str
    unit: str
    year: int | None
    day: date | None
    packs: tuple[PackUse, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Documents, how many warnings the book leaves, and how many errors a draft was made in spite of."""

    files: tuple[Written, ...]
    warnings: int
    errors: int
    about: About


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document before it is a file: its name without ending; the report is no workbook."""

    name: str
    requests: tuple[str, ...]
    word: bytes
    pages: tuple[Page, ...] = ()


def forms_of(
    book: Book, order: Order, layout: Mapping[str, str], bounds: Mapping[str, str] | None = None
) -> Iterator[FormFile]:
    """Yield the forms that are asked for; `layout` says how the place lays them out, `bounds` are its thresholds.

    By default they are those of the whole country.
    """
    by = limits(shipped(NATIONAL).thresholds if bounds is None else bounds)
    for kind in order.kinds:
        if kind is Kind.SELF:
            yield from evaluation_files(book, layout)
        elif kind is Kind.TARGET:
            yield from target_files(book)
        elif kind is Kind.MONITOR:
            yield from monitor_files(book, date(book.year or MINYEAR, *order.until), by)


_DEFAULT = Order()


def compose(
    path: str, order: Order = _DEFAULT, policy: Policy = EVERYTHING
) -> Composed | Stopped | ReadFailure | NoPdf | Faulty:
    """Return the documents of the book in `path`.

    None where the book has errors, a PDF cannot be made, or the template names a project that the book does not have.
    """
    opened = open_book(path)
    if isinstance(opened, ReadFailure):
        return opened
    checked = checked_book(opened, policy)
    count = Counter(one.severity for one in checked.findings)
    if count[Severity.ERROR] and not order.draft:
        return Stopped(checked)
    chosen = layouts(policy, extracted_of(checked))
    bounds = in_force(policy, extracted_of(checked)).thresholds
    known, made = of_book(opened.book, opened.computed), _made(opened, checked)
    forms = (of_form(one, made, known) for one in forms_of(opened.book, order, chosen, bounds))
    of_unit = Kind.REPORT in order.kinds and not is_of_projects(opened.book)
    report = _report(opened, checked, order, policy) if of_unit else None
    if isinstance(report, Faulty):
        return report
    files = drawn([*([report] if report else ()), *forms], order.formats, draft=order.draft)
    if isinstance(files, NoPdf):
        return files
    return Composed(files, count[Severity.WARNING], count[Severity.ERROR], _about(opened, checked))


def _about(opened: Opened, checked: Checked) -> About:
    book, days = opened.book, [one.day for one in events(opened.book) if one.day is not None]
    name, packs = Path(book.source.path).name, checked.applied.packs if checked.applied else ()
    return About(name, book.source.sha256, book.unit, book.year, max(days, default=None), tuple(packs))


def _report(opened: Opened, checked: Checked, order: Order, policy: Policy) -> Drawn | Faulty:
    told = report_of(opened, checked, policy, order.template, order.extras, order.day)
    return told if isinstance(told, Faulty) else Drawn(report_name(opened), told.requests, told.data)


def _made(opened: Opened, checked: Checked) -> Made:
    """Return what forms say of themselves; a form adds its kind."""
    book, packs = opened.book, checked.applied.packs if checked.applied else ()
    pack = packs[-1].id if packs else ""
    return Made("", book.unit, str(book.year or ""), book.source.sha256, pack, version=version("jixiao"))


def of_form(form: FormFile, made: Made, known: Known) -> Drawn:
    """Return a form as it is drawn; `known` are the figures of the whole book by what they mean."""
    figures = Figures({**(known if form.known is None else form.known), **form.marks})
    word = pages_word(form.pages, replace(made, kind=form.pages[0].title), figures)
    return Drawn(form.name, form.requests, word, form.pages)


def drawn(every: Sequence[Drawn], formats: Sequence[Format], *, draft: bool = False) -> tuple[Written, ...] | NoPdf:
    """Return each document in each format that it has; a draft says so in its name and behind its text."""
    words = [drafted(one.word) if draft else one.word for one in every]
    pdf = pdf_files(words) if Format.PDF in formats and words else ()
    if isinstance(pdf, NoPdf):
        return pdf
    found: list[Written] = []
    for at, one in enumerate(every):
        name = f"草稿 {one.name}" if draft else one.name
        for form in formats:
            if form is Format.XLSX and not one.pages:
                continue
            data = pages_workbook(one.pages) if form is Format.XLSX else pdf[at] if form is Format.PDF else words[at]
            found.append(Written(_file_name(name, form), data, one.requests))
    return tuple(found)


def _file_name(name: str, form: Format) -> str:
    """Return a name that any file system takes; the number of the project in it keeps names apart."""
    return f"{_NOT_IN_NAMES.sub(' ', name)[:_LONGEST_NAME].strip()}.{form}"
