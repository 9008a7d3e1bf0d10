"""Reading figures in tables: the column header, the row label, and what the table is about."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.grid import (
    Column,
    GridCell,
    column,
    grid_rows,
    is_header,
    plain,
    read_label,
    unit_of,
    words,
    year_of,
)
from jixiao.extraction.heads import Head
from jixiao.extraction.state import State
from jixiao.extraction.totals import Row, Totals
from jixiao.model.document import Document, Table
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, YUAN_PER_UNIT, Dimension, Quantity
from jixiao.taxonomy.lexicon import Sense

_UNIT_LINE = re.compile(r"单位[：:][ \t]*(亿元|百万元|万元|千元|元)|[（(](亿元|万元|千元|元)[）)]")
_FORM_NAMES = ("项目名称", "项目支出名称", "预算项目名称", "专项名称", "政策名称")
_REACH = 120
_SEVERAL = 2
# a header over several columns that a flat table leaves empty behind it
_PLAN = re.compile(r"预算数|决算数|支出数|执行数")
_BALANCES = frozenset({"opening", "closing"})


class TableReader:
    """Reads one table after another into a World."""

    def __init__(self, world: World, document: Document, figures: list[Figure]) -> None:
        self.world = world
        self.document = document
        self.figures = figures
        self._kept: dict[tuple[Subject, str], list[int]] = {}
        self._last_unit = ""
        self._by_cell: dict[tuple[int, int, int], list[int]] = {}
        for number, figure in enumerate(figures):
            if figure.cell is not None:
                self._by_cell.setdefault(figure.cell, []).append(number)

    def read(self, number: int, table: Table, state: State) -> None:
        """Read a table; `state` says what the text before it was about."""
        rows = grid_rows(self.document, table)
        unit = self._unit(table, rows)
        columns: dict[int, Column] = {}
        subject = self._subject(rows, state)
        totals = Totals(self.world, subject)
        place = _Place(subject, unit, state)
        for at, row in enumerate(rows):
            if is_header(row, self.world.lexicon, first=not columns):
                totals.close(self._kept)
                totals = Totals(self.world, subject)
                columns = self._columns(row, columns if at and self._stacked(rows[at - 1]) else {})
                continue
            if not any(self._by_cell.get((number, cell.cell.row, cell.cell.column)) for cell in row):
                continue
            if not columns or self._is_pairs(row):
                self._pairs(number, row, subject)
                continue
            for part in _side_by_side(row, columns):
                self._row(number, part, columns, place, totals)
        totals.close(self._kept)

    def _stacked(self, row: Sequence[GridCell]) -> bool:
        return is_header(row, self.world.lexicon, first=True)

    def _columns(self, row: Sequence[GridCell], above: dict[int, Column]) -> dict[int, Column]:
        columns = dict(above)
        spread = ""
        for cell in row:
            spread = cell.text or spread
            for offset in range(cell.cell.column_span):
                at = cell.cell.column + offset
                if cell.text:
                    year = columns[at].year if at in columns else 0
                    phase = columns[at].phase if at in columns else ""
                    columns[at] = column(cell.text, self.world.lexicon)
                    columns[at].year = columns[at].year or year
                    columns[at].phase = columns[at].phase if columns[at].head.phase else phase or columns[at].phase
                elif at not in columns:
                    columns[at] = (
                        column(spread, self.world.lexicon) if _PLAN.search(spread) else Column("", role="unknown")
                    )
        _join_sangong(columns)
        return columns

    def _unit(self, table: Table, rows: Sequence[Sequence[GridCell]]) -> str:
        before = self.document.text[max(0, table.span.start - _REACH) : table.span.start]
        for text in (*(cell.text for row in rows[:6] for cell in row), before.rsplit("。", 1)[-1]):
            match = _UNIT_LINE.search(text)
            if match:
                self._last_unit = match.group(1) or match.group(2)
                return self._last_unit
        return self._last_unit

    def _subject(self, rows: Sequence[Sequence[GridCell]], state: State) -> Subject:
        for row in rows:
            for at, cell in enumerate(row[:-1]):
                if cell.text.startswith(_FORM_NAMES) and row[at + 1].text in self.world.projects:
                    return self.world.project(row[at + 1].text)
        return state.subject

    # ---- pairs of label and value ---------------------------------------------------------------------------------

    def _is_pairs(self, row: Sequence[GridCell]) -> bool:
        """Tell a row of label–value pairs: a label stands directly before its number twice, or a known count does."""
        for left, right in itertools.pairwise(row):
            labelled = right.numeric and left.text and not left.numeric and left.cell.column > 0
            if labelled and "." not in right.text and _is_count(read_label(plain(left.text), self.world.lexicon)):
                return True
        return False

    def _pairs(self, number: int, row: Sequence[GridCell], subject: Subject) -> None:
        for left, right in itertools.pairwise(row):
            found = self._by_cell.get((number, right.cell.row, right.cell.column), [])
            if not right.numeric or left.numeric or len(found) != 1:
                continue
            head = read_label(plain(left.text), self.world.lexicon)
            if head.phase and not head.near and not head.residue and not head.topic:
                self._paired_amount(found[0], left.text, head, subject)
            elif head.count and not head.near:
                countable = self.world.lexicon.counts[head.count]
                self._set(found[0], Dimension.COUNT, "")
                self.world.put(Bound(found[0], countable.concept, subject, None, self.world.year), "label before value")

    def _paired_amount(self, index: int, label: str, head: Head, subject: Subject) -> None:
        """Read an amount that its own label names, unit and all: 预算安排（万元） | 432.96."""
        unit = unit_of(label)
        if unit not in YUAN_PER_UNIT or not self._money(index, unit):
            return
        phase = self.world.lexicon.phases[head.phase]
        concept, item = money_concept(None, phase, subject, None)
        bound = Bound(index, concept, subject, item, self.world.year, None, phase.sign, "", phase.id)
        self.world.put(bound, "label before value")

    # ---- rows -----------------------------------------------------------------------------------------------------

    def _row(
        self, number: int, row: Sequence[GridCell], columns: dict[int, Column], place: "_Place", totals: Totals
    ) -> None:
        label = self._label(row, columns)
        fund_row = any(
            columns[cell.cell.column].phase in ("initial", "adjusted") for cell in row if cell.cell.column in columns
        )
        for cell in row:
            found = self._by_cell.get((number, cell.cell.row, cell.cell.column), [])
            header = columns.get(cell.cell.column)
            if header is None or not cell.numeric or len(found) != 1:
                continue
            bound = self._cell(found[0], header, label, place, columns, fund_row=fund_row)
            if bound is not None:
                self.world.put(bound, f"table: {header.text} / {label.label}")
                if header.role in ("full", "score") and fund_row:
                    self._kept.setdefault((place.subject, header.role), []).append(found[0])
                else:
                    totals.add(cell.cell.column, bound, label, header.role)

    def _label(self, row: Sequence[GridCell], columns: dict[int, Column]) -> Row:
        labels = []
        for place, cell in enumerate(row):
            header = columns.get(cell.cell.column)
            if cell.numeric and not cell.cell.column:
                continue
            if cell.numeric or (header is not None and header.role not in ("names", "unknown")):
                if header is not None and header.role == "ignored":
                    continue
                if cell.cell.column and (place or cell.numeric):
                    break
            if cell.text and not cell.blank:
                labels.append(cell.text)
        found = Row(labels)
        if labels:
            found.label = labels[-1]
            found.year = next((year for year in map(year_of, labels) if year), 0)
            found.plain = plain(found.label)
            found.total = any(plain(text) in words("totals") for text in labels)
            found.part = found.label.startswith(("其中", "其中：")) or "其中：" in found.label
            found.source = found.plain in words("sources")
            found.head = read_label(found.plain, self.world.lexicon)
        return found

    def _cell(
        self, index: int, header: Column, label: Row, place: "_Place", columns: dict[int, Column], *, fund_row: bool
    ) -> Bound | None:
        if header.role in ("full", "score"):
            return self._score(index, header, label, place.subject, fund_row=fund_row)
        if header.role != "value":
            return None
        if header.head.rate or (not header.phase and label.head.rate):
            return self._rate(index, header, label, place)
        if header.head.count or (label.head.count and not header.phase):
            return self._count(index, header, label, place)
        return self._amount(index, header, label, place, columns)

    def _score(self, index: int, header: Column, label: Row, subject: Subject, *, fund_row: bool) -> Bound | None:
        self._set(index, Dimension.SCORE, "分")
        full = header.role == "full"
        if label.total and not fund_row:
            concept = "score_full" if full else "score_total"
            return Bound(index, concept, subject, None, self.world.year)
        name = "预算执行" if fund_row else label.plain
        if not name:
            return None
        concept = "score_part_full" if full else "score_part"
        return Bound(index, concept, subject, Item("score_part", name), self.world.year)

    def _rate(self, index: int, header: Column, label: Row, place: "_Place") -> Bound | None:
        rate = header.head.rate or label.head.rate
        self._set(index, Dimension.RATE, "%")
        kind = self.world.lexicon.rates[rate]
        if kind.id == "share":
            return None
        subject, item = self._whose(label, place)
        topic = self.world.lexicon.topics.get(label.head.topic)
        if topic is not None and not label.total and item is None:
            item = Item("topic", topic.name)
        return Bound(index, kind.concept, subject, item, self._year(header, label), topic=topic.id if topic else "")

    def _count(self, index: int, header: Column, label: Row, place: "_Place") -> Bound | None:
        key = header.head.count or label.head.count
        self._set(index, Dimension.COUNT, "")
        return Bound(index, self.world.lexicon.counts[key].concept, place.subject, None, self._year(header, label))

    def _amount(
        self, index: int, header: Column, label: Row, place: "_Place", columns: dict[int, Column]
    ) -> Bound | None:
        lexicon = self.world.lexicon
        topic_id = label.head.topic or header.head.topic or self._short(header, label, columns)
        if label.total and header.head.topic:
            topic_id = header.head.topic
        topic = lexicon.topics.get(topic_id)
        named = header.phase if header.head.phase or not place.state.phase else ""
        phase_id = named or label.head.phase or place.state.phase or (topic.phase if topic else "")
        if phase_id == "budget" and place.state.phase == "initial":
            phase_id = "initial"
        if phase_id not in lexicon.phases:
            return None
        unit = header.unit if header.unit in YUAN_PER_UNIT else place.unit
        if not self._money(index, unit):
            return None
        subject, item = self._whose(label, place)
        if subject.kind is SubjectKind.PROJECT and header.text in words("sources"):
            topic_id, topic, item = "", None, Item("fund_source", header.text)
        phase = lexicon.phases[phase_id]
        if label.head.phase in _BALANCES and not label.source and (not header.phase or not label.head.topic):
            phase = lexicon.phases[label.head.phase]
        concept, kept = money_concept(topic if not label.source else None, phase, subject, item)
        if (
            item is not None
            and item.kind == "total"
            and subject.kind is SubjectKind.PROJECT
            and concept in ("expenditure_total", "expenditure_project")
            and self._is_expense(columns)
        ):
            concept = "expenditure_item"
        if header.prior:
            return Bound(index, "prior_year_amount", subject, kept, self.world.year - 1)
        if topic is not None and kept is None and label.head.topic:
            kept = Item("topic", topic.name)
        year = self._year(header, label)
        return Bound(index, concept, subject, kept, year, place.scope, phase.sign, topic_id, phase.id)

    def _year(self, header: Column, label: Row) -> int:
        return header.year or label.year or self.world.year

    def _short(self, header: Column, label: Row, columns: dict[int, Column]) -> str:
        """Return the topic of a short label (其他, 运行) that its neighbours in the header give it."""
        around = {one.head.topic for one in columns.values()} - {""}
        for sense, key in (*header.head.shorts, *label.head.shorts):
            if sense is Sense.TOPIC and around & set(self.world.lexicon.topics[key].within):
                return key
        return ""

    def _is_expense(self, columns: dict[int, Column]) -> bool:
        return any(one.text in words("expense_names") for one in columns.values())

    def _whose(self, label: Row, place: "_Place") -> tuple[Subject, Item | None]:
        """Return whose figure a row holds, and the item."""
        subject = place.subject
        if label.total:
            first_total = label.plain in words("totals") and "资金" in label.plain
            return subject, None if first_total or not label.label else Item("total", label.plain)
        if label.source and label.labels:
            return subject, Item("fund_source", label.plain)
        if not label.plain or (label.head.topic and not label.head.residue):
            return subject, None
        if label.plain in self.world.projects and self.world.projects[label.plain] != subject.name:
            return (
                (subject, Item("expense", label.plain))
                if subject.kind is SubjectKind.PROJECT
                else (self.world.project(label.plain), None)
            )
        if label.head.phase or label.head.rate:
            return subject, None
        return subject, Item("expense", label.plain)

    # ---- units and sums -------------------------------------------------------------------------------------------

    def _money(self, index: int, unit: str) -> bool:
        quantity = self.figures[index].quantity
        if quantity.dimension is Dimension.MONEY:
            return True
        if quantity.dimension is not Dimension.PLAIN:
            return False
        self._set(index, Dimension.MONEY, unit or "万元")
        return True

    def _set(self, index: int, dimension: Dimension, unit: str) -> None:
        """Give a bare number of a cell the dimension and unit that its header says."""
        figure = self.figures[index]
        quantity = figure.quantity
        if quantity.dimension is not Dimension.PLAIN:
            return
        scale = YUAN_PER_UNIT[unit] * 100 if dimension is Dimension.MONEY else MICRO
        value, rest = divmod(quantity.value * scale, MICRO)
        value += 2 * rest >= MICRO
        given = Quantity.exact(dimension, value, unit, scale, quantity.decimals)
        self.figures[index] = replace(figure, quantity=given)


def _join_sangong(columns: dict[int, Column]) -> None:
    """Read the short headers of a table of 三公 expenses (公务用车小计, 合计) by what stands beside them."""
    listed = [one for one in columns.values() if one.head.topic.startswith("sangong")]
    if len(listed) < _SEVERAL:
        return
    for one in columns.values():
        if not one.head.topic and one.text.startswith(("公务用车", "公车")):
            one.head.topic, one.head.count, one.role = "sangong_car", "", "value"
        elif plain(one.text) in words("totals"):
            one.head.topic, one.role = "sangong", "value"


def _side_by_side(row: Sequence[GridCell], columns: dict[int, Column]) -> list[Sequence[GridCell]]:
    """Split a row of a table that sets two lists beside each other (收入 | 预算数 | 支出 | 预算数)."""
    headers = [columns[cell.cell.column].text if cell.cell.column in columns else "" for cell in row]
    starts = [
        at
        for at in range(1, len(row) - 1)
        if (row[at - 1].numeric or row[at - 1].blank)
        and not (row[at].numeric or row[at].blank)
        and headers[at + 1] in headers[:at]
    ]
    bounds = [0, *starts, len(row)]
    return [row[one:other] for one, other in itertools.pairwise(bounds)]


def _is_count(head: Head) -> bool:
    return bool(head.count) and not head.residue and not head.near


@dataclass(frozen=True, slots=True)
class _Place:
    """What the text before a table says of it."""

    subject: Subject
    unit: str
    state: State

    @property
    def scope(self) -> str | None:
        """Return the fund that the text before the table speaks of."""
        return self.state.scope
