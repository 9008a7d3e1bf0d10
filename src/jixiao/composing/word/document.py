"""The body of a document: its sections of paper with their paragraphs and tables."""

from collections.abc import Iterator

from jixiao.composing.word.figures import Figures
from jixiao.composing.word.grids import grid_markup
from jixiao.composing.word.markup import paragraph, run
from jixiao.composing.word.sections import room, section
from jixiao.model.page import Look
from jixiao.model.writing import Block, Grid, Manner, Paper, Piece

_JOIN = {Manner.FORM: "FormJoin"}


def body_markup(papers: tuple[Paper, ...], figures: Figures) -> str:
    """Return what stands inside w:body: each section closes with its page."""
    written: list[str] = []
    for at, paper in enumerate(papers):
        written.extend(_blocks(paper, figures))
        page = section(paper, first=at > 0 and papers[at - 1].manner is Manner.COVER)
        last = at == len(papers) - 1
        written.append(page if last else f'<w:p><w:pPr><w:pStyle w:val="Join"/>{page}</w:pPr></w:p>')
    return "".join(written)


def _blocks(paper: Paper, figures: Figures) -> Iterator[str]:
    """Yield the blocks; a table is followed by a paragraph, else two of them would become one."""
    before: Block | None = None
    for block in paper.blocks:
        if isinstance(block, Grid):
            if isinstance(before, Grid):
                yield paragraph(_JOIN.get(paper.manner, "Join"), ())
            yield grid_markup(block, room(paper), figures, paper.manner)
        else:
            yield paragraph(block.role, (piece_markup(one, figures) for one in block.pieces))
        before = block
    if isinstance(before, Grid):
        yield paragraph("Join", ())


def piece_markup(piece: Piece, figures: Figures, properties: str = "") -> str:
    """Return a piece as a run, a figure as a run in its content control."""
    written = run(piece.text, piece.look, properties)
    known = piece.figure is not None and piece.look is not Look.REQUEST
    return figures.control(written, piece.text, piece.figure) if known and piece.figure else written
