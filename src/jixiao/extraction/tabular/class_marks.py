"""Full marks that a table of scores prints behind the name of a class: 产出（50分） | 渠道清淤 | ≥5公里 | 5公里 | 47.

A cell over several rows prints its mark on each of them. Where the table has no column of full marks and each class one
score, that score is the class's.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import give
from jixiao.extraction.grid import Column, GridCell, plain, words
from jixiao.extraction.tabular.cells import Place
from jixiao.model.fact import Item
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_MARKED = re.compile(
    r"(?P<name>[\u4e00-\u9fff、]{2,14}?)(?:指标)?[（(](?:满分|分值|权重)?[：:]?\d{1,3}(?:\.\d+)?分?[）)]"
)
_HEAD = re.compile(r"满分|分值|权重|标准分")
_FULL = 100 * MICRO
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of a class in a row: the figure, the name of the class, the scores that the row holds."""

    figure: int
    name: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClassMarks:
    """Reads such marks in one table; `figures_in` gives the figures of a cell."""

    world: World
    figures: list[Figure]
    place: Place
    figures_in: Callable[[GridCell], Sequence[int]]

    def settle(self, rows: Sequence[Sequence[GridCell]], columns: Mapping[int, Column]) -> None:
        """Bind the marks where their column says so, they are printed in points, or they make up 100."""
        scored = [at for at, one in columns.items() if one.role == "score"]
        marks = list(self._marks(rows, scored[0], columns)) if scored else []
        if not marks:
            return
        for mark in marks:
            give(self.figures, mark.figure, Dimension.SCORE, "分")
            total = mark.name in words("totals")
            concept, item = ("score_full", None) if total else ("score_part_full", Item("score_part", mark.name))
            self.world.put(Bound(mark.figure, concept, self.place.subject, item, self.world.year), Reason.SCORE)
        if all(one.role != "full" for one in columns.values()):
            self._name_scores(marks)

    def _marks(self, rows: Sequence[Sequence[GridCell]], score: int, columns: Mapping[int, Column]) -> Iterator[_Mark]:
        found: list[tuple[_Mark, bool]] = []
        for row in rows:
            for cell in row:
                match = _MARKED.fullmatch(cell.text) if cell.cell.column < score else None
                inside = self.figures_in(cell)
                if match is None or len(inside) != 1 or inside[0] in self.world.bound:
                    continue
                scores = [at for one in row if one.cell.column == score and one.numeric for at in self.figures_in(one)]
                header = columns.get(cell.cell.column)
                printed = self.figures[inside[0]].quantity.unit == "分"
                told = printed or (header is not None and _HEAD.search(header.text) is not None)
                found.append((_Mark(inside[0], plain(match["name"]), tuple(scores)), told))
        values = {one.name: self.figures[one.figure].quantity.value for one, _ in found}
        parts = sum(value for name, value in values.items() if name not in words("totals"))
        yield from (one for one, told in found if told or (len(values) >= _SEVERAL and parts == _FULL))

    def _name_scores(self, marks: Sequence[_Mark]) -> None:
        """Give each class the one score of its rows."""
        by_name: dict[str, list[int]] = {}
        for mark in marks:
            by_name.setdefault(mark.name, []).extend(mark.scores)
        parts = {name: scores for name, scores in by_name.items() if name not in words("totals")}
        if any(len(scores) != 1 for scores in parts.values()):
            return
        for name, (score,) in parts.items():
            bound = self.world.bound.get(score)
            if bound is not None and bound.concept == "score_part":
                self.world.put(replace(bound, item=Item("score_part", name)), Reason.SCORE)
