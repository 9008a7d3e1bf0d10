from collections.abc import Callable
from hashlib import sha256
from itertools import accumulate, groupby

import pytest

from jixiao.model.document import Block, BlockKind, Cell, Document, Source, Table
from jixiao.model.span import Anchor, Segment, Span


def plain_document(text: str) -> Document:
    """Every line of the text is a paragraph; consecutive lines with tabs are a table."""
    lines = text.splitlines(keepends=True)
    starts = accumulate((len(line) for line in lines), initial=0)
    spans = [
        Span(start, start + len(line.rstrip("\n"))) for start, line in zip(starts, lines, strict=False) if line.strip()
    ]
    groups = [list(group) for _, group in groupby(spans, lambda span: _row_or_self(text, span))]
    blocks = tuple(
        Block(index, BlockKind.TABLE if _is_row(text, group[0]) else BlockKind.PARAGRAPH, group[0].cover(group[-1]))
        for index, group in enumerate(groups)
    )
    tables = tuple(_table(text, index, group) for index, group in enumerate(groups) if _is_row(text, group[0]))
    source = Source("text.txt", sha256(text.encode()).hexdigest(), "txt")
    return Document(source, text, blocks, tables, (Segment(Span(0, len(text)), Anchor("", 0, 0)),))


def _is_row(text: str, span: Span) -> bool:
    return "\t" in span.of(text)


def _row_or_self(text: str, span: Span) -> Span | None:
    return None if _is_row(text, span) else span


def _table(text: str, block: int, rows: list[Span]) -> Table:
    cells = []
    for row, span in enumerate(rows):
        start = span.start
        for column, words in enumerate(span.of(text).split("\t")):
            cells.append(Cell(row, column, Span(start, start + len(words))))
            start += len(words) + 1
    columns = 1 + max(cell.column for cell in cells)
    return Table(block, rows[0].cover(rows[-1]), len(rows), columns, tuple(cells))


@pytest.fixture(scope="session")
def as_document() -> Callable[[str], Document]:
    return plain_document
