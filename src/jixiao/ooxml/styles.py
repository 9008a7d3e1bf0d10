"""What paragraph and character styles say of their text (ISO 29500-1 §17.7)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from jixiao.ooxml.walk import W

_VAL = W + "val"
_OFF = frozenset(("0", "false", "off"))
_DEEPEST = 20
_NAME = re.compile(rb'styleId="([^"]*)"')
_BASE = re.compile(rb':basedOn [^>]*val="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles whose text is hidden, and the list level that a paragraph style gives: (numId, ilvl)."""

    hidden: frozenset[str] = frozenset()
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def telling_styles(content: bytes) -> frozenset[str]:
    """Return the styles of a part that hide or number anything, with those based on them, without parsing it."""
    telling: set[bytes] = set()
    based: list[tuple[bytes, bytes]] = []
    for chunk in content.split(b":style ")[1:]:
        name = _NAME.search(chunk)
        below = _BASE.search(chunk)
        if name is not None and (b":vanish" in chunk or b":numPr" in chunk):
            telling.add(name[1])
        if name is not None and below is not None:
            based.append((name[1], below[1]))
    for _ in range(_DEEPEST):
        more = {name for name, base in based if base in telling} - telling
        if not more:
            break
        telling |= more
    return frozenset(name.decode("utf-8", "replace") for name in telling)


def read_styles(root: etree._Element, names: Iterable[str]) -> Styles:
    """Return what the styles of these names say, each together with the styles it is based on."""
    own = {one.get(f"{W}styleId", ""): one for one in root.iterchildren(f"{W}style")}
    hidden = frozenset(name for name in names if _inherited(own, name, _vanish) == "on")
    found = {name: (_inherited(own, name, _list), _inherited(own, name, _depth)) for name in names}
    return Styles(hidden, {name: (number, depth or "0") for name, (number, depth) in found.items() if number})


def _inherited(own: Mapping[str, etree._Element], name: str, read: Callable[[etree._Element], str]) -> str:
    for _ in range(_DEEPEST):
        style = own.get(name)
        if style is None:
            return ""
        value = read(style)
        if value:
            return value
        based = style.find(f"{W}basedOn")
        name = "" if based is None else based.get(_VAL, "")
    return ""


def _vanish(style: etree._Element) -> str:
    vanish = style.find(f"{W}rPr/{W}vanish")
    if vanish is None:
        return ""
    return "off" if vanish.get(_VAL) in _OFF else "on"


def _list(style: etree._Element) -> str:
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    return "" if number is None else number.get(_VAL, "")


def _depth(style: etree._Element) -> str:
    depth = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
    return "" if depth is None else depth.get(_VAL, "")
