"""A certificate as a Word file: one page of A4, fonts and margins in the manner of GB/T 9704—2012."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from jixiao.rendering.catalogue import say
from jixiao.rendering.certificate import Certificate, Grid

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/styles.xml": "styles.xml",
}
# twentieths of a point; the page is 156 mm wide between its margins
_WIDTH = 8844
_LABEL, _YEAR = 1200, 1300
_FAMILY = 1500
_SIGNATURES_FROM = _WIDTH // 2
_MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
)
_PAGE = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{_MARGINS}</w:sectPr>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PADDING = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
_ALWAYS = (1980, 1, 1, 0, 0, 0)

Cell = tuple[str, str, int]


def certificate_docx(said: Certificate) -> bytes:
    """Return the file. Nothing in it depends on when or where it is written, not even on a compression library."""
    folder = files("jixiao.rendering").joinpath("certificate_parts")
    parts = {name: folder.joinpath(part).read_text("utf-8") for name, part in _PARTS.items()}
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, content in (parts | {"word/document.xml": _document(said)}).items():
            info = ZipInfo(name, _ALWAYS)
            info.create_system = 0
            archive.writestr(info, content.encode())
    return target.getvalue()


def _document(said: Certificate) -> str:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:document xmlns:w="{namespace}"><w:body>{"".join(_body(said))}{_PAGE}</w:body></w:document>\n'


def _body(said: Certificate) -> Iterator[str]:
    yield _paragraph("Title", said.title)
    yield _subject(said.subject)
    yield _paragraph("Heading1", say("certificate.heading_conclusion"))
    yield _paragraph("BodyText", said.conclusion)
    yield _paragraph("Heading1", say("certificate.heading_duties"))
    yield _grid(said.duties, _FAMILY)
    yield _paragraph("Heading1", say("certificate.heading_figures"))
    yield _grid(said.figures, _WIDTH // len(said.figures.head))
    yield _paragraph("Heading1", say("certificate.heading_unchecked"))
    for text in said.unchecked:
        yield _paragraph("Small", text)
    yield _paragraph("Small", said.statement)
    yield _paragraph("Small", say("certificate.mark", mark=said.mark))
    yield from _signatures()


def _subject(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the table of the file; unit and year share its first row."""
    unit, year, *others = pairs
    rest = _WIDTH - _LABEL
    first = (
        ("CellHead", unit[0], _LABEL), ("Cell", unit[1], rest - _LABEL - _YEAR),
        ("CellHead", year[0], _LABEL), ("Cell", year[1], _YEAR),
    )  # fmt: skip
    widths = [width for _, _, width in first]
    rows = [_row(first)]
    for label, text in others:
        cells = _cell(("CellHead", label, _LABEL)) + _cell(("Cell", text, rest), merged=3)
        rows.append(f"<w:tr>{_KEPT}{cells}</w:tr>")
    return _table(widths, rows)


def _grid(grid: Grid, first: int) -> str:
    other = (_WIDTH - first) // (len(grid.head) - 1)
    widths = [first, *[other] * (len(grid.head) - 1)]
    rows = (("CellHead", grid.head), *(("CellCentred", row) for row in grid.rows))
    return _table(widths, [_row([(style, *cell) for cell in zip(texts, widths, strict=True)]) for style, texts in rows])


def _signatures() -> Iterator[str]:
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{_SIGNATURES_FROM}"/></w:tabs>'
    pairs = (("checker", "reviewer"), ("seal", "date"))
    for left, right in pairs:
        run = _run(say(f"certificate.{left}")) + "<w:r><w:tab/></w:r>" + _run(say(f"certificate.{right}"))
        yield f'<w:p><w:pPr>{tabs}<w:spacing w:before="240"/></w:pPr>{run}</w:p>'


_KEPT = "<w:trPr><w:cantSplit/></w:trPr>"


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = f'<w:tblPr>{look}<w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def _row(cells: Sequence[Cell]) -> str:
    return f"<w:tr>{_KEPT}{''.join(map(_cell, cells))}</w:tr>"


def _cell(cell: Cell, merged: int = 1) -> str:
    style, text, width = cell
    span = f'<w:gridSpan w:val="{merged}"/>' if merged > 1 else ""
    look = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{look}{_paragraph(style, text)}</w:tc>"


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
