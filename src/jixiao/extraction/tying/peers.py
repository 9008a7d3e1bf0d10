"""What several places of one make have in common, though no word says it: rows of a table, clauses that repeat.

Each row gives 预算, 执行 and 结余, each clause 计划…，实用…，节余…: where one figure is the sum, the difference or the
rate of others in some of them, it is so in all, whatever the words mean. What holds in the others is tied in each.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.tying.peer_laws import Law, Window, laws
from jixiao.model.document import Document
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_LENGTHS = (3, 4)
_LEAST = 3
_REACH = 60
_LABEL = re.compile(r"([^\s\d，。；：:、,;]{0,2})[\s：:]*(?:为|是)?$")
_MOST_COLUMNS = 9
_BARE = ("，", ",", "、", "；", "（", "(", "／", "/", "｜")


def tie_peers(world: World, document: Document) -> None:
    """Tie the figures of rows and clauses of one make by what most of them show."""
    for windows in (*_rows(world), *_clauses(world, document)):
        for law in laws(world, windows):
            world.ties += [_tie(law, window) for window in windows if law.reaches(window)]


def _tie(law: Law, window: Window) -> Tie:
    plus, minus = (tuple(window[at] for at in side) for side in (law.plus, law.minus))
    kind = LinkKind.PEER_RATE if law.is_rate else LinkKind.PEER_SUM
    return Tie(kind, window[law.result], (*plus, *minus), less=len(minus))


def _rows(world: World) -> Iterator[list[Window]]:
    """Yield the rows of each table that have one figure in each of the same columns."""
    tables: dict[int, dict[int, dict[int, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, figure in enumerate(world.figures):
        if figure.cell is not None:
            table, row, column = figure.cell
            tables[table][row][column].append(number)
    for rows in tables.values():
        single = [{at: found[0] for at, found in row.items() if len(found) == 1} for row in rows.values()]
        columns = sorted({at for row in single for at in row})
        if len(single) >= _LEAST and len(columns) <= _MOST_COLUMNS:
            yield [tuple(row.get(at, -1) for at in columns) for row in single]


def _clauses(world: World, document: Document) -> Iterator[list[Window]]:
    """Yield the runs of figures that stand behind the same words."""
    labels = dict(_labels(world, document))
    numbers = sorted(labels)
    for length in _LENGTHS:
        groups: dict[object, list[Window]] = defaultdict(list)
        for at in range(len(numbers) - length + 1):
            window = tuple(numbers[at : at + length])
            if all(_is_next(world, one, other) for one, other in pairwise(window)):
                groups[tuple(labels[one] for one in window)].append(window)
        yield from (found for found in groups.values() if len(found) >= _LEAST)


def _labels(world: World, document: Document) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the exact figures of the prose, each with the last words before it and its dimension."""
    end = 0
    for number, figure in enumerate(world.figures):
        if figure.cell is None and figure.quantity.approximation is Approximation.EXACT:
            start = max(end, document.blocks[figure.block].span.start)
            found = _LABEL.search(world.text, start, figure.span.start)
            # 预算246.00万元，实际231.24万元，94.00%: a rate that no word stands before
            bare = start == end and figure.quantity.dimension is Dimension.RATE
            gap = world.text[end : figure.span.start].strip() if bare else ""
            label = found[1] if found is not None and found[1] else gap if gap in _BARE else ""
            if label:
                yield number, (label, figure.quantity.dimension.value)
        end = figure.span.end


def _is_next(world: World, one: int, other: int) -> bool:
    gap = world.between(one, other)
    return other == one + 1 and len(gap) <= _REACH
