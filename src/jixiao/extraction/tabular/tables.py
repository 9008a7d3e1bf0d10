"""Reading figures in tables: the column header, the row label, and what the table is about."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import give
from jixiao.extraction.grid import (
    Column,
    GridCell,
    grid_rows,
    is_header,
    plain,
    read_label,
    unit_of,
)
from jixiao.extraction.heads import Head
from jixiao.extraction.lying import lies, sources_across, turned
from jixiao.extraction.portions import Portions
from jixiao.extraction.project_cells import FORM_NAME
from jixiao.extraction.state import State
from jixiao.extraction.tabular.across import Across
from jixiao.extraction.tabular.caption_pairs import topic_of_caption
from jixiao.extraction.tabular.cells import CellReader, Place
from jixiao.extraction.tabular.class_marks import ClassMarks
from jixiao.extraction.tabular.headers import beside_sangong, columns_of
from jixiao.extraction.tabular.items_across import ItemsAcross
from jixiao.extraction.tabular.listed import Listed
from jixiao.extraction.tabular.natures import Natures
from jixiao.extraction.tabular.open_cells import OpenCells, title_over
from jixiao.extraction.tabular.pair_rows import Pair, unfolded, without_numbers
from jixiao.extraction.tabular.pairs import PairReader
from jixiao.extraction.tabular.rows import is_of_topics, row_label, side_by_side
from jixiao.extraction.tabular.short_labels import Shorts
from jixiao.extraction.tabular.table_columns import settle_columns, take_for_income, take_for_rates, take_for_spent
from jixiao.extraction.tabular.table_units import prose_amounts, shown_unit, told_unit
from jixiao.extraction.tabular.totals import Totals
from jixiao.extraction.tabular.worded_cells import Worded, worded_cells
from jixiao.extraction.told_units import unit_at, units_told
from jixiao.model.document import Document, Table
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import YUAN_PER_UNIT, Dimension
from jixiao.model.trace import Reason

_REACH = 120
_NEAR, _BY_CLASS = 80, re.compile(r"功能(?:分类|支出)?(?:科目|分类|类)|支出功能|按功能")
_IN_YUAN = re.compile(r"\d{7,}\.\d{2}")
_OF_WORK = frozenset({"target", "reached"})
_COUNTED = re.compile(
    r"[≥≤＞＜><=＝]?[\d０-９][\d０-９,，.．]*[余多]?万?[余多]?[\u4e00-\u9fff]{1,3}(?:[（(][\u4e00-\u9fff]{1,3}[）)])?"
)
_SEVERAL = 2
_PAIR = 2
# 18.5／20 under 得分／满分
_TWO = re.compile(r"[\d,，.．]+(?:[亿万]?元|分)?[／/][\d,，.．]+(?:[亿万]?元|分)?")
_SOURCES = re.compile(r"(?:项目)?(?:资金|经费)?(?:来源)?(?:渠道|来源)(?:名称|构成)?")
_OF_RATES = re.compile(r"(?:执行|支出|完成)率[ ]?[（(][%％][）)]$")
_OF_INCOME = re.compile(r"^[^支]{0,12}收入[^支]{0,8}$")


class TableReader:
    """Reads one table after another into a World."""

    def __init__(self, world: World, document: Document, figures: list[Figure]) -> None:
        self.world = world
        self.document = document
        self.figures = figures
        self._kept: dict[tuple[Subject, str], list[int]] = {}
        self._last_unit = ""
        self._amounts = prose_amounts(figures)
        self._told = units_told(document)
        self._turned: set[int] = set()
        self._sources: frozenset[str] = frozenset()
        self.left: list[Pair] = []
        self.worded: list[Worded] = []
        self.lists: list[Listed] = []
        self._by_cell: dict[tuple[int, int, int], list[int]] = {}
        for number, figure in enumerate(figures):
            if figure.cell is not None:
                self._by_cell.setdefault(figure.cell, []).append(number)

    def read(self, number: int, table: Table, state: State) -> None:
        """Read a table; `state` says what the text before it was about."""
        rows = unfolded(without_numbers(self._upright(number, grid_rows(self.document, table), state)))
        self.left, self.lists, self.worded = [], [], []
        unit = self._unit_of_pairs(rows) or self._unit(number, table, rows)
        columns: dict[int, Column] = {}
        marks: dict[int, int] = {}
        self._shorts = Shorts(self.world.lexicon, rows)
        subject = self._subject(rows, state)
        caption = self._caption(table)
        totals = Totals(self.world, subject, caption)
        labels = (read_label(plain(cell.text), self.world.lexicon) for row in rows for cell in row[:_PAIR])
        state = replace(state, topic=state.topic or topic_of_caption(caption, self.world.lexicon))
        if state.topic.startswith("sangong") and beside_sangong(label.topic for label in labels):
            state = replace(state, topic="")
        place = Place(subject, unit, state, form=self._is_form(rows, state), classes=self._is_of_classes(table))
        if self._lies_across(number, rows, place, caption):
            return
        pairs = PairReader(self.world, self.figures, place, caption, lambda cell: self._in(number, cell))
        pairs.alone = all(len(row) <= _PAIR for row in rows)
        pairs.title = title_over(self.document.text, table.span.start)
        natures = Natures(self.world, self.figures, subject, unit, lambda cell: self._in(number, cell))
        for at, row in enumerate(rows):
            if is_header(row, self.world.lexicon, first=not columns):
                totals.close(self._kept)
                totals = Totals(self.world, subject, caption)
                columns = columns_of(row, columns if at and self._stacked(rows[at - 1]) else {}, self.world.lexicon)
                if subject.kind is SubjectKind.PROJECT:
                    take_for_spent(columns.values())
                self._settle(columns, rows[at + 1 :], subject, caption)
                marks = self._marks(number, row)
                continue
            parts = side_by_side(row, columns)
            if len(parts) == 1 and is_of_topics(row, columns, self.world.lexicon):
                pairs.read_topics(row)
                continue
            if natures.takes(row) or not any(self._in(number, cell) for cell in row):
                continue
            if not columns or pairs.are_in(row):
                pairs.read(row, headed=bool(columns))
                continue
            for part in parts:
                self._row(number, part, columns, place, totals)
                self._full_mark(part, columns, marks, place)
        natures.close()
        totals.close(self._kept)
        Portions(self.world, self.figures, subject, unit, lambda cell: self._in(number, cell)).settle(rows)
        ClassMarks(self.world, self.figures, place, lambda cell: self._in(number, cell)).settle(rows, columns)
        cells = OpenCells(self.world, self.figures, columns, unit, lambda cell: self._in(number, cell))
        self.left = list(cells.pairs(rows)) if pairs.alone else []
        self.worded = list(worded_cells(rows, self.world.lexicon, self.figures, lambda cell: self._in(number, cell)))
        title = title_over(self.document.text, table.span.start)
        self.lists = [Listed(self.world, place, f"{name}{title}", listed) for name, listed in cells.columns_of(rows)]

    def finish(self) -> None:
        """Settle what the sums of the lists in the last table prove, once its pairs are read as sentences."""
        for listed in self.lists:
            listed.settle()

    def _lies_across(self, number: int, rows: Sequence[Sequence[GridCell]], place: Place, caption: str) -> bool:
        """Read a table whose columns are what others have as rows, scores or expenses; tell whether it is one."""
        scores = Across(self.world, self.figures, place, lambda cell: self._in(number, cell))
        items = ItemsAcross(self.world, self.figures, place, place.unit, caption, lambda cell: self._in(number, cell))
        return scores.takes(rows) or items.takes(rows)

    def _upright(self, number: int, rows: list[list[GridCell]], state: State) -> list[list[GridCell]]:
        """Return the rows of a table, its columns where it lies on its side: sources of one project, or other names."""
        of_project = state.subject.kind is SubjectKind.PROJECT
        self._sources = sources_across(rows, self.world.lexicon) if of_project else frozenset()
        if not self._sources and not lies(rows, self.world.lexicon):
            return rows
        self._turned.add(number)
        return turned(rows)

    def _settle(
        self, columns: dict[int, Column], rows: Sequence[Sequence[GridCell]], subject: Subject, caption: str
    ) -> None:
        settle_columns(columns, rows)
        if _OF_RATES.search(caption):
            take_for_rates(columns.values())
        if subject == self.world.unit and _OF_INCOME.search(caption):
            take_for_income(columns.values())

    def _in(self, number: int, cell: GridCell) -> Sequence[int]:
        """Return the figures of a cell."""
        at = (cell.cell.column, cell.cell.row) if number in self._turned else (cell.cell.row, cell.cell.column)
        return self._by_cell.get((number, *at), ())

    def _stacked(self, row: Sequence[GridCell]) -> bool:
        return is_header(row, self.world.lexicon, first=True)

    def _is_of_classes(self, table: Table) -> bool:
        """Tell a table whose 科目 are functional classes by the words close above it: 各功能科目的支出见下表."""
        return _BY_CLASS.search(self.document.text, max(0, table.span.start - _NEAR), table.span.start) is not None

    def _caption(self, table: Table) -> str:
        """Return the line over a table."""
        return self.document.text[max(0, table.span.start - _REACH) : table.span.start].rstrip().rpartition("\n")[2]

    def _unit(self, number: int, table: Table, rows: Sequence[Sequence[GridCell]]) -> str:
        told = told_unit(self.document.text, table.span.start, table.span.end, rows)
        if told:
            self._last_unit = told
            return told
        inside = [figure for figure in self.figures if figure.cell is not None and figure.cell[0] == number]
        # 除注明者外，金额单位为元 goes before the unit of the table above
        of_all = unit_at(self._told, table.span.start)
        return shown_unit(inside, self._amounts) or of_all or self._last_unit or self._unit_by_size(rows)

    def _unit_of_pairs(self, rows: Sequence[Sequence[GridCell]]) -> str:
        """Return the unit in the header over the values of a table of pairs: 类别 | 采购金额（元）."""
        paired = bool(rows) and all(len(row) <= _PAIR for row in rows)
        unit = unit_of(rows[0][-1].text) if paired and rows[0] and not rows[0][-1].numeric else ""
        return unit if unit in YUAN_PER_UNIT else ""

    def _unit_by_size(self, rows: Sequence[Sequence[GridCell]]) -> str:
        """Return 元 for a table that names no unit and prints amounts to the fen that no unit has in 万元."""
        texts = [cell.text.replace(",", "") for row in rows for cell in row if cell.numeric]
        return "元" if any(_IN_YUAN.fullmatch(text) for text in texts) else ""

    def _subject(self, rows: Sequence[Sequence[GridCell]], state: State) -> Subject:
        for row in rows:
            for at, cell in enumerate(row[:-1]):
                if FORM_NAME.match(cell.text) and row[at + 1].text in self.world.projects:
                    return self.world.project(row[at + 1].text)
        return self.world.unit if self._lists_projects(rows, state) else state.subject

    def _lists_projects(self, rows: Sequence[Sequence[GridCell]], state: State) -> bool:
        """Tell a table below the last of several projects whose rows are these: it speaks of all of them."""
        if state.subject.kind is not SubjectKind.PROJECT:
            return False
        labels = {plain(cell.text) for row in rows for cell in row[:_PAIR] if not cell.numeric}
        named = {self.world.project(label).name for label in labels if label in self.world.projects}
        return state.subject.name in named and len(named) >= _SEVERAL

    def _is_form(self, rows: Sequence[Sequence[GridCell]], state: State) -> bool:
        """Tell the form that a unit fills in from a table in the report on one project."""
        named = any(FORM_NAME.match(cell.text) for row in rows for cell in row)
        return named or state.form or state.subject.kind is SubjectKind.UNIT

    # ---- full marks that a header names: 得分（20分×执行率） ---------------------------------------------------------

    def _marks(self, number: int, row: Sequence[GridCell]) -> dict[int, int]:
        """Return the figure in points that each header cell holds alone, by column."""
        found = {cell.cell.column: self._in(number, cell) for cell in row}
        return {
            at: figures[0]
            for at, figures in found.items()
            if len(figures) == 1 and self.figures[figures[0]].quantity.unit == "分"
        }

    def _full_mark(
        self, row: Sequence[GridCell], columns: dict[int, Column], marks: dict[int, int], place: Place
    ) -> None:
        """Take the full mark of the execution score from its header where the block of money has no column for it.

        It stands over the score, or in the head of the block: 预算执行情况（20分） | 预算数 | 执行数 | 得分.
        """
        scored = [cell.cell.column for cell in row if cell.numeric and _is_score(columns.get(cell.cell.column))]
        full = any(column.role == "full" for column in columns.values())
        index = next((marks[column] for column in (*scored, 0) if scored and column in marks), -1)
        if index < 0 or full or not _holds_funds(columns.values()):
            return
        kept = self._kept.setdefault((place.subject, "full"), [])
        if index not in kept:
            give(self.figures, index, Dimension.SCORE, "分")
            item = Item("score_part", "预算执行")
            self.world.put(Bound(index, "score_part_full", place.subject, item, self.world.year), Reason.SCORE)
            kept.append(index)

    # ---- rows -----------------------------------------------------------------------------------------------------

    def _row(
        self, number: int, row: Sequence[GridCell], columns: dict[int, Column], place: Place, totals: Totals
    ) -> None:
        label = row_label(row, columns, self.world.lexicon)
        if label.label in self.world.projects or label.plain in self.world.projects:
            label.year, label.source = 0, False
        label.source |= label.plain in self._sources or (_names_sources(columns, place) and not label.total)
        self._shorts.take(label)
        reader = CellReader(self.world, self.figures, place, columns)
        fund_row = _holds_funds([columns[cell.cell.column] for cell in row if cell.cell.column in columns])
        for cell in row:
            found = self._in(number, cell)
            header = columns.get(cell.cell.column)
            if header is not None and len(found) == len(header.halves) > 0 and _TWO.fullmatch(cell.text):
                for figure, half in zip(found, header.halves, strict=True):
                    bound = reader.read(figure, half, label, fund_row=False)
                    if bound is not None:
                        self.world.put(bound, Reason.TABLE, (half.text, label.label))
                        totals.add(_half_column(cell.cell.column, half), bound, label, half.role)
                continue
            counted = header is not None and header.role in _OF_WORK and _COUNTED.fullmatch(cell.text) is not None
            if header is None or not (cell.numeric or counted) or len(found) != 1:
                continue
            bound = reader.read(found[0], header, label, fund_row=fund_row)
            if bound is None:
                totals.pass_over(cell.cell.column, found[0])
            else:
                bound = replace(bound, months=header.months)
                self.world.put(bound, Reason.TABLE, (header.text, label.label))
                if header.role in ("full", "score") and fund_row:
                    self._kept.setdefault((place.subject, header.role), []).append(found[0])
                elif not _told_apart(header, cell):
                    totals.add(cell.cell.column, bound, label, header.role)


def _names_sources(columns: Mapping[int, Column], place: Place) -> bool:
    """Tell a table whose rows are the sources of one project's money, whatever each is called."""
    named = any(one.role == "names" and _SOURCES.fullmatch(plain(one.text)) for one in columns.values())
    return named and place.subject.kind is SubjectKind.PROJECT


def _half_column(at: int, half: Column) -> int:
    """Return the column that a half of a cell would have for itself, apart from all others."""
    return -2 * at - (half.role == "full" or half.phase == "expenditure") - 1


def _told_apart(header: Column, cell: GridCell) -> bool:
    """Tell a change whose direction is a word (增4.40, 减1.65): such amounts do not simply add up."""
    return header.role == "change" and cell.text.startswith(("增", "减", "升", "降"))


def _is_score(column: Column | None) -> bool:
    return column is not None and column.role == "score"


def _holds_funds(columns: Collection[Column]) -> bool:
    """Tell columns of the year's funds: a budget by its name, or any budget beside what was spent of it and a score."""
    phases = {one.phase for one in columns}
    scored = any(one.role == "score" for one in columns)
    return bool(phases & {"initial", "adjusted"}) or (scored and {"budget", "expenditure"} <= phases)


def _is_count(head: Head) -> bool:
    return bool(head.count) and not head.residue and not head.near
