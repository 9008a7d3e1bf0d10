"""The block of a form that sets the budget by where it comes from beside the budget by what it is for.

按收入性质分 | 100 | 按支出性质分 | 100, below them 其中：一般公共预算 | 100 | 其中：基本支出 | 60, and so on.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.given import as_money
from jixiao.extraction.grid import GridCell, plain, read_label
from jixiao.model.fact import Item, Subject
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason

_HEAD = re.compile(r"按(?P<kind>收入|支出)性质(?:划?分|分类)?[：:]?")
_INSIDE = re.compile(r"(?P<label>(?:其中[：:])?[\u4e00-\u9fff（）()、“”]{2,20})[：:][\d.,]+(?:万元)?")
_LONGEST = 9
_INCOME = "收入"


@dataclass(slots=True)
class Side:
    """One side of the block: where it starts, its total, its parts."""

    column: int
    kind: str
    total: int | None = None
    parts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Natures:
    """The block in one table; `figures_in` gives the figures of a cell."""

    world: World
    figures: list[Figure]
    subject: Subject
    unit: str
    figures_in: Callable[[GridCell], Sequence[int]]
    sides: list[Side] = field(default_factory=list)
    rows: int = 0

    def takes(self, row: Sequence[GridCell]) -> bool:
        """Read a row of the block; tell whether it was one."""
        found = [(cell, _HEAD.match(cell.text)) for cell in row]
        starts = [Side(cell.cell.column, match["kind"]) for cell, match in found if match]
        if starts:
            self.close()
            self.sides, self.rows = starts, 0
        pairs = list(self._pairs(row)) if self.sides and self.rows < _LONGEST else []
        self.rows += 1
        for label, column, index in pairs:
            self._read(label, column, index)
        if not pairs and not starts:
            self.close()
        return bool(pairs or starts)

    def close(self) -> None:
        """Tie each total to its parts."""
        for side in self.sides:
            if side.total is not None and len(side.parts) > 1:
                self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, side.total, tuple(side.parts), certain=True))
        self.sides = []

    def _pairs(self, row: Sequence[GridCell]) -> list[tuple[str, int, int]]:
        """Return label, column and figure of each pair, in two cells or in one."""
        found = []
        filled: list[GridCell | None] = [cell for cell in row if cell.text]
        for left, right in itertools.pairwise([*filled, None]):
            own = self.figures_in(left) if left is not None else ()
            inside = _INSIDE.fullmatch(left.text) if left is not None and len(own) == 1 else None
            if left is not None and inside is not None:
                found.append((inside["label"], left.cell.column, own[0]))
            elif left is not None and right is not None and left.text and not left.numeric and right.numeric:
                held = self.figures_in(right)
                found += [(left.text, left.cell.column, held[0])] if len(held) == 1 else []
        return found

    def _read(self, label: str, column: int, index: int) -> None:
        side = max((one for one in self.sides if one.column <= column), key=lambda one: one.column, default=None)
        if side is None or not as_money(self.figures, index, self.unit):
            return
        name = plain(label)
        if _HEAD.match(label):
            side.total = index
            self._put(index, "budget_adjusted", Item("total", name))
            return
        side.parts.append(index)
        topic = self.world.lexicon.topics.get(read_label(name, self.world.lexicon).topic)
        if side.kind == _INCOME or topic is None:
            self._put(index, "budget_adjusted", Item("fund_source" if side.kind == _INCOME else "part", name))
        else:
            self._put(index, topic.concepts.get("adjusted", "budget_adjusted"), Item(topic.kind, topic.name))

    def _put(self, index: int, concept: str, item: Item) -> None:
        self.world.put(Bound(index, concept, self.subject, item, self.world.year, phase="adjusted"), Reason.PAIR)
