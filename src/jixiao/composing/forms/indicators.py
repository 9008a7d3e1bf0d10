"""The block of indicators that the forms share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from jixiao.composing.forms.cells import label, points, wanted, words
from jixiao.composing.forms.words import word
from jixiao.model.fact import Coordinates, Item, Subject, SubjectKind
from jixiao.model.form import Head, IndicatorLine, Marks
from jixiao.model.page import Look, PageCell, Row
from jixiao.model.score import points_text

BLOCK = word("indicators")
_HEADS = (word("target"), word("actual"), word("weight"), word("score"), word("reason_and_measure"))
_LEVELS = (word("level1"), word("level2"), word("level3"))
_NOTHING = word("nothing")


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
        rows = [(wanted(word("indicators"), sum(columns.spans[1:])),)]
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
    marks: Marks, subject: Subject, head: Head, columns: Columns, score_name: str = word("score")
) -> tuple[Row, ...]:
    """Return the block of a self-evaluation form and the row of its totals, which are the score of the unit."""
    year = str(head.year)

    def of(concept: str, name: str) -> Coordinates:
        return Coordinates(concept, subject, Item("score_part", name), year, None)

    def cells(line: IndicatorLine) -> Sequence[PageCell]:
        return (
            words(line.target, word("target")),
            words(line.actual, word("actual")),
            points(line.weight, word("weight"), of("score_part_full", line.level3)),
            points(line.score, _wish(line), of("score_part", line.level3)),
            words(line.reason, word("reason")) if line.due or line.reason else PageCell(_NOTHING, Look.TEXT),
        )

    heads = [score_name if one == word("score") else one for one in _HEADS]
    return *block(marks.lines, heads, cells, columns), _total(
        marks, Subject(SubjectKind.UNIT, head.unit), year, columns
    )


def _total(marks: Marks, subject: Subject, year: str, columns: Columns) -> Row:
    def of(concept: str) -> Coordinates:
        return Coordinates(concept, subject, None, year, None)

    name = replace(label(word("total")), columns=sum(columns.spans[:6]))
    full = points(marks.total_weight, word("wish_total_weight"), of("score_full"))
    return (name, *columns.row((full, points(marks.total, word("wish_total"), of("score_total")), PageCell("")), 6))


def _wish(line: IndicatorLine) -> str:
    """Return what is asked for where a score is not known, with the points that the clause leaves to choose from."""
    return (
        word("score")
        if line.room is None
        else word("wish_score", least=points_text(line.room[0]), most=points_text(line.room[1]))
    )
