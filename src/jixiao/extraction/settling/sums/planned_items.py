"""What was planned for an expense, told before what was spent on it: 人工费，计划84.00万元，实支81.24万元.

In a numbered row of such entries one may have a name of several words: 1.割草、修枝人工费，计划…；2.道路整修，计划….
"""

import re
from bisect import bisect_left
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PLANNED = re.compile(
    r"[，,：:]?(?:原|年初)?(?:计划|预算|安排|批复|核定|预计)(?:支出|安排|投入|资金|金额|数|额)*(?:为|是|：|:)?[ ]?$"
)
_SPENT = re.compile(
    r"(?:亿元|万元|元)?[，,、；;](?:实际|已|实|共|全年)*(?:支出?|付款?|付清|支付|开支|花费|花|使用|列支|执行|用)[了出]?"
    r"(?:为|是|：|:)?[ ]?"
)
_ENTRY = re.compile(
    r"(?:^|[：:；;。\n])[ ]*\d{1,2}[.．、](?P<name>[^，,：:；;。\d\n]{2,24})[，,：:](?P<told>[^；;。\n]*)"
)
_LOOK = 12


def settle_planned_items(world: World) -> None:
    """Bind the unread amount directly before the spending of an item, where its word is one of planning."""
    _name_entries(world)
    for number, bound in list(world.bound.items()):
        before = number - 1
        if bound.concept != "expenditure_item" or before < 0 or before in world.bound:
            continue
        plan, spent = world.figures[before], world.figures[number]
        if plan.quantity.dimension is not Dimension.MONEY or plan.cell is not None or spent.cell is not None:
            continue
        between = world.text[plan.span.end : spent.span.start]
        led = _PLANNED.search(world.text, max(0, plan.span.start - _LOOK), plan.span.start)
        if led is not None and _SPENT.fullmatch(between):
            world.put(replace(bound, figure=before, concept="budget_item", phase="budget"), Reason.PAIR)


def _name_entries(world: World) -> None:
    """Give the entries of a row that were taken for the whole or for the one before their own names, as others have."""
    rows: dict[int, list[tuple[str, int]]] = {}
    starts = [one.span.start for one in world.figures]
    for match in _ENTRY.finditer(world.text):
        inside = range(bisect_left(starts, match.start("told")), bisect_left(starts, match.end("told")))
        spent = [number for number in inside if _is_spent(world, number)]
        if len(spent) == 1:
            line = world.text.rfind("\n", 0, match.start("name")) + 1
            rows.setdefault(line, []).append((match["name"], spent[0]))
    for entries in rows.values():
        named = [number for name, number in entries if _is_named(world, number, name)]
        for name, number in entries if len(named) > 1 else ():
            like = world.bound[named[0]]
            if number in named or like.item is None:
                continue
            item, plan = replace(like.item, name=name), world.bound.get(number - 1)
            world.put(replace(like, figure=number, item=item), Reason.PAIR)
            if plan is not None and plan.concept == "budget_item" and plan.item is not None:
                world.put(replace(plan, item=item), Reason.PAIR)


def _is_named(world: World, number: int, name: str) -> bool:
    """Tell spending of the item that its own entry names, not of the one before it."""
    bound = world.bound[number]
    item = bound.item.name if bound.item is not None else ""
    return bound.concept == "expenditure_item" and bool(item) and (item in name or name in item)


def _is_spent(world: World, number: int) -> bool:
    bound = world.bound.get(number)
    return bound is not None and bound.concept in ("expenditure_item", "expenditure_project", "expenditure_total")
