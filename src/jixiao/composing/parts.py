"""The parts of a package: read, changed, written back with every other part as it was."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FOLDER = "word/"


def comments_target(relations: etree._Element) -> str | None:
    """Return the name of the part that holds the comments, None where a document has none."""
    for one in relations.iter(_RELATIONSHIPS + "Relationship"):
        if one.get("Type") == _COMMENTS:
            target = one.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else _FOLDER + target
    return None


def relate_comments(relations: etree._Element, name: str) -> None:
    """Add the relationship to a new comments part."""
    taken = {one.get("Id") for one in relations}
    number = next(number for number in range(1, len(taken) + 2) if f"rIdJixiao{number}" not in taken)
    attributes = {"Id": f"rIdJixiao{number}", "Type": _COMMENTS, "Target": name.removeprefix(_FOLDER)}
    etree.SubElement(relations, _RELATIONSHIPS + "Relationship", attributes)


def declare_comments(types: etree._Element, name: str) -> None:
    """Declare the content type of a new comments part."""
    etree.SubElement(types, _TYPES + "Override", {"PartName": f"/{name}", "ContentType": COMMENTS_TYPE})


def rewritten(data: bytes, changed: Mapping[str, etree._Element]) -> bytes:
    """Return the package with the changed parts in place; all others keep their bytes, order and dates."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for info in source.infolist():
            root = changed.get(info.filename)
            written.writestr(info, source.read(info) if root is None else _bytes(root))
        known = set(source.namelist())
        for name in sorted(changed.keys() - known):
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            written.writestr(info, _bytes(changed[name]))
    return target.getvalue()


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
