"""Official forms as sections of a Word document."""

from collections.abc import Iterator

from jixiao.model.page import Page
from jixiao.model.writing import Block, Grid, Paper, Paragraph, Piece, Role


def form_paper(page: Page) -> Paper:
    """Return a form as a section of its own. Word repeats rows only from the first one of a table on."""
    return Paper(tuple(_blocks(page)), page.landscape)


def _blocks(page: Page) -> Iterator[Block]:
    yield Paragraph(Role.FORM_TITLE, (Piece(page.title),))
    if page.below:
        yield Paragraph(Role.FORM_BELOW, (Piece(page.below),))
    head = page.head[1] + 1 if page.head is not None and page.head[0] == 0 else 0
    yield Grid(page.widths, page.rows, head, form=True)
    for line in page.foot:
        yield Paragraph(Role.FORM_TEXT, (Piece(line),))
