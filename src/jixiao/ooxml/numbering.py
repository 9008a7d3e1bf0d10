"""Automatic numbers made visible: the label that Word prints before a numbered paragraph (ISO 29500-1 §17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from jixiao.ooxml.walk import W

_VAL = W + "val"
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"))
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_CIRCLED = range(1, 21)
_TEN, _TWENTY, _LETTERS, _MOST = 10, 20, 26, 9999
_HOLE = re.compile("%([1-9])")
_NO_LABEL = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how numbers are written, and the text around them."""

    start: int
    style: str
    text: str
    legal: bool = False
    restart: int = -1


@dataclass(slots=True)
class Numbering:
    """The lists of a document; `label` counts as it goes, so paragraphs are asked for in order.

    `styles` are the list levels that paragraph styles give.
    """

    lists: dict[str, dict[int, Level]]
    owners: dict[str, str]
    styles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """Return the number printed before a paragraph, empty where it has none of its own."""
        number, depth = self._place(paragraph)
        levels = self.lists.get(number, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self.owners[number], {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth and _restarts(levels, one, depth)]:
            del counts[deeper]
        if levels[depth].style in _NO_LABEL:
            return ""
        legal = levels[depth].legal
        return _HOLE.sub(lambda hole: _shown(levels, counts, int(hole[1]) - 1, legal=legal), levels[depth].text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return list and level of a paragraph, its own or those of its style; list 0 is none."""
        place = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle") if self.styles else None
        number, depth = self.styles.get("" if style is None else style.get(_VAL, ""), ("", "0"))
        if place is not None:
            number, depth = _value(place, "numId") or number, _value(place, "ilvl") or depth
        return number, _number(depth)


def read_numbering(root: etree._Element) -> Numbering:
    """Return the lists that a numbering part defines."""
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iterchildren(f"{W}abstractNum")}
    lists: dict[str, dict[int, Level]] = {}
    owners: dict[str, str] = {}
    for one in root.iterchildren(f"{W}num"):
        number, base = one.get(f"{W}numId", ""), _value(one, "abstractNumId")
        overrides = list(one.iterchildren(f"{W}lvlOverride"))
        lists[number] = dict(abstract.get(base, {}))
        owners[number] = f"num {number}" if overrides else base
        for override in overrides:
            _override(lists[number], override)
    return Numbering(lists, owners)


def _override(levels: dict[int, Level], override: etree._Element) -> None:
    depth, start = _number(override.get(f"{W}ilvl")), _value(override, "startOverride")
    levels.update(_levels(override))
    if start and depth in levels:
        levels[depth] = replace(levels[depth], start=_number(start))


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        _number(one.get(f"{W}ilvl")): Level(
            _number(_value(one, "start")),
            _value(one, "numFmt") or "decimal",
            _value(one, "lvlText"),
            one.find(f"{W}isLgl") is not None,
            _number(_value(one, "lvlRestart") or None, -1),
        )
        for one in parent.iterchildren(f"{W}lvl")
    }


def _restarts(levels: dict[int, Level], deeper: int, depth: int) -> bool:
    """Tell whether a level begins anew behind a number of `depth`; lvlRestart names the level that it waits for."""
    restart = levels[deeper].restart if deeper in levels else -1
    return restart < 0 or depth < restart


def _shown(levels: dict[int, Level], counts: dict[int, int], depth: int, *, legal: bool) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written(counts.get(depth, level.start), "decimal" if legal and level.style not in _NO_LABEL else level.style)


def written(number: int, style: str) -> str:
    """Write a number in a format of ISO 29500-1 §17.18.59; unknown formats are written as decimal."""
    if style in _CHINESE and 0 < number <= _MOST:
        return "".join(_DIGITS[int(one)] for one in str(number)) if style == "ideographDigital" else _chinese(number)
    if style == "decimalFullWidth":
        return str(number).translate(_FULL_WIDTH)
    if style.startswith("decimalEnclosedCircle") and number in _CIRCLED:
        return chr(ord("①") + number - 1)
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in {"lowerRoman", "upperRoman"}:
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    return "" if style in _NO_LABEL else str(number)


def _chinese(number: int) -> str:
    if _TEN <= number < _TWENTY:
        return "十" + (_DIGITS[number - _TEN] if number > _TEN else "")
    parts, rest = "", number
    for size, name in _PLACES:
        digit, rest = divmod(rest, size)
        if digit:
            parts += _DIGITS[digit] + name
        elif parts and rest and not parts.endswith("零"):
            parts += "零"
    return parts + (_DIGITS[rest] if rest else "")


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        text += letters * times
    return text


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(W + name)
    return "" if child is None else child.get(_VAL, "")


def _number(text: str | None, other: int = 0) -> int:
    return int(text) if text and text.isdecimal() else other
