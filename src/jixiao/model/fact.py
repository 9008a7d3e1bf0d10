"""Figures whose meaning is known: concept, subject, item, period, scope, quantity, provenance."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.quantity import Quantity
from jixiao.model.span import Span


class SubjectKind(StrEnum):
    """Whose figure it is."""

    UNIT = "unit"
    PROJECT = "project"


class Status(StrEnum):
    """What checking could say of a figure."""

    VERIFIED = "verified"
    CONFLICTING = "conflicting"
    SINGLE = "single"
    DERIVED = "derived"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Subject:
    """A unit or a project, by the name that the document uses."""

    kind: SubjectKind
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """Which class, source, score part, indicator or table total a figure belongs to."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Everything that two figures must share before they may be compared."""

    concept: str
    subject: Subject
    item: Item | None
    period: str
    scope: str | None


SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure and what it says. `coordinates` is None for an unread figure, `span` for a derived one.

    `printed` is the figure as the document prints it; `sources` are the ids of the facts a derived one follows from.
    `sign` is −1 where the verb says that the amount is taken away (调减). `phase` is its place in the money cycle,
    `topic` what the amount is about (ids of the lexicon); of a number of projects that are not all of them it is
    SELECTION. `weighed` tells that only the weights of the words around it gave it a meaning: nothing is judged by it.
    `sentence` is the offset of the full stop before it, -1 where there is none: figures that share it share a sentence.
    """

    id: str
    coordinates: Coordinates | None
    quantity: Quantity
    printed: str
    span: Span | None
    block: int | None
    status: Status = Status.UNREAD
    sources: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    sign: int = 1
    phase: str = ""
    topic: str = ""
    weighed: bool = False
    sentence: int = -1
