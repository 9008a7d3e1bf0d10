"""Amounts that each have a share behind them, in a sentence or line below line: 甲63.00万元占21%，乙84.00万元占28%，….

Where all shares but at most one are shares of one amount beside them, each of them is, whatever the words mean.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension

_SHARED = frozenset({LinkKind.SHARE, LinkKind.RATE, LinkKind.GROWTH, LinkKind.BASE_RATE, LinkKind.CHANGE_RATE})
_SHARE = re.compile(
    r"[\s，,、；;：:（(—\-－]*(?:占(?P<of>[^，,。；;\d\n]{0,12}?)(?:比重?|比例|的)?|(?:所占|其)?(?:比重|比例|份额|构成))?"
    r"(?:为|是|达|[：:])?[ \u3000]*"
)
_GENERAL = re.compile(r"总额|全部|总数|资金|支出|其|了|为|是|达|的|总")
_JOINED = re.compile(r"[^。\d]{0,40}")
_OTHER = re.compile(r"上年|去年|同期|[增减升降]|执行|完成|到位|支付|其中")
_LEAST, _BACK, _AHEAD = 3, 8, 3
_FULL = 100 * MICRO
Pair = tuple[int, int]


def tie_paired_shares(world: World) -> None:
    """Tie each share of such a run to its amount and to the one that all but one of them are of."""
    tied = {tie.result for tie in world.ties if tie.kind in _SHARED}
    for run in _runs(world):
        whole = None if all(share in tied for _, share in run) else _whole(world, run)
        if whole is None or _is_levelled(world, run, whole):
            continue
        parts = tuple(part for part, _ in run if part != whole)
        if sum(world.value(part) for part in parts) == world.value(whole):
            world.ties.append(Tie(LinkKind.STATED_LIST, whole, parts, certain=True))
        for part, share in run:
            if share not in tied and part != whole:
                world.ties.append(Tie(LinkKind.SHARE, share, (part, whole), certain=True))


def _runs(world: World) -> Iterator[Sequence[Pair]]:
    run: list[Pair] = []
    for share in range(1, len(world.figures)):
        if not _is_pair(world, share):
            continue
        part = share - 1
        if run and not _goes_on(world, run[-1], part):
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append((part, share))
    if len(run) >= _LEAST:
        yield run


def _is_pair(world: World, share: int) -> bool:
    part, quantity = share - 1, world.figures[share].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    rate = exact and quantity.dimension is Dimension.RATE and world.figures[share].cell is None
    return rate and world.is_amount(part) and _SHARE.fullmatch(world.between(part, share)) is not None


def _goes_on(world: World, last: Pair, part: int) -> bool:
    """Tell whether a pair follows another one in one list, its share of what the other one is of."""
    share = last[1]
    if share != part - 1 or _base(world, part + 1) != _base(world, share):
        return False
    words = world.between(share, part)
    apart = world.figures[part].block - world.figures[share].block
    return 0 <= apart <= 1 and _JOINED.fullmatch(words) is not None and _OTHER.search(words) is None


def _base(world: World, share: int) -> str:
    """Return what a share says that it is of: 占项目预算的25.00%."""
    match = _SHARE.fullmatch(world.between(share - 1, share))
    return _GENERAL.sub("", match["of"] or "") if match is not None else ""


def _whole(world: World, run: Sequence[Pair]) -> int | None:
    """Return the amount beside a run that all of its shares are shares of; failing that, one that all but one fit."""
    first, last = run[0][0], run[-1][1]
    best, most = None, 0
    shares = {share for _, share in run}
    near = range(max(0, first - _BACK), min(len(world.figures), last + 1 + _AHEAD))
    for number in near:
        if number in shares or not world.is_amount(number):
            continue
        told = [(part, share) for part, share in run if part != number]
        parts = sum(world.value(part) for part, _ in told)
        fits = sum(is_ratio(world, share, world.value(part), world.value(number)) for part, share in told)
        near_all = len(told) >= _LEAST and fits >= len(told) - 1
        if near_all and (fits == len(told)) + 1 > most and _is_within(world, number, parts, len(told)):
            best, most = number, (fits == len(told)) + 1
    return best


def _is_within(world: World, whole: int, parts: int, count: int) -> bool:
    """Tell parts that are no more than their whole, but for what rounding adds."""
    return parts <= world.value(whole) + count * world.figures[whole].quantity.step


def _is_levelled(world: World, run: Sequence[Pair], whole: int) -> bool:
    """Tell shares that come to 100 %, the last digit of one moved for that."""
    told = [(part, share) for part, share in run if part != whole]
    near = all(
        abs(world.value(share) * world.value(whole) - _FULL * world.value(part))
        <= 2 * world.figures[share].quantity.step * world.value(whole)
        for part, share in told
    )
    return near and sum(world.value(share) for _, share in told) == _FULL
