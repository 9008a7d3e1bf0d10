"""Where an offset of the text stands: line and column, as an editor counts them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from jixiao.model.document import Document
from jixiao.model.span import Span

WORKBOOK = "xlsx"


@dataclass(frozen=True, slots=True)
class Position:
    """A line and a column in characters, both from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, parted by line feeds."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Return the lines of `text`."""
        lengths = (len(line) + 1 for line in text.split("\n")[:-1])
        return cls(text, tuple(accumulate(lengths, initial=0)))

    def position(self, offset: int) -> Position:
        """Return where a character stands."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def around(self, offset: int) -> Span:
        """Return the line that holds a character, without its end."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        return Span(start, end - 1 if end > start and self.text[end - 1] == "\r" else end)


def place_text(document: Document, lines: Lines, offset: int) -> str:
    """Return where a character stands as its reader counts: line and column, sheet and row in a workbook."""
    anchor = document.anchor_at(offset) if document.source.format == WORKBOOK else None
    return str(lines.position(offset)) if anchor is None else f"{anchor.part}!{anchor.node}"
