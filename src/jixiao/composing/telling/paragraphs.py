"""A paragraph of a template: its text over all its runs, cut where tags begin and end.

Word splits what was typed at once over several runs, so a tag is looked for in the text of the paragraph, not of a run.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from jixiao.composing.telling.nodes import Markup, Words
from jixiao.composing.telling.tags import BadTag, Marked, Steer, tags_of
from jixiao.composing.word.markup import run
from jixiao.ooxml.walk import MC, W

_RUN, _TEXT, _TAB, _BREAK, _PROPERTIES = W + "r", W + "t", W + "tab", W + "br", W + "rPr"
_GONE = frozenset(
    W + one
    for one in (
        "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
        "lastRenderedPageBreak", "commentReference", "del", "moveFrom",
    )
)  # fmt: skip
_THROUGH = frozenset(W + one for one in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml"))
_OBJECT = "\ufffc"
_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_COLOUR, _GROUND = '<w:color w:val="C00000"/>', '<w:highlight w:val="yellow"/>'
# what stands behind w:color and w:highlight in the properties of a run (ISO 29500-1 §17.3.2)
_BEHIND_COLOUR = ("spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText",
                  "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")  # fmt: skip
_BEHIND_GROUND = _BEHIND_COLOUR[7:]
# what stands behind w:spacing in the properties of a paragraph (ISO 29500-1 §17.3.1.26)
_BEHIND_SPACING = frozenset(
    W + one
    for one in ("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
                "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
)  # fmt: skip

Item = Markup | Words | Steer


@dataclass(frozen=True, slots=True)
class _Bit:
    """A stretch of text with the properties of its run; an object has the markup of its whole run, and one sign."""

    text: str
    properties: str
    xml: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The namespaces of a part, declared once at its root."""

    known: Mapping[str | None, str]

    def markup(self, element: etree._Element) -> str:
        """Return an element as a string without the declarations that the root makes."""
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        for prefix, uri in self.known.items():
            text = text.replace(f' xmlns{f":{prefix}" if prefix else ""}="{uri}"', "")
        return text


def text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph in which tags are looked for."""
    return "".join(bit.text for bit in _bits(paragraph, Names({})) if not bit.xml)


def items_of(paragraph: etree._Element, names: Names) -> list[Item | BadTag]:
    """Return the content of a paragraph in order: markup between tags, tags that print, tags that steer."""
    bits = list(_bits(paragraph, names))
    text = "".join(bit.text for bit in bits)
    found: list[Item | BadTag] = []
    last = 0
    for one in tags_of(text):
        if isinstance(one, BadTag):
            found.append(one)
            continue
        found += _between(bits, last, one.start)
        found.append(_placed(one, bits))
        last = one.end
    return [*found, *_between(bits, last, len(text))]


def _bits(parent: etree._Element, names: Names) -> Iterator[_Bit]:
    for child in parent:
        if child.tag == _RUN:
            yield from _of_run(child, names)
        elif child.tag in _THROUGH:
            yield from _bits(child, names)
        elif isinstance(child.tag, str) and child.tag not in _GONE and child.tag != W + "pPr":
            yield _Bit(_OBJECT, "", names.markup(child))


def _of_run(own: etree._Element, names: Names) -> Iterator[_Bit]:
    found = own.find(_PROPERTIES)
    properties = "" if found is None else "".join(names.markup(one) for one in found)
    head = f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
    for child in own:
        if child.tag == _TEXT:
            yield _Bit(child.text or "", properties)
        elif child.tag == _TAB:
            yield _Bit("\t", properties)
        elif child.tag == _BREAK and not child.get(W + "type"):
            yield _Bit("\n", properties)
        elif isinstance(child.tag, str) and child.tag not in _GONE and child.tag != _PROPERTIES:
            shown = child.tag.startswith((W + "drawing", W + "pict", MC))
            yield _Bit(_OBJECT, properties, f"{head}{names.markup(child)}</w:r>", shown=shown)


def _between(bits: list[_Bit], start: int, end: int) -> Iterator[Markup]:
    """Yield the runs and objects of a range of the text."""
    at = 0
    for bit in bits:
        upto = at + len(bit.text)
        if bit.xml:
            if start <= at < end:
                yield Markup(bit.xml, bit.text if bit.shown else "")
        else:
            piece = bit.text[max(start - at, 0) : max(end - at, 0)]
            if piece:
                yield Markup(run(piece, properties=bit.properties), piece)
        at = upto


def _placed(one: Marked, bits: list[_Bit]) -> Item:
    if isinstance(one.tag, Steer):
        return one.tag
    at = 0
    properties = ""
    for bit in bits:
        if at <= one.start < at + len(bit.text):
            properties = bit.properties
        at += len(bit.text)
    return Words(one.tag, properties, marked(properties))


def marked(properties: str) -> str:
    """Return run properties with the marks of a request, each at its place in the schema."""
    root = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}">{_DECLARED.sub("", properties)}</w:rPr>')
    kept = [one for one in root if one.tag not in (W + "color", W + "highlight")]
    written = [etree.tostring(one, encoding="unicode").replace(f' xmlns:w="{W[1:-1]}"', "") for one in kept]
    names = [str(one.tag).removeprefix(W) for one in kept]
    colour = next((at for at, name in enumerate(names) if name in _BEHIND_COLOUR), len(names))
    ground = next((at for at, name in enumerate(names) if name in _BEHIND_GROUND), len(names))
    return "".join([*written[:colour], _COLOUR, *written[colour:ground], _GROUND, *written[ground:]])


def give_room(paragraph: etree._Element) -> None:
    """Let the lines of a paragraph be as high as what stands in them: lines of a fixed height cut a chart off."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    spacing = properties.find(W + "spacing")
    if spacing is None:
        spacing = etree.Element(W + "spacing")
        at = next((at for at, one in enumerate(properties) if one.tag in _BEHIND_SPACING), len(properties))
        properties.insert(at, spacing)
    spacing.set(W + "line", "240")
    spacing.set(W + "lineRule", "auto")
