"""A document as the weighing of words sees it: its text, what stands over each block, its cells and its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.model.document import Block, Document
from jixiao.model.figure import Figure

Place = tuple[int, int, int]
# a merged cell is seen at this many rows and columns
_MERGED = 64


@dataclass(frozen=True, slots=True)
class Page:
    """What is weighed: `above` are the titles over each block, the innermost first, `kind` is the kind of document.

    `cells` are the words of every place of every table, a merged cell at each place that it covers; `at` is the figure
    of a cell, the last where it holds several.
    """

    text: str
    blocks: Sequence[Block]
    above: Sequence[Sequence[str]]
    figures: Sequence[Figure]
    kind: str
    cells: Mapping[Place, str] = field(default_factory=dict)
    at: Mapping[Place, int] = field(default_factory=dict)


def page_of(document: Document, above: Sequence[Sequence[str]], figures: Sequence[Figure], kind: str) -> Page:
    """Return the page of a document."""
    cells = {
        (number, row, column): cell.span.of(document.text).strip()
        for number, table in enumerate(document.tables)
        for cell in table.cells
        for row in range(cell.row, cell.row + min(cell.row_span, _MERGED))
        for column in range(cell.column, cell.column + min(cell.column_span, _MERGED))
    }
    at = {figure.cell: number for number, figure in enumerate(figures) if figure.cell is not None}
    return Page(document.text, document.blocks, above, figures, kind, cells, at)
