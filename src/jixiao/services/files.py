"""Check a file, whatever it is."""

from jixiao.model.document import Document, ReadFailure
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.model.span import Span
from jixiao.reading import read
from jixiao.reading.workbook import is_workbook, read_workbook
from jixiao.services.bookkeeping import NO_BOOK, check_book
from jixiao.services.checking import EVERYTHING, check_document
from jixiao.services.policy import Policy


def check_path(path: str, policy: Policy = EVERYTHING) -> Result:
    """Return all that can be said of a file, or why it cannot be read. No file raises.

    A workbook is a book, or holds forms; one in which no figure is known for what it is, is neither.
    """
    if not is_workbook(path):
        return check_data(path, None, policy)
    checked = check_book(path, policy)
    if isinstance(checked, Checked):
        return checked
    if checked.code != NO_BOOK:
        return unread(checked)
    held = _checked(read_workbook(path), policy)
    known = isinstance(held, Unread) or any(fact.coordinates is not None for fact in held.facts)
    return held if known else check_data(path, None, policy)


def check_data(path: str, data: bytes | None, policy: Policy = EVERYTHING) -> Result:
    """Do the same with the bytes of a file that were read already; `path` is the name it goes by."""
    return _checked(read(path, data), policy)


def _checked(document: Document | ReadFailure, policy: Policy) -> Result:
    return unread(document) if isinstance(document, ReadFailure) else check_document(document, policy)


def read_path(path: str) -> Document | Unread:
    """Return the document of a file without checking it."""
    document = read_workbook(path) if is_workbook(path) else read(path)
    return unread(document) if isinstance(document, ReadFailure) else document


def unread(failure: ReadFailure) -> Unread:
    """Return the finding (JX0) of a file that cannot be read."""
    return Unread(failure, Finding(failure.code, Severity.ERROR, failure.code, failure.args, Place(Span(0, 0))))
