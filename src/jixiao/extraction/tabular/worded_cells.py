"""Cells that begin with a count and say more of it: 编制人数 | 40（事业编制34，工勤编制6）, 内设机构 | 6个：办公室、….

Label and cell are read as a sentence; bare numbers beside the kinds of people and posts are counts like the first one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.extraction.given import give
from jixiao.extraction.grid import GridCell, plain, read_label
from jixiao.model.figure import Figure
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.lexicon import Lexicon

_COUNT = re.compile(
    r"(?:共有?|合计|总计)?\d{1,5}(?P<unit>[人名个家所辆台])?(?:[（(：:，,；;、。—]|$|即|分别|其中|包括|含|为)"
)
_ORGANS = re.compile(r"(?:机构|科室|股室|处室|部室|单位|站所|部门)(?:数|数量|个数|情况|设置(?:情况)?)?$")
_CLAUSES = re.compile(r"\d[^，。；]*[，；。][^，。；]*[\u4e00-\u9fff]")
_PAIR, _LONGEST = 2, 10


@dataclass(frozen=True, slots=True)
class Worded:
    """A label, the cell behind it, and the figures of this."""

    label: GridCell
    value: GridCell
    figures: tuple[int, ...]


def worded_cells(
    rows: Sequence[Sequence[GridCell]],
    lexicon: Lexicon,
    figures: list[Figure],
    figures_in: Callable[[GridCell], Sequence[int]],
) -> Iterator[Worded]:
    """Yield such cells of a table, in order."""
    for row in rows:
        for label, value in pairwise([cell for cell in row if cell.text]):
            kind = _kind(label.text, lexicon) if not label.numeric and _COUNT.match(value.text) else ""
            if _tells_money(row, label, value, figures, figures_in):
                yield Worded(label, value, tuple(figures_in(value)))
                continue
            if value.numeric and kind != "organs":
                continue
            found = tuple(figures_in(value))
            if kind and found:
                for index in found if kind == "people" else ():
                    if not figures[index].quantity.decimals:
                        give(figures, index, Dimension.COUNT, "")
                yield Worded(label, value, found)


def _tells_money(
    row: Sequence[GridCell],
    label: GridCell,
    value: GridCell,
    figures: Sequence[Figure],
    figures_in: Callable[[GridCell], Sequence[int]],
) -> bool:
    """Tell a row of a label and several clauses with money: 政府采购 | 预算12.00，实际采购11.40，其中货物8.00."""
    alone = sum(bool(cell.text) for cell in row) == _PAIR and not label.numeric and len(label.text) <= _LONGEST
    told = alone and _CLAUSES.search(value.text) is not None
    return told and any(figures[at].quantity.dimension is Dimension.MONEY for at in figures_in(value))


def _kind(label: str, lexicon: Lexicon) -> str:
    """Return what a label counts: people (or posts), organs, other things; empty where it counts nothing."""
    head = read_label(plain(label), lexicon)
    if head.count and not head.near:
        return "people" if lexicon.counts[head.count].concept.startswith("staff_") else "things"
    return "organs" if _ORGANS.search(plain(label)) else ""
