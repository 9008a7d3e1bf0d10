"""A draft says so: 草稿 stands behind the text of every page of a Word file."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from jixiao.composing.word.package import DOCUMENT, OFFICE, RELATIONS, TYPES, part, with_entry, zipped

_PART = "word/header_draft.xml"
_ID = "rIdDraft"
_SECTION = re.compile(r"<w:sectPr(?P<own>[^>/]*)>")
_HEADER = re.compile(r'<w:headerReference [^>]*w:type="(?:default|even|first)"[^>]*/>')
_REFERENCES = "".join(f'<w:headerReference w:type="{kind}" r:id="{_ID}"/>' for kind in ("default", "even", "first"))
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def drafted(data: bytes) -> bytes:
    """Return a Word file of ours with the mark of a draft on every page, instead of any other header."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(draft_parts(parts))


def draft_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a Word file with the header that bears the mark, named by every section."""
    document = _HEADER.sub("", parts[DOCUMENT].decode())
    found = {**parts, DOCUMENT: _SECTION.sub(lambda one: f"<w:sectPr{one['own']}>{_REFERENCES}", document).encode()}
    if _PART not in parts:
        relation = f'<Relationship Id="{_ID}" Type="{OFFICE}/header" Target="header_draft.xml"/>'
        found[TYPES] = _added(parts[TYPES], f'<Override PartName="/{_PART}" ContentType="{_HEADER_TYPE}"/>')
        found[RELATIONS] = _added(parts[RELATIONS], relation)
        found[_PART] = part("header_draft.xml").encode()
    return found


def _added(content: bytes, entry: str) -> bytes:
    return with_entry(content.decode(), entry).encode()
