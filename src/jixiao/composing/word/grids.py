"""Tables as strings of WordprocessingML: written at once, for a table of many cells costs most of a document."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from jixiao.composing.word.figures import Figures
from jixiao.composing.word.markup import run
from jixiao.model.page import Look, PageCell, placed_in
from jixiao.model.writing import Grid, Role

_LOOKS = {Look.LABEL: Role.TABLE_CELL, Look.TEXT: Role.TABLE_TEXT, Look.REQUEST: Role.TABLE_TEXT,
          Look.FIGURE: Role.TABLE_FIGURE}  # fmt: skip
_FIRST, _BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_MIDDLE = '<w:vAlign w:val="center"/>'


def grid_markup(grid: Grid, room: int, figures: Figures) -> str:
    """Return a table of `room` width (twentieths of a point); its columns share it as their widths say.

    Cells that a merged cell covers are written too, for that is how Word merges rows.
    """
    widths = _shared(grid.widths, room)
    edges = [0, *accumulate(widths)]
    starts, covered = _laid(grid)
    rows: list[str] = []
    for at in range(len(grid.rows)):
        cells: list[str] = []
        column = 0
        while column < len(widths):
            begun = starts.get((at, column))
            cell = begun or covered[at, column]
            merge = _BELOW if begun is None else _FIRST if cell.rows > 1 else ""
            width = edges[column + cell.columns] - edges[column]
            content = "" if begun is None else _content(cell, figures)
            cells.append(_cell(width, cell.columns, merge, _style(grid, at, cell), content))
            column += cell.columns
        repeated = "<w:tblHeader/>" if at < grid.head else ""
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>")
    return f"{table_head(widths)}{''.join(rows)}</w:tbl>"


def table_head(widths: Sequence[int]) -> str:
    """Return the beginning of a table with borders, of fixed column widths, as wide as these."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _shared(widths: Sequence[int], room: int) -> list[int]:
    """Share `room` in proportion, so that nothing is lost to rounding."""
    whole = sum(widths)
    edges = [room * edge // whole for edge in accumulate(widths, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _laid(grid: Grid) -> tuple[dict[tuple[int, int], PageCell], dict[tuple[int, int], PageCell]]:
    """Return the cells by where they start, and by the first place of every further row that they cover."""
    starts: dict[tuple[int, int], PageCell] = {}
    covered: dict[tuple[int, int], PageCell] = {}
    for one in placed_in(grid.rows, len(grid.widths)):
        starts[one.row, one.column] = one.cell
        for down in range(1, one.cell.rows):
            covered[one.row + down, one.column] = one.cell
    return starts, covered


def _style(grid: Grid, at: int, cell: PageCell) -> Role:
    return Role.TABLE_HEAD if at < grid.head else _LOOKS[cell.look]


def _cell(width: int, columns: int, merge: str, style: Role, content: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{_MIDDLE}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p></w:tc>'
    )


def _content(cell: PageCell, figures: Figures) -> str:
    if not cell.text:
        return ""
    written = run(cell.text, cell.look)
    return written if cell.figure is None else figures.control(written, cell.text, cell.figure)
