"""What stands far from the amounts that prove it: items that add up to a project's spending, the rest of its budget."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.part_names import part_items
from jixiao.extraction.proven import is_kept, unread_of
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_Holder = tuple[Subject, Item | None, int, str | None]
_SPENT = "expenditure_project"
_SPENDING = frozenset({_SPENT, "expenditure_total"})
_BUDGETS = ("budget_adjusted", "funds_received", "budget_initial")
_SEVERAL, _THREE = 2, 3
# a whole number of 万元 is too often the same by chance
_ROUND = 1_000_000
_LEFT = re.compile(r"余(?!人|户|家|个|次|名)|结转|结存|未[支用付执兑]|没有?[付支用花]|收回|交回|缴回|退回")
_ENDS = re.compile(r"[。\n]")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z、（）()“”]{2,24}")
_CLAUSE_NAME = re.compile(
    r"(?:^|[。；;：:\n])\s*(?P<name>[^，。；：:（(\d\n]{2,16}?)(?:[（(][^（）()]*[）)])?"
    r"(?=合同|中标|签约|预算|[，,]|已付|支付|实付)[^。；;\n]*$"
)
_REACH = 60


def settle_far(world: World) -> None:
    """Bind amounts of one sentence that add up to what a project spent, wherever that stands, and what it kept.

    Amounts read as its spending that together make up the whole are its items too.
    """
    wholes = list(_wholes(world))
    for run in _runs(world):
        for whole in wholes:
            parts = _adding_up(world, run, whole)
            items = part_items(world, parts, spent=True)
            names = {item.name for item in items if _NAME.fullmatch(item.name)}
            if parts and len(names) == len(parts):
                _put(world, whole, parts, items)
                break
    for whole in wholes:
        _split_up(world, whole)
    rests = _rests(world)
    for number in range(len(world.figures)):
        if unread_of(world, number, Dimension.MONEY) and world.value(number) % _ROUND:
            _settle_rest(world, number, rests)


def _wholes(world: World) -> Iterator[Bound]:
    for _, bound in sorted(world.bound.items()):
        if bound.concept == _SPENT and bound.item is None and bound.subject.kind is SubjectKind.PROJECT:
            yield bound


def _runs(world: World) -> Iterator[list[int]]:
    """Yield the unread amounts of each sentence, as long as nothing else of money stands between them."""
    run: list[int] = []
    for number, figure in enumerate(world.figures):
        if figure.quantity.dimension is not Dimension.MONEY:
            continue
        unread = unread_of(world, number, Dimension.MONEY)
        if run and (not unread or not _beside(world, run[-1], number)):
            yield run
            run = []
        if unread:
            run.append(number)
    yield run


def _beside(world: World, one: int, other: int) -> bool:
    left, right = world.figures[one], world.figures[other]
    return left.block == right.block and _ENDS.search(world.text, left.span.end, right.span.start) is None


def _adding_up(world: World, run: Sequence[int], whole: Bound) -> Sequence[int]:
    """Return the amounts of a run that follow each other and add up to a whole: three, or two to the last digit."""
    total = world.value(whole.figure)
    least = _SEVERAL if total % _ROUND else _THREE
    for first in range(len(run)):
        for last in range(first + least, len(run) + 1):
            if sum(world.value(at) for at in run[first:last]) == total:
                return run[first:last]
    return ()


def _put(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    for part, item in zip(parts, items, strict=True):
        bound = Bound(part, "expenditure_item", whole.subject, item, whole.year, phase="expenditure")
        world.put(bound, Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(parts)))


def _split_up(world: World, whole: Bound) -> None:
    """Take several amounts of one paragraph read as the spending of a project for the items that make it up."""
    total = world.value(whole.figure)
    same = [one for one in _wholes(world) if (one.subject, one.year) == (whole.subject, whole.year)]
    alike = [one for one in same if world.value(one.figure) < total]
    for _, group in groupby(alike, key=lambda one: world.figures[one.figure].block):
        parts = list(group)
        names = [_clause_name(world, part.figure) for part in parts]
        if len(parts) >= _THREE and sum(world.value(part.figure) for part in parts) == total and all(names):
            for part, name in zip(parts, names, strict=True):
                item = Item("expense", name)
                world.bound[part.figure] = replace(part, concept="expenditure_item", item=item)
            world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(part.figure for part in parts)))


def _clause_name(world: World, number: int) -> str:
    """Return the words that begin the clause of an amount: 一标段（东街）合同额21万元，已付18万元."""
    start = world.figures[number].span.start
    before = world.text[max(world.text.rfind("\n", 0, start) + 1, start - _REACH) : start]
    match = _CLAUSE_NAME.search(before)
    return match["name"].strip() if match is not None else ""


def _rests(world: World) -> Mapping[int, set[_Holder]]:
    """Return what is left of each budget after what was spent of it, by the amount: whose it is."""
    spent: dict[_Holder, list[int]] = {}
    for bound in world.bound.values():
        if bound.concept in _SPENDING:
            spent.setdefault(_holder(bound), []).append(world.value(bound.figure))
    rests: dict[int, set[_Holder]] = {}
    for bound in world.bound.values():
        for paid in spent.get(_holder(bound), ()) if bound.concept in _BUDGETS else ():
            rests.setdefault(world.value(bound.figure) - paid, set()).add(_holder(bound))
    return rests


def _holder(bound: Bound) -> _Holder:
    return bound.subject, bound.item, bound.year, bound.scope


def _settle_rest(world: World, number: int, rests: Mapping[int, set[_Holder]]) -> None:
    """Bind what is left of one budget, where its sentence says that something was."""
    found = rests.get(world.value(number), set())
    if len(found) == 1 and (is_kept(world, number) or _is_in_a_sentence_of_rests(world, number)):
        subject, item, year, scope = next(iter(found))
        rest = Bound(number, "carryover_closing", subject, item, year, scope, phase="closing")
        world.put(rest, Reason.TOTAL)


def _is_in_a_sentence_of_rests(world: World, number: int) -> bool:
    span = world.figures[number].span
    start = begin_of(world.text, span.start)
    end = min((at for mark in "。；\n" if (at := world.text.find(mark, span.end)) >= 0), default=len(world.text))
    return _LEFT.search(world.text, start, end) is not None
