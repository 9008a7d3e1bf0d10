"""Comments: their part of the package, and the marks of their range in the body."""

from lxml import etree

from jixiao.composing.changes import AUTHOR
from jixiao.ooxml.walk import W

INITIALS = "绩"
_NAMESPACE = W[1:-1]
_TRACKED = frozenset((W + "ins", W + "del", W + "moveTo", W + "moveFrom"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def new_part() -> etree._Element:
    """Return an empty comments part."""
    return etree.Element(W + "comments", nsmap={"w": _NAMESPACE})


def add_comment(part: etree._Element, number: int, text: str, date: str) -> None:
    """Append a comment, one paragraph a line of its text."""
    attributes = {W + "id": str(number), W + "author": AUTHOR, W + "date": date, W + "initials": INITIALS}
    comment = etree.SubElement(part, W + "comment", attributes)
    for at, line in enumerate(text.split("\n")):
        paragraph = etree.SubElement(comment, W + "p")
        if not at:
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "annotationRef")
        node = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t")
        node.text = line
        node.set(_SPACE, "preserve")


def mark_range(first: etree._Element, last: etree._Element, number: int) -> None:
    """Set the marks of a comment around two runs, outside of tracked changes so that none of those takes it away."""
    first, last = _outermost(first), _outermost(last)
    first.addprevious(etree.Element(W + "commentRangeStart", {W + "id": str(number)}))
    end = etree.Element(W + "commentRangeEnd", {W + "id": str(number)})
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", {W + "id": str(number)})
    tail, last.tail = last.tail, None
    last.addnext(end)
    end.addnext(reference)
    reference.tail = tail


def _outermost(run: etree._Element) -> etree._Element:
    element = run
    parent = element.getparent()
    while parent is not None and parent.tag in _TRACKED:
        element, parent = parent, parent.getparent()
    return element


def numbers_in(part: etree._Element) -> list[int]:
    """Return the numbers of the comments of a part."""
    numbers = (comment.get(W + "id", "") for comment in part.iter(W + "comment"))
    return [int(number) for number in numbers if number.lstrip("-").isdecimal()]
