"""Parts that no word tells, proven by their sum: the items of what a project spent, the sources of its money."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.sources import source_item
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_MOST, _SEVERAL, _SKIPPED = 24, 2, 4
_SPENT = frozenset({"expenditure_project"})
_GIVEN = frozenset({"funds_received", "budget_initial", "budget_adjusted"})
_LEAD = re.compile(
    r"^(?:[、，,；;：:。\s\u3000]|其中|包括|分别|主要|用于|用在|具体|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[①-⑳]|[●◆▲■□—]|和|及|与|为|是|占|再|另|其他的)+"
)
_TAIL = re.compile(
    r"(?:[：:\s\u3000]|花了|花去|用去|支付|支出|使用|发放|付给|安排|投入|计|共计|约|为|是|到账|实付|款)+$"
)
_STOPS = re.compile(r"[。；;，,：:\n\d]")
_LOOK = 40


def settle_parts(world: World) -> None:
    """Bind unread amounts of one list that add up to a whole of a project told before or behind them.

    The parts of spending are its items, those of funds and budgets their sources; a rate behind a part, or the rates
    listed behind all, are shares where they are the parts' shares of the whole.
    """
    for number, whole in sorted(world.bound.items()):
        fits = whole.concept in _SPENT | _GIVEN and whole.item is None and whole.subject.kind is SubjectKind.PROJECT
        if not fits or any(tie.kind is LinkKind.LIST_SUM and tie.result == number for tie in world.ties):
            continue
        parts = _parts(world, number, 1) or _parts(world, number, -1)
        items = [_item(world, part, whole) for part in parts]
        if parts and len({item.name for item in items if item}) == len(parts):
            _put(world, whole, parts, [item for item in items if item])


def _put(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    concept = "expenditure_item" if whole.concept in _SPENT else whole.concept
    for part, item in zip(parts, items, strict=True):
        world.put(Bound(part, concept, whole.subject, item, whole.year, phase=whole.phase), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(sorted(parts))))
    _put_shares(world, whole, parts, items)


def _parts(world: World, number: int, step: int) -> Sequence[int]:
    """Return a run of unread amounts near a whole that adds up to it, none where none does.

    Behind a whole a list may begin after amounts that tell something else, but then it has three parts or more.
    """
    run = list(_run(world, number, step))
    for first in range(min(_SKIPPED, len(run))):
        sums = accumulate(world.figures[at].quantity.value for at in run[first:])
        whole = world.figures[number].quantity.value
        count = next((at for at, total in enumerate(sums) if total == whole), -1) + 1
        if count >= _SEVERAL + (first > 0):
            return sorted(run[first : first + count])
    return ()


def _run(world: World, number: int, step: int) -> Iterator[int]:
    """Yield the unread amounts in a row, as long as no amount with a meaning stands between them."""
    for at in range(number + step, number + step * _MOST, step):
        if not 0 <= at < len(world.figures):
            return
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        told = world.bound.get(at)
        if unread_of(world, at, Dimension.MONEY):
            yield at
        elif told is None or told.concept not in ("carryover_closing", *_GIVEN) or told.item is not None:
            return


def _item(world: World, part: int, whole: Bound) -> Item | None:
    name = _name(world, part)
    if not name:
        return None
    return Item("expense", name) if whole.concept in _SPENT else source_item(name)


def _name(world: World, part: int) -> str:
    """Return the words directly before an amount, back to the last mark."""
    start = world.figures[part].span.start
    behind = world.figures[part - 1].span.end if part else 0
    words = world.text[max(behind, start - _LOOK) : start].rstrip(" ：:\u3000\t，,")
    last = [match.end() for match in _STOPS.finditer(words)]
    return _TAIL.sub("", _LEAD.sub("", words[last[-1] if last else 0 :])).strip("“”")


def _put_shares(world: World, whole: Bound, parts: Sequence[int], items: Sequence[Item]) -> None:
    value = world.figures[whole.figure].quantity.value
    amounts = [world.figures[part].quantity.value for part in parts]
    for part, item, amount in zip(parts, items, amounts, strict=True):
        rate = part + 1
        if rate < len(world.figures) and _is_share(world, rate, amount, value):
            _share(world, whole, rate, item)
    behind = range(parts[-1] + 1, min(len(world.figures), parts[-1] + 1 + _MOST))
    rates = [at for at in behind if unread_of(world, at, Dimension.RATE)][: len(parts)]
    if len(rates) == len(parts) and all(
        is_ratio(world, rate, amount, value) for rate, amount in zip(rates, amounts, strict=True)
    ):
        for rate, item in zip(rates, items, strict=True):
            _share(world, whole, rate, item)


def _is_share(world: World, rate: int, part: int, whole: int) -> bool:
    return unread_of(world, rate, Dimension.RATE) and is_ratio(world, rate, part, whole)


def _share(world: World, whole: Bound, rate: int, item: Item) -> None:
    world.put(Bound(rate, "share", whole.subject, Item("share", item.name), whole.year), Reason.SHARE)
