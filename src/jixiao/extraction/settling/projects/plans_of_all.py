"""The plan of all projects, told after that of the whole unit: 六个项目，预算共480.00万元，执行率96.50%.

A unit has one budget a year, and executes it at one rate. Where a sentence speaks of projects, and another one told
another amount as that budget, or another such rate, the amount is what the projects were given, and the rate behind it
that of what was spent on them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason

_PROJECTS = re.compile(
    r"项目预算|项目支出|(?:[一二三四五六七八九十两\d]+|各|全部|所有|这些)[个项件类](?:[^，,。；;\n]{0,6}?)项目|一个项目"
)
_WHOLE = re.compile(r"其中|基本[支预]|部门|单位|整体|收入|总预算|全年预算|可用|追加|调[增减整]|结转")
_COUNTED = re.compile(
    r"(?:全年|全局|一共|总共|共计?|合计|计){1,2}[一二三四五六七八九十两\d]{1,3}[个项][，,]预算(?:共|为)?"
)
_HEADING = re.compile(r"^.{0,8}(?:项目|专项)(?:支出|情况|安排|执行|实施|完成|明细){0,3}$")
_STOP = re.compile(r"[。；;\n]")
_CLAUSE = re.compile(r"[，,。；;\n]")
_RATE = "execution_rate"
_PLANS = {"budget_initial", "budget_adjusted"}
_SPENT = {"expenditure_total": "expenditure_project"}
_TOLD = {_RATE, *_PLANS, *_SPENT}
_REACH, _LABEL = 60, 6
_TOGETHER = re.compile(
    r"(?:以上|上述|这)?(?:(?:各|全部|所有)(?:个|类)?|[一二三四五六七八九十两\d]+个)(?:[^，,。；;\n]{0,4}?)项目(?:支出)?(?:资金|经费)?"
    r"(?:合计|共计|总计|一共|加起来|合起来|总共)"
)
_OF_ALL = {
    "budget_initial": "expenditure_project_budget", "budget_adjusted": "expenditure_project_budget",
    "expenditure_project": "expenditure_project", "execution_rate": "execution_rate",
}  # fmt: skip
_ITEM = Item("topic", "项目支出")


def settle_plans_of_all(world: World) -> None:
    """Make a second budget of the unit, told in a sentence of its projects, the budget of the projects."""
    _free_of_the_last(world)
    whole = [one for one in world.bound.values() if one.concept in _TOLD and _is_whole(world, one)]
    others = [one for one in whole if not _of_projects(world, one.figure)]
    for one in whole:
        if one.concept == _RATE and _of_projects(world, one.figure, _CLAUSE) and _rivals(world, one, others):
            world.put(replace(one, item=_ITEM), Reason.WORDS)
        elif one.concept in _PLANS and one not in others and _is_of_all(world, one, whole, others):
            _give_to_projects(world, one)


def _is_of_all(world: World, plan: Bound, whole: Sequence[Bound], others: Sequence[Bound]) -> bool:
    """Tell a plan of all projects by its count, or by what the unit's plan or the rate behind it differs from."""
    plans = {world.value(one.figure) for one in whole if one.concept in _PLANS}
    # 基本预算278万元，项目预算80万元 of 358万元: a half, which what follows reads with the other one
    labelled = world.words_before(plan.figure, _LABEL).rstrip(" ").endswith("项目预算")
    if labelled and any(value + world.value(plan.figure) in plans for value in plans):
        return False
    behind = any(_rivals(world, one, others) for one in _behind(world, plan.figure))
    return behind or _are_counted(world, plan.figure) or _rivals(world, plan, others)


def _give_to_projects(world: World, plan: Bound) -> None:
    """Bind a plan, and what the rest of its sentence tells, as those of all projects."""
    behind = tuple(_behind(world, plan.figure))
    world.put(replace(plan, concept="expenditure_project_budget", topic="project"), Reason.WORDS)
    for one in behind:
        item = _ITEM if one.concept == _RATE else None
        world.put(replace(one, concept=_SPENT.get(one.concept, one.concept), item=item), Reason.WORDS)


def _free_of_the_last(world: World) -> None:
    """Give what a sentence begins to tell of all projects (各项目合计安排…，总体执行率…) to no single one of them."""
    for number, one in list(world.bound.items()):
        free = one.subject.kind is SubjectKind.PROJECT and one.subject != world.main and one.item is None
        if not free or one.concept not in _OF_ALL or world.figures[number].cell is not None:
            continue
        start = world.figures[number].span.start
        words = _STOP.split(world.text[max(0, start - _REACH) : start])[-1]
        if _TOGETHER.match(words.strip()) and one.subject.name not in words:
            item = _ITEM if one.concept == _RATE else None
            world.put(replace(one, concept=_OF_ALL[one.concept], subject=world.unit, item=item), Reason.WORDS)


def _rivals(world: World, told: Bound, others: Sequence[Bound]) -> bool:
    """Tell what all that is told of the same elsewhere differs from; a part of a budget is less than the budget."""
    values = {world.value(one.figure) for one in others if one.concept == told.concept}
    part = told.concept == _RATE or world.value(told.figure) < min(values, default=0)
    return bool(values) and world.value(told.figure) not in values and part


def _is_whole(world: World, one: Bound) -> bool:
    own = (one.subject, one.year, one.item, one.scope) == (world.unit, world.year, None, None)
    return own and world.figures[one.figure].cell is None


def _of_projects(world: World, number: int, stop: re.Pattern[str] = _STOP) -> bool:
    """Tell a figure whose sentence, or what of it `stop` leaves, speaks of projects before it, and not of the whole."""
    start = world.figures[number].span.start
    words = stop.split(world.text[max(0, start - _REACH) : start])[-1]
    spoken = _PROJECTS.search(words) is not None or _are_counted(world, number)
    return spoken and _WHOLE.search(words) is None


def _are_counted(world: World, number: int) -> bool:
    """Tell the budget behind a bare count below a heading on projects: 三、项目 over 共6个，预算480.00万元."""
    start = world.figures[number].span.start
    line = world.text.rfind("\n", 0, start) + 1
    above = world.text[:line].rstrip().rpartition("\n")[2]
    return _COUNTED.fullmatch(world.text[line:start]) is not None and _HEADING.search(above) is not None


def _behind(world: World, number: int) -> Iterator[Bound]:
    """Yield what the rest of the sentence tells of the whole unit."""
    for at in range(number + 1, len(world.figures)):
        if _STOP.search(world.between(number, at)):
            return
        one = world.bound.get(at)
        if one is not None and one.concept in {_RATE, *_SPENT} and _is_whole(world, one):
            yield one
