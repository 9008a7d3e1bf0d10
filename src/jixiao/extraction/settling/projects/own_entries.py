"""What the entries of a list give of one project's money, proven by what they make up together.

1.新建泵站：计划120.00万元，使用100.00万元；2.改造渠道：计划80.00万元，使用60.00万元: whatever words stand there, named
amounts in a row that are, to the fen, the plan, the spending or the rest of the one project evaluated are its items, or
its sources where each is one. A row whose column is proven says by its own words what the other amounts are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.portions import portion_of
from jixiao.extraction.proven import is_ratio
from jixiao.extraction.settling.projects.own_entry_words import (
    BARE,
    FAR,
    SENTENCE_ENDS,
    SUM_WORDS,
    OwnEntry,
    is_called_project,
    is_free,
    own_runs,
)
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.extraction.whose import is_organ
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SEVERAL = 2
_PAID_OUT = ("兑付", "支付", "支出", "使用", "获得", "发放", "拨付", "列支", "付款")
_SHARE = re.compile(r"[，,（(]?(?:约|所)?占[^，。；\d]{0,14}")
_NEARLY = 8
_OF_ENTRY = frozenset({"execution_rate", "share"})
_KINDS = {
    "planned": (("budget_adjusted", "budget_initial"), "budget_item", "budget"),
    "spent": (("expenditure_project", "expenditure_item"), "expenditure_item", "expenditure"),
    "left": (("carryover_closing",), "carryover_closing", "closing"),
    "came": (("funds_received",), "funds_received", "received"),
}
_ROLE_OF = {concept: role for role, (concepts, _, _) in _KINDS.items() for concept in concepts}
_SHARES_OUT, _CAME = re.compile(r"承担|负担|分担|共担|出资"), re.compile(r"到[位账]|拨[到付入]")


def settle_own_entries(world: World, only: Subject | None) -> None:
    """Bind such entries; `only` is the one project that a report evaluates."""
    if only is None:
        return
    for run in own_runs(world, only):
        if len(run) >= _SEVERAL:
            _settle(world, only, run)


def _settle(world: World, only: Subject, run: Sequence[OwnEntry]) -> None:
    """Find the longest row of entries that one of their columns proves, and bind it."""
    wholes = list(_wholes(world, only))
    for length in range(len(run), _SEVERAL - 1, -1):
        for start in range(len(run) - length + 1):
            row = run[start : start + length]
            proof = _proof(world, row, wholes, slips=length == len(run))
            if proof is not None and not any(is_called_project(world, max(e.amounts.values()), e.name) for e in row):
                _put(world, only, row, *proof)
                return


def _proof(world: World, row: Sequence[OwnEntry], known: Sequence[Bound], *, slips: bool) -> tuple[str, Bound] | None:
    """Return the column of a row that makes up a known amount of the project, and that amount.

    `slips`: one amount of the column may be wrong where the shares behind them, or the sum that ends them, prove it.
    """
    names = [entry.name for entry in row]
    if len(set(names)) < len(names):
        return None
    inside = {number for entry in row for number in entry.amounts.values()}
    for role in dict.fromkeys(role for entry in row for role in entry.amounts):
        numbers = [number for entry in row if (number := entry.of(role)) is not None]
        wholes = [one for one in known if role in (BARE, _ROLE_OF[one.concept]) and one.figure not in inside]
        if len(numbers) < len(row):
            continue
        whole = _whole(world, numbers, wholes, slips=slips)
        if whole is not None:
            return role, whole
    return None


def _whole(world: World, column: Sequence[int], wholes: Sequence[Bound], *, slips: bool) -> Bound | None:
    """Return the amount that a column makes up."""
    total = sum(map(world.value, column))
    whole = next((one for one in wholes if world.value(one.figure) == total), None)
    if whole is not None or not slips:
        return whole
    return next((one for one in wholes if _is_shared(world, column, one) or _is_summed(world, column, one)), None)


def _is_shared(world: World, column: Sequence[int], whole: Bound) -> bool:
    """Tell a column whose amounts, but for a slip in one, are followed by what they are of the whole in percent."""
    shared = [
        number
        for number in column
        if world.figures[number + 1 : number + 2]
        and world.figures[number + 1].quantity.dimension is Dimension.RATE
        and _SHARE.fullmatch(world.between(number, number + 1)) is not None
        and is_ratio(world, number + 1, world.value(number), world.value(whole.figure))
    ]
    return len(shared) >= max(_SEVERAL, len(column) - 1)


def _is_summed(world: World, column: Sequence[int], whole: Bound) -> bool:
    """Tell a row of three or more that a sum ends which is the whole, where the row makes up nearly that."""
    number = _sum_behind(world, column[-1]) if len(column) > _SEVERAL else None
    if number is None or world.value(number) != world.value(whole.figure):
        return False
    return abs(sum(map(world.value, column)) - world.value(number)) * _NEARLY < world.value(number)


def _wholes(world: World, only: Subject) -> Iterator[Bound]:
    """Yield what the project had, spent or kept that a column may make up, its own amounts first."""
    found = [
        one
        for _, one in sorted(world.bound.items())
        if one.subject == only and one.year == world.year and one.concept in _ROLE_OF
    ]
    yield from (one for one in found if one.item is None)
    yield from (one for one in found if one.concept == "expenditure_item" and one.item is not None)


def _put(world: World, only: Subject, row: Sequence[OwnEntry], proven: str, whole: Bound) -> None:
    sources = [is_source(entry.name) or is_level(entry.name) for entry in row]
    if any(sources):
        told = any(_is_source_told(world, _of(entry, proven)) for entry in row)
        if all(sources) and not told and (whole.concept == "funds_received" or _is_planned(world, row, whole)):
            for entry in row:
                source = replace(whole, figure=_of(entry, proven), item=source_item(entry.name), topic="")
                world.put(source, Reason.SOURCE)
        return
    if whole.concept == "funds_received" and not all(portion_of(entry.name) for entry in row):
        return
    for entry in row:
        item = portion_of(entry.name) or Item("expense", entry.name)
        for role, number in entry.amounts.items():
            kind = role if role and role != proven else proven or _ROLE_OF[whole.concept]
            _, concept, phase = _KINDS[kind]
            if not _is_item_told(world, number):
                world.put(Bound(number, concept, only, item, world.year, phase=phase), Reason.PART)
        _name_rates(world, only, item, entry)
    members = tuple(_of(entry, proven) for entry in row)
    if not any(tie.result == whole.figure and set(tie.members) == set(members) for tie in world.ties):
        # a list that its own sum ends leaves nothing out
        ended = _is_summed(world, members, whole)
        world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, members, certain=ended))
    _put_sum(world, only, members, whole)


def _is_item_told(world: World, number: int) -> bool:
    """Tell an amount whose own words made it an item already, but for a verb that was taken for the end of its name."""
    told = world.bound.get(number)
    if told is None or told.item is None:
        return False
    thing = told.item.kind in ("expense", "fund_source") and not is_organ(told.item.name)
    # what is planned for a thing is an item of the budget, no budget of its own
    return not told.item.name.endswith(_PAID_OUT) and not (thing and told.concept in _KINDS["planned"][0])


def _is_planned(world: World, row: Sequence[OwnEntry], whole: Bound) -> bool:
    """Tell sources that only have to give their parts of a budget: 预算由两级承担，省级120.00万元，县级80.00万元."""
    first, last = (max(entry.amounts.values()) for entry in (row[0], row[-1]))
    start, end = world.figures[first].span.start, world.figures[last].span.end
    begun = max(world.text.rfind("。", 0, start), world.text.rfind("\n", 0, start)) + 1
    behind = SENTENCE_ENDS.split(world.text[end : end + FAR])[0]
    shared = _SHARES_OUT.search(world.text, begun, start) is not None and not _CAME.search(
        world.text[begun:start] + behind
    )
    return shared and whole.concept in _KINDS["planned"][0]


def _is_source_told(world: World, number: int) -> bool:
    told = world.bound.get(number)
    return told is not None and told.item is not None and told.item.kind == "fund_source"


def _of(entry: OwnEntry, role: str) -> int:
    number = entry.of(role)
    return entry.amounts[role] if number is None else number


def _name_rates(world: World, only: Subject, item: Item, entry: OwnEntry) -> None:
    """Give the rates of an entry that were read as the project's own, and its share of the whole, to its item."""
    last = max(entry.amounts.values())
    parts = (only.name, entry.name)
    for number in range(min(entry.amounts.values()) + 1, len(world.figures)):
        told = world.bound.get(number)
        if number > last and (told is None or entry.ends_in(world.between(last, number))):
            return
        own = told is not None and (told.item is None or told.item.name == entry.name)
        if told is not None and own and told.concept in _OF_ENTRY and told.subject.name in parts:
            world.put(replace(told, subject=only, item=item), Reason.PART)
        last = max(last, number)


def _put_sum(world: World, only: Subject, members: Sequence[int], whole: Bound) -> None:
    """Bind the sum that ends the list, where it says again what the list makes up: 三镇合计：803人，280.00万元."""
    number = _sum_behind(world, members[-1])
    if number is None or not is_free(world, only, number, ""):
        return
    if world.value(number) == world.value(whole.figure):
        world.put(replace(whole, figure=number), Reason.TOTAL)


def _sum_behind(world: World, last: int) -> int | None:
    """Return the amount behind a list that is called its sum, None where there is none."""
    after = range(last + 1, len(world.figures))
    number = next((at for at in after if world.figures[at].quantity.dimension is Dimension.MONEY), None)
    if number is None or not world.is_amount(number):
        return None
    between = world.between(last, number)
    return number if len(between) <= FAR and SUM_WORDS.search(between) else None
