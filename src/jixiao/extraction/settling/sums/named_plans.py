"""Plans of one half that only the words between it and the amount before it tell.

基本支出206.11万元，对应的全年预算为216.92万元: what is planned for that half. 可用资金里基本支出占115.44万元，
项目支出占74.44万元: the same verb joins the second half to the first, which was read as planned.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.trace import Reason

_SPENT = {"expenditure_basic": "basic", "expenditure_project": "project_total"}
_LOOSE = frozenset({"budget_adjusted", "budget_initial"})
_OWN = re.compile(
    r"[，,；;（(](?:与之|与其|它|其)?(?:对应|相应|相对应)的?(?:全年|年度|调整后|财政)?"
    r"(?:预算|指标|可用资金)(?:数|额|安排)?(?:为|是|有)?[ ]?"
    # 基本支出206.11万元，预算为216.92万元; 项目支出170.00万元，是项目预算200.00万元的85.00%
    r"|[，,；;（(](?:全年|年度|调整后)?预算数?[为是][ ]?"
    r"|[，,；;][是为](?:其|该项|项目|基本支出|项目支出)(?:全年|年度)?预算(?:数|额)?[ ]?"
)
_CALLED = re.compile(r"(?:基本|项目)支出(?:为|共|计|是)?[ ]?$")
_FIRST = re.compile(r"基本支出(?P<verb>[\u4e00-\u9fff]{1,4})[ ]?$")
_SECOND = re.compile(r"[，,、；;]项目支出(?P<verb>[\u4e00-\u9fff]{1,4})[ ]?")
_LOOK = 12


def settle_named_plans(world: World) -> None:
    """Bind what is planned for a half where words point back at it, or join it to the other half's plan."""
    for number, one in tuple(world.bound.items()):
        if (one.subject, one.item, one.year) != (world.unit, None, world.year) or number + 1 >= len(world.figures):
            continue
        behind = world.bound.get(number + 1)
        if not world.is_amount(number + 1) or world.figures[number + 1].cell is not None:
            continue
        between = world.between(number, number + 1)
        called = one.concept in _SPENT and _CALLED.search(world.words_before(number, _LOOK)) is not None
        if called and _may_be(world, behind, _LOOSE) and _OWN.fullmatch(between):
            _put(world, number + 1, one, one.concept)
        elif one.concept == "expenditure_basic_budget" and _may_be(world, behind, frozenset({"expenditure_project"})):
            first, second = _FIRST.search(world.words_before(number, _LOOK)), _SECOND.fullmatch(between)
            if first is not None and second is not None and first["verb"] == second["verb"]:
                _put(world, number + 1, one, "expenditure_project")


def _may_be(world: World, told: Bound | None, concepts: frozenset[str]) -> bool:
    return told is None or (told.concept in concepts and told.item is None and told.subject == world.unit)


def _put(world: World, number: int, beside: Bound, half: str) -> None:
    planned = replace(beside, figure=number, concept=f"{half}_budget", topic=_SPENT[half], phase="budget")
    world.put(planned, Reason.BUDGET)
    world.certain.add(number)
