"""The block of indicators that the forms share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from jixiao.composing.forms.cells import label, points, wanted, words
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import Head, IndicatorLine, Marks
from jixiao.model.page import Look, PageCell, Row
from jixiao.model.score import points_text

BLOCK = "绩效指标"
_HEADS = ("年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_LEVELS = ("一级指标", "二级指标", "三级指标")
_NOTHING = "无"


class Levelled(Protocol):
    """A row of indicators by its levels."""

    @property
    def level1(self) -> str: ...  # noqa: D102
    @property
    def level2(self) -> str: ...  # noqa: D102
    @property
    def level3(self) -> str: ...  # noqa: D102


One = TypeVar("One", bound=Levelled)


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the block is: for each of its columns (the name of the block first) how many of the grid it takes."""

    spans: tuple[int, ...]

    def row(self, cells: Sequence[PageCell], first: int) -> Row:
        """Return cells, each over its columns; `first` is the place of the first one."""
        return tuple(replace(cell, columns=self.spans[first + at]) for at, cell in enumerate(cells))


def block(
    lines: Sequence[One], heads: Sequence[str], cells: Callable[[One], Sequence[PageCell]], columns: Columns
) -> tuple[Row, ...]:
    """Return the head of a block and its rows: levels merged, then what `cells` says of each row."""
    rows = list(_levels(lines, cells, columns))
    if not rows:
        rows = [(wanted("绩效指标", sum(columns.spans[1:])),)]
    name = replace(label(BLOCK, rows=len(rows) + 1), columns=columns.spans[0])
    return (name, *columns.row([label(one) for one in (*_LEVELS, *heads)], 1)), *rows


def _levels(lines: Sequence[One], cells: Callable[[One], Sequence[PageCell]], columns: Columns) -> Iterator[Row]:
    for _, first in groupby(lines, key=lambda one: one.level1):
        group = list(first)
        seconds = [list(some) for _, some in groupby(group, key=lambda one: one.level2)]
        for at, some in enumerate(seconds):
            for place, line in enumerate(some):
                upper = columns.row([label(line.level1, rows=len(group))], 1) if at == place == 0 else ()
                below = columns.row([label(line.level2 or line.level1, rows=len(some))], 2) if place == 0 else ()
                yield (*upper, *below, *columns.row([PageCell(line.level3), *cells(line)], 3))


def indicator_rows(
    marks: Marks, subject: Subject, head: Head, columns: Columns, score_name: str = "得分"
) -> tuple[Row, ...]:
    """Return the block of a self-evaluation form and the row of its totals, which are the score of the unit."""
    year = str(head.year)

    def of(concept: str, name: str) -> Coordinates:
        return Coordinates(concept, subject, Item("score_part", name), year, None)

    def cells(line: IndicatorLine) -> Sequence[PageCell]:
        return (
            words(line.target, "年度指标值"),
            words(line.actual, "实际完成值"),
            points(line.weight, "分值", of("score_part_full", line.level3)),
            points(line.score, _wish(line), of("score_part", line.level3)),
            words(line.reason, "偏差原因") if line.due or line.reason else PageCell(_NOTHING, Look.TEXT),
        )

    heads = [score_name if one == "得分" else one for one in _HEADS]
    return *block(marks.lines, heads, cells, columns), _total(
        marks, Subject(SubjectKind.UNIT, head.unit), year, columns
    )


def _total(marks: Marks, subject: Subject, year: str, columns: Columns) -> Row:
    def of(concept: str) -> Coordinates:
        return Coordinates(concept, subject, None, year, None)

    name = replace(label("总分"), columns=sum(columns.spans[:6]))
    full = points(marks.total_weight, "总分值", of("score_full"))
    return (name, *columns.row((full, points(marks.total, "总得分", of("score_total")), PageCell("")), 6))


def _wish(line: IndicatorLine) -> str:
    """Return what is asked for where a score is not known, with the points that the clause leaves to choose from."""
    return "得分" if line.room is None else f"得分（{points_text(line.room[0])}～{points_text(line.room[1])}）"
