"""The two halves of a budget, told in its sentence: 年初预算200万元，由基本支出120万元和项目支出80万元两块组成.

Where nothing but their names stands before them and they come to the budget, they are parts of it and were not spent.
"""

import re

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.trace import Reason

_PHASES = {"budget_initial": "initial", "budget_adjusted": "adjusted"}
_HALVES = {"expenditure_basic": "basic", "expenditure_project": "project_total"}
_NAMED = re.compile(
    r"[，,、；;（(]?(?:由|其中|包括|包含|含|分为|分别为|分别是|构成为|构成是|和|及|与|加上?|以及)*[：:，,]?"
    r"(?:基本|项目)支出(?:预算|经费|部分)?(?:为|是)?"
)


def settle_plan_halves(world: World) -> None:
    """Take two halves of spending that make up the budget directly before them for parts of it."""
    for number, whole in sorted(world.bound.items()):
        pair = (number + 1, number + 2)
        plain = whole.item is None and (whole.subject, whole.year) == (world.unit, world.year)
        if whole.concept not in _PHASES or not plain or pair[-1] >= len(world.figures):
            continue
        halves = [world.bound[at] for at in pair if at in world.bound and _is_named(world, at)]
        if {one.concept for one in halves} != _HALVES.keys() or not all(
            map(is_exact_amount, [world] * 3, (number, *pair))
        ):
            continue
        if sum(world.value(at) for at in pair) == world.value(number):
            for half in halves:
                _put(world, half, _PHASES[whole.concept])


def _is_named(world: World, number: int) -> bool:
    between = world.text[world.figures[number - 1].span.end : world.figures[number].span.start]
    return _NAMED.fullmatch(between.strip()) is not None


def _put(world: World, half: Bound, phase: str) -> None:
    topic, plan = world.lexicon.topics[_HALVES[half.concept]], world.lexicon.phases[phase]
    concept, item = money_concept(topic, plan, half.subject, None)
    world.put(Bound(half.figure, concept, half.subject, item, half.year, topic=topic.id, phase=phase), Reason.PART)
