"""Where something stands: a range of a document's text, and its place in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: "Span") -> "Span":
        """Return the smallest range that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def of(self, text: str) -> str:
        """Return the characters this range names in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the file a document was read from.

    `part` is the part of a package (`word/document.xml`), empty for a plain text file. `node` is the ordinal of the
    text-bearing node in that part, in document order. `offset` counts characters inside the node.
    """

    part: str
    node: int
    offset: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a document's text that comes from one node of the file; `anchor` is None for text made visible.

    Automatic numbering, the mark between two cells and the break between two paragraphs have no anchor.
    """

    span: Span
    anchor: Anchor | None
