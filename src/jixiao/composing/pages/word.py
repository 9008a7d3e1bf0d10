"""Forms as a Word file: a section each on A4, upright or across, fonts and sizes in the manner of GB/T 9704—2012."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao.composing.pages.table import page_tables, paragraph
from jixiao.model.page import Page

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
    "word/styles.xml": "styles.xml",
}
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# twentieths of a point: A4, 20 mm at the sides and above, 18 mm below
_SHORT, _LONG = 11906, 16838
_SIDE, _ABOVE, _BELOW = 1134, 1134, 1021
_FOOTER = '<w:footerReference w:type="default" r:id="rId4"/>'
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def pages_word(pages: Sequence[Page]) -> bytes:
    """Return the forms as docx; equal forms give equal bytes."""
    folder = files("jixiao.composing.pages").joinpath("parts")
    parts = {name: folder.joinpath(part).read_text("utf-8") for name, part in _PARTS.items()}
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in (parts | {"word/document.xml": _document(pages)}).items():
            info = ZipInfo(name, _ALWAYS)
            info.create_system, info.compress_type = 0, ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return target.getvalue()


def _document(pages: Sequence[Page]) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = "".join(part for at, page in enumerate(pages, 1) for part in _section(page, last=at == len(pages)))
    return f"{head}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>\n"


def _section(page: Page, *, last: bool) -> Iterator[str]:
    width = (_LONG if page.landscape else _SHORT) - 2 * _SIDE
    yield paragraph("FormTitle", page.title)
    yield paragraph("FormBelow", page.below)
    yield page_tables(page, width)
    foot = page.foot or ("",)
    for line in foot:
        yield paragraph("FormFoot", line, kept=line is not foot[-1])
    size = f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"' if page.landscape else f'w:w="{_SHORT}" w:h="{_LONG}"'
    margins = f'w:top="{_ABOVE}" w:right="{_SIDE}" w:bottom="{_BELOW}" w:left="{_SIDE}"'
    place = f'<w:pgSz {size}/><w:pgMar {margins} w:header="680" w:footer="567" w:gutter="0"/>'
    ending = f"<w:sectPr>{_FOOTER}{place}</w:sectPr>"
    yield ending if last else f'<w:p><w:pPr><w:pStyle w:val="FormEnd"/>{ending}</w:pPr></w:p>'
