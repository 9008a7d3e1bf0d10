"""Rows of a project's table that are portions of its money: places (各县区, 乡镇) or parts of the year (各季度).

What was spent in a quarter is spending of the project then, no expense; what a place spent is an item of it:
东河县 | 780.00. Columns of sources (省级补助 | 县级配套 | 小计) are read where they make up the plan beside them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World, concept_there
from jixiao.extraction.given import as_money
from jixiao.extraction.grid import GridCell, plain, words
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, YUAN_PER_UNIT, Dimension
from jixiao.model.trace import Reason

_PLACE = re.compile(
    r"(?!全|各|本[县区市州乡镇村]|[县区市州乡镇村街道]+$|.*(?:我|上级|安排|下达|拨付))[\u4e00-\u9fff]{1,7}(?:(?<![小园景校库灌片城示])区|县|(?<!超)市|旗|镇|(?<![下返回兴])乡|街道|(?<![乡农])村|州|盟|社区)"
)
_QUARTER = re.compile(r"第?(?P<number>[一二三四])季度?")
_TIME = re.compile(r"[上下]半年|(?:1[0-2]|[1-9])月份?")
_OF_PORTION = {
    "expenditure_item": "expenditure_project", "expenditure_total": "expenditure_project",
    "budget_item": "budget_adjusted",
}  # fmt: skip
_PLANS = frozenset({"budget_adjusted", "budget_initial", "budget_item", "funds_received"})
_LOOSE = frozenset({"expense", "total"})
_UNIT = "万元"
_SEVERAL = 2


def portion_of(name: str) -> Item | None:
    """Return the place or the part of the year that a label names; 一季度 takes its full name."""
    quarter = _QUARTER.fullmatch(name)
    if quarter is not None:
        return Item("time", f"第{quarter['number']}季度")
    if _TIME.fullmatch(name):
        return Item("time", name)
    return Item("place", name) if _PLACE.fullmatch(name) else None


@dataclass(frozen=True, slots=True)
class Portions:
    """Settles the rows of one table; `figures_in` gives the figures of a cell, `unit` is that of its amounts."""

    world: World
    figures: list[Figure]
    subject: Subject
    unit: str
    figures_in: Callable[[GridCell], Sequence[int]]

    def settle(self, rows: Sequence[Sequence[GridCell]]) -> None:
        """Give the amounts of a table whose rows are all portions of one project their meaning."""
        if self.subject.kind is not SubjectKind.PROJECT:
            return
        body = [row for row in rows if any(cell.numeric and not cell.blank for cell in row[1:])]
        items = [portion_of(plain(row[0].text)) for row in body]
        named = [item for item in items if item is not None]
        totals = [row for row, item in zip(body, items, strict=True) if item is None]
        if len(named) < _SEVERAL or not all(_is_total(plain(row[0].text)) for row in totals):
            return
        for row, item in zip(body, items, strict=True):
            for number in self._amounts(row).values():
                self._narrow(number, item)
        self._sources(rows, dict(zip(map(id, body), items, strict=True)))

    def _amounts(self, row: Sequence[GridCell]) -> Mapping[int, int]:
        """Return the one figure of each cell behind the label, by column."""
        found = {cell.cell.column: self.figures_in(cell) for cell in row[1:] if cell.numeric}
        return {column: numbers[0] for column, numbers in found.items() if len(numbers) == 1}

    def _narrow(self, number: int, item: Item | None) -> None:
        told = self.world.bound.get(number)
        if told is None or told.subject != self.subject or (told.item is not None and told.item.kind not in _LOOSE):
            return
        concept = concept_there(_OF_PORTION.get(told.concept, told.concept), item)
        self.world.bound[number] = replace(told, concept=concept, item=item)

    def _sources(self, rows: Sequence[Sequence[GridCell]], items: Mapping[int, Item | None]) -> None:
        """Bind columns of sources that are, in every row, together the plan beside them."""
        header = next((row for row in rows if id(row) not in items), ())
        names = {cell.cell.column: plain(cell.text) for cell in header[1:] if _is_source(plain(cell.text))}
        body = [(self._amounts(row), items[id(row)]) for row in rows if id(row) in items]
        plans = [self._plan(amounts, names) for amounts, _ in body]
        if len(names) < _SEVERAL or any(plan is None for plan in plans):
            return
        for (amounts, item), plan in zip(body, plans, strict=True):
            for column, name in names.items():
                if plan is not None and as_money(self.figures, amounts[column], self.unit):
                    own = source_item(name).name if is_level(name) else name
                    source = Item("fund_source", f"{item.name if item is not None else ''}{own}")
                    concept = _OF_PORTION.get(plan.concept, plan.concept)
                    self.world.put(replace(plan, figure=amounts[column], concept=concept, item=source), Reason.SOURCE)

    def _plan(self, amounts: Mapping[int, int], names: Mapping[int, str]) -> Bound | None:
        """Return the plan of a row that its sources make up."""
        if not names.keys() <= amounts.keys():
            return None
        total = sum(self._money(amounts[column]) for column in names)
        return next((one for one in self._plans(amounts) if self._money(one.figure) == total), None)

    def _plans(self, amounts: Mapping[int, int]) -> Iterator[Bound]:
        told = (self.world.bound.get(number) for number in amounts.values())
        return (one for one in told if one is not None and one.concept in _PLANS)

    def _money(self, number: int) -> int:
        """Return a number of the table in fen, whether or not it is known to be money."""
        quantity = self.figures[number].quantity
        bare = quantity.dimension is Dimension.PLAIN
        return quantity.value * YUAN_PER_UNIT[self.unit or _UNIT] * 100 // MICRO if bare else quantity.value


def _is_source(name: str) -> bool:
    return name in words("sources") or is_source(name)


def _is_total(name: str) -> bool:
    return name in words("totals") or name in words("place_totals")
