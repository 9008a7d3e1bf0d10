"""Rows of a table that name functional classes of spending, whatever the column is called: 科目 | 金额 | 占比."""

from collections import defaultdict
from dataclasses import replace
from functools import cache

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items
from jixiao.model.fact import Item
from jixiao.model.trace import Reason
from jixiao.taxonomy.units import load

_LEAST, _MOST_OF, _OF = 3, 2, 3


@cache
def _classes() -> frozenset[str]:
    return frozenset(load("function_items.toml")["classes"])


def settle_class_columns(world: World) -> None:
    """Take items of the unit's spending for functional classes where most rows of their column are named as such."""
    columns: dict[tuple[int, int], list[Bound]] = defaultdict(list)
    for number, one in sorted(world.bound.items()):
        cell = world.figures[number].cell
        told = one.concept == "expenditure_item" and one.subject == world.unit and one.item is not None
        if cell is not None and told and not (one.item and one.item.name.endswith("计")):
            columns[cell[0], cell[2]].append(one)
    for rows in columns.values():
        names = [one.item.name for one in rows if one.item is not None]
        classes = {name for name in names if name.removesuffix("支出") in _classes()}
        economic = any(name in economic_items() for name in names)
        if len(classes) >= _LEAST and _OF * len(classes) >= _MOST_OF * len(names) and not economic:
            for one, name in zip(rows, names, strict=True):
                kept = replace(one, concept="expenditure_function", item=Item("function_class", name))
                world.put(kept, Reason.TABLE)
