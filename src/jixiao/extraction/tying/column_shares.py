"""Shares in a column of a table: what most rows are shares of, every row is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_LEAST = 2
Column = Mapping[int, int]


def tie_column_shares(world: World) -> None:
    """Tie each rate of a column to the amount of its row and to the one of the column that most of them fit."""
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.SHARE}
    for rates, amounts in _columns(world):
        rows = [
            row for row in rates if row in amounts and world.value(amounts[row]) and not _is_nested(world, amounts[row])
        ]
        whole = _whole(world, rates, amounts, rows)
        for row in rows if whole is not None else ():
            if whole is not None and rates[row] not in tied and amounts[row] != whole:
                tied.add(rates[row])
                world.ties.append(Tie(LinkKind.SHARE, rates[row], (amounts[row], whole), certain=True))


def _is_nested(world: World, number: int) -> bool:
    """Tell an amount in a row below another one (其中：人员经费), whose share may be of that."""
    start = world.figures[number].span.start
    return "其中" in world.text[world.text.rfind("\n", 0, start) + 1 : start]


def _columns(world: World) -> Iterator[tuple[Column, Column]]:
    """Yield each column of rates together with each column of amounts before it."""
    tables: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for number, figure in enumerate(world.figures):
        if figure.cell is not None:
            table, row, column = figure.cell
            tables[table][column].setdefault(row, number)
    for columns in tables.values():
        kinds = {at: {world.figures[one].quantity.dimension for one in rows.values()} for at, rows in columns.items()}
        rates = [at for at, found in kinds.items() if found == {Dimension.RATE}]
        money = [at for at, found in kinds.items() if Dimension.MONEY in found]
        yield from ((columns[at], columns[other]) for at in rates for other in money if other < at)


def _whole(world: World, rates: Column, amounts: Column, rows: list[int]) -> int | None:
    """Return the largest amount of a column where all rates but one, and two at the least, are shares of it."""
    if not rows:
        return None
    whole = max(amounts.values(), key=world.value)
    parts = [row for row in rows if amounts[row] != whole]
    fits = sum(is_ratio(world, rates[row], world.value(amounts[row]), world.value(whole)) for row in parts)
    return whole if fits >= max(_LEAST, len(parts) - 1) else None
