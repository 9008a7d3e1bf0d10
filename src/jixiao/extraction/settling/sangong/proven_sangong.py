"""The sums of the 三公 expenses and of their budgets where no word says so, proven by the parts before them."""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_SPENT = ("sangong_abroad", "sangong_car", "sangong_car_purchase", "sangong_car_run", "sangong_reception")
_PLANNED = tuple(f"{part}_budget" for part in _SPENT)
_REACH, _LOOK, _PAIR, _NAME = 12, 14, 2, 30
_SUMMED = re.compile(
    r"合计|共计|总计|加起来|合起来|归总|加总|相加|总数|总额|总共|一共|两[样项]|三[样项]|“三公”|预算|决算|[，,、]共$"
)
_WITHIN = re.compile(r".{0,2}(?:以内|之内|范围内)")
_IN_BRACKETS = re.compile(
    r"[（(](?:年初|全年|调整后|批复的?|核定的?)*(?:预算|控制数|限额|额度)(?:数|安排|批复)?(?:为)?"
)
_RATES = frozenset({"execution_rate", "sangong_control_rate"})
_LIMIT = re.compile(r"预算|控制数|限额|批复|核定")
# 因公出国（境）费与购车费均未发生；预算为…: what is told to be none has no budget behind it
_NONE = re.compile(
    r"(?:(?:未|没有?)(?:实际)?(?:发生|安排|列支|支出|产生|出国|出境|购[车置])|(?:^|[，；、])无|为零)[^，；。\d]*[，；]"
)
_CALLED_RATE = re.compile(r"(?:使用|执行|完成|支出)[率度]")


def settle_sangong(world: World) -> None:
    """Bind the amount that the 三公 expenses before it, or their budgets, add up to, and the budget behind it."""
    for number in range(len(world.figures)):
        told = world.bound.get(number)
        loose = told is None or (told.concept.startswith(("sangong_", "budget_adj", "expenditure_t")) and not told.item)
        if not loose or not _is_amount(world, number) or not _is_summed(world, number):
            continue
        for parts, concept in ((_SPENT, "sangong_total"), (_PLANNED, "sangong_budget")):
            if _sum(world, number, parts) == world.value(number):
                world.put(Bound(number, concept, world.unit, None, world.year, topic="sangong"), Reason.TOTAL)
    for number in range(len(world.figures)):
        told = world.bound.get(number)
        loose = told is None or (told.concept.startswith("sangong_") and told.concept.endswith("_budget"))
        own = _is_named(world, number) or _is_own_plan(world, number)
        if not loose or own or not _is_amount(world, number, within=True):
            continue
        rate = _rate_of_total(world, number)
        if rate is not None or _is_budget(world, number) or _is_limit_of_all(world, number):
            world.put(Bound(number, "sangong_budget", world.unit, None, world.year, topic="sangong"), Reason.TOTAL)
        if rate is not None:
            put_rate(world, rate)


def _is_own_plan(world: World, number: int) -> bool:
    """Tell the budget in brackets directly behind what one of the three expenses came to: its own."""
    before = world.bound.get(number - 1)
    if before is None or before.concept not in _SPENT:
        return False
    between = world.between(number - 1, number)
    return _IN_BRACKETS.fullmatch(between) is not None


def _is_amount(world: World, number: int, *, within: bool = False) -> bool:
    """Tell an exact amount of the prose; one `within` which others are kept (18.60万元以内) is as exact."""
    quantity, end = world.figures[number].quantity, world.figures[number].span.end
    prose = world.figures[number].cell is None
    kept = within and _WITHIN.match(world.text[end - _PAIR : end + _LOOK]) is not None
    exact = (quantity.approximation is Approximation.EXACT or kept) and quantity.value > 0
    return prose and exact and quantity.dimension is Dimension.MONEY


def _is_summed(world: World, number: int) -> bool:
    start = world.figures[number].span.start
    return _SUMMED.search(world.text, max(0, start - _LOOK), start) is not None


def _sum(world: World, number: int, parts: tuple[str, ...]) -> int:
    """Return what the parts told last before a figure come to, 0 where there are fewer than two."""
    last: dict[str, int] = {}
    for at, one in _before(world, number):
        if one.concept in parts and one.item is None and one.subject == world.unit and one.year == world.year:
            last.setdefault(one.concept, world.value(at))
    whole = "sangong_car" if parts is _SPENT else "sangong_car_budget"
    if whole in last:
        last = {name: value for name, value in last.items() if not name.startswith("sangong_car_") or name == whole}
    return sum(last.values()) if len(last) >= _PAIR else 0


def _before(world: World, number: int) -> Iterator[tuple[int, Bound]]:
    for at in range(number - 1, max(-1, number - 1 - _REACH), -1):
        if at in world.bound:
            yield at, world.bound[at]


def _is_named(world: World, number: int) -> bool:
    """Tell an amount before which one of the 三公 expenses is named: its own budget, not that of all three."""
    start = max(0, world.figures[number].span.start - _NAME)
    behind = max(start, world.figures[number - 1].span.end if number else 0)
    none = _NONE.search(world.text, behind, world.figures[number].span.start)
    behind = none.end() if none is not None else behind
    words = world.lexicon.every.find(world.text, behind, world.figures[number].span.start)
    named = {key for word in words for sense, key in world.lexicon.senses.get(word.text, ()) if sense is Sense.TOPIC}
    return bool(named & set(_SPENT))


def _is_budget(world: World, number: int) -> bool:
    """Tell the budget that the sum directly before it is the rate behind of: 加起来7.39万元，没有超出8万元的预算."""
    total = world.bound.get(number - 1)
    figure = world.figures[number]
    start = max(0, figure.span.start - _LOOK)
    if total is None or total.concept != "sangong_total" or figure.block != world.figures[number - 1].block:
        return False
    if _LIMIT.search(world.text, start, figure.span.end + _LOOK) is None:
        return False
    near = _LIMIT.search(world.text, start, figure.span.start) is not None
    return near or any(
        is_ratio(world, rate, world.value(number - 1), world.value(number))
        for rate in (number + 1, number + 2)
        if rate < len(world.figures) and (rate in world.bound or unread_of(world, rate, Dimension.RATE))
    )


def _is_limit_of_all(world: World, number: int) -> bool:
    """Tell a limit behind all expenses, no less than their sum: 30.00万元：…，接待4.00万元，年初预算40.00万元."""
    figure = world.figures[number]
    if _LIMIT.search(world.text, max(0, figure.span.start - _LOOK), figure.span.start) is None:
        return False
    block, parts = figure.block, _sum(world, number, _SPENT)
    totals = [at for at, one in _before(world, number) if one.concept == "sangong_total" and one.item is None]
    told = totals[:1] and world.figures[totals[0]].block == block and world.value(totals[0]) == parts
    return bool(told) and 0 < parts <= world.value(number)


def _rate_of_total(world: World, number: int) -> int | None:
    """Return the rate behind an amount that what the three expenses of the paragraph came to makes of it."""
    block = world.figures[number].block
    for at, one in _before(world, number):
        if one.concept != "sangong_total" or one.item is not None or world.figures[at].block != block:
            continue
        for rate in range(number + 1, min(len(world.figures), number + 1 + _PAIR)):
            told = world.bound.get(rate)
            free = unread_of(world, rate, Dimension.RATE) or (told is not None and told.concept in _RATES)
            if free and is_fine(world, rate) and is_ratio(world, rate, world.value(at), world.value(number)):
                return rate
    return None


def put_rate(world: World, rate: int) -> None:
    """Bind the rate of all three expenses: that of control, unless words call it one of what was spent (执行率)."""
    start = world.figures[rate].span.start
    controls = _CALLED_RATE.search(world.text, max(0, start - _LOOK), start) is None
    if rate in world.bound and not controls:
        return
    concept, item = ("sangong_control_rate", None) if controls else ("execution_rate", Item("topic", "“三公”经费"))
    world.put(Bound(rate, concept, world.unit, item, world.year, topic="sangong"), Reason.TOTAL)
