"""The file of a document: its parts, the same bytes for the same document wherever it is written."""

from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import count
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao.composing.word.document import body_markup
from jixiao.composing.word.figures import Figures, facts_part
from jixiao.composing.word.markup import escaped
from jixiao.model.writing import Made, Paper

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
    "word/footer3.xml": "footer3.xml",
}
DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_CORE = "docProps/core.xml"
_ITEM_NAMES = ("item", "itemProps")
_ALWAYS = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}"><w:body>'
)
_TAIL = "</w:body></w:document>"


def word_file(title: str, papers: tuple[Paper, ...], made: Made, figures: Figures) -> bytes:
    """Return a document as docx."""
    body = body_markup(papers, figures)
    parts = dict(_shipped())
    core = part("core.xml").replace("{title}", escaped(title)).replace("{unit}", escaped(made.unit))
    parts |= {_CORE: core, DOCUMENT: f"{_HEAD}{body}{_TAIL}"}
    if figures.printed:
        parts = with_facts(parts, facts_part(figures, made))
    return zipped({name: text.encode() for name, text in parts.items()})


@cache
def part(name: str) -> str:
    """Return a shipped part of the files."""
    return files("jixiao.composing.word").joinpath("parts", name).read_text("utf-8")


@cache
def _shipped() -> Mapping[str, str]:
    return MappingProxyType({name: part(file) for name, file in _PARTS.items()})


def with_facts(parts: Mapping[str, str], facts: str, taken: Container[str] = ()) -> dict[str, str]:
    """Return the parts with the hidden one that says what the figures mean; `taken` are names of other parts."""
    number = next(at for at in count(1) if not any(f"customXml/{name}{at}.xml" in taken for name in _ITEM_NAMES))
    item, properties = (f"{name}{number}.xml" for name in _ITEM_NAMES)
    relation = f'<Relationship Id="rIdFacts" Type="{OFFICE}/customXml" Target="../customXml/{item}"/>'
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    own = f'<Relationship Id="rId1" Type="{OFFICE}/customXmlProps" Target="{properties}"/>'
    return {
        **parts,
        TYPES: with_entry(parts[TYPES], f'<Override PartName="/customXml/{properties}" ContentType="{kind}"/>'),
        RELATIONS: with_entry(parts[RELATIONS], relation),
        f"customXml/{item}": facts,
        f"customXml/{properties}": part("itemProps1.xml"),
        f"customXml/_rels/{item}.rels": with_entry(part("no_rels.xml"), own),
    }


def with_entry(text: str, entry: str) -> str:
    """Add an entry at the end of a list of content types or relationships."""
    head, end, tail = text.rpartition("</")
    return f"{head}{entry}{end}{tail}"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as one file, in their order, with a time that never changes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _ALWAYS)
            info.create_system = 0
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()
