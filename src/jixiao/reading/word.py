"""A Word document: paragraphs and tables become one text, every character tied to its node."""

from dataclasses import dataclass, field, replace

from lxml import etree

from jixiao.model.document import Block, BlockKind, Cell, Document, Source, Table
from jixiao.model.span import Anchor, Segment, Span
from jixiao.ooxml.numbering import Numbering, read_numbering
from jixiao.ooxml.package import DOCUMENT, Defect, Package, parse_part
from jixiao.ooxml.walk import TBL, W, Walker, blocks, cell_shape, cells, rows

_MOST_LEVELS = 9
_NUMBERING = "word/numbering.xml"


@dataclass(slots=True)
class _Page:
    """What has been written so far."""

    numbering: Numbering
    walker: Walker = field(default_factory=Walker)
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    segments: list[Segment] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def put(self, text: str, anchor: Anchor | None = None) -> None:
        span = Span(self.length, self.length + len(text))
        self.chunks.append(text)
        self.segments.append(Segment(span, anchor))
        self.length = span.end


def read_word(source: Source, package: Package) -> Document | Defect:
    """Return the document of a package: paragraphs joined by a line feed, cells by a tab, rows by a line feed."""
    root = parse_part(package, DOCUMENT)
    if isinstance(root, Defect):
        return root
    body = root.find(f"{W}body")
    if body is None:
        return Defect.DAMAGED
    lists = parse_part(package, _NUMBERING) if _NUMBERING in package.names else None
    if isinstance(lists, Defect):
        return lists
    page = _Page(Numbering({}, {}) if lists is None else read_numbering(lists))
    for element in blocks(body):
        if page.length:
            page.put("\n")
        start, is_table = page.length, element.tag == TBL
        if is_table:
            _table(page, element)
        else:
            _paragraph(page, element)
        if page.length > start or is_table:
            kind = BlockKind.TABLE if is_table else BlockKind.PARAGRAPH
            outline = None if is_table else _outline(element)
            page.blocks.append(Block(len(page.blocks), kind, Span(start, page.length), outline))
    return Document(source, "".join(page.chunks), tuple(page.blocks), tuple(page.tables), tuple(page.segments))


def _paragraph(page: _Page, paragraph: etree._Element) -> None:
    if label := page.numbering.label(paragraph):
        page.put(label)
    for piece in page.walker.pieces(paragraph):
        page.put(piece.text, Anchor(DOCUMENT, piece.ordinal, 0))


def _table(page: _Page, table: etree._Element) -> None:
    place, start = len(page.tables), page.length
    block = len(page.blocks)
    page.tables.append(Table(block, Span(start, start), 0, 0, ()))
    found: list[Cell] = []
    above: dict[int, int] = {}
    height = width = 0
    for row, line in enumerate(rows(table)):
        column = 0
        for at, cell in enumerate(cells(line)):
            if at or row:
                page.put("\t" if at else "\n")
            taken, continues = cell_shape(cell)
            begin = page.length
            _inside(page, cell)
            if continues and column in above and page.length == begin:
                upper = found[above[column]]
                found[above[column]] = replace(upper, row_span=row - upper.row + 1)
            else:
                above[column] = len(found)
                found.append(Cell(row, column, Span(begin, page.length), 1, taken))
            column += taken
        height, width = row + 1, max(width, column)
    page.tables[place] = Table(block, Span(start, page.length), height, width, tuple(found))


def _inside(page: _Page, cell: etree._Element) -> None:
    for at, element in enumerate(blocks(cell)):
        if at:
            page.put("\n")
        if element.tag == TBL:
            _table(page, element)
        else:
            _paragraph(page, element)


def _outline(paragraph: etree._Element) -> int | None:
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    value = "" if level is None else level.get(f"{W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < _MOST_LEVELS else None
