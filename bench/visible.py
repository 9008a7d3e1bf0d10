"""A Word file without what only programs see: hidden parts, content controls."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


def visible(data: bytes) -> bytes:
    """Return a Word file with its content controls opened and its custom parts gone; the text stays."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in source.namelist():
            if not name.startswith("customXml/"):
                content = source.read(name)
                written.writestr(name, _opened(content) if name == _DOCUMENT else content)
    return target.getvalue()


def _opened(document: bytes) -> bytes:
    root = etree.fromstring(document)
    for control in list(root.iter(f"{W}sdt")):
        parent = control.getparent()
        content = control.find(f"{W}sdtContent")
        if parent is None or content is None:
            continue
        at = parent.index(control)
        parent[at : at + 1] = list(content)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
