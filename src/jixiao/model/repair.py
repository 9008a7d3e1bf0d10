"""What a repair did to a document, what it took back, and why."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.finding import Finding
from jixiao.model.patch import Patch
from jixiao.model.result import Checked
from jixiao.model.span import Span


class Reason(StrEnum):
    """Why a fix was withdrawn."""

    UNWRITABLE = "unwritable"
    NEW_FINDING = "new_finding"
    OTHER_FIGURE = "other_figure"
    STILL_THERE = "still_there"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a fix: `detail` is the code of a new finding, or the figure that would read otherwise."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement: its range in the text as it was, the words there when it was made, and the new ones."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mend:
    """A fix that was tried: its finding, whose places are those of the text `seen`, and what it replaces."""

    finding: Finding
    changes: tuple[Change, ...]
    seen: Checked


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A fix that was tried and taken back."""

    mend: Mend
    objection: Objection


@dataclass(frozen=True, slots=True)
class Repaired:
    """A document before and after repair. `patch` leads from the text before to the text after.

    `unasked` counts the proposals that were not asked for, `checks` how often the document was checked on the way.
    """

    before: Checked
    after: Checked
    patch: Patch
    made: tuple[Mend, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    unasked: int = 0
    checks: int = 0
