"""The one walk over the visible text of a part: the same order and the same ordinals for reading and composing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, TBL, TR, TC = W + "p", W + "r", W + "tbl", W + "tr", W + "tc"
BOX = W + "txbxContent"
_VAL = W + "val"
_FIXED = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_SKIPPED = frozenset(
    (W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "instrText", W + "delText")
)
_OFF = frozenset(("0", "false", "off"))
_MICROSOFT = "http://schemas.microsoft.com/office/"
# what an alternative may require: extensions whose text is read like any other
_KNOWN = tuple(
    _MICROSOFT + name
    for name in ("word/2010/", "word/2012/", "word/2015/", "word/2016/", "word/2018/", "drawing/2010/", "drawing/2014/")
)
_PRIVATE = range(0xF000, 0xF100)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one node; `ordinal` counts the text-bearing nodes of the part in document order."""

    ordinal: int
    element: etree._Element
    text: str


@dataclass(slots=True)
class Walker:
    """Walks a part.

    `hidden` are the styles whose text is hidden. `boxes` are the text boxes met in the paragraph before, to be walked
    next. `_field` holds, for each open complex field, whether its result has begun.
    """

    hidden: frozenset[str] = frozenset()
    boxes: list[etree._Element] = field(default_factory=list)
    _next: int = 0
    _field: list[bool] = field(default_factory=list)
    _unseen: bool = False

    def paragraph(self, paragraph: etree._Element) -> Iterator[Piece]:
        """Yield the visible text of a paragraph, node by node; its text boxes are left in `boxes`."""
        style = paragraph.find(f"{W}pPr/{W}pStyle") if self.hidden else None
        self._unseen = style is not None and style.get(_VAL) in self.hidden
        yield from self.pieces(paragraph)

    def take_boxes(self) -> list[etree._Element]:
        """Return the text boxes of the paragraph before, in order."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def pieces(self, paragraph: etree._Element) -> Iterator[Piece]:
        """Yield the visible text inside an element of a paragraph."""
        for child in children(paragraph):
            if child.tag == R:
                yield from self._run(child)
            elif child.tag == BOX:
                self.boxes.append(child)
            else:
                yield from self.pieces(child)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        hidden = self._hidden(run)
        for child in children(run):
            if child.tag == W + "fldChar":
                self._mark(child.get(W + "fldCharType", ""))
                continue
            text = _text_of(child)
            if child.tag == BOX:
                self.boxes.append(child)
                continue
            if text is None:
                yield from self.pieces(child)
                continue
            ordinal = self._next
            self._next += 1
            if text and not hidden and all(self._field):
                yield Piece(ordinal, child, text)

    def _hidden(self, run: etree._Element) -> bool:
        vanish = run.find(f"{W}rPr/{W}vanish")
        if vanish is not None:
            return vanish.get(_VAL) not in _OFF
        style = run.find(f"{W}rPr/{W}rStyle") if self.hidden else None
        return self._unseen or (style is not None and style.get(_VAL) in self.hidden)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._field.append(False)
        elif kind == "separate" and self._field:
            self._field[-1] = True
        elif kind == "end" and self._field:
            self._field.pop()


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children that a reader sees; of alternative contents exactly one."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == MC + "AlternateContent":
            chosen = _chosen(child)
            if chosen is not None:
                yield from children(chosen)
        else:
            yield child


def _chosen(alternatives: etree._Element) -> etree._Element | None:
    """Return the first choice whose requirements are known, else the fallback (ISO 29500-3 §7.5)."""
    choices = list(alternatives.iterchildren(MC + "Choice"))
    for choice in choices:
        needed = (choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split())
        if all((uri or "").startswith(_KNOWN) for uri in needed):
            return choice
    fallback = alternatives.find(MC + "Fallback")
    return fallback if fallback is not None or not choices else choices[0]


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables directly inside a body or cell, through content controls and the like."""
    yield from _through(element, (P, TBL))


def rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table."""
    yield from _through(table, (TR,))


def cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row."""
    yield from _through(row, (TC,))


def cell_shape(cell: etree._Element) -> tuple[int, bool]:
    """Return how many grid columns a cell takes, and whether it continues the merged cell above."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    width = "1" if span is None else span.get(_VAL, "1")
    return (int(width) if width.isdecimal() else 1) or 1, merge is not None and merge.get(_VAL) != "restart"


def _through(element: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in children(element):
        if child.tag in wanted:
            yield child
        else:
            yield from _through(child, wanted)


def _text_of(element: etree._Element) -> str | None:
    """Return the text a node stands for, None for a node that bears none itself."""
    if element.tag == W + "t":
        return element.text or ""
    if element.tag == W + "sym":
        return _symbol(element.get(W + "char", ""))
    return _FIXED.get(str(element.tag))


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "□" if value in _PRIVATE or value not in range(0x20, 0xD800) else chr(value)


def part_paragraphs(parent: etree._Element, walker: Walker) -> Iterator[tuple[etree._Element, list[Piece]]]:
    """Yield every paragraph below a body, cell, note or text box with its pieces, in the order of reading.

    The text boxes of a paragraph follow it at once.
    """
    for element in blocks(parent):
        if element.tag == TBL:
            for row in rows(element):
                for cell in cells(row):
                    yield from part_paragraphs(cell, walker)
            continue
        yield element, list(walker.paragraph(element))
        for box in walker.take_boxes():
            yield from part_paragraphs(box, walker)


def notes(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the footnotes or endnotes of their part, separators left out."""
    for tag in ("footnote", "endnote"):
        for note in root.iterchildren(W + tag):
            if note.get(W + "type", "normal") == "normal":
                yield note
