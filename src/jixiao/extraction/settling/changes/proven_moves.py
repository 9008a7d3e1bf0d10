"""What was added to an initial budget or taken from it, proven by what it came to: 年初…，陆续增拨…，全年下达总额….

Whatever the verbs are, amounts told between an initial budget and another amount that they come to, to the last digit,
are what changed in the year; that other amount is what was to be spent in all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import is_name
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_REACH, _LOOK, _MOST, _DIGITS, _FINE, _PERCENT = 12, 30, 4, 3, 2, 2
_DOWN = re.compile(r"减|收回|扣|压|核销|上缴|缴回|交回|少")
_UP = re.compile(r"[追增新另补又再]|下达|安排|拨|调|净|收到|后期|争取|转移支付|专项")
_OPENING = re.compile(r"结转|结余|滚存|上年|转入|年初余")
_CLAUSE = re.compile(r"[，,；;（）()：:、]")
_LEAD = re.compile(r"^(?:再加|又|年中|年内|执行中|上级|省级|市级|县级|追加|下达|新增|安排|增加|的)+")
_TOTAL = re.compile(
    r"后|[总共]|合计|累计|达到|全年|最终|实际|可用|可执行|可支配|变[为更]|调[整增减]|核定|增至|减至|由此|因此|规模|定为"
)
_GIVEN = re.compile(r"(?:拨款|收入|补助)[^，。；\d]{0,10}$")
_PLAN = re.compile(r"预算|指标|控制数|额度|盘子")
# 追加20万元，全年支出120万元: all of it was spent
_IS_SPENT = re.compile(r"(?:支出|支付|列支|开支|用款)(?:合计|共计|总额|数|额|资金)?[为了]?[ ]?$")
_STARTED = re.compile(r"年初|期初|批[准复]|核定|部门预算|原")
_RATED = re.compile(r"[幅率占]|比例|调|增|减|变动")
# what another word may have been taken for, where the sum proves it a budget
_SPENT = frozenset({"expenditure_project", "expenditure_item"})
_LOOSE_TOTALS = frozenset({"funds_received", "budget_adjusted", "budget_item", "expenditure_total", "budget_initial"})
_TOTALS = frozenset({"budget_adjusted", "income_fiscal", "income_total", "income_year"})
_LOOSE_MOVES = frozenset({"funds_received", "budget_adjustment", "budget_item"})
_LOOSE_RATES = frozenset({"completion_rate_initial", "share", "yoy_rate", "execution_rate"})


@dataclass(frozen=True, slots=True)
class _Move:
    """An initial budget, the amounts that changed it with their signs, an opening balance told elsewhere, the total."""

    initial: Bound
    moves: Sequence[tuple[int, int]]
    opening: int
    total: int


def settle_moves(world: World) -> None:
    """Bind what changed the initial budget of the unit or of a project, what it came to, and the rate of the change."""
    for number in range(len(world.figures)):
        if world.is_amount(number) and _may_be_total(world, number):
            move = next(_moves(world, number), None)
            if move is not None:
                _put(world, move)


def _words(world: World, number: int) -> str:
    """Return the words between the figure before and this one."""
    return world.words_before(number, _LOOK)


def _may_be_total(world: World, number: int) -> bool:
    told = world.bound.get(number)
    words = _words(world, number)
    loose = told is None or (told.item is None and told.concept in _LOOSE_TOTALS | _TOTALS)
    loose |= told is not None and told.concept in _SPENT and _PLAN.search(words) is not None
    spent = _IS_SPENT.search(words) is not None and _PLAN.search(words) is None
    return loose and not spent and _TOTAL.search(words) is not None


def _moves(world: World, total: int) -> Iterator[_Move]:
    """Yield the initial budget before a total that the amounts between change into it."""
    value, block = _value(world, total), world.figures[total].block
    between: list[int] = []
    for at in range(total - 1, max(-1, total - 1 - _REACH), -1):
        if world.figures[at].block != block:
            return
        if not world.is_amount(at):
            continue
        initial = _initial(world, at, begun=bool(between))
        for moves in _changes(world, between) if initial is not None else ():
            for opening in _openings(world, total, between):
                changed = sum(sign * _value(world, one) for one, sign in moves)
                start = _value(world, at) + _value(world, opening)
                if initial is not None and moves and start + changed == value and _is_new(world, at, moves, total):
                    yield _Move(initial, moves, opening, total)
        between.insert(0, at)
        if len(between) > _MOST:
            return


def _value(world: World, number: int) -> int:
    return world.value(number) if number >= 0 else 0


def _initial(world: World, number: int, *, begun: bool) -> Bound | None:
    """Return the initial budget that an amount is, or that its own words make it where it is unread."""
    told = world.bound.get(number)
    if told is not None:
        # 县财政年初为该项目列支预算1250万元 is all of it where the whole follows
        given = told.item is None or told.item.kind == "fund_source"
        whole = told.concept == "budget_initial" and given and told.year == world.year
        return replace(told, item=None) if whole else None
    words = _words(world, number)
    named = begun and _STARTED.search(words) is not None and _PLAN.search(words) is not None
    return Bound(number, "budget_initial", world.unit, None, world.year, phase="initial") if named else None


def _changes(world: World, between: Sequence[int]) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield the amounts between that may have changed the budget with their signs, all of them first."""
    signed = [(at, sign) for at in between if (sign := _sign(world, at))]
    for kept in product((True, False), repeat=len(signed)):
        yield [one for one, keep in zip(signed, kept, strict=True) if keep]


def _sign(world: World, number: int) -> int:
    """Return which way an amount changed the budget by its words, 0 where it tells something else."""
    told, words = world.bound.get(number), _words(world, number)
    loose = told is None or (told.item is None and told.concept in _LOOSE_MOVES)
    if told is not None and told.concept == "carryover_opening":
        return 1
    if not loose:
        return 0
    return -1 if _DOWN.search(words) else 1 if _UP.search(words) or _OPENING.search(words) else 0


def _openings(world: World, total: int, between: Sequence[int]) -> Iterator[int]:
    """Yield -1 for none, then the opening balances told elsewhere where the words speak of one (加上年初结转结余)."""
    yield -1
    if between and _OPENING.search(_words(world, total)):
        yield from [at for at, one in world.bound.items() if one.concept == "carryover_opening" and at not in between]


def _is_new(world: World, initial: int, moves: Sequence[tuple[int, int]], total: int) -> bool:
    """Tell a sum that teaches something, and that no round amounts make by chance."""
    values = [_value(world, at) for at in (initial, *(at for at, _ in moves), total)]
    if sum(len(str(value).rstrip("0")) >= _DIGITS for value in values) < _FINE:
        return False
    told = world.bound.get(total)
    loose = told is None or told.concept not in _TOTALS
    moved = (world.bound.get(at) for at, _ in moves)
    return loose or initial not in world.bound or any(one is None or one.concept == "funds_received" for one in moved)


def _put(world: World, move: _Move) -> None:
    initial, total = move.initial, world.bound.get(move.total)
    world.put(initial, Reason.TOTAL)
    names = _names(world, move)
    for at, sign in move.moves:
        opening = _is_opening(world, at) and sign > 0
        concept, phase = ("carryover_opening", "opening") if opening else ("budget_adjustment", "adjustment")
        if at not in world.bound or world.bound[at].concept != concept:
            item = None if opening or at not in names else Item("expense", names[at])
            phase = phase if sign > 0 else "reduction"
            bound = replace(initial, figure=at, concept=concept, item=item, sign=sign, phase=phase)
            world.put(bound, Reason.TOTAL)
    if total is None or total.concept not in _TOTALS:
        words = _words(world, move.total)
        given = _GIVEN.search(words) is not None and _PLAN.search(words) is None
        concept, phase = ("income_fiscal", "income") if given else ("budget_adjusted", "adjusted")
        world.put(replace(initial, figure=move.total, concept=concept, phase=phase), Reason.TOTAL)
    if move.opening < 0 and world.bound[move.total].concept == "budget_adjusted":
        members = (initial.figure, *(at for at, _ in move.moves))
        if all(sign > 0 for _, sign in move.moves):
            world.ties.append(Tie(LinkKind.LIST_SUM, move.total, members))
    _put_rate(world, move)


def _is_opening(world: World, number: int) -> bool:
    """Tell what last year left by its own clause: not 批复1510万元（未含上年结转），追加41万元."""
    return _OPENING.search(_CLAUSE.split(_words(world, number))[-1]) is not None


def _names(world: World, move: _Move) -> dict[int, str]:
    """Return what several amounts added are called, empty where one of them has no name of its own."""
    added = [at for at, sign in move.moves if sign > 0 and not _is_opening(world, at)]
    names = [_LEAD.sub("", label_of(world, at)) for at in added] if len(added) > 1 else []
    told = all(is_name(name, called=True) for name in names) and len(set(names)) == len(names)
    return dict(zip(added, names, strict=True)) if names and told else {}


def _put_rate(world: World, move: _Move) -> None:
    """Bind the rate near the total that the whole change is of the initial budget."""
    initial, total = (_value(world, at) for at in (move.initial.figure, move.total))
    changed = [sum(sign * _value(world, at) for at, sign in move.moves), total - initial]
    changed += [_value(world, at) for at, _ in move.moves]
    for rate in range(move.initial.figure + 1, min(len(world.figures), move.total + _MOST)):
        told = world.bound.get(rate)
        free = unread_of(world, rate, Dimension.RATE) or (told is not None and told.concept in _LOOSE_RATES)
        quantity = world.figures[rate].quantity
        near = world.figures[rate].block == world.figures[move.total].block and quantity.dimension is Dimension.RATE
        if not free or not near or quantity.decimals < _PERCENT or quantity.value == 100 * MICRO:
            continue
        if _RATED.search(_words(world, rate)) and any(is_ratio(world, rate, abs(one), initial) for one in changed):
            world.put(replace(move.initial, figure=rate, concept="budget_adjust_rate", phase=""), Reason.TOTAL)
