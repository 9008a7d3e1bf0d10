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
    """Set the marks of a comment around two runs.

    They stand outside of our own changes, and the reference outside of anybody's, so that none of these takes it away.
    """
    _around(first, ours=True).addprevious(etree.Element(W + "commentRangeStart", {W + "id": str(number)}))
    end = etree.Element(W + "commentRangeEnd", {W + "id": str(number)})
    _put_behind(_around(last, ours=True), end)
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", {W + "id": str(number)})
    _put_behind(_around(end, ours=False), reference)


def _put_behind(element: etree._Element, follower: etree._Element) -> None:
    tail, element.tail = element.tail, None
    element.addnext(follower)
    follower.tail = tail


def _around(run: etree._Element, *, ours: bool) -> etree._Element:
    """Return the outermost tracked change around an element, of ours or of anybody, or the element itself."""
    element = run
    parent = element.getparent()
    while parent is not None and parent.tag in _TRACKED and (not ours or parent.get(W + "author") == AUTHOR):
        element, parent = parent, parent.getparent()
    return element


def numbers_in(part: etree._Element) -> list[int]:
    """Return the numbers of the comments of a part."""
    numbers = (comment.get(W + "id", "") for comment in part.iter(W + "comment"))
    return [int(number) for number in numbers if number.lstrip("-").isdecimal()]
