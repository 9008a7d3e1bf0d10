"""What is wrong, where, and what it should be."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.span import Span

Args = tuple[tuple[str, str], ...]


class Severity(StrEnum):
    """How sure and how grave: an error is provable from the text alone."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: "Severity") -> bool:
        """Tell whether this is as grave as `least` or graver."""
        order = tuple(Severity)
        return order.index(self) <= order.index(least)


class Applicability(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Place:
    """A marked range with a short label; the label is a message key with its arguments."""

    span: Span
    label: str = ""
    args: Args = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that may be the wrong one, with the value (in the base of its dimension) that would mend all.

    `printed` is that value written as the document writes the figure; `why` is a message key.
    """

    fact: str
    value: int
    printed: str
    why: str
    args: Args = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a range of the text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding, and whether they may be made without asking."""

    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `message` is a key of the message catalogue (`JX101`, or `JX101.variant`), `args` what it needs.

    `primary` is tight: the figure or the words meant. `related` are the other places, each with its label.
    `evaluation` is the index of the evaluation that a finding of arithmetic speaks of, −1 for any other.
    """

    code: str
    severity: Severity
    message: str
    args: Args
    primary: Place
    related: tuple[Place, ...] = ()
    expected: str | None = None
    found: str | None = None
    suspects: tuple[Suspect, ...] = ()
    fix: Fix | None = None
    facts: tuple[str, ...] = ()
    evaluation: int = -1
