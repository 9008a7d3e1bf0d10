"""A report becomes a template: words of it give way to tags, everything else stays as it was."""

from collections.abc import Mapping, Sequence

from lxml import etree

from jixiao.composing.parts import rewritten
from jixiao.composing.places import Slice, ancestor, nodes_of, paragraph_of, slices
from jixiao.composing.runs import cut
from jixiao.model.document import Document
from jixiao.model.retelling import Put, Retelling
from jixiao.model.span import Span
from jixiao.ooxml.package import DOCUMENT, Defect, open_package, parse_part
from jixiao.ooxml.walk import TR, W

_PROPERTIES, _TEXT, _GROUND = W + "rPr", W + "t", W + "highlight"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# what stands behind w:highlight in the properties of a run (ISO 29500-1 §17.3.2)
_BEHIND = frozenset(
    W + one
    for one in ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
                "specVanish", "oMath", "rPrChange")
)  # fmt: skip


def placeable(document: Document, put: Put) -> bool:
    """Tell whether a put can be made: it stands in the body, in one paragraph."""
    places = [document.anchor_at(at) for at in (put.span.start, put.span.end - 1)]
    whole = "\n" not in put.span.of(document.text)
    return whole and all(one is not None and one.part == DOCUMENT for one in places)


def retold(data: bytes, document: Document, retelling: Retelling) -> bytes | Defect:
    """Return the file `data` with the puts made; `document` is what reading made of the same bytes.

    A put has the look of the first run that it stands in; one in doubt is yellow besides. Other parts keep their bytes.
    """
    package = open_package(data)
    if isinstance(package, Defect):
        return package
    root = parse_part(package, DOCUMENT)
    if isinstance(root, Defect):
        return root
    body = root.find(f"{W}body")
    if body is None:
        return Defect.DAMAGED
    nodes = nodes_of(body)
    placed = [(put, _places(document, put, nodes)) for put in retelling.puts]
    rows = [_row(document, one, nodes) for one in retelling.gone]
    cuts = cut(nodes, [one for _, places in placed for one in places])
    for put, places in placed:
        _say(cuts.runs(places), put)
    for row in rows:
        _remove(row)
    return rewritten(data, {DOCUMENT: root})


def _places(document: Document, put: Put, nodes: Mapping[int, etree._Element]) -> list[Slice]:
    places = [one for one in slices(document, put.span) if one.node in nodes]
    first = paragraph_of(nodes[places[0].node]) if places else None
    return [one for one in places if paragraph_of(nodes[one.node]) is first]


def _say(runs: Sequence[etree._Element], put: Put) -> None:
    """Let the first run say the text, and take the others away."""
    if not runs:
        return
    first, *others = runs
    for child in list(first):
        if child.tag != _PROPERTIES:
            first.remove(child)
    node = etree.SubElement(first, _TEXT)
    node.text = put.text
    node.set(_SPACE, "preserve")
    if put.why:
        _highlight(first)
    for one in others:
        _remove(one)


def _highlight(run: etree._Element) -> None:
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        run.insert(0, properties)
    for one in properties.findall(_GROUND):
        properties.remove(one)
    at = next((at for at, one in enumerate(properties) if one.tag in _BEHIND), len(properties))
    properties.insert(at, etree.Element(_GROUND, {W + "val": "yellow"}))


def _row(document: Document, span: Span, nodes: Mapping[int, etree._Element]) -> etree._Element:
    place = next(one for one in slices(document, span) if one.node in nodes)
    return ancestor(nodes[place.node], TR)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
