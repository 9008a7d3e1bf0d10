"""Projects among the rows of a table of all spending, proven by what the rows add up to.

基本支出 | 200.00 | 195.00, 科普巡展 | 30.00 | 28.00, …, 合计: a unit spends on its own running and on projects.
What fills the total beside the basic expenditure is projects; so are rows in a run that make the project expenditure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SEVERAL = 2
_PHASES = frozenset({"expenditure", "final", "paid", "initial", "adjusted", "budget"})
_BASIC = (
    frozenset({"basic"}),
    frozenset({"personnel", "public"}),
    frozenset({"wages", "goods_services"}),
)
_RUNNING = frozenset({"personnel", "public", "wages", "goods_services", "household"})
# spending of a unit that is neither basic nor of projects
_NEITHER = re.compile(r"经营|上缴|附属|三公|其中|结转|结余|上年")
_OF_PROJECT = {
    "expenditure_item": "expenditure_project", "expenditure_total": "expenditure_project",
    "budget_item": "budget_adjusted",
}  # fmt: skip
_OF_ALL = {
    "expenditure_item": "expenditure_project", "expenditure_total": "expenditure_project",
    "budget_item": "expenditure_project_budget", "budget_adjusted": "expenditure_project_budget",
}  # fmt: skip
_SPENT = frozenset({"expenditure_item", "expenditure_total"})


@dataclass(slots=True)
class _Column:
    """The amounts of one column by row: those of named rows, of topics, of the total."""

    named: dict[int, Bound] = field(default_factory=dict)
    topics: dict[int, Bound] = field(default_factory=dict)
    total: Bound | None = None


def settle_row_projects(world: World) -> None:
    """Bind the figures of rows that are proven to be projects to these, and the total of all rows to the unit."""
    for number, columns in _tables(world).items():
        spent = [one for one in columns.values() if _is_spent(one)]
        rows = next((found for one in columns.values() for found in _proven(world, one, spent)), None)
        if rows:
            _put(world, number, rows)
            for column in spent:
                _put_total(world, column)
            if all(not one.topics and set(one.named) <= rows for one in columns.values()):
                _put_total_of_projects(world, number)


def _tables(world: World) -> Mapping[int, Mapping[int, _Column]]:
    """Return the columns of money of each table, by table and column."""
    tables: dict[int, dict[int, _Column]] = {}
    for bound in world.bound.values():
        figure = world.figures[bound.figure]
        money = figure.quantity.dimension is Dimension.MONEY and bound.phase in _PHASES
        if figure.cell is None or not money or bound.subject != world.unit or bound.year != world.year:
            continue
        table, row, at = figure.cell
        column = tables.setdefault(table, {}).setdefault(at, _Column())
        if bound.item is not None and bound.item.kind == "total":
            column.total = bound
        elif bound.topic:
            column.topics[row] = bound
        elif bound.item is not None and bound.item.kind == "expense":
            column.named[row] = bound
    return tables


def _is_spent(column: _Column) -> bool:
    return any(bound.concept in _SPENT for bound in column.named.values())


def _proven(world: World, column: _Column, spent: Sequence[_Column]) -> Iterator[frozenset[int]]:
    """Yield the rows that are projects by the sums of a column, where the table tells spending at all."""
    names = {row: bound.item.name for row, bound in column.named.items() if bound.item is not None}
    if not spent or len(names) < _SEVERAL or not all(map(_may_be_project, names.values())):
        return
    if _fills_total(world, column):
        yield frozenset(names)
    yield from _runs(world, column)


def _may_be_project(name: str) -> bool:
    return name not in economic_items() and _NEITHER.search(name) is None


def _fills_total(world: World, column: _Column) -> bool:
    """Tell rows that with the basic expenditure, or with its two halves, come to the total of all rows."""
    told = frozenset(bound.topic for bound in column.topics.values())
    if column.total is None or not any(basic <= told for basic in _BASIC) or not told <= _RUNNING | {"basic"}:
        return False
    # 基本支出 with its halves below it counts once
    counted = [one for one in column.topics.values() if "basic" not in told or one.topic == "basic"]
    amounts = [world.value(one.figure) for one in (*counted, *column.named.values())]
    return sum(amounts) == world.value(column.total.figure)


def _runs(world: World, column: _Column) -> Iterator[frozenset[int]]:
    """Yield rows beneath one another that come to the project expenditure of the unit, told elsewhere or in a row."""
    concept = "expenditure_project" if _is_spent(column) else "expenditure_project_budget"
    totals = {
        world.value(one.figure)
        for one in world.bound.values()
        if one.concept == concept and one.subject == world.unit and one.item is None and one.year == world.year
    }
    rows = sorted(column.named)
    sums = [0, *accumulate(world.value(column.named[row].figure) for row in rows)]
    for first in range(len(rows) if totals - {0} else 0):
        for last in range(first + _SEVERAL, len(rows) + 1):
            if sums[last] - sums[first] in totals - {0}:
                yield frozenset(rows[first:last])


def _put(world: World, table: int, rows: frozenset[int]) -> None:
    for bound in tuple(world.bound.values()):
        cell = world.figures[bound.figure].cell
        if cell is None or cell[0] != table or cell[1] not in rows or bound.subject != world.unit:
            continue
        if bound.item is not None and bound.item.kind == "expense":
            concept = _OF_PROJECT.get(bound.concept, bound.concept)
            world.put(replace(bound, concept=concept, subject=world.project(bound.item.name), item=None), Reason.TOTAL)


def _put_total(world: World, column: _Column) -> None:
    """Bind the total of a column of spending that holds more than projects: it is what the unit spent."""
    if column.total is not None and column.topics and column.total.concept in _SPENT:
        world.put(replace(column.total, concept="expenditure_total"), Reason.TOTAL)


def _put_total_of_projects(world: World, table: int) -> None:
    """Bind the row of the total of a table that holds nothing but projects: it is that of all of them."""
    topic = world.lexicon.topics["project_total"]
    for bound in tuple(world.bound.values()):
        cell = world.figures[bound.figure].cell
        total = bound.item is not None and bound.item.kind == "total"
        if cell is None or cell[0] != table or not total or bound.subject != world.unit:
            continue
        concept = _OF_ALL.get(bound.concept, bound.concept)
        item = None if concept != bound.concept else Item(topic.kind, topic.name)
        world.put(replace(bound, concept=concept, item=item, topic=topic.id), Reason.TOTAL)
