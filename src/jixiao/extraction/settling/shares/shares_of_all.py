"""Lists of what a project spent with the share of each part, the shares being 100% together: the parts are all of it.

东片发放40.00万元，占40.00%；西片发放60.00万元，占60.00%: the shares say that nothing else was spent, so each amount is
that of its part, be it printed wrong.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.portions import portion_of
from jixiao.extraction.proven import make_hundred
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_SHARE = re.compile(r"[，,（(\s\u3000]*(?:约|所)?占(?:比|到|了|去)?[^，。；\d]{0,14}$")
_PAID = re.compile(
    r"(?:支[付出]|付[出款]?|使用|花[了费去掉]?|用[了去掉]?|发放|兑[付现]|列支|开支|执行)[^，。；\d]{0,4}$"
)
_VERB = re.compile(r"(?:支[付出]|付[出款]|使用|花[了费去掉]|用[了去掉]|发放|兑[付现]|列支|开支|执行)$")
_SEVERAL, _LOOK = 2, 8
_Pair = tuple[int, int]


def settle_shares_of_all(world: World, whole: Subject) -> None:
    """Bind the parts of such a list and their shares where at least one part has its share of the whole."""
    spent = [one for one in world.bound.values() if one.concept == "expenditure_project" and one.subject == whole]
    totals = [one for one in spent if one.item is None and one.year == world.year]
    for run in _runs(world):
        parts = [part for part, _ in run]
        if (
            len(run) < _SEVERAL
            or not make_hundred(world, (rate for _, rate in run))
            or not any(_is_open(world, part, whole) for part in parts)
        ):
            continue
        total = next(
            (one for one in totals if one.figure not in parts and any(_is_part(world, pair, one) for pair in run)), None
        )
        names = [_name(world, part) for part in parts]
        if total is not None and all(names) and len(set(names)) == len(names):
            _put(world, whole, total, run, names)


def _runs(world: World) -> Iterator[Sequence[_Pair]]:
    """Yield the amounts of one paragraph, each with its share behind it and a word of payment before it."""
    run: list[_Pair] = []
    for number in range(len(world.figures) - 1):
        if not _is_pair(world, number):
            continue
        if run and (run[-1][1] + 1 != number or world.figures[run[-1][1]].block != world.figures[number].block):
            yield run
            run = []
        run = [*run, (number, number + 1)]
    yield run


def _is_pair(world: World, number: int) -> bool:
    amount, rate = world.figures[number], world.figures[number + 1]
    exact = amount.quantity.approximation is Approximation.EXACT and amount.cell is None and rate.cell is None
    kinds = amount.quantity.dimension is Dimension.MONEY and rate.quantity.dimension is Dimension.RATE
    shared = exact and kinds and _SHARE.fullmatch(world.text, amount.span.end, rate.span.start) is not None
    start = amount.span.start
    return shared and _PAID.search(world.text[max(0, start - _LOOK) : start]) is not None


def _is_open(world: World, number: int, whole: Subject) -> bool:
    """Tell a figure that is unread, or that was taken for one of all of the project."""
    told = world.bound.get(number)
    bare = told is not None and told.subject == whole and (told.item is None or told.item.name == whole.name)
    return told is None or (bare and told.concept in ("expenditure_project", "share"))


def _is_part(world: World, pair: _Pair, total: Bound) -> bool:
    part, rate = pair
    return world.figures[rate].quantity.is_percentage_of(world.value(part), world.value(total.figure))


def _name(world: World, part: int) -> str:
    told = world.bound.get(part)
    return told.item.name if told is not None and told.item is not None else _VERB.sub("", label_of(world, part))


def _put(world: World, whole: Subject, total: Bound, run: Sequence[_Pair], names: Sequence[str]) -> None:
    for (part, rate), name in zip(run, names, strict=True):
        item = portion_of(name) or Item("expense", name)
        if _is_open(world, part, whole):
            put = Bound(part, "expenditure_item", whole, item, total.year, phase="expenditure")
            world.put(put, Reason.TOTAL)
        if _is_open(world, rate, whole):
            world.put(Bound(rate, "share", whole, Item("share", name), total.year), Reason.SHARE)
    world.ties.append(Tie(LinkKind.LIST_SUM, total.figure, tuple(part for part, _ in run), certain=True))
