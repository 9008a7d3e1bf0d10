"""Columns of a table that a sum told elsewhere explains, in the report of one project.

乡镇 | 工程款（万元）, with a last row that is what the prose says was spent: the rows are items of that spending.
The sum of items that is not all the project had or spent is an item too: 合计.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.portions import portion_of
from jixiao.extraction.sources import is_level, is_source
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LABEL = re.compile(r"[ \t|｜]*(?P<name>[\u4e00-\u9fffA-Za-z（）()“”]{2,20})(?:[ ]*[|｜\t]|[ \u3000]{2})")
_TOTAL = re.compile(r"(?:全[县市区省州镇乡]|项目)?(?:合[ \u3000]*计|总[ \u3000]*计|共计|小计)|全[县市区省州镇乡]")
_SEVERAL = 2
_WHOLES = {"expenditure_item": ("expenditure_project",), "budget_item": ("budget_adjusted", "budget_initial")}
_SPENT = ("expenditure_project", "expenditure_item")


def settle_own_tables(world: World, only: Subject | None) -> None:
    """Settle such columns; `only` is the one project that a report evaluates."""
    if only is None:
        return
    for column in _columns(world).values():
        *rows, last = column
        labels = [_label(world, number) for number in column]
        if len(rows) < _SEVERAL or _TOTAL.fullmatch(labels[-1]) is None:
            continue
        if sum(map(world.value, rows)) == world.value(last):
            _put_spent(world, only, column, labels)
        _name_sum(world, only, column)


def _columns(world: World) -> Mapping[tuple[int, int], Sequence[int]]:
    """Return the amounts of each column of the tables, in the order of their rows."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, figure in enumerate(world.figures):
        if figure.cell is not None and figure.quantity.dimension is Dimension.MONEY:
            found.setdefault((figure.cell[0], figure.cell[2]), []).append(number)
    return found


def _label(world: World, number: int) -> str:
    """Return the name that begins the row of a figure, empty where its text does not tell it."""
    begun = world.text.rfind("\n", 0, world.figures[number].span.start) + 1
    match = _LABEL.match(world.text, begun)
    return match["name"].strip() if match is not None else ""


def _put_spent(world: World, only: Subject, column: Sequence[int], labels: Sequence[str]) -> None:
    """Bind the rows of a column that was unread, or read as what came in, by the spending that its sum is."""
    told = [world.bound.get(number) for number in column]
    came = all(one is not None and one.concept == "funds_received" and one.subject == only for one in told)
    names = labels[:-1]
    plain = len(set(names)) == len(names) and all(names) and not any(is_source(one) or is_level(one) for one in names)
    if not plain or not (came or all(one is None for one in told)):
        return
    value = world.value(column[-1])
    prose = [one for at, one in world.bound.items() if world.figures[at].cell is None and one.subject == only]
    equal = {one.concept for one in prose if world.value(one.figure) == value and one.year == world.year}
    if equal.isdisjoint(_SPENT) or "funds_received" in equal:
        return
    for number, name in zip(column, [*names, "合计"], strict=True):
        total = number == column[-1]
        item = Item("total", name) if total else portion_of(name) or Item("expense", name)
        put = Bound(number, "expenditure_item", only, item, world.year, phase="expenditure")
        world.put(put, Reason.TOTAL if total else Reason.PART)


def _name_sum(world: World, only: Subject, column: Sequence[int]) -> None:
    """Let the sum of items be an item where the project has another amount for the whole of its kind."""
    *rows, last = column
    kinds = {told.concept for number in rows if (told := world.bound.get(number)) is not None and told.subject == only}
    concept = kinds.pop() if len(kinds) == 1 else ""
    total = world.bound.get(last)
    if total is None or concept not in _WHOLES or total.concept not in _WHOLES[concept] or total.item is not None:
        return
    wholes = {
        world.value(at)
        for at, one in world.bound.items()
        if at != last and (one.concept, one.subject, one.item, one.year) == (total.concept, only, None, world.year)
    }
    if wholes and world.value(last) not in wholes:
        item = _item_told(world, only, concept, last) or Item("total", "合计")
        world.put(replace(total, concept=concept, item=item), Reason.TOTAL)
        _name_rate(world, total, item)


def _item_told(world: World, only: Subject, concept: str, last: int) -> Item | None:
    """Return the one item that the prose tells the amount of a sum for: 膳食补助支出90.00万元 over its townships."""
    prose = (one for one in world.bound.values() if world.figures[one.figure].cell is None)
    told = {
        one.item
        for one in prose
        if (one.concept, one.subject, one.year) == (concept, only, world.year)
        and world.value(one.figure) == world.value(last)
    }
    return told.pop() if len(told) == 1 else None


def _name_rate(world: World, total: Bound, item: Item) -> None:
    """Let the rate beside the sum of an item's places be that of the item."""
    place = world.figures[total.figure].cell
    for number, one in list(world.bound.items()):
        cell = world.figures[number].cell
        beside = place is not None and cell is not None and cell[:2] == place[:2]
        if beside and one.concept == "execution_rate" and (one.subject, one.item) == (total.subject, None):
            world.put(replace(one, item=item), Reason.TOTAL)
