"""Rates of execution right behind what was planned and what was spent, all three told by words of their own.

预算260万元，支出251.8万元，执行率96.85%; 结算413,600元（计划420,000元），执行98.48%; 支出9.6万元，占其预算10万元的96%:
nothing else stands between them. Where they do not fit each other, and nothing else told fits, one of them was
mistyped, however far it is off.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.one_slip import is_rate_by_slip
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension

_FULL = 100 * MICRO
_GAP = r"[，,、；;\s　（(）)—-]*"
_TAIL = r"(?:总?[额数]|资金|金额|经费|总数|为|共计|共|是|有|了|[：:\s　])*"
# 全年预算; 种质资源圃建设预算: what is planned for the beginning of the year only needs not be what the rate is of
_PLANNED = re.compile(rf"(?:预算|安排|批复|计划|指标|概算){_TAIL}$")
# 到位32.64万元，发放32.64万元，发放率100%; 合同价10.9万元，付款9.85万元，付款比例90.37%
_GIVEN = re.compile(
    rf"(?:(?:[省市县区]级|财政|专户|资金|上级|实际|本级)*(?:下达|到位|到账|拨来|收到)|发行|一共|合同(?:总?[价额]|金额)){_TAIL}$"
)
_FIRST, _UNCHANGED = re.compile(r"年初|期初"), re.compile(r"(?:未|没有|无|不)[^，,；;。]{0,4}调[整剂增减]")
_NO_PLAN = re.compile(
    r"追加|调[增减剂]|核[增减]|新增|增加|减少|年中|结转|上年|去年|上一年|20\d\d年底|其中|另|比|较|超|占|完成|执行|支出预算安排|采购|三公|[一二两三四五几多]年|规划|概算总|总概算|累计"
)
_SPENT = (
    r"(?:(?:截[至止][^，,；;。\d]{0,8}[，,]?)?(?:全年|本年度?|当年|年内|年底|到年底|实际|已经|已|共|总共|一共|财政|资金|完成|足额)*"
    r"(?:支出|实支|支用|支付|已?付|付[出清]|兑[现付]|结算(?:支出)?|拨付|拨出|动用|用款|用[去掉了完]|花去|花掉|花了|花费|发放|开支|执行|使用|报账|列支|决算|付款)"
    rf"(?:工程款|合同款|(?:工资|补助|补贴|津贴|奖金|报酬|慰问金|救助金)(?:[、和及](?:[缴交]纳?)?(?:社会?保险?费?|保险费?))?|款|出去|出)?{_TAIL})"
)
_ASIDE = r"(?:(?:全部|均|都|来源|年中|年内|没有|未|无|含追加)[^，,；;。\d（）()]{0,16}[，,；;）)])*"
_SPENT_BEHIND = re.compile(rf"(?:（[^（）\d]{{0,12}}）)?{_GAP}{_ASIDE}{_GAP}{_SPENT}")
_SPENT_BEFORE = re.compile(rf"(?:^|[，,。；;：:、\n\s　])(?:[个项](?:重点)?)?(?:专项|项目)?{_SPENT}$")
_PLAN_BEHIND = re.compile(
    rf"{_GAP}(?:占?(?:其|该项目?)?)?(?:全年|年度|本年度?|调整后?的?|当年)*(?:预算|安排|批复|计划|指标){_TAIL}"
)
_RATE = re.compile(
    rf"{_GAP}(?:(?:年度|全年|项目|资金|预算|支出|总|经费)*(?:执行率|支付率|支出率|使用率|兑现率|用款比例|支[出付]进度(?:比率)?|执行进度|预算完成[率度])"
    r"|执行|[用花][掉去了完]+(?:了?预算的)?|(?:占|为|完成)(?:全年|年度|其)*(?:预算|安排|计划|指标)[数额]?的)"
    r"(?:为|达到?|是|只有|仅|即|约|[：:\s　])*"
)
# 860.00万元的全年预算用去812.43万元，执行率94.47%
_PLAN_BEFORE = re.compile(rf"的(?:全年|年度|本年度?|调整后的?|当年)*(?:预算|指标|安排)(?:资金|数|额)?{_GAP}{_SPENT}")
# 1,243.70万元投向环境整治，占其预算1,280.00万元的97.16%
_HEADED = re.compile(
    r"(?:投向|用于|用在|用来|花在)[^，,。；;\d]{2,24}[，,](?:占|为|相当于)(?:其|该项目?)(?:全年|年度|本年度?|调整后?的?)*(?:预算|安排|计划|指标)(?:数|额)?"
)
# 小型机具购置67.00万元（计划70.00万元），执行95.71%
_BOXED, _CLOSED = re.compile(r"[（(](?:全年|年度)?(?:预算|计划|安排)数?(?:为|[：:])?"), "）)"
_NOT_SPENT = re.compile(
    rf"{_NO_PLAN.pattern}|到[位账]|下达|收入|收到|拨入|合同|中标|签约|[剩结]余|总投资|预算|计划|安排"
)
_USED = re.compile(
    rf"{_GAP}(?:(?:资金|预算|经费)*(?:使用率|支[出付]率|执行率|发放率|兑[付现]率|拨付率)|(?:用款|付款|支付|支出|使用)比例|支[出付]进度(?:比率)?|占)"
    r"(?:为|达到?|是|只有|仅|即|约|[：:\s　])*"
)
_NOT_GIVEN = re.compile(r"追加|新增|上年|去年|[^际]其中|含|另|比|较|每|人均|计划|应|需|拟|未|尚|质保金")
# what was done may be of the work as well; only a slip of the hand tells
_DONE = re.compile(rf"{_GAP}(?:(?:已|共)?(?:完成|进度|支出比例))(?:了)?(?:为|达到?|是|只有|仅|[：:\s　])*")
_OF_PLAN = re.compile(r"[的，,]?(?:执行率(?:为|达|是)?)?")
# 执行率98.00%（剔除收回的3万元）; 执行率98.00%，按调整后口径
_BEHIND = re.compile(r"[^。；;\n|\d]{0,12}?(?:剔除|扣除|不含|不计|包括|含|口径|可比|按|统计|收回|加上|连同)")
_CHANGES = frozenset({"budget_adjusted", "budget_adjustment", "budget_reduction"})
_LOOK, _MOST, _BEYOND = 48, 44, 24


def tie_told_rates(world: World) -> None:
    """Tie each rate that does not fit to the two amounts before it that its words and theirs put into one equation."""
    for rate in range(2, len(world.figures)):
        pair = _pair(world, rate)
        if pair is not None and is_off(world, rate, pair) and not _fits_otherwise(world, rate, pair):
            world.ties.append(Tie(LinkKind.TOLD_RATE, rate, pair, certain=True))


def _pair(world: World, rate: int) -> tuple[int, int] | None:
    """Return what was spent and what was planned right before a rate, None where words do not tell all of them."""
    one, other = rate - 2, rate - 1
    if not (world.is_rate(rate) and world.is_amount(one) and world.is_amount(other)):
        return None
    gaps = world.between(one, other), world.between(other, rate)
    if max(map(len, gaps)) > _MOST or _BEHIND.match(world.text, world.figures[rate].span.end):
        return None
    before = _clause_before(world, one)
    behind = _PLAN_BEFORE.fullmatch(gaps[0]) is not None and not _NO_PLAN.search(before)
    if (behind and _RATE.fullmatch(gaps[1])) or _is_given(world, before, gaps, rate):
        return (other, one) if _are_of_one(world, other, one, within="一共" in before) else None
    if _is_plan(before, gaps[0]) and _SPENT_BEHIND.fullmatch(gaps[0]) and _RATE.fullmatch(gaps[1]):
        return (other, one) if _are_of_one(world, other, one) else None
    told = _RATE.fullmatch(gaps[1].lstrip("）)")) or ("占" in gaps[0] and _OF_PLAN.fullmatch(gaps[1]))
    headed = _HEADED.fullmatch(gaps[0]) and not before.strip("：:，, ")
    listed = _BOXED.fullmatch(gaps[0]) and gaps[1][:1] in _CLOSED and not _NOT_SPENT.search(before)
    spent = _SPENT_BEFORE.search(before)
    if (headed or ((listed or spent) and _PLAN_BEHIND.fullmatch(gaps[0]))) and told:
        return (one, other) if _are_of_one(world, one, other) else None
    return None


def _is_given(world: World, before: str, gaps: tuple[str, str], rate: int) -> bool:
    """Tell what was spent of what came or was agreed on, or of a plan by words for any work, where a slip tells it."""
    if _SPENT_BEHIND.fullmatch(gaps[0]) is None:
        return False
    # 一共 tells what amounts before it come to
    given = _GIVEN.search(before) is not None and not _NOT_GIVEN.search(re.split("[，,；;]", before)[-1])
    used = given and _USED.fullmatch(gaps[1]) is not None
    done = _DONE.fullmatch(gaps[1]) is not None or not gaps[1].strip()
    told = used or (done and _is_plan(before, gaps[0]))
    return told and is_rate_by_slip(*(world.figures[at].quantity for at in (rate, rate - 1, rate - 2)))


def _clause_before(world: World, number: int) -> str:
    """Return the words before a figure in its sentence, none of the figure before."""
    start = world.figures[number].span.start
    words = world.words_before(number, _LOOK)
    return words[max(0, begin_of(world.text, start, PART) - start + len(words)) :]


def _is_plan(before: str, behind: str) -> bool:
    """Tell words for a whole plan; that of the begin of the year only where it was left as it was."""
    if _PLANNED.search(before) is None or _NO_PLAN.search(before):
        return False
    return _FIRST.search(before) is None or _UNCHANGED.search(behind) is not None


def _are_of_one(world: World, spent: int, plan: int, *, within: bool = False) -> bool:
    """Tell two amounts that no reading gives to two owners, items or kinds, and no other plan of theirs is told."""
    first = min(spent, plan)
    if first and not within and _is_part(world, first):
        return False
    one, other = world.bound.get(spent), world.bound.get(plan)
    if one is None or other is None:
        return True
    alike = (one.subject, one.year, one.months) == (other.subject, other.year, other.months)
    if not alike or one.item != other.item:
        return False
    whose = (other.subject, other.year, other.item)
    others = {
        world.value(at)
        for at, told in world.bound.items()
        if told.concept in _CHANGES and world.value(at) and (told.subject, told.year, told.item) == whose
    }
    return other.concept == "budget_adjusted" or others <= {world.value(plan)}


def _is_part(world: World, first: int) -> bool:
    """Tell an amount that another one of the same sentence comes before: it may be added to that."""
    before = world.figures[first - 1]
    start = world.figures[first].span.start
    same = before.span.start >= begin_of(world.text, start, PART)
    return same and before.quantity.dimension is Dimension.MONEY and before.quantity.value > 0


def is_off(world: World, rate: int, pair: tuple[int, int]) -> bool:
    """Tell a rate that its amounts make neither rounded nor cut off."""
    spent, plan = (world.figures[at].quantity for at in pair)
    printed = world.figures[rate].quantity
    slack = printed.step * plan.value + _FULL * spent.step + printed.value * plan.step
    return abs(printed.value * plan.value - _FULL * spent.value) > slack


def _fits_otherwise(world: World, rate: int, pair: tuple[int, int]) -> bool:
    """Tell a rate that one of its amounts makes with, or together with, another one that is told."""
    spent, plan = (world.value(at) for at in pair)
    quantity = world.figures[rate].quantity
    own = world.bound.get(pair[1])
    amounts = {
        world.value(at)
        for at in range(len(world.figures))
        if world.figures[at].quantity.dimension is Dimension.MONEY and not _is_again(world.bound.get(at), own)
    }
    return any(quantity.is_percentage_of(part, whole) for part, whole in _pairs(spent, plan, amounts, world, rate))


def _is_again(one: Bound | None, other: Bound | None) -> bool:
    """Tell an amount that is the plan told a second time, as it was meant."""
    if one is None or other is None:
        return False
    return (one.concept, one.subject, one.item, one.year) == (other.concept, other.subject, other.item, other.year)


def _pairs(spent: int, plan: int, amounts: set[int], world: World, rate: int) -> Iterator[tuple[int, int]]:
    block = world.figures[rate].block
    beside = {
        world.value(at)
        for at in range(max(0, rate - _BEYOND), min(len(world.figures), rate + _BEYOND))
        if world.figures[at].block == block and world.figures[at].quantity.dimension is Dimension.MONEY
    }
    yield from ((spent, whole) for whole in amounts if whole > spent)
    for one in beside:
        yield from ((spent, plan + one), (spent, plan - one), (spent + one, plan), (spent - one, plan))
