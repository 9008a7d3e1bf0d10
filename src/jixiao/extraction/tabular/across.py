"""Scores in a table that lies across: the indicators are its columns, full marks and scores its rows.

指标 | 立项 | 管理 | 产出 | 合计, below them 标准分 | 20 | 30 | 50 | 100 and 评价分 | 18 | 27.5 | 46 | 91.5.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.grid import Column, GridCell, plain, read_label, words
from jixiao.extraction.heads import Head
from jixiao.extraction.tabular.cells import CellReader, Place
from jixiao.extraction.tabular.rows import Row
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Lexicon

_LEAST = 3
_ROLES = {"full": "full_marks", "score": "scores"}
_RATE = "score"


@dataclass(frozen=True, slots=True)
class Across:
    """Reads such a table; `figures_in` gives the figures of a cell."""

    world: World
    figures: list[Figure]
    place: Place
    figures_in: Callable[[GridCell], Sequence[int]]

    def takes(self, rows: Sequence[Sequence[GridCell]]) -> bool:
        """Read a table of scores across; tell whether it is one."""
        if len(rows) < _LEAST - 1 or any(cell.numeric and not cell.blank for cell in rows[0]):
            return False
        names = {cell.cell.column: cell.text for cell in rows[0][1:] if cell.text}
        marked = [(row, self._role(row)) for row in rows[1:]]
        if len(names) < _LEAST or not any(role for _, role in marked):
            return False
        for row, role in marked:
            if role:
                self._row(row, role, names)
        return True

    def _role(self, row: Sequence[GridCell]) -> str:
        """Return what a row gives of each indicator: its full mark, its score, its rate; empty for anything else."""
        if not row or any(cell.text and not cell.numeric and not cell.blank for cell in row[1:]):
            return ""
        text = plain(row[0].text)
        told = (role for role, kind in _ROLES.items() if text in words(kind) or row[0].text in words(kind))
        rate = read_label(text, self.world.lexicon).rate == _RATE
        return next(told, "value" if rate else "")

    def _row(self, row: Sequence[GridCell], role: str, names: Mapping[int, str]) -> None:
        reader = CellReader(self.world, self.figures, self.place, {})
        totals: list[int] = []
        parts: list[int] = []
        for cell in row[1:]:
            found = self.figures_in(cell)
            name = names.get(cell.cell.column, "")
            if len(found) != 1 or not cell.numeric or not name:
                continue
            label = _label(name, self.world.lexicon)
            head = read_label(plain(row[0].text), self.world.lexicon) if role == "value" else Head()
            bound = reader.read(found[0], Column(row[0].text, role, head), label, fund_row=False)
            if bound is not None:
                self.world.put(bound, Reason.TABLE, (row[0].text, name))
                (totals if label.total else parts).append(bound.figure)
        if len(totals) == 1 and len(parts) > 1:
            self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, totals[0], tuple(parts), certain=True))


def _label(name: str, lexicon: Lexicon) -> Row:
    bare = plain(name)
    return Row([name], name, bare, read_label(bare, lexicon), total=bare in words("totals"))
