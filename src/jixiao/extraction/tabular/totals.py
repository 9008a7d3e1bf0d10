"""Totals of a table: which figures of a column a total adds up, and whose total it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.given import give
from jixiao.extraction.tabular.nested import inner_ties, name_projects, outer, without_led
from jixiao.extraction.tabular.rows import Row
from jixiao.model.fact import SELECTION, Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_ADDED = frozenset({Dimension.MONEY, Dimension.SCORE, Dimension.COUNT})
_EXPENSES = frozenset({"economic_class", "expense"})
_PROJECTS = "project_total"
_HUNDRED = 100 * MICRO
_MARKS_OF_EXECUTION = (10 * MICRO, 20 * MICRO)
_SPENT = frozenset({"expenditure_total", "expenditure_project"})
_OF_SCORES = frozenset({"score", "full"})
_TOTAL_ENDS = ("合计", "小计")
_GRAND = frozenset({"总计", "收入总计", "支出总计", "收支总计", "合计"})
_SOME = re.compile(r"(?:重点|主要|重大|部分)[\u4e00-\u9fff]{0,6}?(?:项目|专项)")
# a sum of the income of the year, where no balance is among its parts
_OF_YEAR = frozenset({"合计"})
_INSIDE = {
    "personnel": "basic", "public": "basic", "sangong_car_purchase": "sangong_car", "sangong_car_run": "sangong_car",
    "procurement_micro": "procurement_sme",
}  # fmt: skip


@dataclass(slots=True)
class Sum:
    """What a column has added up so far: the parts, the subtotals (小计) before them, the totals found.

    `inner`: the rows below a part that are numbered deeper. `led`: the first of those that stand directly behind 其中
    (or with it), which may be inside the row above it; `leads`: the next row is. `unread`: the numbers of rows whose
    label means nothing known.
    """

    role: str = ""
    parts: list[int] = field(default_factory=list)
    subtotals: list[int] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    first: int | None = None
    inner: dict[int, list[int]] = field(default_factory=dict)
    led: set[int] = field(default_factory=set)
    leads: bool = False
    unread: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Totals:
    """The sums of the columns since the last header, and the row of the totals; `caption` stands over the table."""

    world: World
    subject: Subject
    caption: str = ""
    columns: dict[int, Sum] = field(default_factory=dict)
    row: list[int] = field(default_factory=list)
    owners: set[SubjectKind] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    outer: dict[int, str] = field(default_factory=dict)
    chosen: str = ""
    rows: list[tuple[Row, dict[int, int]]] = field(default_factory=list)

    def add(self, at: int, bound: Bound, label: Row, role: str) -> None:
        """Take the figure of column `at` as a total or as a part of one."""
        if not self.rows or self.rows[-1][0] is not label:
            self.rows.append((label, {}))
        self.rows[-1][1][at] = bound.figure
        if label.total:
            self.row.append(bound.figure)
            self.chosen = self._selection(label)
        else:
            self.owners.add(bound.subject.kind)
        if self.world.figures[bound.figure].quantity.dimension not in _ADDED:
            return
        column = self.columns.setdefault(at, Sum(role))
        if label.subtotal:
            self._subtotal(column, bound.figure, label.outer)
        elif label.total or label.plain.endswith(_TOTAL_ENDS):
            self._total(column, bound, label)
        elif label.part and column.first is None and not label.source:
            column.leads = True
        elif not self._is_inside(column, bound):
            if column.leads or (label.part and column.parts):
                column.led.add(bound.figure)
            column.leads = False
            self._part(column, bound.figure, label.level)
            self.outer[bound.figure] = label.outer

    def pass_over(self, at: int, figure: int) -> None:
        """Note a number of column `at` that was not understood: the total may add it up all the same."""
        if at in self.columns:
            self.columns[at].unread.append(figure)

    def _subtotal(self, column: Sum, figure: int, outer: str) -> None:
        """Take the subtotal of the indicators of one kind; those of kinds without one still count for the total."""
        own = tuple(part for part in column.parts if self.outer.get(part) == outer) or tuple(column.parts)
        column.sums.append((figure, own))
        column.subtotals.append(figure)
        column.parts = [part for part in column.parts if part not in own]

    def _part(self, column: Sum, figure: int, level: int) -> None:
        """Take a part of the total; what is numbered deeper than a row above it is a part of that row."""
        self.levels[figure] = level
        around = [part for part in column.parts if 0 < self.levels.get(part, 0) < level]
        if around:
            column.inner.setdefault(around[-1], []).append(figure)
        else:
            column.parts.append(figure)

    def _total(self, column: Sum, bound: Bound, label: Row) -> None:
        listed = (*column.subtotals, *column.parts)
        if not listed:
            column.first = bound.figure if column.first is None else column.first
        elif label.plain.endswith("小计"):
            column.sums.append((bound.figure, tuple(column.parts)))
            column.subtotals.append(bound.figure)
            column.parts = []
        elif column.first is None:
            column.sums.append((bound.figure, listed))
            column.subtotals, column.parts = [], [bound.figure]
            self._name_grand_total(bound, label, listed)

    def _is_inside(self, column: Sum, bound: Bound) -> bool:
        """Tell a figure that is part of another part: 人员经费 under 基本支出."""
        around = _INSIDE.get(bound.topic)
        known = self.world.bound
        if bound.subject.kind is SubjectKind.PROJECT and self.subject.kind is SubjectKind.UNIT:
            around = _PROJECTS
        return any(known[figure].topic == around for figure in column.parts if figure in known)

    def _name_grand_total(self, bound: Bound, label: Row, listed: tuple[int, ...]) -> None:
        """Tell 总计 of an income side, and of an expenditure side with its closing balance, by what they add up."""
        if label.plain not in _GRAND or bound.subject.kind is not SubjectKind.UNIT:
            return
        concepts = [self.world.bound[figure].concept for figure in listed if figure in self.world.bound]
        if any(concept.startswith("income_") for concept in concepts):
            year = label.plain in _OF_YEAR and "carryover_opening" not in concepts
            self.world.put(replace(bound, concept="income_year" if year else "income_total", item=None), Reason.TOTAL)
        elif concepts.count("carryover_closing") == 1 and len(concepts) > 1:
            self.world.put(replace(bound, concept="expenditure_total_with_carry", item=None), Reason.TOTAL)

    def close(self, kept: Mapping[tuple[Subject, str], list[int]]) -> None:
        """Tie the totals to their parts.

        `kept`: the execution score of the money block above is a part of the total score.
        """
        whole, outside = self._is_marked_in_full(kept), self._is_marked_without(kept)
        partly = len(kept.get((self.subject, "full"), ())) < len(kept.get((self.subject, "score"), ()))
        for column in self.columns.values():
            before = [] if outside and column.role in _OF_SCORES else kept.get((self.subject, column.role), [])
            if column.first is not None:
                column.sums.append((column.first, (*column.subtotals, *column.parts)))
            for total, read in column.sums:
                parts, all_known = self._with_unread(column, total, read)
                if len(parts) + len(before) > 1:
                    listed = outer(self.world, total, (*before, *parts))
                    members = without_led(self.world, total, listed, column.led)
                    open_score = column.role == "score" and not (whole or outside)
                    part_outside = partly or self._lacks_execution(total, members)
                    # how many of the rows behind 其中 are inside the one above them, no row says
                    led = not column.led.isdisjoint(members)
                    certain = all_known and not (open_score or led or (column.role == "full" and part_outside))
                    self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, total, members, certain=certain))
            self._narrow(column)
        sums = {column.role: column.inner for column in self.columns.values()}
        self.world.ties += inner_ties(self.world, sums.get("full", {}), sums.get("score", {}))
        name_projects(self.world, self.rows)
        if self.owners == {SubjectKind.PROJECT} and self.subject.kind is SubjectKind.UNIT:
            for figure in self.row:
                self.world.put(self._of_projects(self.world.bound[figure]), Reason.TOTAL)

    def _with_unread(self, column: Sum, total: int, parts: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
        """Return the parts with the unread numbers that the total adds up too, and whether no others are left open."""
        whole, world = self.world.figures[total].quantity, self.world
        lost = [one for one in column.unread if one < total]
        if not lost or len(column.sums) > 1 or sum(map(world.value, parts)) == whole.value:
            return parts, True
        for one in lost:
            give(world.figures, one, whole.dimension, whole.unit)
        if any(world.figures[one].quantity.dimension is not whole.dimension for one in lost):
            return parts, False
        added = tuple(sorted((*parts, *lost)))
        proven = sum(map(world.value, added)) == whole.value
        return (added, True) if proven else (parts, False)

    def _lacks_execution(self, total: int, members: Sequence[int]) -> bool:
        """Tell full marks that miss those for the execution of the budget, which stand in another table or nowhere."""
        value = self.world.value(total)
        return value == _HUNDRED and value - sum(map(self.world.value, members)) in _MARKS_OF_EXECUTION

    def _is_marked_in_full(self, kept: Mapping[tuple[Subject, str], list[int]]) -> bool:
        """Tell whether the full marks listed are all there are: else some part of the total score stands elsewhere."""
        column = next((one for one in self.columns.values() if one.role == "full"), None)
        if column is None:
            return True
        value = {number: figure.quantity.value for number, figure in enumerate(self.world.figures)}
        parts = (*kept.get((self.subject, "full"), ()), *column.subtotals, *column.parts)
        if column.sums:
            total, listed = column.sums[-1]
            return value[total] == sum(value[part] for part in {*kept.get((self.subject, "full"), ()), *listed})
        return sum(value[part] for part in parts) == _HUNDRED

    def _is_marked_without(self, kept: Mapping[tuple[Subject, str], list[int]]) -> bool:
        """Tell a total whose full mark is that of the rows listed: the execution score above stands outside of it."""
        column = next((one for one in self.columns.values() if one.role == "full"), None)
        if column is None or not column.sums or not kept.get((self.subject, "full")):
            return False
        total, listed = column.sums[-1]
        figures = self.world.figures
        return figures[total].quantity.value == sum(figures[part].quantity.value for part in listed)

    def _narrow(self, column: Sum) -> None:
        """Keep the total of a table of expenses by their kind from standing for all that the unit spent."""
        for total, parts in column.sums:
            bound = self.world.bound[total]
            items = [self.world.bound[part].item for part in parts if part in self.world.bound]
            listed = items and all(item is not None and item.kind in _EXPENSES for item in items)
            if listed and bound.concept == "expenditure_total":
                self.world.put(replace(bound, concept="expenditure_item"), Reason.TOTAL)
            self._narrow_to_sangong(bound, parts)

    def _narrow_to_sangong(self, bound: Bound, parts: tuple[int, ...]) -> None:
        """Take the total of rows that are all 三公 expenses for that of these."""
        topics = [self.world.bound[part].topic for part in parts if part in self.world.bound]
        own = self.world.lexicon.topics["sangong"]
        loose = bound.topic == "" and bound.phase in own.concepts
        if (
            len(topics) > 1
            and len(topics) == len(parts)
            and loose
            and all(one.startswith("sangong_") for one in topics)
        ):
            concept = own.concepts[bound.phase]
            self.world.put(replace(bound, concept=concept, item=None, topic=own.id), Reason.TOTAL)
            for figure in self.row:
                one = self.world.bound[figure]
                if one.concept.endswith("_rate") and not one.topic:
                    self.world.put(replace(one, item=Item(own.kind, own.name), topic=own.id), Reason.TOTAL)

    def _selection(self, label: Row) -> str:
        """Return the words for some of the projects where a subtotal (重点项目 | 小计) is the only total of a table."""
        if not label.plain.endswith("小计"):
            return ""
        told = _SOME.search("".join(label.labels)) or _SOME.search(self.caption)
        return told.group() if told is not None else label.plain

    def _of_projects(self, bound: Bound) -> Bound:
        """Give the total of a table of projects to all of them, not to the unit; a subtotal to those listed."""
        if bound.concept in _SPENT and self._is_below_last_year(bound.figure):
            bound = replace(bound, concept="prior_year_amount")
        if self.chosen:
            concept = "expenditure_project" if bound.concept == "expenditure_total" else bound.concept
            return replace(bound, concept=concept, item=Item(SELECTION, self.chosen), topic="")
        topic = self.world.lexicon.topics[_PROJECTS]
        if bound.concept in ("expenditure_total", "expenditure_project"):
            return replace(bound, concept="expenditure_project", item=None, topic=_PROJECTS)
        if bound.concept in ("budget_adjusted", "budget_item"):
            return replace(bound, concept="expenditure_project_budget", item=None, topic=_PROJECTS)
        return replace(bound, item=Item(topic.kind, topic.name), topic=_PROJECTS)

    def _is_below_last_year(self, figure: int) -> bool:
        """Tell the total of a column whose amounts are all last year's."""
        at = next((at for _, row in self.rows for at, one in row.items() if one == figure), None)
        column = [row[at] for label, row in self.rows if at in row and not label.total] if at is not None else []
        known = self.world.bound
        return bool(column) and all(one in known and known[one].concept == "prior_year_amount" for one in column)
