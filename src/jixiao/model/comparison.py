"""What changed between two versions of a document: figures by what they mean, sentences by their words."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.fact import Coordinates, Fact
from jixiao.model.result import Checked
from jixiao.model.span import Span


class Way(StrEnum):
    """How one version differs from the other: a message key without its prefix."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure at its coordinates that was one value and is another, with the places of both; one side may be empty.

    Where a figure of one meaning is printed at several places, each change of value is a change of its own.
    """

    where: Coordinates
    old: tuple[Fact, ...]
    new: tuple[Fact, ...]

    @property
    def way(self) -> Way:
        """Tell a changed figure from one that is only in one version."""
        return Way.ADDED if not self.old else Way.REMOVED if not self.new else Way.CHANGED


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence, or the text of a cell, in either version; `figures_only`: nothing but numbers changed."""

    old: Span | None
    new: Span | None
    figures_only: bool = False

    @property
    def way(self) -> Way:
        """Tell a changed sentence from one that is only in one version."""
        return Way.ADDED if self.old is None else Way.REMOVED if self.new is None else Way.CHANGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions, and what differs in the order of the new one."""

    old: Checked
    new: Checked
    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]

    @property
    def is_same(self) -> bool:
        """Tell two versions that say the same."""
        return not self.figures and not self.texts
