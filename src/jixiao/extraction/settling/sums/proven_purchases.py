"""Kinds of public procurement that make up what was bought: 签订合同并付款421万元，其中工程类236万元、货物类185万元."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_KINDS = {
    "procurement_goods": re.compile(r"货物(?:类|采购|支出)*(?:完成|成交|签约|实际|的|为|是|有)*[ ]?$"),
    "procurement_works": re.compile(r"工程(?:类|采购|支出)*(?:完成|成交|签约|实际|的|为|是|有)*[ ]?$"),
    "procurement_services": re.compile(r"服务(?:类|采购|支出)*(?:完成|成交|签约|实际|的|为|是|有)*[ ]?$"),
}
_LOOK, _PAIR, _MOST, _REACH, _BACK = 20, 2, 3, 4, 60
_LOOSE = frozenset(
    {"procurement_budget", "expenditure_item", "expenditure_total", "budget_item", "expenditure_project"}
)
_OF_PLAN = re.compile(r"占(?:全年|当年|年初|政府)*采购预算(?:总额|金额|数)?的[ ]?$")
_SIDES = ("procurement_total", "procurement_budget")
_BOUGHT = re.compile(r"采购|合同|成交|中标|签约")
# 全年采购312.60万元，分品目为：货物…
_LIST = re.compile(
    r"[，,：:（(；;]?[ ]?(?:其中|包括|包含|含|由|按[\u4e00-\u9fff]{1,6}分|分[\u4e00-\u9fff]{1,6}?为?|具体[为是])?"
    r"[，,：:]?[ ]?(?:政府)?(?:采购)?(?:货物|工程|服务)[\u4e00-\u9fff]{0,8}"
)
_CLAUSE = re.compile(r"[，,；;。：:\n]")
_NOT_BOUGHT = re.compile(
    r"预算|计划|[节结]|上一?年|去年|[比较占约余每未不]|中小|小微|面向|授予|其中|中标|公告|申请|备案|目录"
)


def settle_purchases(world: World) -> None:
    """Bind goods, works and services told in a row, and the amount before them that they make up, as bought."""
    first = 0
    while first < len(world.figures):
        run = list(_run(world, first))
        whole = _whole(world, run) if len(run) >= _PAIR else None
        told = _told(world, run) if whole is None and len(run) >= _PAIR else None
        if whole is not None:
            _put(world, whole, run)
        elif told is not None:
            _put(world, told, run, tied=False)
        elif len(run) == _MOST:
            # all three kinds in a row are purchases, whatever they come to
            for at, concept in run:
                if at not in world.bound:
                    world.put(Bound(at, concept, world.unit, None, world.year, topic=concept), Reason.PART)
        first += max(1, len(run))
    for number, bound in list(world.bound.items()):
        if bound.concept == "share" and bound.subject == world.unit and _is_of_plan(world, number):
            world.put(replace(bound, concept="procurement_rate", item=None), Reason.SHARE)


def _is_of_plan(world: World, number: int) -> bool:
    """Tell the share that what was bought is of what was to be bought: 实际采购占采购预算的92%."""
    start = world.figures[number].span.start
    told = _OF_PLAN.search(world.text, max(0, start - _LOOK), start) is not None
    amounts = {
        concept: {world.value(at) for at, one in world.bound.items() if one.concept == concept} for concept in _SIDES
    }
    bought, planned = (amounts[concept] for concept in _SIDES)
    return told and any(is_ratio(world, number, part, whole) for part in bought for whole in planned)


def _run(world: World, first: int) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for at in range(first, min(len(world.figures), first + _MOST)):
        kind = _kind(world, at)
        if not kind or kind in seen or world.figures[at].block != world.figures[first].block:
            return
        seen.add(kind)
        yield at, kind


def _kind(world: World, number: int) -> str:
    figure, told = world.figures[number], world.bound.get(number)
    exact = figure.quantity.approximation is Approximation.EXACT and figure.quantity.dimension is Dimension.MONEY
    if not exact or figure.cell is not None or (told is not None and told.concept not in {*_LOOSE, *_KINDS}):
        return ""
    behind = world.figures[number - 1].span.end if number else 0
    before = world.text[max(behind, figure.span.start - _LOOK) : figure.span.start]
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(before)), "")


def _whole(world: World, run: Sequence[tuple[int, str]]) -> int | None:
    """Return the amount before the kinds that they come to, that was bought or is not read yet."""
    first, figures = run[0][0], world.figures
    total = sum(figures[at].quantity.value for at, _ in run)
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if figures[at].block != figures[first].block:
            return None
        told = world.bound.get(at)
        same = figures[at].quantity.dimension is Dimension.MONEY and figures[at].quantity.value == total
        spoken = _BOUGHT.search(world.text, max(0, figures[at].span.start - _BACK), figures[first].span.start)
        if same and spoken and (told is None or told.concept in ("procurement_total", "expenditure_total")):
            return at
    return None


def _told(world: World, run: Sequence[tuple[int, str]]) -> int | None:
    """Return the amount that words before the kinds call what was bought, whatever they come to.

    Two kinds are read so only behind an amount that is known: the third may be told in other words.
    """
    first = run[0][0]
    whole = first - 1
    if whole < 0 or world.figures[whole].block != world.figures[first].block or not world.is_amount(whole):
        return None
    if _LIST.fullmatch(world.between(whole, first)) is None:
        return None
    one = world.bound.get(whole)
    if one is not None:
        own = one.concept == "procurement_total" and one.subject == world.unit and one.item is None
        return whole if own and one.year == world.year else None
    words = _CLAUSE.split(world.words_before(whole, _LOOK))[-1]
    bought = "采购" in words and _NOT_BOUGHT.search(words) is None
    return whole if bought and len(run) == _MOST else None


def _put(world: World, whole: int, run: Sequence[tuple[int, str]], *, tied: bool = True) -> None:
    for at, concept in ((whole, "procurement_total"), *run):
        if at not in world.bound or world.bound[at].concept != concept:
            topic = "procurement" if at == whole else concept
            bound = Bound(at, concept, world.unit, None, world.year, topic=topic, phase="expenditure")
            world.put(bound, Reason.TOTAL)
    if tied:
        world.ties.append(Tie(LinkKind.LIST_SUM, whole, tuple(at for at, _ in run)))
