"""Tables as strings of WordprocessingML: written at once, for a table of many cells costs most of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from jixiao.composing.room import lines_needed
from jixiao.composing.word.figures import Figures
from jixiao.composing.word.markup import run
from jixiao.model.page import Look, PageCell, placed_in
from jixiao.model.writing import Grid, Manner, Role

_LONGEST_WHOLE = 12


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How tables are drawn: styles of the cells by their look and of the head, `height` of a row at least.

    Rows of reports stay whole, of forms those that are short. A request has a yellow `ground`, else its words have.
    """

    looks: Mapping[Look, Role]
    head: Role | None = None
    height: str = ""
    ground: str = ""


_REPORT = _Drawn(
    {Look.LABEL: Role.TABLE_CELL, Look.TEXT: Role.TABLE_TEXT, Look.REQUEST: Role.TABLE_TEXT,
     Look.FIGURE: Role.TABLE_FIGURE},
    Role.TABLE_HEAD,
)  # fmt: skip
_FORM = _Drawn(
    {Look.LABEL: Role.FORM_LABEL, Look.TEXT: Role.FORM_TEXT, Look.REQUEST: Role.FORM_REQUEST,
     Look.FIGURE: Role.FORM_FIGURE},
    height='<w:trHeight w:val="400" w:hRule="atLeast"/>',
    ground='<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
)  # fmt: skip
_FIRST, _BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_MIDDLE = '<w:vAlign w:val="center"/>'


def grid_markup(grid: Grid, room: int, figures: Figures, manner: Manner = Manner.REPORT) -> str:
    """Return a table of `room` width (twentieths of a point); its columns share it as their widths say.

    Cells that a merged cell covers are written too, for that is how Word merges rows.
    """
    drawn = _FORM if manner is Manner.FORM else _REPORT
    widths = _shared(grid.widths, room)
    edges = [0, *accumulate(widths)]
    starts, covered = _laid(grid)
    rows: list[str] = []
    for at in range(len(grid.rows)):
        cells: list[str] = []
        column, kept = 0, grid.kept and at == len(grid.rows) - 1
        while column < len(widths):
            begun = starts.get((at, column))
            cell = begun or covered[at, column]
            merge = _BELOW if begun is None else _FIRST if cell.rows > 1 else ""
            width = edges[column + cell.columns] - edges[column]
            style = drawn.head if drawn.head and at < grid.head else drawn.looks[cell.look]
            content = "" if begun is None else _content(cell, figures, drawn)
            cells.append(_cell(cell, width, merge + _ground(cell, drawn), _paragraph(style, content, kept=kept)))
            column += cell.columns
        rows.append(_row("".join(cells), drawn, whole=_is_whole(grid, at, starts, drawn), head=at < grid.head))
    return f"{table_head(widths)}{''.join(rows)}</w:tbl>"


def _row(cells: str, drawn: _Drawn, *, whole: bool, head: bool) -> str:
    stays, repeated = "<w:cantSplit/>" if whole or head else "", "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{stays}{drawn.height}{repeated}</w:trPr>{cells}</w:tr>"


def _is_whole(grid: Grid, at: int, starts: Mapping[tuple[int, int], PageCell], drawn: _Drawn) -> bool:
    """Tell whether a row stays on one page: in a form one that is short."""
    if drawn is _REPORT:
        return True
    bounds = [0, *accumulate(grid.widths)]
    own = ((column, starts.get((at, column))) for column in range(len(grid.widths)))
    lines = (
        lines_needed(cell.text, bounds[c + cell.columns] - bounds[c]) for c, cell in own if cell and cell.rows == 1
    )
    return max(lines, default=1) <= _LONGEST_WHOLE


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


def _cell(cell: PageCell, width: int, merge: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{_MIDDLE}</w:tcPr>{content}</w:tc>'


def _ground(cell: PageCell, drawn: _Drawn) -> str:
    return drawn.ground if cell.look is Look.REQUEST else ""


def _paragraph(style: Role, content: str, *, kept: bool) -> str:
    stays = "<w:keepNext/>" if kept else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stays}</w:pPr>{content}</w:p>'


def _content(cell: PageCell, figures: Figures, drawn: _Drawn) -> str:
    if not cell.text:
        return ""
    written = run(cell.text, Look.TEXT if drawn.ground else cell.look)
    return written if cell.figure is None else figures.control(written, cell.text, cell.figure)
