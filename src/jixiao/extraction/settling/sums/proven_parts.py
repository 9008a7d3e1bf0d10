"""Parts that no word tells, proven by their sum: the items of what a project spent, the sources of its money."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.lacking import is_lacking
from jixiao.extraction.part_names import part_items, phase_told
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.sources import is_source
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_MOST, _SEVERAL, _SKIPPED = 24, 2, 4
_LOOK, _NEAR = 12, 30
_USED = re.compile(r"用于|用在|用作|购买|购置|采购|发放|支付")
_FLOW = re.compile(r"(?:支出|结算|(?<!转移)支付|付款|列支|预留|结余|剩余)[^，。；：、\d]{0,4}$")
_COMPARED = re.compile(r"(?:上年|去年|同期|较|比(?![例重率])|[多少]|增|减|升|降)[^，。；、：\d]{0,8}$")
_OF_PART = re.compile(r"(?:占|比重|比例)[^，。；：\d]{0,6}$")
_SPENT = frozenset({"expenditure_project"})
_OF_PHASE = {"received": "funds_received", "initial": "budget_initial"}
_GIVEN = frozenset({"funds_received", "budget_initial", "budget_adjusted"})


def settle_parts(world: World) -> None:
    """Bind unread amounts of one list that add up to a whole of a project told before or behind them.

    The parts of spending are its items, those of funds and budgets their sources; a rate behind a part, or the rates
    listed behind all, are shares where they are the parts' shares of the whole.
    """
    for number, whole in sorted(world.bound.items()):
        if world.bound[number] != whole or not _has_parts(world, whole):
            continue
        parts = _parts(world, number, 1) or _parts(world, number, -1)
        used = bool(parts) and whole.concept in _GIVEN and _is_used_for(world, number, parts[0])
        items = part_items(world, parts, spent=whole.concept in _SPENT or used)
        if used and parts and len({item.name for item in items}) == len(parts):
            _put_uses(world, whole, parts, items)
            continue
        if whole.item is not None and whole.subject != world.unit:
            continue
        costs = bool(items) and all(item.name.endswith("费") for item in items)
        if whole.concept in _GIVEN and (costs or any(_is_flow(world, part) for part in parts)):
            # what money was spent on, or is planned for, is no source of it: 建筑安装工程费、设备购置费
            continue
        sources = whole.subject.kind is SubjectKind.PROJECT or all(_is_source(item) for item in items)
        if parts and sources and len({item.name for item in items}) == len(parts):
            _put(world, whole, parts, items)


def _has_parts(world: World, whole: Bound) -> bool:
    """Tell a whole of a project, or funds that the unit received: those have sources."""
    if whole.subject == world.unit:
        return whole.concept == "funds_received" and (whole.item is None or whole.item.kind == "fund")
    named = whole.item is None or (whole.concept in _GIVEN and whole.item.kind == "fund_source")
    return whole.concept in _SPENT | _GIVEN and named and whole.subject.kind is SubjectKind.PROJECT


def _is_source(item: Item) -> bool:
    return is_source(item.name) or is_source(item.name.removesuffix("资金"))


def _is_flow(world: World, number: int) -> bool:
    """Tell what was spent of given money, or what is left of it, which are no sources of it."""
    return _FLOW.search(world.words_before(number, _LOOK)) is not None


def _is_used_for(world: World, whole: int, first: int) -> bool:
    """Tell a list of what money was meant for: 县级财政安排95万元，用于购买疫苗42.6万元、检测试剂52.4万元."""
    between = world.between(whole, first) if whole < first else ""
    return len(between) < _NEAR and _USED.search(between) is not None


def _put_uses(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    concept = "expenditure_item" if whole.concept == "funds_received" else "budget_item"
    for part, item in zip(parts, items, strict=True):
        if part not in world.bound:
            world.put(Bound(part, concept, whole.subject, item, whole.year, phase=whole.phase), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(sorted(parts))))
    _put_shares(world, whole, parts, items)


def _put(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    for part, item in zip(parts, items, strict=True):
        told = world.bound.get(part)
        if told is None or told.item is None:
            phase = whole.phase if whole.concept in _SPENT else phase_told(world, part) or whole.phase
            concept = "expenditure_item" if whole.concept in _SPENT else _OF_PHASE.get(phase, whole.concept)
            world.put(Bound(part, concept, whole.subject, item, whole.year, phase=phase), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(sorted(parts))))
    _put_shares(world, whole, parts, items)


def _parts(world: World, number: int, step: int) -> Sequence[int]:
    """Return a run of unread amounts near a whole that adds up to it, none where none does.

    Behind a whole a list may begin after amounts that tell something else, but then it has three parts or more.
    What was given may be the parts and a balance directly behind them.
    """
    run = list(_run(world, number, step))
    whole = world.value(number)
    for first in range(min(_SKIPPED, len(run))):
        sums = accumulate(world.value(at) for at in run[first:])
        for count, total in enumerate(sums, 1):
            rest = _rest_behind(world, number, run[first + count - 1]) if step > 0 else 0
            if count >= _SEVERAL + (first > 0) and whole in (total, total + rest):
                return sorted(run[first : first + count])
    return ()


def _rest_behind(world: World, number: int, last: int) -> int:
    """Return the balance directly behind the last part of what a project was given, 0 where there is none."""
    whole, rest = world.bound[number], world.bound.get(last + 1)
    kept = rest is not None and rest.concept == "carryover_closing" and rest.subject == whole.subject
    return world.value(last + 1) if kept and whole.concept in _GIVEN else 0


def _run(world: World, number: int, step: int) -> Iterator[int]:
    """Yield the unread amounts in a row, as long as no amount with another meaning stands between them.

    What was read as the same as the whole, or as one of its sources, may be a part as well.
    """
    whole = world.bound[number]
    for at in range(number + step, number + step * _MOST, step):
        if not 0 <= at < len(world.figures):
            return
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        told = world.bound.get(at)
        if told is None and is_lacking(world.text, world.figures[at].span):
            return
        if _is_of_other_year(world, at) or world.figures[at].quantity.unit != world.figures[number].quantity.unit:
            continue
        if unread_of(world, at, Dimension.MONEY) or (told and _may_be_part(world, told, whole)):
            yield at
        elif told is None or not _is_beside(told, whole):
            return


def _is_of_other_year(world: World, at: int) -> bool:
    """Tell an amount of last year or a change since: no part of a list."""
    start = world.figures[at].span.start
    return _COMPARED.search(world.text, max(0, start - _LOOK), start) is not None


def _is_beside(told: Bound, whole: Bound) -> bool:
    """Tell what may stand between a whole and its parts: a balance, funds, last year's, the parts of another split."""
    if told.item is not None:
        return told.concept == "expenditure_item" and whole.concept in _SPENT and told.subject == whole.subject
    return told.concept in ("carryover_closing", "prior_year_amount", "yoy_amount", *_GIVEN)


def _may_be_part(world: World, told: Bound, whole: Bound) -> bool:
    """Tell what a part was taken for: the whole again (八十岁以上发放66万元), or a source of the funds."""
    if (told.subject, told.year) != (whole.subject, whole.year):
        return False
    less = world.value(told.figure) < world.value(whole.figure)
    if told.item is not None:
        return less and told.item.kind == "fund_source" and {told.concept, whole.concept} <= _GIVEN
    return less and (told.concept == whole.concept or {told.concept, whole.concept} <= _GIVEN)


def _put_shares(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    value = world.value(whole.figure)
    amounts = [world.value(part) for part in parts]
    for part, item, amount in zip(parts, items, amounts, strict=True):
        rate = part + 1
        if rate < len(world.figures) and _is_share(world, rate, amount, value):
            _share(world, whole, rate, item)
    _put_single_shares(world, whole, parts, items)
    behind = range(parts[-1] + 1, min(len(world.figures), parts[-1] + 1 + _MOST))
    rates = [at for at in behind if unread_of(world, at, Dimension.RATE)][: len(parts)]
    if len(rates) == len(parts) and all(
        is_ratio(world, rate, amount, value) for rate, amount in zip(rates, amounts, strict=True)
    ):
        for rate, item in zip(rates, items, strict=True):
            _share(world, whole, rate, item)


def _put_single_shares(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    """Bind a share told of one part behind the list (制造业独占58.0%) that no other part has."""
    value, block = world.value(whole.figure), world.figures[parts[-1]].block
    for rate in range(parts[-1] + 1, min(len(world.figures), parts[-1] + 1 + _MOST)):
        start = world.figures[rate].span.start
        if world.figures[rate].block != block or not _OF_PART.search(world.text, max(0, start - _LOOK), start):
            continue
        found = [
            item for part, item in zip(parts, items, strict=True) if _is_share(world, rate, world.value(part), value)
        ]
        if len(found) == 1:
            _share(world, whole, rate, found[0])


def _is_share(world: World, rate: int, part: int, whole: int) -> bool:
    return unread_of(world, rate, Dimension.RATE) and is_ratio(world, rate, part, whole)


def _share(world: World, whole: Bound, rate: int, item: Item) -> None:
    world.put(Bound(rate, "share", whole.subject, Item("share", item.name), whole.year), Reason.SHARE)
