"""The official documents of a unit from its book."""

import re
from dataclasses import dataclass

from jixiao.model.document import ReadFailure
from jixiao.model.finding import Severity
from jixiao.scoring.packs import PROJECT
from jixiao.services.bookkeeping import EVERYTHING, checked_book, open_book
from jixiao.services.forms import Written, project_workbooks
from jixiao.services.policy import Policy
from jixiao.services.rolling import Stopped

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Composed:
    """Documents with the names of their files, and how many warnings the book leaves."""

    files: tuple[tuple[str, Written], ...]
    warnings: int


def compose(path: str, pack: str = PROJECT, policy: Policy = EVERYTHING) -> Composed | Stopped | ReadFailure:
    """Return the documents of the book in `path`; none where the book has errors.

    FileNotFoundError for an unknown scoring pack.
    """
    opened = open_book(path)
    if isinstance(opened, ReadFailure):
        return opened
    checked = checked_book(opened, policy)
    if any(one.severity is Severity.ERROR for one in checked.findings):
        return Stopped(checked)
    files = tuple((_file_name(one.name), one) for one in project_workbooks(opened.book, pack))
    return Composed(files, sum(one.severity is Severity.WARNING for one in checked.findings))


def _file_name(name: str) -> str:
    """Return a name that any file system takes; the number of the project in it keeps names apart."""
    return f"{_NOT_IN_NAMES.sub(' ', name)[:_LONGEST_NAME].strip()}.xlsx"
