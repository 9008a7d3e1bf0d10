"""Meanings that arithmetic settles: what a loose word stands for where the figures beside it make it up."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _SEVERAL, _LOOK_FAR = 4, 2, 12
_WITHIN = re.compile(r"其中|包括|[包内]?含|[里其]?[面中内]有")
_CARRIED = re.compile(
    r"[，,；;、（(]?(?:再)?(?:连同|加上?|连|算上|带上|并上?|和|与|另有|还有|另加)(?:了)?[^，,。；;\d]{0,8}?(?:结转|结余|滚存|没用完|未用完)"
    r"[^，,。；;\d]{0,8}"
)
_TOGETHER = re.compile(
    r"[）)]?[，,；;]?(?:两项|两下|两者|全年|当年|本年)?(?:一共|总共|合计|共计|合起来|加起来|相加|共|总计)(?:有|可用|能用|可以?使用|是|为|可支配|安排)?"
)
_ALL_SPENDING = re.compile(r"总支出(?:决算)?(?:数|额)?(?:共计?|合计|约|达到?|为|是)*[ ]?$")
_INCOMES = frozenset(
    f"income_{kind}"
    for kind in ("fiscal", "gov_fund", "superior", "business", "research", "operation", "affiliate", "other")
)
_PLANS = frozenset({"budget_initial", "budget_adjusted"})


def settle_sums(world: World) -> None:
    """Settle loose words by the sums that their figures hold.

    收入合计 that is this year's income and the opening balance is the total income; 总支出 that is basic and project
    expenditure holds no balance; 预算总额 that is the initial budget and the adjustment is the adjusted budget; 预算
    directly before the adjustment is the initial one, and so is what the opening balance makes another plan of.
    """
    for rule in _RULES:
        _settle(world, rule)
    _settle_income(world)
    _settle_projects(world)
    _settle_paid_out(world)
    _settle_plans(world)
    _settle_own_plans(world)
    _settle_carried(world)
    _settle_balances(world)
    for number, bound in list(world.bound.items()):
        behind = world.bound.get(number + 1)
        moved = behind is not None and behind.concept == "budget_adjustment" and behind.subject == bound.subject
        # 预算98.00万元，其中年中追加55.00万元 holds it
        moved = moved and _WITHIN.search(world.between(number, number + 1)) is None
        if bound.concept == "budget_adjusted" and bound.phase == "budget" and moved:
            world.bound[number] = replace(bound, concept="budget_initial", phase="initial")


def _settle_paid_out(world: World) -> None:
    """Take 累计拨付 behind a project's budget and its changes for its spending, where nothing else tells that."""
    for number, bound in list(world.bound.items()):
        project = bound.subject.kind is SubjectKind.PROJECT and bound.item is None
        if bound.concept != "funds_received" or not project or not _is_paid_out(world, number):
            continue
        own = {
            one.concept
            for at, one in world.bound.items()
            if one.subject == bound.subject and world.figures[at].block == world.figures[number].block
        }
        changed = {"budget_initial", "budget_adjustment"} <= own or _is_rated(world, bound)
        if changed and not own & {"expenditure_project", "expenditure_total"}:
            world.bound[number] = replace(bound, concept="expenditure_project", phase="expenditure")


def _is_rated(world: World, paid: Bound) -> bool:
    """Tell 拨付433.50万元；执行率43.35%: of the project's budget that is what the rate behind it says."""
    rate = world.bound.get(paid.figure + 1)
    if rate is None or (rate.concept, rate.subject, rate.item) != ("execution_rate", paid.subject, None):
        return False
    budgets = (one for one in world.bound.values() if one.concept in _PLANS and one.subject == paid.subject)
    return any(is_ratio(world, rate.figure, _value(world, paid.figure), _value(world, one.figure)) for one in budgets)


def _settle_plans(world: World) -> None:
    """Take the 预算 of each project for the initial one where together they make the initial budget told of all."""
    told = {_value(world, at) for at, one in world.bound.items() if _is_initial_of_all(one)}
    plans = {
        one.subject: (at, one)
        for at, one in world.bound.items()
        if one.concept == "budget_adjusted" and one.phase == "budget" and _is_bare(one)
        if one.subject.kind is SubjectKind.PROJECT
    }
    if len(plans) >= _SEVERAL and sum(_value(world, at) for at, _ in plans.values()) in told:
        for number, bound in plans.values():
            world.bound[number] = replace(bound, concept="budget_initial", phase="initial")


def _settle_own_plans(world: World) -> None:
    """Take the 预算 of a year for the initial one where what was left of last year makes another plan of it.

    当年预算636.72万元，连同结转的413.28万元，一共1050.00万元: where nothing else is told as the initial one.
    """
    plain = [(at, one) for at, one in world.bound.items() if one.item is None and one.year == world.year]
    begun = {one.subject for _, one in plain if one.concept == "budget_initial"}
    carried = {(one.subject, _value(world, at)) for at, one in plain if one.concept == "carryover_opening"}
    plans = [(at, one) for at, one in plain if one.concept == "budget_adjusted"]
    usable = {(one.subject, _value(world, at)) for at, one in plans}
    for number, bound in plans:
        value = _value(world, number)
        wholes = {(bound.subject, value + left) for subject, left in carried if subject == bound.subject and left}
        if bound.phase == "budget" and bound.subject not in begun and wholes & usable:
            world.bound[number] = replace(bound, concept="budget_initial", phase="initial")


def _settle_carried(world: World) -> None:
    """Take two amounts for a plan and what was left of last year where the third is told as both together.

    当年预算636.72万元，连同结转的413.28万元，一共1050.00万元.
    """
    begun = {one.subject for one in world.bound.values() if one.concept == "budget_initial" and one.item is None}
    for number, own in list(world.bound.items()):
        plan = own.concept == "budget_adjusted" and own.phase == "budget" and own.item is None
        left, whole = number + 1, number + 2
        if not plan or own.subject in begun or whole >= len(world.figures) or own.year != world.year:
            continue
        added = _value(world, number) + _value(world, left) == _value(world, whole) > 0 < _value(world, left)
        told = _CARRIED.fullmatch(world.between(number, left)) and _TOGETHER.fullmatch(world.between(left, whole))
        if added and told:
            world.bound[number] = replace(own, concept="budget_initial", phase="initial")
            opening = replace(own, figure=left, concept="carryover_opening", phase="opening")
            world.put(opening, Reason.TOTAL)
            world.put(replace(own, figure=whole, concept="budget_adjusted", phase="adjusted"), Reason.TOTAL)


def _is_initial_of_all(bound: Bound) -> bool:
    return bound.concept == "budget_initial" and bound.subject.kind is SubjectKind.UNIT


def _is_paid_out(world: World, number: int) -> bool:
    start = world.figures[number].span.start
    return world.text.endswith("拨付", max(0, start - _LOOK), start)


def _settle_balances(world: World) -> None:
    """Take 总支出 for the spending alone where kinds make it up or the closing balance is what the income leaves.

    So it is, too, where the text knows no total of the income of that year that the same amount would balance.
    """
    closings = [(at, one) for at, one in world.bound.items() if one.concept == "carryover_closing" and one.item is None]
    incomes = [(at, one) for at, one in world.bound.items() if one.concept in ("income_total", "income_year")]
    for number, bound in list(world.bound.items()):
        if bound.concept != "expenditure_total_with_carry":
            continue
        left = {_value(world, at) for at, one in closings if (one.subject, one.year) == (bound.subject, bound.year)}
        given = {_value(world, at) for at, one in incomes if (one.subject, one.year) == (bound.subject, bound.year)}
        value = _value(world, number)
        loose = _is_all_spending(world, number) and value not in given and not _holds(world, number, closings)
        if loose or _is_listed(world, number) or any(income - value in left for income in given if income > value > 0):
            world.bound[number] = replace(bound, concept="expenditure_total")


def _holds(world: World, number: int, closings: Sequence[tuple[int, Bound]]) -> bool:
    """Tell an amount that a closing balance is told to be a part of: 总支出100.00万元，其中年末结转5.00万元."""
    figures = world.figures
    behind = [at for at, _ in closings if at > number and figures[at].block == figures[number].block]
    between = (world.between(number, at) for at in behind)
    return any(_WITHIN.search(words) and "。" not in words for words in between)


def _is_all_spending(world: World, number: int) -> bool:
    """Tell 总支出 from 支出总计, the word for both sides of an account: 2023年总支出100.00万元."""
    start = world.figures[number].span.start
    return _ALL_SPENDING.search(world.text, max(0, start - _LOOK_FAR), start) is not None


def _is_listed(world: World, number: int) -> bool:
    """Tell an amount that the amounts behind it in its paragraph make up, none of which is a balance."""
    left, parts = _value(world, number), 0
    for at in range(number + 1, len(world.figures)):
        told = world.bound.get(at)
        balance = told is not None and not told.concept.startswith("expenditure_")
        if left <= 0 or world.figures[at].block != world.figures[number].block or (balance and _value(world, at)):
            break
        left, parts = left - _value(world, at), parts + (_value(world, at) > 0)
    return left == 0 and parts >= _SEVERAL


def _settle_income(world: World) -> None:
    """Take 总收入 for the income of the year where its kinds make it up and nothing was left from last year."""
    own = [(at, one) for at, one in world.bound.items() if one.subject == world.unit and one.year == world.year]
    parts = {one.concept: _value(world, at) for at, one in reversed(own) if one.concept in _INCOMES and not one.item}
    if len(parts) < _SEVERAL or any(one.concept == "carryover_opening" for _, one in own):
        return
    for number, bound in own:
        loose = bound.concept == bound.topic == "income_total" and not bound.item
        if loose and sum(parts.values()) == _value(world, number):
            world.bound[number] = replace(bound, concept="income_year")


def _settle_projects(world: World) -> None:
    """Take 共支出 for what the projects spent where it is their amount and the unit's own is another one."""
    spent = [(at, one) for at, one in world.bound.items() if one.concept == "expenditure_total" and one.item is None]
    for number, bound in spent:
        value = _value(world, number)
        own = [at for at, one in spent if (one.subject, one.year) == (bound.subject, bound.year)]
        projects = [
            one
            for at, one in world.bound.items()
            if one.concept == "expenditure_project" and one.item is None and _value(world, at) == value
        ]
        told = any(one.subject == bound.subject and one.year == bound.year for one in projects)
        if told and value and len({_value(world, at) for at in own}) > 1 and bound.topic == "":
            world.bound[number] = replace(bound, concept="expenditure_project", topic="project_total")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A figure read as `loose` becomes `settled` where one figure of each sort in `parts` makes it up."""

    loose: str
    settled: str
    parts: tuple[str, str]
    phase: str = ""
    bare: Callable[[Bound], bool] = lambda _: True


def _is_bare(bound: Bound) -> bool:
    return bound.item is None


_RULES = (
    _Rule("income_year", "income_total", ("carryover_opening", "income_year")),
    _Rule("expenditure_total_with_carry", "expenditure_total", ("expenditure_basic", "expenditure_project")),
    _Rule("budget_initial", "budget_adjusted", ("budget_initial", "budget_adjustment"), "adjusted", _is_bare),
)


def _settle(world: World, rule: _Rule) -> None:
    loose = [(number, one) for number, one in world.bound.items() if one.concept == rule.loose and rule.bare(one)]
    for number, bound in loose:
        value = _value(world, number)
        first, second = (set(_beside(world, bound, number, concept, rule)) for concept in rule.parts)
        quantity = world.figures[number].quantity
        step = quantity.step
        near = {value + off - part for part in first if 0 < part < value for off in (-step, 0, step)}
        if value and near & second:
            world.bound[number] = replace(bound, concept=rule.settled, phase=rule.phase or bound.phase)


def _beside(world: World, bound: Bound, number: int, concept: str, rule: _Rule) -> Iterator[int]:
    """Yield the signed amounts of one concept that speak of the same subject and year, but for the figure itself."""
    for at, other in world.bound.items():
        alike = other.concept == concept and (other.subject, other.year) == (bound.subject, bound.year)
        whole = other.item is None or (other.item.kind == "topic" and bound.subject.kind is SubjectKind.UNIT)
        if alike and at != number and whole and rule.bare(other):
            yield other.sign * _value(world, at)


def _value(world: World, number: int) -> int:
    quantity = world.figures[number].quantity
    return quantity.value if quantity.dimension is Dimension.MONEY else 0
