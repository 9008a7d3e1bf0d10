"""Wholes of one project that no word names, proven by the parts beside them: 共3099万元，中央920万元、省615万元…."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.part_names import part_items
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import is_source
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_MOST, _SEVERAL, _LOOK, _REACH = 12, 2, 14, 60
_PLANNED = re.compile(r"计划|总投资|概算|预算|安排|申报|列明|需要|估算")
_CAME = re.compile(r"收到|到账|到位|实到|筹集|筹措|拨入|投入|下达|资金|防控|经费")
_NO_NAME = re.compile(r"共|年内|全年|相差|下拨|拨付|下达|实际|累计")
_ARRIVED = re.compile(
    r"(?:到位|到账|收到|收款|收入专户|[拨划汇转打拿]来|[拨划汇转打]到|[拨划汇转]入|入账|进账|筹[到得来]|到手)(?:资金|款项?|数|共|合计|总计|了|的?钱)*$"
)
# 省里配套, 本县自留, 我站自己拿出: who gave it, whatever the verb
_GIVEN = re.compile(
    r"(?:其中[，：:]?|即|一是|二是|三是|四是)?(?:中央|国家|上级|[省市州盟县区旗镇乡村](?![^里级]{0,4}(?:工程|项目|设备))|自治区|[本我该全][省市县区旗镇乡村院校局所站馆]|[本我该]?单位|自)[\u4e00-\u9fff]{0,10}"
)
_PAID = re.compile(r"付|支|花|用|兑|发放|结算|报账")
_NO_MONEY = re.compile(r"合同|中标|签约|成交|采购|概算|人均|户均|每|单价|捐赠|收入|工程量|产值|贷款")
_SUMS = re.compile(r"(?:一共|合计|共计|总计|总共|共|加起来|相加|汇总|总额)[^，。；：\d]{0,6}$")
_CONCEPTS = {
    "initial": "budget_initial", "received": "funds_received", "expenditure": "expenditure_project",
}  # fmt: skip


def settle_wholes(world: World, whole: Subject) -> None:
    """Bind an unread amount and the list beside it that adds up to it: a budget, funds or spending of `whole`.

    A list of nothing but sources of funds makes up funds, or a budget where the words plan. Any other list is spending
    where a word of payment stands before it.
    """
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY):
            continue
        for parts in (_parts(world, number, 1), _parts(world, number, -1)):
            phase = _phase(world, number, parts) if parts else ""
            if phase:
                _put(world, number, parts, phase, whole)
                break


def _parts(world: World, number: int, step: int) -> Sequence[int]:
    """Return a run of amounts without other meaning that adds up to this one; before it only to a word of sums."""
    if step < 0 and _SUMS.search(_before(world, number, _LOOK)) is None:
        return ()
    run = list(_run(world, number, step))
    sums = accumulate(world.value(at) for at in run)
    count = next((at for at, total in enumerate(sums) if total == world.value(number)), -1) + 1
    return sorted(run[:count]) if count >= _SEVERAL else ()


def _run(world: World, number: int, step: int) -> Iterator[int]:
    unit = world.figures[number].quantity.unit
    for at in range(number + step, number + step * _MOST, step):
        if not 0 <= at < len(world.figures):
            return
        quantity, told = world.figures[at].quantity, world.bound.get(at)
        if quantity.dimension is not Dimension.MONEY or quantity.unit != unit:
            continue
        source = told is not None and told.item is not None and told.item.kind == "fund_source"
        if not source and not unread_of(world, at, Dimension.MONEY):
            return
        yield at


def _phase(world: World, number: int, parts: Sequence[int]) -> str:
    """Return what a whole and its parts are by their names and the words before, empty where these leave it open."""
    first = min(number, parts[0])
    words = _before(world, first, _REACH) + _before(world, number, _LOOK)
    items = part_items(world, parts, spent=False)
    arrived = _ARRIVED.search(_before(world, number, _LOOK)) is not None
    if arrived and items and all(_GIVEN.fullmatch(item.name) for item in items):
        return "received"
    if items and all(is_source(item.name) or (item.kind == "fund_source" and _level(item)) for item in items):
        if arrived:
            return "received"
        return "initial" if _PLANNED.search(words) else "received" if _CAME.search(words) else ""
    each = [_before(world, at, _LOOK) for at in (number, *parts)]
    paid = _PAID.search(_before(world, first, _LOOK)) is not None or all(_PAID.search(one) for one in each[1:])
    return "expenditure" if paid and not any(_NO_MONEY.search(one) for one in each) else ""


def _level(item: Item) -> bool:
    """Tell the name of money that came from somewhere, no words of a sentence: 年内共下拨资金."""
    return _NO_NAME.search(item.name) is None and item.name.endswith(("资金", "补助", "配套", "款", "金", "券", "筹"))


def _put(world: World, number: int, parts: Sequence[int], phase: str, whole: Subject) -> None:
    year = world.year
    world.put(Bound(number, _CONCEPTS[phase], whole, None, year, phase=phase), Reason.TOTAL)
    spent = phase == "expenditure"
    items = part_items(world, parts, spent=spent)
    concept = "expenditure_item" if spent else _CONCEPTS[phase]
    if len({item.name for item in items}) == len(parts):
        for part, item in zip(parts, items, strict=True):
            world.put(Bound(part, concept, whole, item, year, phase=phase), Reason.TOTAL)
        world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(parts)))


def _before(world: World, number: int, look: int) -> str:
    """Return the words of the sentence before a figure, of the question too where one is answered."""
    start = world.figures[number].span.start
    begun = begin_of(world.text, start, "。；")
    return world.text[max(begun, start - look) : start]
