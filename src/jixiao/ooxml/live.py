"""The part of a Word file that says what its figures mean, beside what a reader sees."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml import etree

from jixiao.model.document import Live
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.writing import Made
from jixiao.ooxml.package import Defect, Package, parse_part, part_bytes
from jixiao.ooxml.walk import P, W

NAMESPACE = "urn:jixiao:figures:1"
TAG = "jixiao:"
_FRAME = re.compile(r"word/(?:header|footer)\d*\.xml")
_PART = re.compile(r"customXml/item\d*\.xml")
_N = f"{{{NAMESPACE}}}"
_CONTROL, _MARK, _VALUE = W + "sdt", f"{W}sdtPr/{W}tag", W + "val"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of its figures, by the number in the tag of their controls."""

    figures: Mapping[str, Live] = field(default_factory=dict)
    made: Made | None = None


def read_live(package: Package) -> Told:
    """Return what the file tells of its figures; nothing where it was not composed, or the part is damaged."""
    for name in sorted(package.names):
        if _PART.fullmatch(name) and NAMESPACE.encode() in part_bytes(package, name):
            root = parse_part(package, name)
            if not isinstance(root, Defect) and root.tag == _N + "made":
                return Told(dict(_figures(root)), _made(root))
    return Told()


def _figures(root: etree._Element) -> Iterator[tuple[str, Live]]:
    facts = {one.get("id", ""): one for one in root.iterchildren(_N + "fact")}
    for figure in root.iterchildren(_N + "figure"):
        fact = facts.get(figure.get("fact", ""))
        if fact is not None:
            rows = tuple((one.get("sheet", ""), one.get("at", "")) for one in fact.iterchildren(_N + "rows"))
            live = Live(
                figure.get("printed", ""), _means(fact), fact.get("value", ""), fact.get("unit", ""),
                fact.get("formula", ""), rows,
            )  # fmt: skip
            yield figure.get("id", ""), live


def _means(fact: etree._Element) -> Coordinates:
    kind = SubjectKind.PROJECT if fact.get("kind") == SubjectKind.PROJECT else SubjectKind.UNIT
    item = Item(fact.get("item_kind", ""), fact.get("item", "")) if fact.get("item") else None
    subject = Subject(kind, fact.get("subject", ""))
    return Coordinates(fact.get("concept", ""), subject, item, fact.get("period", ""), fact.get("scope"))


def _made(root: etree._Element) -> Made:
    names = ("kind", "unit", "year", "book", "pack", "template", "version")
    return Made(*(root.get(name, "") for name in names))


def number_of(node: etree._Element) -> str:
    """Return the number of the figure whose control a node stands in, empty where it stands in none."""
    for above in node.iterancestors(_CONTROL, P):
        if above.tag == P:
            return ""
        mark = above.find(_MARK)
        value = "" if mark is None else mark.get(_VALUE, "")
        if value.startswith(TAG):
            return value.removeprefix(TAG)
    return ""


def lost_figures(package: Package, told: Told, standing: AbstractSet[str]) -> tuple[Live, ...]:
    """Return the figures whose controls stand nowhere any more: not in the text (`standing` do), not in a header.

    Word takes the control away with the paragraph that is typed anew.
    """
    missing = [number for number in told.figures if number not in standing]
    if not missing:
        return ()
    frames = b"".join(part_bytes(package, name) for name in sorted(package.names) if _FRAME.fullmatch(name))
    return tuple(told.figures[one] for one in missing if f'"{TAG}{one}"'.encode() not in frames)
