"""What a project spent and kept where only the rate beside them tells: 付款4578.35万元，相当于到账资金的91.57%."""

import re
from collections.abc import Iterable, Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import clause_of
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_FULL = 100 * MICRO
# a rate of fewer digits fits many amounts
_LEAST_STEP = MICRO // 10
_AHEAD, _BEHIND, _LOOK = 8, 8, 16
_PAID = re.compile(r"(?:付|支|用|花|发放|发出|兑现|使|报账|报销)[^，。；：\d]{0,6}$")
# 兑付到企业、合作社和农户: a list of who got it, no part of anything
_HANDED = re.compile(r"(?:[付发]放?|拨|兑现)[到至给][^，。；\d]{2,20}$")
_PART = re.compile(r"(?:其中|用于|包括|[、；;])[^，。；\d]{0,12}$")
_KEPT = re.compile(
    r"(?:剩|余|结|未|没有?[付支用花兑拨]|滞留|收回|结存|沉淀|还有|尚有|仍有|留有|交回|退回|缴回|预留|暂扣|扣留|待付|待支付)[^，。；\d]{0,12}$"
)
_KEPT_BEHIND = re.compile(
    r"(?:[（(][^（）()\n]*[）)])?(?:结转|结余|未用|被收回|收回|留待|尚未"
    r"|[未没]有?(?:兑[付现]|支[付出]|拨付|付|用|花|发放|执行|使用))"
)
_BASES = ("budget_adjusted", "funds_received", "budget_initial")
_SPENDING = frozenset({"expenditure_project", "expenditure_total"})
_OF_WHOLE = re.compile(r"(?:占|相当于|达到|为|是)[^，。；\d]{0,14}$")
_OF_BUDGET = re.compile(r"的[^，。；\d]{0,6}(?:预算|资金|指标|经费|款)")
_OF_PLAN = re.compile(r"(?:执行|支出|支付|使用|完成|预算|年初数?|到账|到位)[^。；\d]{0,14}$")
_OF_PLANNED = re.compile(r"占[^，。；\d]{0,6}(?:安排|预算|下达|指标|计划|到位|拨付)")
_SECOND_DIGIT = MICRO // 100
_RATES = frozenset({"execution_rate", "completion_rate_initial"})


def settle_executions(world: World) -> None:
    """Bind what was spent of a project where it makes, of the budget or funds told before it, the rate beside it.

    The rest, to the last digit, is then what was left over. An amount that no word of payment stands before is taken
    only where the rate is told to be one of execution.
    """
    for number in _unread(world, Dimension.MONEY):
        found = next(_executions(world, number), None)
        if found is None:
            continue
        base, rate = found
        world.put(
            Bound(number, "expenditure_project", base.subject, None, base.year, phase="expenditure"), Reason.TOTAL
        )
        if rate not in world.bound:
            world.put(Bound(rate, "execution_rate", base.subject, None, base.year), Reason.TOTAL)
    for number in _unread(world, Dimension.MONEY):
        _settle_rest(world, number)
    for number in _unread(world, Dimension.RATE):
        _settle_rate(world, number)


def unread_of(world: World, number: int, dimension: Dimension) -> bool:
    """Tell an exact figure of the prose that has no meaning yet."""
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    bare = number not in world.bound and world.figures[number].cell is None
    return bare and exact and quantity.dimension is dimension


def is_ratio(world: World, rate: int, part: int, whole: int) -> bool:
    """Tell whether a rate is, at its printed precision, the part of the whole in percent."""
    return world.figures[rate].quantity.is_percentage_of(part, whole)


def make_hundred(world: World, rates: Iterable[int]) -> bool:
    """Tell whether rates come to 100 %, but for the rounding of each."""
    shares = [world.figures[rate].quantity for rate in rates]
    return abs(sum(one.value for one in shares) - _FULL) <= sum(one.step for one in shares) // 2


def _unread(world: World, dimension: Dimension) -> list[int]:
    return [number for number in range(len(world.figures)) if unread_of(world, number, dimension)]


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return world.text[max(0, start - _LOOK) : start]


def _executions(world: World, number: int) -> Iterator[tuple[Bound, int]]:
    """Yield the budget or funds before an amount, with the rate that both make."""
    before = _before(world, number)
    handed = _HANDED.search(clause_of(world, number)) is not None
    if (_PART.search(before) and not handed) or _KEPT.search(before):
        return
    value = world.value(number)
    for base in _bases(world, number):
        whole = world.value(base.figure)
        for rate in _rates(world, number):
            told = world.bound.get(rate)
            paid = handed or _PAID.search(before) or _is_of_plan(world, number, rate)
            fits = told.concept in _RATES and told.subject == base.subject if told else paid
            if fits and value <= whole and is_ratio(world, rate, value, whole):
                yield base, rate


def _is_of_plan(world: World, number: int, rate: int) -> bool:
    """Tell a rate right behind an amount that its words form on a plan: 占安排额的93.10%."""
    between = world.between(number, rate)
    return rate == number + 1 and _OF_PLANNED.search(between) is not None


def _bases(world: World, number: int) -> Iterator[Bound]:
    """Yield the whole budgets and funds of a project told last before a figure, the nearest of each concept."""
    seen: set[str] = set()
    for at in range(number - 1, max(-1, number - 1 - _BEHIND), -1):
        one = world.bound.get(at)
        if one is None or one.item is not None or one.concept not in _BASES or one.concept in seen:
            continue
        if one.subject.kind is SubjectKind.PROJECT:
            seen.add(one.concept)
            yield one


def _rates(world: World, number: int) -> Iterator[int]:
    for at in range(number + 1, min(len(world.figures), number + 1 + _AHEAD)):
        rate = world.figures[at].quantity.dimension is Dimension.RATE
        if rate and is_fine(world, at) and (at in world.bound or unread_of(world, at, Dimension.RATE)):
            yield at


def _settle_rest(world: World, number: int) -> None:
    """Bind what remains of the budget or funds after the spending before it."""
    if not is_kept(world, number):
        return
    value = world.value(number)
    told = [world.bound[at] for at in range(number - 1, -1, -1) if at in world.bound]
    spent = next((one for one in told if one.concept == "expenditure_project" and one.item is None), None)
    if spent is None:
        return
    paid = world.value(spent.figure)
    alike = [one for one in told if (one.subject, one.item, one.year) == (spent.subject, None, spent.year)]
    wholes = (one for one in alike if one.concept in _BASES)
    if any(world.value(one.figure) - paid == value for one in wholes):
        rest = Bound(number, "carryover_closing", spent.subject, None, spent.year, phase="closing")
        world.put(rest, Reason.TOTAL)


def _settle_rate(world: World, number: int) -> None:
    """Bind the rate directly behind what was spent that it makes of the budget or the funds: 占投入总额95.23%."""
    spent = _spent_before(world, number)
    if spent is None or not is_fine(world, number):
        return
    beside = spent.figure == number - 1 and _OF_WHOLE.search(_before(world, number)) is not None
    if not beside and not _is_told_rate(world, number):
        return
    value = world.value(spent.figure)
    alike = [
        one for one in world.bound.values() if (one.subject, one.year, one.item) == (spent.subject, spent.year, None)
    ]
    for concept in _BASES:
        wholes = [world.value(one.figure) for one in alike if one.concept == concept]
        if any(is_ratio(world, number, value, whole) for whole in wholes):
            of_initial = concept == "budget_initial" and any(one.concept == "budget_adjusted" for one in alike)
            rate = "completion_rate_initial" if of_initial else "execution_rate"
            world.put(Bound(number, rate, spent.subject, None, spent.year), Reason.TOTAL)
            return


def _spent_before(world: World, number: int) -> Bound | None:
    """Return the whole spending that the paragraph told last before a rate."""
    block = world.figures[number].block
    for at in range(number - 1, max(-1, number - 1 - _BEHIND), -1):
        one = world.bound.get(at)
        if world.figures[at].block != block:
            return None
        if one is not None and one.concept in _SPENDING and one.item is None:
            return one
    return None


def _is_told_rate(world: World, number: int) -> bool:
    """Tell a rate to the second digit that the words around it make one of spending: 99.12%的预算得到执行."""
    quantity, span = world.figures[number].quantity, world.figures[number].span
    fine = quantity.step <= _SECOND_DIGIT
    behind = _OF_BUDGET.match(world.text, span.end) is not None
    return fine and (behind or _OF_PLAN.search(_before(world, number)) is not None)


def is_fine(world: World, number: int) -> bool:
    """Tell a rate of so many digits that few amounts fit it."""
    quantity = world.figures[number].quantity
    return quantity.step <= _LEAST_STEP and quantity.value != _FULL


def is_kept(world: World, number: int) -> bool:
    """Tell an amount that words before it, or behind it but for a bracket, say to be left over."""
    end = world.figures[number].span.end
    return _KEPT.search(_before(world, number)) is not None or _KEPT_BEHIND.match(world.text, end) is not None
