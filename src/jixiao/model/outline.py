"""How a document is built: numbered headings, the passages about projects, and all that was read from it."""

from dataclasses import dataclass

from jixiao.model.document import Document
from jixiao.model.fact import Fact
from jixiao.model.figure import Figure
from jixiao.model.link import Link
from jixiao.model.result import Profile
from jixiao.model.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line: `一、`, `（一）`, `1.`, `（1）`, `第一部分`, with what follows it.

    `level` is 0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1. and 4 for （1）. `style` is the marker with its number
    replaced by `#` (`#、`, `（#）`, `#．`). `marker` covers the marker, `title` the words after it (to the first full
    stop where the text runs on). `body` reaches from the marker to the next heading of the same or a higher level.
    `runs_on` tells that the title is followed by text in the same paragraph, or is itself a full sentence.
    """

    block: int
    level: int
    ordinal: int
    style: str
    marker: Span
    title: Span
    body: Span
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project by the name that the document first gives it.

    `mentions` are the places of its name, `passages` the ranges of text that speak of it (its list line, and the
    paragraphs under its heading).
    """

    name: str
    mentions: tuple[Span, ...]
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that was read from a document: its build, its figures, its facts.

    `weighed` are facts of the same ids that the weights of words would put in the place of some of them,
    without coordinates where they doubt what the grammar read. `firm` are the ids of those that they are surest of.
    """

    document: Document
    profile: Profile
    headings: tuple[Heading, ...]
    projects: tuple[Project, ...]
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = ()
    weighed: tuple[Fact, ...] = ()
    firm: frozenset[str] = frozenset()
