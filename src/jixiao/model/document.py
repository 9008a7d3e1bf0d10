"""What was read from a file: text, its blocks and tables, and the way back to the file."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from jixiao.model.fact import Coordinates
from jixiao.model.span import Anchor, Segment, Span
from jixiao.model.writing import Made


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    TABLE = "table"


class Region(StrEnum):
    """Which part of the page a block stands in."""

    BODY = "body"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a whole table outside of other tables.

    `outline` is the heading level that the file itself states (1 is the highest), None where it states none.
    """

    index: int
    kind: BlockKind
    span: Span
    outline: int | None = None
    region: Region = Region.BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; merged cells appear once, with the number of rows and columns that they take."""

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order. `block` is the index of the block that holds it.

    A nested table has its own entry, with the same `block`, and its text lies inside the cell that holds it.
    """

    block: int
    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from: its name as given, its SHA-256 and its format (`txt`, `docx`)."""

    path: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Live:
    """What a file that was composed says of one of its figures: as printed, its meaning, exact value, formula, rows.

    `rows` are ranges of rows (3-7 9) by sheet; `value` is empty where the file does not tell it.
    """

    printed: str
    means: Coordinates
    value: str = ""
    unit: str = ""
    formula: str = ""
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """A file's visible text with everything needed to point back into the file.

    A report that was composed tells where its figures stand (`live`), which of them stand nowhere any more (`lost`) and
    what it was `made` from.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    segments: tuple[Segment, ...]
    live: tuple[tuple[Span, Live], ...] = ()
    made: Made | None = None
    lost: tuple[Live, ...] = ()

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.span.start for segment in self.segments]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at `offset`, None between blocks."""
        at = bisect_right(self._block_starts, offset) - 1
        if at < 0 or offset >= self.blocks[at].span.end:
            return None
        return self.blocks[at]

    def anchor_at(self, offset: int) -> Anchor | None:
        """Return where the character at `offset` stands in the file; None for text that the file does not hold."""
        at = bisect_right(self._segment_starts, offset) - 1
        if at < 0:
            return None
        segment = self.segments[at]
        if segment.anchor is None or offset >= segment.span.end:
            return None
        anchor = segment.anchor
        return Anchor(anchor.part, anchor.node, anchor.offset + offset - segment.span.start)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """Why a file could not be read: the code of a JX0 finding and what its message needs."""

    path: str
    code: str
    args: tuple[tuple[str, str], ...] = ()
    sha256: str = ""
