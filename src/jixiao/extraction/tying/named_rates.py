"""Rates whose words name what they are of, told elsewhere: 项目支出执行率94.15%; 支出139.50万元，为可用资金的97.70%.

What is named must be told once, and a slip of the hand in one of the three must explain that they do not fit.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.one_slip import is_rate_by_slip
from jixiao.extraction.proven import is_ratio
from jixiao.extraction.tying.worded_rates import wholes_of
from jixiao.model.link import LinkKind

_HALVES = {
    "基本": ("expenditure_basic", "expenditure_basic_budget"),
    "项目": ("expenditure_project", "expenditure_project_budget"),
}
_TAIL = r"(?:为|达到?|是|只有|仅|[：:\s])*"
# 项目支出执行率94.15%; 基本支出1,986.52万元，为其预算的97.38%; 项目支出预算220.50万元用了95.56%
_OF_HALF = re.compile(
    rf"(?:^|[，,。；;、：:]|其中)(?P<half>基本|项目)支出(?:预算|的)?(?:执行率|支出率|支付率|完成率){_TAIL}$"
)
_HALF_BEHIND = re.compile(rf"[）)]?[，,]?(?:(?:占|为|完成|是)其(?:全年|调整后)?预算[数额]?的|(?:预算)?执行率){_TAIL}")
_USED = re.compile(rf"[，,]?(?:用[了去掉]|支出|执行)了?{_TAIL}")
_NAME = (
    r"(?P<of>(?:全年|本年度?|当年)?(?:可用资金|可支配(?:资金|财力)|可安排资金|预算总盘子|总盘子|收入总计|总收入"
    r"|(?:全年|年度|调整后的?)预算|到[位账]资金|可用的钱)(?:总[额数量])?)"
)
_BEHIND = re.compile(rf"[）)]?[，,](?:仅|只)?(?:占|为|相当于|是){_NAME}的(?:比[重例])?{_TAIL}")
_WITHIN = re.compile(rf"(?:^|[。；;\n]){_NAME}(?:中|里)[^，,。；;\d]{{0,8}}(?:支出|使用)的(?:比[重例]|部分){_TAIL}$")
_SPENT = re.compile(
    r"(?:支出|列支|开支|支付|使用|花费|花[出去掉了]|用[去掉了]|决算)(?:总[额数]|合计|共计|资金|为|共|了|数)*[ ]*$"
)
_PART_ONLY = re.compile(r"基本|项目|其中|人员|公用|上年|去年|20\d\d年(?!度?(?:总)?支出)|前一年|采购|三公")
_CHANGED = re.compile(rf"[，,](?:预算)?(?:调[整增减]|增[长加]|变动)(?:率|幅度?|比[例率])(?:高达|约)?{_TAIL}")
_MORE = re.compile(r"(?:追加|[净调]增|增加|多出|新增)(?:了|额|数|经费|资金|共|为)*$")
_PLANNED = re.compile(r"年初|批复")
_LOOK = 48


def tie_named_rates(world: World) -> None:
    """Tie each rate that does not fit to what its words name."""
    amounts = world.money()
    for rate in range(1, len(world.figures)):
        if not world.is_rate(rate) or not world.figures[rate].quantity.decimals:
            continue
        for kind, part, whole in _read(world, rate):
            quantities = (world.figures[at].quantity for at in (rate, part, whole))
            told = any(is_ratio(world, rate, world.value(part), one) for one in amounts)
            if not told and is_rate_by_slip(*quantities):
                world.ties.append(Tie(kind, rate, (part, whole), certain=True))
                break


def _read(world: World, rate: int) -> Iterator[tuple[LinkKind, int, int]]:
    """Yield what a rate may be of by its words: the kind of relation, the part, and the whole."""
    for part, whole in (*_of_halves(world, rate), *_of_named(world, rate)):
        yield LinkKind.TOLD_RATE, part, whole
    for change, base in _of_change(world, rate):
        yield LinkKind.BASE_RATE, change, base


def _of_halves(world: World, rate: int) -> Iterator[tuple[int, int]]:
    """Yield the half of the spending that a rate names, or stands right behind, and its budget."""
    before = rate - 1
    named, bound = _OF_HALF.search(world.words_before(rate, _LOOK)), world.bound.get(before)
    for half, (spent, plan) in _HALVES.items():
        parts, wholes = _once(world, spent), _once(world, plan)
        between = world.between(before, rate)
        behind = bound is not None and bound.concept == spent and _HALF_BEHIND.fullmatch(between)
        used = bound is not None and bound.concept == plan and _USED.fullmatch(between)
        if (named and named["half"] == half) or (behind and before in parts) or (used and before in wholes):
            yield from ((part, whole) for part in parts[:1] for whole in wholes[:1])


def _of_named(world: World, rate: int) -> Iterator[tuple[int, int]]:
    """Yield what was spent and the whole that is named: 支出139.50万元，为可用资金的97.70%."""
    part = rate - 1
    within = _WITHIN.search(world.words_before(rate, _LOOK))
    behind = _BEHIND.fullmatch(world.between(part, rate)) if world.is_amount(part) else None
    if within is not None:
        parts, name = _once(world, "expenditure_total")[:1], within["of"]
    elif behind is not None and _is_spent(world, part):
        parts, name = [part], behind["of"]
    else:
        return
    wholes = _named(world, name) or list(wholes_of(world, name, world.figures[rate].block))
    yield from ((one, whole) for one in parts for whole in wholes if whole != one)


def _is_spent(world: World, number: int) -> bool:
    """Tell all that was spent, by the words of its clause."""
    clause = re.split(r"[，,。；;：:\n）)]", world.words_before(number, _LOOK))[-1]
    return _SPENT.search(clause) is not None and _PART_ONLY.search(clause) is None


def _named(world: World, name: str) -> list[int]:
    """Return the first of the amounts told right behind a name, if all are of one value."""
    core = re.sub(r"^(?:全年|本年度?|当年)|总[额数量]$", "", name)
    told = re.compile(re.escape(core) + r"(?:总[额数量]|合计|[变共即]?[为是有]|达到?|共计?|数|：|:|\s)*$")
    found = [
        at for at in range(len(world.figures)) if world.is_amount(at) and told.search(world.words_before(at, _LOOK))
    ]
    return found[:1] if len({world.value(at) for at in found}) == 1 else []


def _of_change(world: World, rate: int) -> Iterator[tuple[int, int]]:
    """Yield what a budget was raised by, right before the rate, and the budget of the begin of the year."""
    change = rate - 1
    if not world.is_amount(change) or _CHANGED.fullmatch(world.between(change, rate)) is None:
        return
    clause = re.split(r"[，,。；;：:\n]", world.words_before(change, _LOOK))[-1]
    if _MORE.search(clause) is None:
        return
    base = change - 1
    if base >= 0 and world.is_amount(base) and "。" not in world.between(base, change):
        words = world.words_before(base, _LOOK)
        if _PLANNED.search(re.split(r"[，,。；;\n]", words)[-1]):
            yield change, base
    elif "预算" in clause:
        yield from ((change, one) for one in _once(world, "budget_initial")[:1])


def _once(world: World, concept: str) -> list[int]:
    """Return the figures of a concept of the unit this year, if all are of one value."""
    found = [
        one.figure
        for _, one in sorted(world.bound.items())
        if (one.concept, one.subject, one.year, one.months) == (concept, world.unit, world.year, 0)
    ]
    return found if len({world.value(at) for at in found}) == 1 else []
