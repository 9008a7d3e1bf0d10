"""Forms as a Word file: a section each on A4, upright or across, fonts and sizes in the manner of GB/T 9704—2012."""

from collections.abc import Iterator, Sequence

from jixiao.composing.word.figures import Figures
from jixiao.composing.word.package import word_file
from jixiao.model.page import Page
from jixiao.model.writing import Block, Grid, Made, Manner, Paper, Paragraph, Piece, Role


def pages_word(pages: Sequence[Page], made: Made, figures: Figures) -> bytes:
    """Return the forms as docx, each figure in its control; equal forms give equal bytes."""
    papers = tuple(Paper(tuple(_blocks(page)), page.landscape, Manner.FORM) for page in pages)
    return word_file(made.kind, papers, made, figures)


def _blocks(page: Page) -> Iterator[Block]:
    """Yield title, the line below it, a table for each part, whose first rows Word repeats, and the lines at the foot.

    The last row stays with them.
    """
    yield _line(Role.FORM_TITLE, page.title)
    yield _line(Role.FORM_BELOW, page.below)
    ends = [*(start for start, _ in page.parts[1:]), len(page.rows)]
    for (start, heads), end in zip(page.parts, ends, strict=True):
        yield Grid(page.widths, page.rows[start:end], heads, kept=end == len(page.rows))
    *foot, last = page.foot or ("",)
    yield from (_line(Role.FORM_FOOT, one) for one in foot)
    yield _line(Role.FORM_FOOT_LAST, last)


def _line(role: Role, text: str) -> Paragraph:
    return Paragraph(role, (Piece(text),))
