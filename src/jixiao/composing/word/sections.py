"""The sheets of a document: size, margins, place of the page number.

A report is laid out as 党政机关公文格式 (GB/T 9704—2012) says: A4; margins 37 mm above, 28 mm at the back; for the text
156 mm × 225 mm: 22 lines of 28 characters of 16 points. A form takes what room there is: 20 mm at the sides and above,
18 mm below.
"""

from dataclasses import dataclass

from jixiao.model.writing import Manner, Paper

LONG, SHORT = 16838, 11906
LINE = 579
_GRID = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
# behind a cover, whose back stays blank in print
_PAGE_ONE = '<w:pgNumType w:start="1"/>'


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Margins of an upright sheet in twentieths of a point, what of them holds header and footer, and its footers.

    A sheet of a report on its side is the upright one turned, its head at the back; other sheets keep their margins.
    """

    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    footers: str
    turned: bool = True
    grid: str = _GRID


def _footers(odd: str, even: str) -> str:
    pairs = (("default", odd), ("even", even))
    return "".join(f'<w:footerReference w:type="{kind}" r:id="{own}"/>' for kind, own in pairs)


_REPORT = (2098, 1474, 1984, 1588, 851, 1304)
_FORM = (1134, 1134, 1021, 1134, 680, 567)
_SHEETS = {
    Manner.REPORT: _Sheet(*_REPORT, _footers("rId4", "rId5")),
    Manner.COVER: _Sheet(*_REPORT, ""),
    Manner.FORM: _Sheet(*_FORM, _footers("rId6", "rId6"), turned=False, grid=""),
}


def room(paper: Paper) -> int:
    """Return the width between the margins, in twentieths of a point."""
    sheet = _SHEETS[paper.manner]
    if not paper.landscape:
        return SHORT - sheet.left - sheet.right
    return LONG - (sheet.top + sheet.bottom if sheet.turned else sheet.left + sheet.right)


def section(paper: Paper, *, first: bool = False) -> str:
    """Return the properties of a section; the `first` behind a cover begins the numbers."""
    sheet = _SHEETS[paper.manner]
    margins, footer = (sheet.top, sheet.right, sheet.bottom, sheet.left), sheet.footer
    if paper.landscape:
        size = f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
    else:
        size = f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
    if paper.landscape and sheet.turned:
        margins = (sheet.left, sheet.top, sheet.right, sheet.bottom)
        footer = sheet.footer - (sheet.bottom - sheet.right)
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    edges = " ".join(f'w:{side}="{width}"' for side, width in sides)
    return (
        f"<w:sectPr>{sheet.footers}{size}"
        f'<w:pgMar {edges} w:header="{sheet.header}" w:footer="{footer}" w:gutter="0"/>{_PAGE_ONE if first else ""}'
        f'<w:cols w:space="720"/>{sheet.grid}</w:sectPr>'
    )
