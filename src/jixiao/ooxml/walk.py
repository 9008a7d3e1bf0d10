"""The one walk over the visible text of a part: the same order and the same ordinals for reading and composing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, R, TBL, TR, TC = W + "p", W + "r", W + "tbl", W + "tr", W + "tc"
_VAL = W + "val"
_FIXED = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_SKIPPED = frozenset(
    (W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "instrText", W + "delText")
)
_OFF = frozenset(("0", "false", "off"))
_PRIVATE = range(0xF000, 0xF100)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one node; `ordinal` counts the text-bearing nodes of the part in document order."""

    ordinal: int
    element: etree._Element
    text: str


@dataclass(slots=True)
class Walker:
    """Walks a part; `_field` holds, for each open complex field, whether its result has begun."""

    _next: int = 0
    _field: list[bool] = field(default_factory=list)

    def pieces(self, paragraph: etree._Element) -> Iterator[Piece]:
        """Yield the visible text of a paragraph, node by node; text boxes inside it stand where they are anchored."""
        for child in children(paragraph):
            if child.tag == R:
                yield from self._run(child)
            else:
                yield from self.pieces(child)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        hidden = _hidden(run)
        for child in children(run):
            if child.tag == W + "fldChar":
                self._mark(child.get(W + "fldCharType", ""))
                continue
            text = _text_of(child)
            if text is None:
                yield from self.pieces(child)
                continue
            ordinal = self._next
            self._next += 1
            if text and not hidden and all(self._field):
                yield Piece(ordinal, child, text)

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
            chosen = child.find(MC + "Choice")
            chosen = child.find(MC + "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from children(chosen)
        else:
            yield child


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


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(_VAL) not in _OFF


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
