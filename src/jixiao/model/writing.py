"""A document as it is to be printed: sections of paper with paragraphs and tables, before it is a file."""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.fact import Coordinates
from jixiao.model.page import Look, Row


class Role(StrEnum):
    """What a paragraph is; each role is a style of the file (GB/T 9704—2012), to be changed in one place."""

    TITLE = "Title"
    BELOW_TITLE = "Subtitle"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    HEADING_4 = "Heading4"
    BODY = "BodyText"
    PLAIN = "Normal"
    ATTACHMENT = "Attachment"
    ATTACHMENT_MORE = "AttachmentMore"
    SIGNATURE = "Signature"
    GAP = "Gap"
    COVER_TITLE = "CoverTitle"
    COVER = "Cover"
    TABLE_TITLE = "TableTitle"
    TABLE_UNIT = "TableUnit"
    TABLE_HEAD = "TableHead"
    TABLE_CELL = "TableCell"
    TABLE_TEXT = "TableText"
    TABLE_FIGURE = "TableFigure"
    TABLE_NOTE = "TableNote"
    CHART = "Chart"
    CHART_TITLE = "ChartTitle"
    FORM_TITLE = "FormTitle"
    FORM_BELOW = "FormBelow"
    FORM_LABEL = "FormLabel"
    FORM_TEXT = "FormText"
    FORM_FIGURE = "FormFigure"
    FORM_REQUEST = "FormRequest"
    FORM_FOOT = "FormFoot"
    FORM_FOOT_LAST = "FormFootLast"


class Manner(StrEnum):
    """How a section is laid out: as a report (GB/T 9704—2012), as its cover, as a form that fills the sheet."""

    REPORT = "report"
    COVER = "cover"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look; `figure` says what a figure printed in it means."""

    text: str
    look: Look = Look.TEXT
    figure: Coordinates | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its role and its pieces."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of merged cells: column widths in half-width characters; the first `head` rows stand on every page.

    Figures of a report stand at the right, texts at the left. The last row of one that is `kept` stays on the page of
    what follows.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    head: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one kind: a number for each name of the chart, as a report prints it; None where there is none."""

    name: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars: what it shows in a sentence, the names at its side, the bars beside each, their unit."""

    about: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A section of the document: its blocks, whether the sheets lie on their side, how it is laid out.

    A cover bears no number, and the pages behind it are counted from 1.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    manner: Manner = Manner.REPORT


@dataclass(frozen=True, slots=True)
class Made:
    """What the file of a document says of itself, hidden from its readers.

    `book` is the SHA-256 of the book it was made from, `pack` the id of the outline, `template` the SHA-256 of a
    template of a user, empty where none was used.
    """

    kind: str
    unit: str
    year: str
    book: str = ""
    pack: str = ""
    template: str = ""
    version: str = ""
