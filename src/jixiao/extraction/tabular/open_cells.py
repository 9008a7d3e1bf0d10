"""What is left of a table without a meaning: pairs for the reader of sentences, columns of amounts for their sums."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import World
from jixiao.extraction.given import as_money
from jixiao.extraction.grid import Column, GridCell, column
from jixiao.extraction.tabular.pair_rows import Pair, lend_unit, name_of_row, pairs_of
from jixiao.model.figure import Figure
from jixiao.model.quantity import YUAN_PER_UNIT

_REACH = 120
_ONLY_UNIT = re.compile(r"[（(]?(?:金额)?单位[：:][^）)]*[）)]?")


def title_over(text: str, start: int) -> str:
    """Return the line over a table that says more than its unit."""
    above = text[max(0, start - _REACH) : start].rstrip().splitlines()
    return next((line for line in reversed(above) if not _ONLY_UNIT.fullmatch(line.strip())), "")


@dataclass(frozen=True, slots=True)
class OpenCells:
    """The cells of one table under its columns; `figures_in` gives the figures of a cell."""

    world: World
    figures: list[Figure]
    columns: Mapping[int, Column]
    unit: str
    figures_in: Callable[[GridCell], Sequence[int]]

    def pairs(self, rows: Sequence[Sequence[GridCell]]) -> Iterator[Pair]:
        """Yield the pairs without a meaning for the reader of sentences, their values with the unit of their label."""
        own = next((one.unit for one in self.columns.values() if one.unit), self.unit)
        for label, value in pairs_of(rows):
            found = self.figures_in(value)
            if len(found) == 1 and found[0] not in self.world.bound:
                pair = Pair(label, value, found[0])
                lend_unit(self.figures, pair, own, self.world.lexicon)
                yield pair

    def columns_of(self, rows: Sequence[Sequence[GridCell]]) -> Iterator[tuple[str, list[Pair]]]:
        """Yield the columns that hold amounts without a meaning, each with its header and the names of its rows."""
        names = self.columns or self._plain_header(rows)
        placed = [{cell.cell.column: cell for cell in reversed(row)} for row in rows]
        for at in range(max((row[-1].cell.column for row in rows if row), default=0) + 1):
            header = names.get(at, Column(""))
            pairs = list(self._column(rows, placed, at))
            if any(pair.figure not in self.world.bound for pair in pairs):
                exact = self.unit and all(self.figures[one.figure].quantity.decimals for one in pairs)
                money = header.unit in YUAN_PER_UNIT or header.phase or header.head.topic or (exact and not header.text)
                for pair in pairs if money else ():
                    as_money(self.figures, pair.figure, header.unit if header.unit in YUAN_PER_UNIT else self.unit)
                yield header.text, pairs

    def _plain_header(self, rows: Sequence[Sequence[GridCell]]) -> Mapping[int, Column]:
        """Return what a first row of words says that names too little to be a header for sure."""
        if not rows or any(cell.numeric for cell in rows[0]):
            return {}
        return {cell.cell.column: column(cell.text, self.world.lexicon) for cell in rows[0] if cell.text}

    def _column(
        self, rows: Sequence[Sequence[GridCell]], placed: Sequence[Mapping[int, GridCell]], at: int
    ) -> Iterator[Pair]:
        for row, cells in zip(rows, placed, strict=True):
            value = cells.get(at)
            found = self.figures_in(value) if value is not None and value.numeric else ()
            label = name_of_row(row, at) if len(found) == 1 else None
            if value is not None and label is not None:
                yield Pair(label, value, found[0])
