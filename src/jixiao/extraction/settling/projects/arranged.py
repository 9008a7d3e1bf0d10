"""What 预算安排 tells of a project whose initial budget is told elsewhere.

年初预算数 205.00｜全年预算数 208.01 in a table, 预算安排208.01万元 in the text: the words name no time, and the table
tells that they mean the final budget.
"""

import re
from collections import defaultdict
from dataclasses import replace

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import World
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_ARRANGED = re.compile(r"(?:预算|财政|资金)?安排(?:预算|资金)?(?:为|共)?[ ]?$|预算(?:为)?[ ]?$")
_START = re.compile(r"年初|期初|当初|原")


def settle_arranged(world: World) -> None:
    """Read such an amount as the final budget where one of the same value is told, and another initial one."""
    initial: dict[tuple[object, ...], set[int]] = defaultdict(set)
    final: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for at, one in world.bound.items():
        if one.subject.kind is SubjectKind.PROJECT:
            key = (one.subject, one.item, one.year)
            if one.concept == "budget_initial":
                initial[key].add(world.value(at))
            elif one.concept == "budget_adjusted":
                final[key].add(world.value(at))
    for at, one in list(world.bound.items()):
        key, value = (one.subject, one.item, one.year), world.value(at)
        if one.concept != "budget_initial" or value not in final[key] or not initial[key] - {value}:
            continue
        if world.figures[at].cell is None and _is_bare(world, at):
            world.put(replace(one, concept="budget_adjusted", phase="adjusted"), Reason.PAIR)


def _is_bare(world: World, number: int) -> bool:
    """Tell words for a plan that name no time of it."""
    start = world.figures[number].span.start
    clause = world.text[begin_of(world.text, start, CLAUSE) : start]
    return _ARRANGED.search(clause) is not None and _START.search(clause) is None
