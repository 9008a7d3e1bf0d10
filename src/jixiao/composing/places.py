"""From ranges of a document's text to the nodes of its body."""

from dataclasses import dataclass

from lxml import etree

from jixiao.model.document import Document
from jixiao.model.span import Span
from jixiao.ooxml.package import DOCUMENT
from jixiao.ooxml.walk import BOX, P, W, Walker, part_paragraphs

RUN = W + "r"


@dataclass(frozen=True, slots=True)
class Slice:
    """A range of characters of one text-bearing node, by its ordinal."""

    node: int
    start: int
    end: int


def nodes_of(body: etree._Element) -> dict[int, etree._Element]:
    """Return the text-bearing nodes of a body by the ordinals that reading gave them."""
    return {piece.ordinal: piece.element for _, pieces in part_paragraphs(body, Walker()) for piece in pieces}


def slices(document: Document, span: Span) -> list[Slice]:
    """Return the parts of nodes that a range covers; for an empty range the empty part where it stands.

    A range that no node holds (an automatic number) gives the first node behind it in its block.
    """
    found = [
        Slice(
            segment.anchor.node,
            segment.anchor.offset + max(span.start, segment.span.start) - segment.span.start,
            segment.anchor.offset + min(span.end, segment.span.end) - segment.span.start,
        )
        for segment in document.segments
        if segment.anchor is not None and segment.anchor.part == DOCUMENT and _touches(segment.span, span)
    ]
    return found or _behind(document, span)


def _touches(segment: Span, span: Span) -> bool:
    if len(span):
        return segment.overlaps(span)
    return segment.start <= span.start < segment.end


def _behind(document: Document, span: Span) -> list[Slice]:
    block = next((block for block in document.blocks if block.span.start <= span.start < block.span.end), None)
    for segment in document.segments:
        anchored = segment.anchor is not None and segment.anchor.part == DOCUMENT
        if block is None or not anchored or segment.span.start < span.start:
            continue
        if segment.span.end > block.span.end or segment.anchor is None:
            return []
        return [Slice(segment.anchor.node, segment.anchor.offset, segment.anchor.offset + len(segment.span))]
    return []


def run_of(node: etree._Element) -> etree._Element:
    """Return the run that a text-bearing node stands in. ValueError: it stands in none, a defect of the walk."""
    return ancestor(node, RUN)


def run_in_body(run: etree._Element) -> etree._Element:
    """Return the run that a comment may stand at: a text box takes none, the run that anchors it does."""
    while (box := _around(run, BOX)) is not None:
        run = run_of(box)
    return run


def is_in_box(node: etree._Element) -> bool:
    """Tell whether a node stands in a text box."""
    return _around(node, BOX) is not None


def paragraph_of(node: etree._Element) -> etree._Element:
    """Return the paragraph that a node stands in."""
    return ancestor(node, P)


def ancestor(node: etree._Element, tag: str) -> etree._Element:
    """Return the nearest element of a tag around a node. ValueError where there is none."""
    parent = _around(node, tag)
    if parent is None:
        message = f"no {tag} around {node.tag}"
        raise ValueError(message)
    return parent


def _around(node: etree._Element, tag: str) -> etree._Element | None:
    parent = node.getparent()
    while parent is not None and parent.tag != tag:
        parent = parent.getparent()
    return parent
