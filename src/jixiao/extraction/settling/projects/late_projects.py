"""What a project's report tells by its build: last year's spending, a list of money wholly spent, a score on its line.

2022年发放4218.66万元，2023年同比增长6.12%; 预算48.50万元，全部支出完毕。其中设备12.30万元……; 【得分】97.8分.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_BUDGETS = ("budget_adjusted", "budget_initial")
_CHANGES = frozenset({"yoy_amount", "yoy_rate"})
_ALL_SPENT = re.compile(
    r"(?:全部|全额|均已?|已全部|已全额)(?:支出|支付|使用|执行|兑付|发放|拨付|兑现|付清|用)(?:完毕|到位|完)?(?=[，。；,;）)])"
    r"|(?:执行|支出|支付|使用)率(?:为|达到?)?[ ]?(?=100(?:\.0+)?[%％])"
)
_SCORE_LINE = re.compile(
    r"[【\[（(]?(?:项目)?(?:自评|评价|综合|最终|绩效)?(?:总?得分|总分|评分)(?:情况)?[】\]）)]?(?:为|：|:)?[ ]*"
)
_LEAST_SCORE = 40 * MICRO
_AROUND, _SEVERAL = 12, 2


def settle_late_projects(world: World) -> None:
    """Settle what the whole report tells of single projects, and of all projects together."""
    for bound in list(world.bound.values()):
        if _is_of_project(bound) and bound.concept == "expenditure_project" and bound.item is None:
            _settle_prior(world, bound)
    for bound in list(world.bound.values()):
        if _is_of_project(bound) and bound.concept in _BUDGETS and bound.item is None:
            _settle_spent(world, bound)
    for number in range(len(world.figures)):
        _settle_score(world, number)
    _settle_all(world)


def _is_of_project(bound: Bound) -> bool:
    return bound.subject.kind is SubjectKind.PROJECT


def _settle_prior(world: World, bound: Bound) -> None:
    """Take last year's spending for what this year's, told anywhere, has moved from by the change beside it."""
    block = world.figures[bound.figure].block
    if bound.year != world.year - 1 or bound.year <= 0:
        return
    behind = [world.bound[at] for at in range(bound.figure + 1, bound.figure + 3) if at in world.bound]
    told = [one for one in behind if one.concept in _CHANGES and world.figures[one.figure].block == block]
    now = next((one for one in _this_year(world, bound) if any(_moved(world, one, bound, by) for by in told)), None)
    if now is None:
        return
    item, around = Item("topic", bound.concept), {bound.figure, *(one.figure for one in told)}
    world.ties[:] = [tie for tie in world.ties if around.isdisjoint((tie.result, *tie.members))]
    world.bound[bound.figure] = replace(bound, concept="prior_year_amount", item=item)
    for one in told:
        world.bound[one.figure] = replace(one, subject=bound.subject, item=item, year=world.year)
    if [one.concept for one in told] == ["yoy_amount", "yoy_rate"]:
        world.ties.append(Tie(LinkKind.BASE_RATE, told[1].figure, (told[0].figure, bound.figure)))


def _this_year(world: World, before: Bound) -> list[Bound]:
    like = (before.concept, before.subject, before.item, world.year)
    return [one for one in world.bound.values() if (one.concept, one.subject, one.item, one.year) == like]


def _moved(world: World, now: Bound, before: Bound, change: Bound) -> bool:
    """Tell whether a change, or the rate of one, leads from last year's amount to this year's."""
    base = world.value(before.figure)
    moved = abs(world.value(now.figure) - base)
    if change.concept == "yoy_amount":
        return moved == world.value(change.figure)
    return moved > 0 and is_ratio(world, change.figure, moved, base)


def _settle_spent(world: World, whole: Bound) -> None:
    """Take the items that a wholly spent budget went to for spending."""
    parts = list(_parts(world, whole))
    if len(parts) < _SEVERAL or sum(world.value(part.figure) for part in parts) != world.value(whole.figure):
        return
    between = world.text[world.figures[whole.figure].span.end : world.figures[parts[0].figure].span.start]
    if _ALL_SPENT.search(between) is not None:
        for part in parts:
            world.bound[part.figure] = replace(part, concept="expenditure_item", phase="expenditure")


def _parts(world: World, whole: Bound) -> Iterator[Bound]:
    """Yield the planned items of a budget behind it in its paragraph."""
    for at in range(whole.figure + 1, min(len(world.figures), whole.figure + 1 + _AROUND)):
        one, figure = world.bound.get(at), world.figures[at]
        if figure.block != world.figures[whole.figure].block:
            return
        if figure.quantity.dimension is Dimension.MONEY:
            if one is None or one.concept != "budget_item" or one.subject != whole.subject:
                return
            yield one


def _settle_score(world: World, number: int) -> None:
    """Bind the score that stands alone on its line, below what was told of one project, where it has no other."""
    figure = world.figures[number]
    quantity = figure.quantity
    alone = number not in world.bound and figure.cell is None and quantity.dimension is Dimension.SCORE
    if not alone or quantity.value < _LEAST_SCORE:
        return
    start, end = figure.span.start, figure.span.end
    begun, ended = world.text.rfind("\n", 0, start) + 1, world.text.find("\n", end)
    rest = world.text[end : ended if ended >= 0 else len(world.text)].strip(" 。；\u3000\r")
    if rest or not _SCORE_LINE.fullmatch(world.text[begun:start].strip()):
        return
    last = next((world.bound[at] for at in range(number - 1, max(-1, number - _AROUND), -1) if at in world.bound), None)
    if last is None or not _is_of_project(last):
        return
    scored = any(one.concept == "score_total" and one.subject == last.subject for one in world.bound.values())
    if not scored:
        world.put(Bound(number, "score_total", last.subject, None, world.year), Reason.SCORE)


def _settle_all(world: World) -> None:
    """Take what the unit planned and spent for that of its projects where they make it up and nothing else is told."""
    plans, spent = _by_project(world)
    if len(plans) < _SEVERAL or any(one.concept.startswith("expenditure_basic") for one in world.bound.values()):
        return
    for concept, whole, parts in (
        ("expenditure_project_budget", "budget_adjusted", plans), ("expenditure_project", "expenditure_total", spent),
    ):  # fmt: skip
        for bound in list(world.bound.values()):
            mine = (bound.concept, bound.subject, bound.item, bound.year) == (whole, world.unit, None, world.year)
            if mine and len(parts) == len(plans) and sum(parts.values()) == world.value(bound.figure):
                world.bound[bound.figure] = replace(bound, concept=concept, topic="project_total")


def _by_project(world: World) -> tuple[dict[str, int], dict[str, int]]:
    """Return what each project had to spend, and what it spent: all of it where its rate is 100 %."""
    plans: dict[str, int] = {}
    spent: dict[str, int] = {}
    full: set[str] = set()
    for bound in sorted(world.bound.values(), key=lambda one: one.concept != "budget_initial"):
        if not _is_of_project(bound) or bound.item is not None or bound.year != world.year:
            continue
        name = bound.subject.name
        if bound.concept in _BUDGETS:
            plans[name] = world.value(bound.figure)
        elif bound.concept == "expenditure_project":
            spent[name] = world.value(bound.figure)
        elif bound.concept == "execution_rate" and world.value(bound.figure) == 100 * MICRO:
            full.add(name)
    return plans, {name: plans[name] for name in full & plans.keys()} | spent
