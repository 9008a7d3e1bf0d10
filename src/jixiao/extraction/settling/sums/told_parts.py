"""Parts told one by one behind their whole: 结转下年62万元，其中甲56万元、零星6万元; 由四块组成：…; 从投向看，….

Words open such a list. It counts where the parts make up the whole, or are as many as the words say (四块) and come
near it, so that a slip of the pen in one of them is still found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.numerals import chinese_integer
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.sources import is_source
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_SEVERAL, _MOST, _REACH, _LOOK = 2, 16, 60, 12
_COUNT = r"[两二三四五六七八九十]|\d{1,2}"
_KIND = r"(?:大|个|项|块|类|部分|方面|处|笔|摊)"
_OPENS = re.compile(
    rf"由(?:以下|下列|如下)?(?:(?P<made>{_COUNT}){_KIND}{{1,2}}(?:内容|项目|支出)?)?(?:组成|构成)"
    rf"|(?:分|分为|分成|拆成|切成|投向|投入|用于|用在|花在|包括|涉及|有)(?:以下|下列|如下)?(?P<split>{_COUNT}){_KIND}{{1,2}}(?:内容|项目|支出)?(?=[：:，,]|$)"
    r"|其中|^[里中][，,]|这?里[头面边]|当中|内含|包括|含(?=[\u4e00-\u9fff])|从(?:投向|用途|流向|支出方向|使用方向|结构)(?:上)?看"
    r"|(?:投向|用途|流向|去向|构成|明细|组成|分布)(?:上|情况)?(?:看|是|为|如下)?[：:，,]|按(?:投向|用途|使用方向|支出方向|内容)(?:分|看|划分)"
    r"|按(?:资金)?(?:来源|性质|级次|渠道)(?:分|看|划分)?[，,：:]|从(?:资金)?(?:来源|性质|级次|渠道)(?:上)?看|(?:来源|去处)有(?P<from>[两二三四])(?:[块项类个])?[：:，,。]"
    r"|[，,]主要(?:是|为|有|包括)|^[，,](?:均|都|全)?(?:系|为|是)(?=[\u4e00-\u9fff“])|说细|细[说算分]|花得细|具体(?:是|为|看|来看)|逐[项笔]|一笔笔|分项"
)
# 结转80万元（横向课题30万元、本级经费50万元）, …，由省专项50万元和市级配套30万元组成, …，分属地勘项目50万元和横向30万元
_OPENS_BALANCE = re.compile(
    r"^[^，。；（(]{0,6}(?:[，,][^，。；（(\d]{2,10})?[（(](?=[\u4e00-\u9fff]{2,10}$)|^[，,]?由(?=[\u4e00-\u9fff]{2,10}$)|[，,]分(?:属|别属于)"
)
_BALANCES = frozenset({"carryover_closing", "carryover_opening"})
# what parts of a balance are taken for by their names alone
_LOOSE_PARTS = frozenset(
    {"income_fiscal", "income_business", "funds_received", "expenditure_personnel", "expenditure_public"}
)
_OF_BALANCE = re.compile(r"收回|财政拨款(?!支出|收入)")
_BALANCE_TAIL = re.compile(r"(?<=..)(?:所?形成|结转|结余|未支出|剩余)+的?$")
_SPLIT_AGAIN = re.compile(r"[；;。，,](?:再|另|若)?(?:从[^，。；]{2,8}看|按[^，。；]{1,8}(?:分|看|划分|论))[，,：:]?")
_BALANCE_LEAD = re.compile(r"^(?:由|分属)(?=..)")
_COMPARED = re.compile(
    r"上年|去年|同期|往年|比[上去预]|较|[增减升降涨]|[多少](?:支|了)|每|人均|预算|计划|合同|中标|标准|到位|下达|收回|财政拨款|目标"
)
_BROKEN = re.compile(r"[。\n]")
_REST = re.compile(r"^(?:其[他它余]|零星|剩[余下]|另外|杂项)")
# funds received are spent on the parts of such a list; others tell where they came from
_ON = re.compile(r"投|用|流向|去向|支出|内容|花")
# wholes whose parts are items of expense
_ITEMS = frozenset({"expenditure_public", "expenditure_personnel", "expenditure_item"})
_NEAR = 10
_CONCERNED = re.compile(r"涉及(?:财政|项目)?(?:资金|金额)(?:为|共|共计|合计|总额)*[ ]?$")
_SPENT = re.compile(r"(?:支出|列支|使用|花费|支付|用款|执行|用去|开支)(?:了|为|资金|数)?[ ]?$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A list: its parts, in turn, with the name of each, and how many its words announce (0: they do not say)."""

    parts: Sequence[int]
    names: Sequence[str]
    count: int


def settle_told(world: World) -> None:
    """Bind the parts of lists that words open behind a whole amount, and the share behind each part."""
    known = -1
    while len(world.bound) > known:
        known = len(world.bound)
        for _, found in sorted(world.bound.items()):
            told = _list(world, found, _opening(world, found)) if _is_whole(world, found) else None
            whole = _as_spent(world, found, told)
            if told is not None and _fits(world, whole, told):
                _put(world, whole, told)
    for _, whole in sorted(world.bound.items()):
        again = _split_again(world, whole) if whole.concept in _BALANCES and whole.item is None else None
        told = _list(world, whole, again) if again is not None else None
        if told is not None and _fits(world, whole, told):
            _put(world, whole, told)


def _split_again(world: World, whole: Bound) -> tuple[int, str, int] | None:
    """Return where a balance is split up in a second way behind its parts: …；从资金级次看，省专项19.16万元，….

    All amounts between are parts of the balance.
    """
    at, start = whole.figure + 1, world.figures[whole.figure].span.end
    while at < len(world.figures) and world.bound.get(at) is not None and world.bound[at].concept == whole.concept:
        at += 1
    if at >= len(world.figures) or at <= whole.figure + _SEVERAL or world.bound[at - 1].item is None:
        return None
    match = _SPLIT_AGAIN.match(world.between(at - 1, at))
    beside = "\n" not in world.text[start : world.figures[at].span.start]
    return (at, match.group(), 0) if match is not None and beside else None


def _as_spent(world: World, whole: Bound, told: _Told | None) -> Bound:
    """Take 涉及资金90万元 before what each project spent for what all of them spent, no plan."""
    concerned = whole.concept == "expenditure_project_budget" and _CONCERNED.search(
        world.words_before(whole.figure, _LOOK)
    )
    if told is None or len(told.parts) < _SEVERAL or not concerned:
        return whole
    if not all(_SPENT.search(world.words_before(at, _LOOK)) for at in told.parts):
        return whole
    spent = replace(whole, concept="expenditure_project", phase="expenditure")
    return world.put(spent, Reason.PART) if _fits(world, spent, told) else whole


def _is_whole(world: World, whole: Bound) -> bool:
    figure = world.figures[whole.figure]
    plain = whole.year == world.year and not whole.months and figure.cell is None
    money = figure.quantity.dimension is Dimension.MONEY and figure.quantity.value > 0
    return plain and money and _part_of(world, whole, "") is not None


def _list(world: World, whole: Bound, opened: tuple[int, str, int] | None) -> _Told | None:
    """Return the list of a whole in its paragraph, as far as the parts do not exceed it."""
    if opened is None or (whole.concept == "funds_received" and _ON.search(opened[1]) is None):
        return None
    parts: list[int] = []
    names: list[str] = []
    left = world.value(whole.figure)
    for at in _amounts(world, opened[0]):
        name = label_of(world, at)
        if not _is_free(world, at, whole) or not name or _is_other(whole, name):
            break
        parts.append(at)
        names.append(name)
        left -= world.value(at)
        if left == 0:
            break
    return _Told(parts, names, opened[2]) if parts and len(set(names)) == len(names) else None


def _is_other(whole: Bound, name: str) -> bool:
    """Tell a name of another time or of a plan; what was taken back is a part of a balance."""
    words = _OF_BALANCE.sub("", name) if whole.concept in _BALANCES else name
    return _COMPARED.search(words) is not None


def _opening(world: World, whole: Bound) -> tuple[int, str, int] | None:
    """Return the first amount behind words that open a list, the words, and the number of parts that they announce.

    They stand between a whole and that amount, in one sentence or at the start of the next.
    """
    number = whole.figure
    first = _next_amount(world, number)
    if first is None or world.figures[first].block != world.figures[number].block:
        return None
    between = world.between(number, first)
    sentences = _BROKEN.split(between)
    if len(sentences) > _SEVERAL or len(sentences[-1]) > _REACH:
        return None
    match = _OPENS.search(sentences[-1])
    if match is None and whole.concept in _BALANCES:
        match = _OPENS_BALANCE.search(between)
    if match is None or _is_other(whole, sentences[-1]):
        return None
    count = next((told for told in match.groupdict().values() if told), "")
    return first, match.group(), int(count) if count.isdecimal() else chinese_integer(count) if count else 0


def _next_amount(world: World, number: int) -> int | None:
    for at in range(number + 1, min(len(world.figures), number + 1 + _MOST)):
        if world.figures[at].quantity.dimension is Dimension.MONEY:
            return at
    return None


def _amounts(world: World, first: int) -> Iterator[int]:
    """Yield the amounts from one on in one sentence, but for those in brackets behind them."""
    start = world.figures[first].span.start
    for at in range(first, min(len(world.figures), first + _MOST * _SEVERAL)):
        figure = world.figures[at]
        between = world.text[start : figure.span.start]
        if figure.block != world.figures[first].block or _BROKEN.search(between):
            return
        outside = between.count("（") + between.count("(") <= between.count("）") + between.count(")")
        if figure.quantity.dimension is Dimension.MONEY and outside:
            yield at


def _is_free(world: World, number: int, whole: Bound) -> bool:
    """Tell an exact amount that is unread, or that was taken for all that was spent or given for want of a name."""
    told = world.bound.get(number)
    exact = world.figures[number].quantity.approximation is Approximation.EXACT
    # 由财政收回的 is a part of what was not spent, too
    taken_back = whole.concept == "carryover_closing" and told is not None and told.concept == "budget_adjustment"
    alike = told is not None and told.concept in (whole.concept, "expenditure_total")
    alike |= told is not None and whole.concept in _BALANCES and told.concept in _LOOSE_PARTS
    loose = told is not None and (alike or taken_back) and told.subject == whole.subject
    bare = told is not None and told.item is None and told.scope is None
    less = world.value(number) < world.value(whole.figure)
    return exact and less and (unread_of(world, number, Dimension.MONEY) or (loose and bare) or _is_item(told, whole))


def _is_item(told: Bound | None, whole: Bound) -> bool:
    """Tell a part of the project expenditure that was taken for an expense for want of a known project."""
    item = told.item if told is not None and whole.concept == "expenditure_project" else None
    expense = item is not None and item.kind == "expense" and item.name not in economic_items()
    return expense and told is not None and told.concept == "expenditure_item" and told.subject == whole.subject


def _fits(world: World, whole: Bound, told: _Told) -> bool:
    """Tell a list that makes up its whole, one of as many parts as announced that comes near it, or parts kept back."""
    total, whole_value = sum(world.value(at) for at in told.parts), world.value(whole.figure)
    if any(_part_of(world, whole, name) is None for name in told.names):
        return False
    if len(told.parts) >= _SEVERAL and total == whole_value:
        return True
    near = abs(total - whole_value) * _NEAR <= whole_value
    if told.count >= _SEVERAL and told.count == len(told.parts):
        return near
    named = all(is_name(name, called=True) for name in told.names)
    if whole.concept == "expenditure_project" and named and _are_projects(told):
        return total < whole_value or near
    return whole.concept == "carryover_closing" and named and total < whole_value


def _are_projects(told: _Told) -> bool:
    """Tell several names that are no sources and no expenses of all sorts."""
    no_others = not any(is_source(name) or name in economic_items() for name in told.names)
    return no_others and len(told.parts) > _SEVERAL


def _put(world: World, whole: Bound, told: _Told) -> None:
    for at, name in zip(told.parts, told.names, strict=True):
        part = _part_of(world, whole, name)
        if part is not None:
            world.put(replace(part, figure=at), Reason.PART)
            if whole.concept in _BALANCES:
                world.certain.add(at)
        _put_share(world, whole, at, name)
    if len(told.parts) >= _SEVERAL:
        closed = told.count == len(told.parts)
        world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(told.parts), certain=closed))


def _put_share(world: World, whole: Bound, part: int, name: str) -> None:
    rate = part + 1
    if rate >= len(world.figures) or not unread_of(world, rate, Dimension.RATE):
        return
    start = world.figures[rate].span.start
    shared = "占" in world.text[max(world.figures[part].span.end, start - _LOOK) : start]
    if shared and is_ratio(world, rate, world.value(part), world.value(whole.figure)):
        world.put(Bound(rate, "share", whole.subject, Item("share", name), whole.year), Reason.SHARE)


def _part_of(world: World, whole: Bound, name: str) -> Bound | None:
    """Return what a part of this name is of a whole, None where such a whole has no parts that names tell."""
    item = Item("expense", name)
    own = whole.subject == world.unit
    if whole.concept in _ITEMS:
        return replace(whole, concept="expenditure_item", item=item, topic="") if own else None
    if whole.scope is not None or (whole.item is not None and whole.item.kind not in ("topic", "total")):
        return None
    if whole.concept in _BALANCES:
        item = Item("topic", _BALANCE_TAIL.sub("", _BALANCE_LEAD.sub("", name)))
        known = own and name in world.projects and _REST.search(name) is None
        return replace(whole, subject=world.project(name), item=None) if known else replace(whole, item=item)
    return _part_of_unit(world, whole, item) if own else None


def _part_of_unit(world: World, whole: Bound, item: Item) -> Bound | None:
    """Return what a part is of what projects spent or were planned, or of funds that passed by the unit."""
    project = world.project(item.name)
    if whole.concept == "expenditure_project" and item.name not in economic_items():
        return replace(whole, subject=project, item=None, topic="")
    if whole.concept in ("expenditure_project", "funds_received"):
        return replace(whole, concept="expenditure_item", item=item, topic="", phase="expenditure")
    if whole.concept == "expenditure_project_budget":
        return replace(whole, concept="budget_adjusted", subject=project, item=None, topic="")
    return None
