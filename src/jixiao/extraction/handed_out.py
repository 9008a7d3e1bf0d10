"""What a project was handed out is the budget that its year begins with: 安排资金640.00万元，使用371.28万元.

Only where the document tells no other budget of that project.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.extraction.identified import clause_of
from jixiao.model.fact import SubjectKind

_HANDED_OUT = re.compile(
    r"(?<!全年)(?<!共)(?:安排(?:预算|专项|财政)?(?:资金|经费|指标)?|下达(?:预算|指标|计划)(?:资金|数)?)(?:为|了|共)?$"
)
_PLANS = frozenset({"budget_initial", "budget_adjusted"})


def settle_handed_out(world: World) -> None:
    """Take the one budget of a project for the initial one where its words say that it was handed out."""
    told: dict[str, set[int]] = {}
    for number, one in world.bound.items():
        if one.concept in _PLANS and one.subject.kind is SubjectKind.PROJECT and one.item is None:
            told.setdefault(one.subject.name, set()).add(world.value(number))
    for number, one in list(world.bound.items()):
        mine = one.concept == "budget_adjusted" and one.subject.kind is SubjectKind.PROJECT and one.item is None
        prose = mine and world.figures[number].cell is None and one.year == world.year
        if prose and len(told[one.subject.name]) == 1 and _HANDED_OUT.search(clause_of(world, number)):
            world.bound[number] = replace(one, concept="budget_initial", phase="initial")
