"""A form as tables of WordprocessingML: cells merged both ways, fixed widths, heads that come again on every page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape

from jixiao.composing.pages.room import lines_needed
from jixiao.model.page import Look, Page, PageCell, placed

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PADDING = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
# Word joins tables that touch; a paragraph of a point that is hidden keeps them apart and does not show
_BETWEEN = (
    '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_STYLES: Mapping[Look, str] = {
    Look.LABEL: "FormLabel", Look.TEXT: "FormText", Look.FIGURE: "FormFigure", Look.REQUEST: "FormRequest",
}  # fmt: skip
_HIGHLIGHT = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LEAST_HEIGHT = 400
_LONGEST_WHOLE = 12


def page_tables(page: Page, width: int) -> str:
    """Return the grid of a form `width` twips wide: a table for each part, whose first rows Word repeats."""
    bounds = [*accumulate(page.widths, initial=0)]
    edges = [width * one // bounds[-1] for one in bounds]
    rows = list(_rows(page, edges))
    starts = [start for start, _ in page.parts]
    ends = [*starts[1:], len(rows)]
    parts = (_table(edges, rows[start:end], heads) for (start, heads), end in zip(page.parts, ends, strict=True))
    return _BETWEEN.join(parts)


def _table(edges: Sequence[int], rows: Sequence[tuple[bool, str]], heads: int) -> str:
    look = f'<w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    start = f'<w:tblPr>{look}<w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    lines = (_row(cells, whole=whole, head=at < heads) for at, (whole, cells) in enumerate(rows))
    return f"<w:tbl>{start}{''.join(lines)}</w:tbl>"


def _row(cells: str, *, whole: bool, head: bool) -> str:
    kept = "<w:cantSplit/>" if whole or head else ""
    again = "<w:tblHeader/>" if head else ""
    return f'<w:tr><w:trPr>{kept}<w:trHeight w:val="{_LEAST_HEIGHT}" w:hRule="atLeast"/>{again}</w:trPr>{cells}</w:tr>'


def _rows(page: Page, edges: Sequence[int]) -> Iterator[tuple[bool, str]]:
    """Yield for each row whether it is short enough to stay on one page, and its cells.

    The last row stays with the lines at the foot of the form.
    """
    starts = {(one.row, one.column): one.cell for one in placed(page)}
    below = {(row + down, column): cell for (row, column), cell in starts.items() for down in range(1, cell.rows)}
    bounds = [0, *accumulate(page.widths)]
    for at in range(len(page.rows)):
        own = [(column, starts[at, column]) for column in range(len(page.widths)) if (at, column) in starts]
        going = [(column, below[at, column]) for column in range(len(page.widths)) if (at, column) in below]
        lines = (lines_needed(cell.text, bounds[c + cell.columns] - bounds[c]) for c, cell in own if cell.rows == 1)
        kept = at == len(page.rows) - 1
        cells = sorted([(c, cell, False) for c, cell in own] + [(c, cell, True) for c, cell in going], key=_column)
        text = "".join(
            _cell(cell, edges[c + cell.columns] - edges[c], below=goes_on, kept=kept) for c, cell, goes_on in cells
        )
        yield max(lines, default=1) <= _LONGEST_WHOLE, text


def _column(cell: tuple[int, PageCell, bool]) -> int:
    return cell[0]


def _cell(cell: PageCell, width: int, *, below: bool, kept: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = "" if cell.rows == 1 else "<w:vMerge/>" if below else '<w:vMerge w:val="restart"/>'
    ground = _HIGHLIGHT if cell.look is Look.REQUEST else ""
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{ground}<w:vAlign w:val="center"/>'
    lines = [""] if below else cell.text.split("\n")
    text = "".join(paragraph(_STYLES[cell.look], line, kept=kept) for line in lines)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{text}</w:tc>"


def paragraph(style: str, text: str, *, kept: bool = False) -> str:
    """Return a paragraph of one run; one that is `kept` stays on the page of what follows it."""
    clean = escape(_NOT_IN_XML.sub("", text))
    run = f'<w:r><w:t xml:space="preserve">{clean}</w:t></w:r>' if clean else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if kept else ""}</w:pPr>{run}</w:p>'
