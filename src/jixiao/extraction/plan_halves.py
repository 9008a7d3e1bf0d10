"""The two halves of a budget, told in its sentence: 年初预算200万元，由基本支出120万元和项目支出80万元两块组成.

Where nothing but their names stands before them and they come to the budget, they are parts of it and were not spent.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.trace import Reason

_PHASES = {"budget_initial": "initial", "budget_adjusted": "adjusted"}
_NAMES = {"expenditure_basic": "基本", "expenditure_project": "项目"}
_NAMED = re.compile(
    r"[，,、；;（(]?(?:由|其中|包括|包含|含|分为|分别为|分别是|构成为|构成是|和|及|与|加上?|以及)*[：:，,]?"
    r"(?:基本|项目)支出(?:预算|经费|部分)?(?:为|是)?"
)
# 全年预算200万元（基本120万元＋项目80万元）: halves by their first word alone
_SHORT = (
    re.compile(r"[（(，,](?:其中|含|由)?[：:，,]?(?P<half>基本|项目)(?:支出|类)?(?:为|是)?"),
    re.compile(r"[＋+、，,和及与](?P<half>基本|项目)(?:支出|类)?(?:为|是)?"),
)
_WHOLES = _PHASES | {"expenditure_total": "expenditure", "carryover_closing": "closing"}
_TOPICS = {"基本": "basic", "项目": "project_total"}


def settle_short_halves(world: World) -> None:
    """Bind two unread amounts behind a whole that come to it and are called 基本 and 项目."""
    for number, whole in sorted(world.bound.items()):
        plain = whole.item is None and (whole.subject, whole.year) == (world.unit, world.year)
        if whole.concept in _WHOLES and plain and is_exact_amount(world, number):
            halves = _short(world, number)
            if sum(world.value(at) for at in (number + 1, number + 2)[: len(halves)]) == world.value(number):
                for at, half in enumerate(halves, number + 1):
                    if at not in world.bound or whole.concept != "expenditure_total":
                        _put(world, at, whole, half, _WHOLES[whole.concept])


def _short(world: World, number: int) -> Sequence[str]:
    """Return the halves that the next two amounts are called, none where they are called otherwise."""
    found: list[str] = []
    for at, words in enumerate(_SHORT, number + 1):
        if at >= len(world.figures) or not _is_open(world, at):
            return ()
        match = words.fullmatch(world.text[world.figures[at - 1].span.end : world.figures[at].span.start].strip())
        if match is None:
            return ()
        found.append(match["half"])
    return found if len(set(found)) == len(_SHORT) else ()


def _is_open(world: World, number: int) -> bool:
    told = world.bound.get(number)
    return is_exact_amount(world, number) and (told is None or told.concept in _NAMES)


def settle_plan_halves(world: World) -> None:
    """Take two halves of spending that make up the budget directly before them for parts of it."""
    for number, whole in sorted(world.bound.items()):
        pair = (number + 1, number + 2)
        plain = whole.item is None and (whole.subject, whole.year) == (world.unit, world.year)
        if whole.concept not in _PHASES or not plain or pair[-1] >= len(world.figures):
            continue
        halves = [world.bound[at] for at in pair if at in world.bound and _is_named(world, at)]
        if {one.concept for one in halves} != _NAMES.keys() or not all(
            map(is_exact_amount, [world] * 3, (number, *pair))
        ):
            continue
        if sum(world.value(at) for at in pair) == world.value(number):
            for half in halves:
                _put(world, half.figure, whole, _NAMES[half.concept], _PHASES[whole.concept])


def _is_named(world: World, number: int) -> bool:
    between = world.text[world.figures[number - 1].span.end : world.figures[number].span.start]
    return _NAMED.fullmatch(between.strip()) is not None


def _put(world: World, number: int, whole: Bound, half: str, phase: str) -> None:
    topic, plan = world.lexicon.topics[_TOPICS[half]], world.lexicon.phases[phase]
    concept, item = money_concept(topic, plan, whole.subject, None)
    put = Bound(number, concept, whole.subject, item, whole.year, whole.scope, topic=topic.id, phase=phase)
    world.put(put, Reason.PART)
