"""A Word document: paragraphs and tables become one text, every character tied to its node."""

from dataclasses import dataclass, field, replace

from lxml import etree

from jixiao.model.document import Block, BlockKind, Cell, Document, Region, Source, Table
from jixiao.model.span import Anchor, Segment, Span
from jixiao.ooxml.live import Told, lost_figures, number_of, read_live
from jixiao.ooxml.numbering import Numbering, read_numbering
from jixiao.ooxml.package import DOCUMENT, Defect, Package, parse_part, part_bytes
from jixiao.ooxml.styles import Styles, read_styles, telling_styles
from jixiao.ooxml.walk import TBL, W, Walker, blocks, cell_shape, cells, notes, rows

_MOST_LEVELS = 9
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_OTHERS = (_NUMBERING, *_NOTES)


@dataclass(slots=True)
class _Page:
    """What has been written so far."""

    numbering: Numbering
    walker: Walker
    part: str = DOCUMENT
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    segments: list[Segment] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    controls: list[tuple[str, Span]] = field(default_factory=list)

    def mark(self, element: etree._Element, start: int) -> None:
        """Note that the text from `start` on stands in the control of a figure, if it does."""
        number = number_of(element) if self.told.figures else ""
        if number in self.told.figures:
            last = self.controls[-1] if self.controls else None
            if last is not None and last[0] == number and last[1].end == start:
                start = self.controls.pop()[1].start
            self.controls.append((number, Span(start, self.length)))

    def put(self, text: str, anchor: Anchor | None = None) -> None:
        span = Span(self.length, self.length + len(text))
        self.chunks.append(text)
        self.segments.append(Segment(span, anchor))
        self.length = span.end


def read_word(source: Source, package: Package) -> Document | Defect:
    """Return the document of a package: paragraphs joined by a line feed, cells by a tab, rows by a line feed.

    Text boxes follow the paragraph that anchors them, footnotes and endnotes the body.
    """
    parts = {name: parse_part(package, name) for name in (DOCUMENT, *_OTHERS) if name in package.names}
    roots = {name: root for name, root in parts.items() if not isinstance(root, Defect)}
    body = roots[DOCUMENT].find(f"{W}body") if len(roots) == len(parts) else None
    if body is None:
        return Defect.DAMAGED
    styles = _styles(package, body)
    if isinstance(styles, Defect):
        return styles
    page = _Page(_numbering(roots.get(_NUMBERING), styles), Walker(styles.hidden), told=read_live(package))
    _blocks(page, body, Region.BODY)
    for name in _NOTES:
        if name in roots:
            page.part, page.walker = name, Walker(styles.hidden)
            for note in notes(roots[name]):
                _blocks(page, note, Region.FOOTNOTE)
    text, live = "".join(page.chunks), tuple((span, page.told.figures[number]) for number, span in page.controls)
    lost = lost_figures(package, page.told, {number for number, _ in page.controls})
    return Document(
        source, text, tuple(page.blocks), tuple(page.tables), tuple(page.segments), live, page.told.made, lost
    )  # fmt: skip


def _styles(package: Package, body: etree._Element) -> Styles | Defect:
    """Return what the styles say; their part is parsed only where one that hides or numbers is used."""
    telling = telling_styles(part_bytes(package, _STYLES))
    used = telling and {one.get(f"{W}val", "") for one in body.iter(f"{W}pStyle", f"{W}rStyle")} & telling
    if not used:
        return Styles()
    root = parse_part(package, _STYLES)
    return root if isinstance(root, Defect) else read_styles(root, used)


def _numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    numbering = Numbering({}, {}) if root is None else read_numbering(root)
    numbering.styles = styles.levels
    return numbering


def _blocks(page: _Page, parent: etree._Element, region: Region) -> None:
    for element in blocks(parent):
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
            page.blocks.append(Block(len(page.blocks), kind, Span(start, page.length), outline, region))
        for box in page.walker.take_boxes():
            _blocks(page, box, Region.TEXT_BOX)


def _paragraph(page: _Page, paragraph: etree._Element) -> None:
    if label := page.numbering.label(paragraph):
        page.put(label)
    for piece in page.walker.paragraph(paragraph):
        start = page.length
        page.put(piece.text, Anchor(page.part, piece.ordinal, 0))
        page.mark(piece.element, start)


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
        for box in page.walker.take_boxes():
            page.put("\n")
            _inside(page, box)


def _outline(paragraph: etree._Element) -> int | None:
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    value = "" if level is None else level.get(f"{W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < _MOST_LEVELS else None
