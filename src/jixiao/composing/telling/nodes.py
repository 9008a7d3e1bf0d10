"""A template as a tree: markup that stays, tags that print, choices and loops around them."""

from dataclasses import dataclass

from jixiao.composing.telling.conditions import Condition
from jixiao.composing.telling.tags import Ask, Draw, Show


@dataclass(frozen=True, slots=True)
class Markup:
    """Markup that is written as it is; `text` is what a reader sees of it."""

    xml: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A tag that prints or draws, with the run properties of its place, and those for a request."""

    tag: Show | Ask | Draw
    properties: str
    marked: str


@dataclass(frozen=True, slots=True)
class Branch:
    """What is told where a condition holds; None always does."""

    condition: Condition | None
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The first branch whose condition holds."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """What is told of every entry of a list; `between` two of them."""

    path: str
    between: Markup
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of a part of the money, as if it were the whole."""

    path: str
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Element:
    """Markup around nodes: a paragraph, a table, a row, a cell.

    A paragraph is left out where it has tags but nothing was told (`fleeting`), a row and a table where they have no
    content left; `least` is what a cell must hold at least.
    """

    opening: str
    nodes: tuple["Node", ...]
    closing: str
    fleeting: bool = False
    least: str = ""


Node = Markup | Words | Choice | Loop | Part | Element


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a template: the paragraph (from 1, as Word counts them down the page), its text, the tag."""

    paragraph: int
    text: str
    tag: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A project that a template names, and the flaw that this is where a book has no such project."""

    project: str
    flaw: Flaw
