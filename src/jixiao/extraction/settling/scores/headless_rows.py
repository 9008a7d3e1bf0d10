"""Parts of a score in rows without a header, proven by what they come to.

我镇得88.6分。分项： over 党的建设　20　18.4, 经济发展　30　25.7: a name and two numbers a row, the first of which
come to a hundred and the second to a score told in the paragraph above, are full marks and scores.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.given import give
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_NAME = re.compile(r"[ \t\u3000|｜]*(?P<name>[\u4e00-\u9fff]{2,12})[ \t\u3000|｜]+$")
_HUNDRED, _LEAST, _PAIR = 100 * MICRO, 3, 2
_OPEN = frozenset({Dimension.PLAIN, Dimension.SCORE})


@dataclass(frozen=True, slots=True)
class _Row:
    """A name with its full mark and its score, by number of figure."""

    name: str
    full: int
    got: int


def settle_headless_rows(world: World, owner: Subject) -> None:
    """Bind such rows to the one who is scored."""
    for rows in _tables(world):
        fulls, gots = ([getattr(row, kind) for row in rows] for kind in ("full", "got"))
        fits = all(world.value(row.got) <= world.value(row.full) for row in rows)
        if (
            not fits
            or sum(map(world.value, fulls)) != _HUNDRED
            or not _is_told(world, rows, sum(map(world.value, gots)))
        ):
            continue
        for row in rows:
            item = Item("score_part", row.name)
            for number, concept in ((row.full, "score_part_full"), (row.got, "score_part")):
                give(world.figures, number, Dimension.SCORE, "分")
                world.put(Bound(number, concept, owner, item, world.year), Reason.SCORE)


def _tables(world: World) -> Iterator[Sequence[_Row]]:
    """Yield the rows of each table that is nothing but names with two unread numbers each."""
    tables: dict[int, dict[int, list[int]]] = {}
    for number, figure in enumerate(world.figures):
        if figure.cell is not None:
            tables.setdefault(figure.cell[0], {}).setdefault(figure.cell[1], []).append(number)
    for rows in tables.values():
        found = [_row(world, numbers) for numbers in rows.values()]
        named = [row for row in found if row is not None]
        if len(named) == len(found) >= _LEAST:
            yield named


def _row(world: World, numbers: Sequence[int]) -> _Row | None:
    start = world.figures[numbers[0]].span.start
    match = _NAME.match(world.text, world.text.rfind("\n", 0, start) + 1, start)
    free = all(at not in world.bound and world.figures[at].quantity.dimension in _OPEN for at in numbers)
    return _Row(match["name"], *numbers) if match is not None and free and len(numbers) == _PAIR else None


def _is_told(world: World, rows: Sequence[_Row], total: int) -> bool:
    """Tell whether the paragraph above the rows tells a score of so many points."""
    block = world.figures[rows[0].full].block - 1
    return any(
        one.block == block and one.quantity.dimension is Dimension.SCORE and one.quantity.value == total
        for one in world.figures
    )
