"""What was planned, what was spent and the rate of both in one sentence: two that are read prove the third.

下达指标298.60万元，用款287.10万元，进度96.15%: whatever the verb and the name of the rate are, the amount is what was
spent of that plan where it makes, to the printed digits, the rate beside it. A rate of shares or of changes proves
nothing, nor does a plan that the document gives twice with another value: one of them is not what it was read as.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.extraction.state import topic_item
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_REACH, _LOOK = 4, 12
_SENTENCE = re.compile(r"[。\n]")
_SPENT_OF = {
    "expenditure_basic_budget": "expenditure_basic",
    "expenditure_project_budget": "expenditure_project",
    "sangong_budget": "sangong_total",
    "sangong_abroad_budget": "sangong_abroad",
    "sangong_car_budget": "sangong_car",
    "sangong_car_purchase_budget": "sangong_car_purchase",
    "sangong_car_run_budget": "sangong_car_run",
    "sangong_reception_budget": "sangong_reception",
    "procurement_budget": "procurement_total",
    "budget_item": "expenditure_item",
}
_WHOLES = frozenset({"budget_initial", "budget_adjusted", "funds_received"})
_PLAN_OF = {spent: plan for plan, spent in _SPENT_OF.items()} | dict.fromkeys(
    ("expenditure_total", "expenditure_project"), "budget_adjusted"
)
_DONE = frozenset({"execution_rate", "completion_rate_initial", "procurement_rate", "sangong_control_rate"})
# 占预算 is a rate of execution, 占支出总额 a share
_OTHER_RATE = re.compile(
    r"占(?![^，。；\d]{0,8}(?:预算|指标|计划|额度|下达|到位|到账))[^，。；\d]{0,14}$"
    r"|(?:比重|构成|[增升涨降减幅]|同比|到位|结[余转]|节[约省支])[^，。；\d]{0,6}$"
)
_OTHER_AMOUNT = re.compile(
    r"(?:结余|结转|剩余|余额|未[支使用付]|节约|节省|到位|到账|收入|其中|上年|去年|合同|中标|追加|调[增减])[^，。；\d]{0,8}$"
)
_PLANNED = re.compile(r"(?:预算|指标|额度|限额|控制数|计划|核定|批复)[^，。；\d]{0,6}$")
_PLANNED_BEHIND = re.compile(r"的?[^，。；\d]{0,6}(?:预算|指标|额度|限额|控制数)")
_OTHER_BEHIND = re.compile(r"(?:未|结转|结余|被收回)")


def settle_triples(world: World) -> None:
    """Bind what was spent of a plan, the plan itself, or the rate of both, where the other two prove it."""
    for number in range(len(world.figures)):
        if unread_of(world, number, Dimension.MONEY):
            found = next(_spent(world, number), None) or next(_planned(world, number), None)
            if found is not None:
                bound, spent, rate = found
                world.put(bound, Reason.TOTAL)
                _put_rate(world, rate, spent)
        elif unread_of(world, number, Dimension.RATE):
            proven = _pair_before(world, number)
            if proven is not None:
                _put_rate(world, number, proven)


def _is_otherwise(world: World, number: int) -> bool:
    """Tell an amount that its own words make a balance, income, a part or last year's."""
    span = world.figures[number].span
    before = world.text[max(0, span.start - _LOOK) : span.start]
    return _OTHER_AMOUNT.search(before) is not None or _OTHER_BEHIND.match(world.text, span.end) is not None


def _spent(world: World, number: int) -> Iterator[tuple[Bound, Bound, int]]:
    """Yield the spending that an amount is of a plan in its sentence, with the rate that both make."""
    if _is_otherwise(world, number):
        return
    for plan in _told_beside(world, number):
        for rate in _rates_of(world, number, plan.figure) if _is_plan(world, plan) else ():
            spending = _spending(plan, number)
            yield spending, spending, rate


def _planned(world: World, number: int) -> Iterator[tuple[Bound, Bound, int]]:
    """Yield the plan that words around an amount make it, of a spending in its sentence, with the rate of both."""
    span = world.figures[number].span
    ahead = _PLANNED.search(world.text, max(0, span.start - _LOOK), span.start)
    if ahead is None and _PLANNED_BEHIND.match(world.text, span.end) is None:
        return
    for spent in _told_beside(world, number):
        if spent.concept not in _PLAN_OF or (spent.item is not None and spent.concept != "expenditure_item"):
            continue
        for rate in _rates_of(world, spent.figure, number):
            plan = replace(spent, figure=number, concept=_PLAN_OF[spent.concept], phase="budget")
            yield plan, spent, rate


def _told_beside(world: World, number: int) -> Iterator[Bound]:
    """Yield the amounts that are read around a figure in its sentence, the nearest before it first."""
    for step in (-1, 1):
        for at in range(number + step, number + step * (1 + _REACH), step):
            if not 0 <= at < len(world.figures) or not _is_beside(world, min(at, number), max(at, number)):
                break
            if at in world.bound and world.figures[at].quantity.dimension is Dimension.MONEY:
                yield world.bound[at]


def _rates_of(world: World, spent: int, plan: int) -> Iterator[int]:
    """Yield the rates behind both amounts that the first, of less than the second, makes of it."""
    value, whole = (world.value(at) for at in (spent, plan))
    for rate in _rates_behind(world, max(spent, plan)):
        if value < whole and is_ratio(world, rate, value, whole):
            yield rate


def _rates_behind(world: World, number: int) -> Iterator[int]:
    for at in range(number + 1, min(len(world.figures), number + 1 + _REACH)):
        if not _is_beside(world, number, at):
            return
        told = world.bound.get(at)
        open_rate = unread_of(world, at, Dimension.RATE) or (told is not None and told.concept in _DONE)
        if open_rate and _is_execution(world, at) and is_fine(world, at):
            yield at


def _is_beside(world: World, one: int, other: int) -> bool:
    left, right = world.figures[one], world.figures[other]
    prose = left.cell is None and right.cell is None and left.block == right.block
    return prose and _SENTENCE.search(world.text, left.span.end, right.span.start) is None


def _is_execution(world: World, number: int) -> bool:
    start = world.figures[number].span.start
    return _OTHER_RATE.search(world.text, max(0, start - 2 * _LOOK), start) is None


def _spending(plan: Bound, number: int) -> Bound:
    whole = "expenditure_project" if plan.subject.kind is SubjectKind.PROJECT else "expenditure_total"
    concept = _SPENT_OF.get(plan.concept, whole)
    return Bound(number, concept, plan.subject, plan.item, plan.year, plan.scope, topic=plan.topic, phase="expenditure")


def _pair_before(world: World, number: int) -> Bound | None:
    """Return the spending that, with its plan in the same sentence, makes an unread rate behind both.

    A rate of 100 %, or of few digits, must stand directly behind both.
    """
    if not _is_execution(world, number):
        return None
    for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
        if not _is_beside(world, at, number):
            return None
        spent = world.bound.get(at)
        for plan in _told_beside(world, at) if spent is not None else ():
            same = spent is not None and plan.figure < number and _is_spending_of(world, spent, plan)
            fits = is_ratio(world, number, *(world.value(one) for one in (at, plan.figure)))
            near = is_fine(world, number) or {at, plan.figure} == {number - 1, number - 2}
            if same and fits and near:
                return spent
    return None


def _is_plan(world: World, told: Bound) -> bool:
    """Tell a plan as a whole, and the only one of its subject that is read."""
    if told.concept not in _SPENT_OF and (told.concept not in _WHOLES or told.item is not None):
        return False
    alike = (one for one in world.bound.values() if replace(one, figure=told.figure) == told)
    value = world.value(told.figure)
    return all(world.value(one.figure) == value for one in alike)


def _is_spending_of(world: World, spent: Bound, plan: Bound) -> bool:
    expected = _spending(plan, spent.figure)
    alike = (spent.concept, spent.subject, spent.item) == (expected.concept, expected.subject, expected.item)
    return alike and _is_plan(world, plan)


def _put_rate(world: World, rate: int, spent: Bound) -> None:
    if rate in world.bound:
        return
    concept = "procurement_rate" if spent.concept == "procurement_total" else "execution_rate"
    topic = world.lexicon.topics.get(spent.topic)
    item = spent.item
    if item is None and topic is not None and spent.subject.kind is SubjectKind.UNIT:
        item = topic_item(topic)
    world.put(Bound(rate, concept, spent.subject, item, spent.year, spent.scope, topic=spent.topic), Reason.TOTAL)
