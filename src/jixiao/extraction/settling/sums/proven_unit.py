"""Rates and changes of a whole unit that no word names for certain, proven by the amounts that they follow from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_REACH = 60
_FINE = 2
_STOPS = re.compile(r"[。；;\n]")
_COMMAS = re.compile(r"[，,：:（(]")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A rate of two amounts of one subject; `hint` are words one of which must stand before it."""

    concept: str
    top: str
    base: str
    hint: re.Pattern[str]
    item: str = ""


_DONE = re.compile(r"执行|兑付|支付|拨付|列支|完成|支出|使用|用掉|用去|用了|花|兑现|预算")
_KINDS = (
    _Kind("completion_rate_initial", "expenditure_total", "budget_initial", re.compile(r"年初|期初|批复")),
    _Kind("execution_rate", "expenditure_total", "budget_adjusted", _DONE),
    _Kind("execution_rate", "expenditure_project", "budget_adjusted", _DONE),
    _Kind("execution_rate", "expenditure_project", "budget_initial", _DONE),
    _Kind("execution_rate", "expenditure_project", "expenditure_project_budget", _DONE, "项目支出"),
    _Kind("execution_rate", "expenditure_basic", "expenditure_basic_budget", _DONE, "基本支出"),
    _Kind("execution_rate", "sangong_total", "sangong_budget", _DONE, "“三公”经费"),
    _Kind("execution_rate", "sangong_car_run", "sangong_car_run_budget", _DONE, "公务用车运行维护费"),
    _Kind("execution_rate", "sangong_reception", "sangong_reception_budget", _DONE, "公务接待费"),
    _Kind("budget_adjust_rate", "budget_adjustment", "budget_initial", re.compile(r"调整|扩大|增|追加|变动")),
    _Kind(
        "carryover_rate", "carryover_closing", "budget_adjusted", re.compile(r"结转|结余|剩|余|没花完|没用完|留下|沉淀")
    ),
    _Kind(
        "carryover_rate", "carryover_closing", "income_total", re.compile(r"结转|结余|剩|余|没花完|没用完|留下|沉淀")
    ),
    _Kind("staff_control_rate", "staff_on_post", "staff_quota", re.compile(r"编制|在职|实有")),
)
_SHARES = (
    ("expenditure_basic", "expenditure_total", "基本支出"),
    ("expenditure_project", "expenditure_total", "项目支出"),
    ("expenditure_personnel", "expenditure_basic", "人员经费"),
    ("expenditure_public", "expenditure_basic", "公用经费"),
    ("expenditure_personnel", "expenditure_total", "人员经费"),
    ("expenditure_public", "expenditure_total", "公用经费"),
    ("income_fiscal", "income_year", "财政拨款收入"),
    ("income_business", "income_year", "事业收入"),
    ("income_research", "income_year", "科教收入"),
    ("income_superior", "income_year", "上级补助收入"),
    ("income_other", "income_year", "其他收入"),
    ("procurement_sme", "procurement_total", "中小企业合同"),
)
_BEGUN, _GROWN = (
    re.compile(r"年初|期初"),
    re.compile(r"扩大|增|追加|减|扩张|扩了|膨胀|缩小|多|少|[上下]调|[上下]浮|调[高低]|抬升"),
)
_SHARED = re.compile(r"占|比重|比例|前者|后者|份额|一半|之比|比是|构成")
_MOVED = re.compile(r"[增升涨长降减跌落]|多|少|高|低|幅|差|攀")
_HELD = re.compile(r"年|比|较|同期|前|差|多|少")


def settle_unit(world: World) -> None:
    """Bind unread rates, shares and changes that exactly one pair of amounts of the document makes.

    A rate needs two printed decimals, or one where the words for it stand in its own clause.
    """
    for number in range(len(world.figures)):
        if unread_of(world, number, Dimension.RATE) and world.figures[number].quantity.decimals:
            found = {
                one.concept: one
                for one in (*_rates(world, number), *_adjustments(world, number), *_shares(world, number))
            }
            changed = () if found else tuple(_changes(world, number))
            if len(found) == 1:
                world.put(next(iter(found.values())), Reason.TOTAL)
            elif changed:
                world.put(changed[0], Reason.CHANGE)
        elif unread_of(world, number, Dimension.MONEY):
            difference = next(_differences(world, number), None)
            if difference is not None:
                world.put(difference, Reason.CHANGE)


def words_of(world: World, number: int) -> tuple[str, str]:
    """Return the words of the sentence before a figure, and those of its own clause."""
    start = world.figures[number].span.start
    before = _STOPS.split(world.text[max(0, start - _REACH) : start])[-1]
    clause = _COMMAS.split(before)
    own = clause[-1] if len(clause[-1]) > _FINE or len(clause) == 1 else "".join(clause[-2:])
    return before, own


def _amounts(world: World, concept: str) -> Iterator[Bound]:
    """Yield the exact whole amounts of one concept in this year, of the unit or of a project."""
    for one in list(world.bound.values()):
        exact = world.figures[one.figure].quantity.approximation is Approximation.EXACT
        if one.concept == concept and one.year == world.year and one.scope is None and exact:
            whole = one.item is None or one.item.kind == "topic"
            if whole and world.value(one.figure) > 0:
                yield one


def _rates(world: World, number: int) -> Iterator[Bound]:
    before, own = words_of(world, number)
    fine = world.figures[number].quantity.decimals >= _FINE
    for kind in _KINDS:
        if kind.hint.search(before if fine else own) is None or "得分" in own:
            continue
        for top in _amounts(world, kind.top):
            for base in _amounts(world, kind.base):
                pair = top.subject == base.subject and is_ratio(
                    world, number, world.value(top.figure), world.value(base.figure)
                )
                if pair and world.value(top.figure) != world.value(base.figure):
                    item = Item("topic", kind.item) if kind.item and top.subject == world.unit else None
                    yield Bound(number, kind.concept, top.subject, item, world.year)


def _adjustments(world: World, number: int) -> Iterator[Bound]:
    """Yield the rate of what lies between the initial and the adjusted budget: 较年初预算净扩大21.00%."""
    before, own = words_of(world, number)
    if _BEGUN.search(before) is None or _GROWN.search(own) is None:
        return
    for initial in _amounts(world, "budget_initial"):
        for adjusted in _amounts(world, "budget_adjusted"):
            moved = abs(world.value(adjusted.figure) - world.value(initial.figure))
            alike = initial.subject == adjusted.subject and moved
            if alike and is_ratio(world, number, moved, world.value(initial.figure)):
                yield Bound(number, "budget_adjust_rate", initial.subject, None, world.year)


def _shares(world: World, number: int) -> Iterator[Bound]:
    before, own = words_of(world, number)
    if _SHARED.search(before if world.figures[number].quantity.decimals >= _FINE else own) is None:
        return
    for part, whole, name in _SHARES:
        for top in _amounts(world, part):
            for base in _amounts(world, whole):
                unit = top.subject == base.subject == world.unit
                if unit and is_ratio(world, number, world.value(top.figure), world.value(base.figure)):
                    yield Bound(number, "share", world.unit, Item("share", name), world.year, topic=top.topic)


def _pairs(world: World) -> Iterator[tuple[Bound, Bound]]:
    """Yield this year's amounts with last year's of the same."""
    for before in [one for one in world.bound.values() if one.concept == "prior_year_amount"]:
        for now in list(world.bound.values()):
            alike = (now.topic, now.subject, now.scope) == (before.topic, before.subject, before.scope)
            spent = now.phase in ("", "expenditure", "final", "income") and now.item is None
            amount = world.figures[now.figure].quantity.dimension is Dimension.MONEY
            if alike and spent and amount and now.year == world.year and now.concept != "prior_year_amount":
                yield now, before


def _changes(world: World, number: int) -> Iterator[Bound]:
    """Yield the change rate that two amounts make."""
    before, own = words_of(world, number)
    if _MOVED.search(own) is None and (_MOVED.search(before) is None or not own.strip("、，和及各")):
        return
    for now, base in _pairs(world):
        moved = abs(world.value(now.figure) - world.value(base.figure))
        if moved and is_ratio(world, number, moved, world.value(base.figure)):
            yield _changed(world, number, "yoy_rate", now, base)


def _differences(world: World, number: int) -> Iterator[Bound]:
    """Yield the change that lies between this year's amount and last year's, to the last digit."""
    before, own = words_of(world, number)
    if _MOVED.search(own) is None or _HELD.search(before) is None:
        return
    quantity = world.figures[number].quantity
    for now, base in _pairs(world):
        if quantity.value and abs(world.value(now.figure) - world.value(base.figure)) == quantity.value:
            yield _changed(world, number, "yoy_amount", now, base)


def _changed(world: World, number: int, concept: str, now: Bound, base: Bound) -> Bound:
    sign = -1 if world.value(now.figure) < world.value(base.figure) else 1
    return replace(base, figure=number, concept=concept, year=now.year, sign=sign, phase="change")
