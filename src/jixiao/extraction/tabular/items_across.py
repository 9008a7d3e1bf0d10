"""What one project spent, in a table of one row of amounts under the names of the things: 设备购置 | 安装 | 监理.

The line over it says that it is spending (支出去向：, 资金用途).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.given import as_money
from jixiao.extraction.grid import GridCell, plain, read_label, words
from jixiao.extraction.tabular.cells import Place
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason

_LEAST = 3
_ROWS = 2
_SPENDING = re.compile(r"支出|开支|用途|用项|去向|投向|花费|花销|开销|使用(?:情况|明细|构成)|用在|花在")
_OTHERS = re.compile(r"预算|计划|收入|来源|到位|批复|下达|结余|结转")


@dataclass(frozen=True, slots=True)
class ItemsAcross:
    """Reads such a table below its caption; `figures_in` gives the figures of a cell."""

    world: World
    figures: list[Figure]
    place: Place
    unit: str
    caption: str
    figures_in: Callable[[GridCell], Sequence[int]]

    def takes(self, rows: Sequence[Sequence[GridCell]]) -> bool:
        """Read the one row of amounts; tell whether the table is such a one."""
        if self.place.subject.kind is not SubjectKind.PROJECT or not self._is_one_row(rows):
            return False
        names = [plain(cell.text) for cell in rows[0]]
        cells = [self.figures_in(cell) for cell in rows[1]]
        if not all(map(self._is_item, names)) or any(len(found) != 1 for found in cells):
            return False
        if not all(as_money(self.figures, found[0], self.unit) for found in cells):
            return False
        parts: list[int] = []
        totals: list[int] = []
        for name, (figure,) in zip(names, cells, strict=True):
            total = name in words("totals")
            item = None if total else Item("expense", name)
            concept = "expenditure_project" if total else "expenditure_item"
            bound = Bound(figure, concept, self.place.subject, item, self.world.year)
            self.world.put(bound, Reason.TABLE, (self.caption, name))
            (totals if total else parts).append(figure)
        if len(totals) == 1:
            self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, totals[0], tuple(parts), certain=True))
        return True

    def _is_one_row(self, rows: Sequence[Sequence[GridCell]]) -> bool:
        if len(rows) != _ROWS or len(rows[0]) < _LEAST or len(rows[0]) != len(rows[1]):
            return False
        told = _SPENDING.search(self.caption) is not None and not _OTHERS.search(self.caption)
        named = all(cell.text and not cell.numeric and not cell.blank for cell in rows[0])
        return told and named and all(cell.numeric and not cell.blank for cell in rows[1])

    def _is_item(self, name: str) -> bool:
        """Tell a name that is no word for money or its time."""
        head = read_label(name, self.world.lexicon)
        return name in words("totals") or not (head.phase or head.rate) or bool(head.residue)
