"""Lists of amounts with a share behind each, proven by the whole told before that nearly all are shares of.

项目支出200.00万元，办了三件实事：渠道清淤。花100.00万元，占50.00%；泵站维修。花60.00万元，占30.00%；…: the shares make
up 100% or the amounts the whole, so that what does not fit belongs to the list too, printed wrongly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import is_name
from jixiao.extraction.proven import is_ratio, make_hundred, unread_of
from jixiao.extraction.settling.shares.told_shares import WHOLES, name_of
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_LEAST, _FITTING, _BLOCKS = 3, 2, 2
_SHARED = re.compile(r"[，,、（(]?\s*约?(?:占(?!用)|比重|比例|份额)[^，。；;、：:\d]{0,14}")
_BARE = re.compile(r"[，,、（(]?\s*约?(?:占(?:比|到|了|去)?|所?占?(?:比重|比例|份额))(?:约?为|是|达)?")
_NO_SHARE = re.compile(r"预算|计划|年初|指标|额度|控制|限额|编制|目标|上年|去年|同比|完成|合同")
_TITLE = re.compile(
    rf"[ \t\u3000]*(?:{MARK})?[ \t\u3000]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·]{2,24}?)[。：:，,]"
)
_GIVEN = frozenset({"funds_received", "expenditure_project_budget", "budget_adjusted", "expenditure_project"})
_ITEMIZED = frozenset({"expenditure_project", "expenditure_public", "expenditure_item"})
# of a longer row only the whole is tried: its pieces are too many
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount and the share behind it, by their numbers."""

    amount: int
    share: int


def settle_shared_lists(world: World) -> None:
    """Bind the unread amounts and shares of such lists, and tie each share to its amount and the whole."""
    for row in _rows(world):
        taken: set[int] = set()
        for run in _runs(row):
            whole = None if taken & {one.amount for one in run} else next(_wholes(world, run), None)
            if whole is not None:
                taken |= {one.amount for one in run}
                _settle(world, whole, run)


def _settle(world: World, whole: Bound, run: Sequence[_Part]) -> None:
    for part in run:
        _put(world, whole, part, _title(world, part.amount) or label_of(world, part.amount))
    _tie(world, whole, run)


def _rows(world: World) -> Iterator[Sequence[_Part]]:
    """Yield the amounts with a share behind each that follow each other in a paragraph, or line by line."""
    run: list[_Part] = []
    for number in range(len(world.figures) - 1):
        if not _is_part(world, number):
            continue
        if run and not _goes_on(world, run[-1], number):
            yield from [run] if len(run) >= _LEAST else []
            run = []
        run.append(_Part(number, number + 1))
    yield from [run] if len(run) >= _LEAST else []


def _runs(row: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """Yield all of a row, then ever shorter pieces: the whole may have a share of its own, another list may follow."""
    if len(row) > _LONGEST:
        yield row
        return
    for length in range(len(row), _LEAST - 1, -1):
        yield from (row[start : start + length] for start in range(len(row) - length + 1))


def _is_part(world: World, number: int) -> bool:
    rate = world.figures[number + 1]
    told = world.bound.get(number + 1)
    free = told.concept == "share" if told is not None else unread_of(world, number + 1, Dimension.RATE)
    between = _words(world, _Part(number, number + 1))
    beside = world.is_amount(number) and rate.cell is None and free and rate.quantity.decimals > 0
    return beside and _SHARED.fullmatch(between) is not None and _NO_SHARE.search(between) is None


def _goes_on(world: World, last: _Part, number: int) -> bool:
    """Tell the next part: no amount or rate stands between, and it is in the same paragraph or one of the next."""
    between = world.figures[last.share + 1 : number]
    other = any(one.quantity.dimension in (Dimension.MONEY, Dimension.RATE) for one in between)
    apart = world.figures[number].block - world.figures[last.share].block
    return apart < _BLOCKS and (not other or apart == 1)


def _wholes(world: World, run: Sequence[_Part]) -> Iterator[Bound]:
    """Yield the amounts before a list, the nearest first, that all its shares are of but one at most."""
    largest = max(world.value(one.amount) for one in run)
    for number in range(run[0].amount - 1, -1, -1):
        told = world.bound.get(number)
        exact = world.figures[number].quantity.approximation is Approximation.EXACT
        if told is None or told.concept not in WHOLES | _GIVEN or not exact or world.value(number) <= largest:
            continue
        value = world.value(number)
        if not _is_complete(world, run, value):
            continue
        odd = [one for one in run if not is_ratio(world, one.share, world.value(one.amount), value)]
        fits = len(run) - len(odd)
        alike = all(_is_of_one_whole(world, run, one) for one in odd)
        if fits >= max(_FITTING, len(run) - 1) and alike:
            yield told


def _is_of_one_whole(world: World, run: Sequence[_Part], odd: _Part) -> bool:
    """Tell a share whose words name no other whole than the rest: none, the same, or first what the rest leave out."""
    own, others = _words(world, odd), {_words(world, one) for one in run if one is not odd}
    return _BARE.fullmatch(own) is not None or own in others or (odd is run[0] and all(map(_BARE.fullmatch, others)))


def _words(world: World, part: _Part) -> str:
    return world.between(part.amount, part.share)


def _is_complete(world: World, run: Sequence[_Part], whole: int) -> bool:
    return _sums_up(world, run, whole) or make_hundred(world, (one.share for one in run))


def _sums_up(world: World, run: Sequence[_Part], whole: int) -> bool:
    step = world.figures[run[0].amount].quantity.step
    return abs(sum(world.value(one.amount) for one in run) - whole) <= step * len(run) // 2


def _title(world: World, number: int) -> str:
    """Return the name that begins the line of its first amount: ——渠道清淤。花100.00万元."""
    figure = world.figures[number]
    if number and world.figures[number - 1].block == figure.block:
        return ""
    begun = world.text.rfind("\n", 0, figure.span.start) + 1
    match = _TITLE.match(world.text, begun, figure.span.start)
    return match["name"] if match is not None and is_name(match["name"], called=True) else ""


def _put(world: World, whole: Bound, part: _Part, name: str) -> None:
    """Bind what is unread of one part; a part of an amount that names nothing stays unread."""
    told = world.bound.get(part.amount) or _part_of(world, whole, part.amount, name)
    if told is None:
        return
    if part.amount not in world.bound:
        world.put(told, Reason.SHARE)
    if part.share not in world.bound:
        item = Item("share", name_of(world, told) or name)
        world.put(Bound(part.share, "share", told.subject, item, whole.year), Reason.SHARE)


def _part_of(world: World, whole: Bound, number: int, name: str) -> Bound | None:
    """Return a part of a whole: where money came from, a project of the unit, an item of what one thing cost."""
    if is_source(name) or is_level(name):
        given = replace(whole, figure=number, concept="funds_received", item=source_item(name), phase="received")
        return replace(given, topic="") if whole.concept in _GIVEN else None
    if whole.concept not in _ITEMIZED or not is_name(name, called=True):
        return None
    if whole.concept == "expenditure_project" and whole.subject.kind is SubjectKind.UNIT:
        return replace(whole, figure=number, subject=world.project(name), item=None, topic="")
    return replace(whole, figure=number, concept="expenditure_item", item=Item("expense", name), topic="")


def _tie(world: World, whole: Bound, run: Sequence[_Part]) -> None:
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.SHARE}
    for part in run:
        if part.share not in tied:
            tie = Tie(LinkKind.SHARE, part.share, (part.amount, whole.figure), certain=True)
            world.ties.append(tie)
    amounts = tuple(one.amount for one in run)
    listed = any(tie.result == whole.figure and tie.members == amounts for tie in world.ties)
    if not listed:
        world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, amounts, certain=True))
