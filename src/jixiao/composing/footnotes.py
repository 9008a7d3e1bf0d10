"""Where a note on a footnote goes: Word allows no comments there, so it stands at the reference in the body."""

from lxml import etree

from jixiao.model.document import Document
from jixiao.model.span import Span
from jixiao.ooxml.package import Defect, Package, parse_part
from jixiao.ooxml.walk import W, Walker, notes, part_paragraphs

_REFERENCES = {
    "word/footnotes.xml": W + "footnoteReference",
    "word/endnotes.xml": W + "endnoteReference",
}
_ID = W + "id"


def reference_run(package: Package, body: etree._Element, document: Document, span: Span) -> etree._Element | None:
    """Return the run of the body that refers to the footnote or endnote a range stands in, None for other ranges."""
    anchors = (one.anchor for one in document.segments if one.anchor is not None and one.span.overlaps(span))
    anchor = next((one for one in anchors if one.part in _REFERENCES), None)
    if anchor is None:
        return None
    root = parse_part(package, anchor.part)
    if isinstance(root, Defect):
        return None
    number = _note_of(root, anchor.node)
    found = (one for one in body.iter(_REFERENCES[anchor.part]) if one.get(_ID) == number)
    reference = next(found, None)
    return None if reference is None else reference.getparent()


def _note_of(root: etree._Element, node: int) -> str | None:
    """Return the id of the note that holds a text-bearing node, by the ordinals that reading gave."""
    walker = Walker()
    for note in notes(root):
        ordinals = [piece.ordinal for _, pieces in part_paragraphs(note, walker) for piece in pieces]
        if node in ordinals:
            return note.get(_ID)
    return None
