"""Paragraphs and runs as strings of WordprocessingML; what a text holds cannot break the file."""

import re
from collections.abc import Iterable

from jixiao.model.page import Look

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# what XML 1.0 does not allow
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r"[&<>]")
_CUTS = re.compile(r"(\r\n|[\r\n\t])")
# signs that stand in the western font of a run unless it is told otherwise
_CHINESE_TOO = re.compile("[“”‘’—…·×]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
REQUEST = '<w:rStyle w:val="Request"/>'


def escaped(text: str) -> str:
    """Return a text as XML holds it, without the characters that XML has no place for."""
    return _SPECIAL.sub(lambda sign: _ESCAPES[sign[0]], _FORBIDDEN.sub("", text))


def attribute(text: str) -> str:
    """Return a text as an attribute in double quotes holds it."""
    return escaped(text).replace('"', "&quot;").replace("\n", " ")


def run(text: str, look: Look = Look.TEXT, properties: str = "") -> str:
    """Return a run; `properties` are the markup inside of its w:rPr. Line feeds and tabs stay what they are."""
    style = REQUEST if look is Look.REQUEST and "w:rStyle" not in properties else ""
    hint = _HINT if "w:rFonts" not in properties and _CHINESE_TOO.search(text) else ""
    inner = f"{style}{hint}{properties}"
    return f"<w:r>{f'<w:rPr>{inner}</w:rPr>' if inner else ''}{_content(text)}</w:r>"


def _content(text: str) -> str:
    if not _CUTS.search(text):
        return _text(text)
    parts = _CUTS.split(text)
    return "".join(("<w:tab/>" if one == "\t" else "<w:br/>") if at % 2 else _text(one) for at, one in enumerate(parts))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def paragraph(style: str, runs: Iterable[str]) -> str:
    """Return a paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'
