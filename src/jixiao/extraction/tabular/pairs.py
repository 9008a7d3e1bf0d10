"""Labels directly before their values, in a table of pairs or a row of a form: 编制人数 | 42, 预算（万元） | 100.00."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.given import as_money, give
from jixiao.extraction.grid import Column, GridCell, plain, read_label, unit_of
from jixiao.extraction.heads import Head
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.outside_quota import outside_of
from jixiao.extraction.sources import is_source, source_item
from jixiao.extraction.state import BUDGETS
from jixiao.extraction.tabular.caption_pairs import of_caption, paired_by_caption
from jixiao.extraction.tabular.cells import CellReader, Place
from jixiao.extraction.tabular.rows import Row, row_label
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import YUAN_PER_UNIT, Dimension
from jixiao.model.trace import Reason

_PAIR = 2
_SPENT = re.compile(r"支出|开支|费用|经费")
_MORE_EXPENSES = frozenset({"水电费", "办公用品费"})


@dataclass(slots=True)
class PairReader:
    """Reads the pairs of one table below a caption.

    `alone`: the table has no other rows than of one pair; `title` is the line over all that tells its unit.
    """

    world: World
    figures: list[Figure]
    place: Place
    caption: str
    figures_in: Callable[[GridCell], Sequence[int]]
    alone: bool = False
    title: str = ""
    _pair_unit: str = ""
    _whole: str = ""

    def read(self, row: Sequence[GridCell], *, headed: bool) -> None:
        """Read the pairs of a row."""
        if self.alone and not headed and len(row) == _PAIR:
            self._listed(row)
        self._pairs(row)

    def are_in(self, row: Sequence[GridCell]) -> bool:
        """Tell a row of label–value pairs: a label stands directly before its number twice, or a known count does."""
        for left, right in itertools.pairwise(row):
            labelled = right.numeric and left.text and not left.numeric and left.cell.column > 0
            if labelled and "." not in right.text and _is_count(read_label(plain(left.text), self.world.lexicon)):
                return True
        return False

    def _pairs(self, row: Sequence[GridCell]) -> None:
        for left, right in itertools.pairwise(row):
            found = self.figures_in(right)
            if not right.numeric or left.numeric or len(found) != 1:
                continue
            head = read_label(plain(left.text), self.world.lexicon)
            if head.phase and not head.near and not head.residue and not head.topic:
                self._amount(found[0], left.text, head)
            elif is_source(plain(left.text)) and self.place.subject.kind is SubjectKind.PROJECT and self._pair_unit:
                self._source(found[0], plain(left.text))
            elif head.count and not head.near and self.figures[found[0]].quantity.decimals == 0:
                concept = self.world.lexicon.counts[head.count].concept
                if concept in ("staff_on_post", "staff_people") and head.residue:
                    concept = outside_of(plain(left.text)) or concept
                give(self.figures, found[0], Dimension.COUNT, "")
                self.world.put(Bound(found[0], concept, self.place.subject, None, self.world.year), Reason.PAIR)

    def _listed(self, row: Sequence[GridCell]) -> None:
        """Read a row of a label and its value in a table of nothing else."""
        reader = CellReader(self.world, self.figures, self.place, {})
        found = self.figures_in(row[-1])
        label = row_label(row, {}, self.world.lexicon)
        if len(found) == 1 and row[-1].numeric and label.labels:
            of_unit = self.place.subject.kind is SubjectKind.UNIT
            told = paired_by_caption(self.world, found[0], label.plain, self.caption) if of_unit else None
            told = told or of_caption(self.world, found[0], label.head, self.place.state.topic)
            if told is not None and as_money(self.figures, found[0], self.place.unit):
                self.world.put(told, Reason.PAIR)
                return
            if of_unit and self._is_expense(found[0], label):
                item = Item("economic_class", label.label)
                self.world.put(
                    Bound(found[0], "expenditure_item", self.place.subject, item, self.world.year), Reason.PAIR
                )
                return
            amount = label.head.topic and not label.head.phase and not label.head.rate
            # 调整后预算数 | 100.00, 其中：基本支出 | 60.00: the part of a budget is planned too
            phase = self._whole if label.part and self._whole else "expenditure"
            header = Column("", phase=phase if amount and self._may_be_money(found[0]) else "")
            if not label.part:
                self._whole = label.head.phase if label.head.phase in BUDGETS and not label.head.topic else ""
            bound = None if _is_named(label) else reader.read(found[0], header, label, fund_row=False)
            if bound is not None and bound.topic and bound.item is not None and bound.item.kind == "fund_source":
                # 财政拨款 below 年度资金总额 is what a project was given, not what it spent
                bound = replace(bound, item=None) if of_unit else None
            if bound is not None and (bound.item is None or bound.item.kind == "topic"):
                self.world.put(bound, Reason.PAIR)

    def _is_expense(self, index: int, label: Row) -> bool:
        """Tell an item of the economic classification below a line about spending: 公用经费支出明细表."""
        named = label.label in economic_items() or label.label in _MORE_EXPENSES
        over = f"{self.caption}{self.title}"
        spent = _SPENT.search(over) is not None and "预算" not in over
        return named and spent and not label.head.topic and as_money(self.figures, index, self.place.unit)

    def read_topics(self, row: Sequence[GridCell]) -> None:
        """Read the amounts of a row whose labels stand in columns of figures: 按支出性质 | 基本支出 | 986.40 | ….."""
        reader = CellReader(self.world, self.figures, self.place, {})
        for left, right in itertools.pairwise(row):
            found = self.figures_in(right)
            label = row_label([left], {}, self.world.lexicon)
            if right.numeric and len(found) == 1 and label.head.topic and not label.head.phase:
                bound = reader.read(found[0], Column("", phase="expenditure"), label, fund_row=False)
                if bound is not None:
                    self.world.put(bound, Reason.PAIR)

    def _may_be_money(self, index: int) -> bool:
        quantity = self.figures[index].quantity
        return quantity.dimension is Dimension.MONEY or quantity.decimals > 0

    def _source(self, index: int, label: str) -> None:
        """Read where a project's money came from, below the amount it is a part of: 其中：中央 | 10.54."""
        if as_money(self.figures, index, self._pair_unit):
            bound = Bound(
                index, "funds_received", self.place.subject, source_item(label), self.world.year, phase="received"
            )
            self.world.put(bound, Reason.PAIR)

    def _amount(self, index: int, label: str, head: Head) -> None:
        """Read an amount that its own label names, unit and all: 预算安排（万元） | 432.96."""
        unit = unit_of(label)
        if unit not in YUAN_PER_UNIT or not as_money(self.figures, index, unit):
            return
        self._pair_unit = unit
        phase = self.world.lexicon.phases[head.phase]
        concept, item = money_concept(None, phase, self.place.subject, None)
        bound = Bound(index, concept, self.place.subject, item, self.world.year, None, phase.sign, "", phase.id)
        self.world.put(bound, Reason.PAIR)


def _is_named(label: Row) -> bool:
    """Tell a label that names something by itself before a word of money: 养老保险缴费支出."""
    return not label.head.topic and bool(label.head.residue) and is_name(label.plain, called=True)


def _is_count(head: Head) -> bool:
    return bool(head.count) and not head.residue and not head.near
