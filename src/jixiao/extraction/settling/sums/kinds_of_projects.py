"""Kinds of projects that make up all of them: 运转类项目支出12万元，特定目标类项目支出78万元，项目支出共计90万元.

Elsewhere 运转类项目 are the running expenses and 特定目标类项目 all that the books call project expenditure; here both
are parts of it.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.fact import Item

_KIND = re.compile(r"(?P<kind>(?:其他)?(?:人员|(?:其他)?运转|特定目标)类项目)(?:支出|经费)?(?:为|共)?[ ]?$")
_ALL = re.compile(r"项目支出(?:合计|共计|总计|总额)?(?:为|是)?[ ]?$")
_STOP = re.compile(r"[。\n]")
_LOOK, _MOST, _LEAST = 16, 4, 2


def settle_kinds_of_projects(world: World) -> None:
    """Make items of kinds of projects that the project expenditure of their sentence is the sum of."""
    for number, bound in list(world.bound.items()):
        whole = bound.concept == "expenditure_project" and bound.subject == world.unit and bound.item is None
        if not whole or not _ALL.search(world.words_before(number, _LOOK)) or world.figures[number].cell is not None:
            continue
        kinds = _kinds(world, number)
        if len(kinds) >= _LEAST and sum(map(world.value, kinds)) == world.value(number):
            for at, name in kinds.items():
                item = Item("expense", name)
                world.bound[at] = replace(world.bound[at], concept="expenditure_item", item=item, topic="")


def _kinds(world: World, whole: int) -> dict[int, str]:
    """Return the amounts right before the whole, and right behind it, that kinds of projects name."""
    found: dict[int, str] = {}
    for step in (-1, 1):
        for at in range(whole + step, whole + step * _MOST, step):
            if not 0 <= at < len(world.figures):
                break
            kind = _kind(world, at, whole)
            if not kind:
                break
            found[at] = kind
        if found:
            return found
    return found


def _kind(world: World, at: int, whole: int) -> str:
    told = world.bound.get(at)
    between = world.between(min(at, whole), max(at, whole))
    if told is None or not told.concept.startswith("expenditure_") or _STOP.search(between):
        return ""
    match = _KIND.search(world.words_before(at, _LOOK))
    return match["kind"] if match is not None else ""
