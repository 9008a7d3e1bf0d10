"""The body of a document: its sections of paper, as 党政机关公文格式 (GB/T 9704—2012) lays them out.

A4; margins 37 mm above, 28 mm at the back, 156 mm × 225 mm for the text: 22 lines of 28 characters of 16 points.
"""

from collections.abc import Iterator

from jixiao.composing.word.figures import Figures
from jixiao.composing.word.grids import grid_markup
from jixiao.composing.word.markup import paragraph, run
from jixiao.model.page import Look
from jixiao.model.writing import Block, Grid, Paper, Piece

LONG, SHORT = 16838, 11906
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1588
LINE = 579
HEADER, FOOTER = 851, 1304
_UPRIGHT = SHORT - LEFT - RIGHT
_ON_SIDE = LONG - TOP - BOTTOM
_FOOTERS = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
# behind a cover, whose back stays blank in print
_PAGE_ONE = '<w:pgNumType w:start="1"/>'


def room(paper: Paper) -> int:
    """Return the width between the margins, in twentieths of a point."""
    return _ON_SIDE if paper.landscape else _UPRIGHT


def body_markup(papers: tuple[Paper, ...], figures: Figures) -> str:
    """Return what stands inside w:body: each section closes with its page."""
    written: list[str] = []
    for at, paper in enumerate(papers):
        written.extend(_blocks(paper, figures))
        page = section(paper, first=at > 0 and papers[at - 1].cover)
        last = at == len(papers) - 1
        written.append(page if last else f'<w:p><w:pPr><w:pStyle w:val="Join"/>{page}</w:pPr></w:p>')
    return "".join(written)


def _blocks(paper: Paper, figures: Figures) -> Iterator[str]:
    """Yield the blocks; a table is followed by a paragraph, else two of them would become one."""
    before: Block | None = None
    for block in paper.blocks:
        if isinstance(block, Grid):
            if isinstance(before, Grid):
                yield paragraph("Join", ())
            yield grid_markup(block, room(paper), figures)
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


def section(paper: Paper, *, first: bool = False) -> str:
    """Return the properties of a section; the `first` behind a cover begins the numbers.

    A sheet on its side is the upright one turned: its head at the back.
    """
    if paper.landscape:
        size = f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
        margins = (LEFT, TOP, RIGHT, BOTTOM)
    else:
        size = f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
        margins = (TOP, RIGHT, BOTTOM, LEFT)
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    edges = " ".join(f'w:{side}="{width}"' for side, width in sides)
    footer = FOOTER - (BOTTOM - RIGHT) if paper.landscape else FOOTER
    footers, number = "" if paper.cover else _FOOTERS, _PAGE_ONE if first else ""
    return (
        f"<w:sectPr>{footers}{size}"
        f'<w:pgMar {edges} w:header="{HEADER}" w:footer="{footer}" w:gutter="0"/>{number}'
        f'<w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )
