"""Amounts of projects that ordinals begin: what the first sentence of each tells, and what all of them come to.

学生资助386.20万元, 数字校园118.60万元 below 专项，504.80万元，分两桩事 were spent; 安排42.00万元 and 安排26.88万元
above 两件事安排的钱加在一起68.88万元 are budgets: no word is needed where the sum tells it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.ordinal_lists import OrdinalItem
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_AMOUNT = r"(?P<amount>\d[\d,]*(?:\.\d+)?)[ ]?(?:亿元|万元|元)"
_CLAUSE = re.compile(rf"(?:^|(?<=[，,、；;：:（(]))[ \t\u3000]*(?P<words>[^，,、。；;：:（(\d]{{0,12}}?){_AMOUNT}")
_RATE = re.compile(
    r"(?:^|(?<=[，,、；;（(]))(?:预算)?(?:执行率|完成率?|执行|花出|花掉|花去|用掉|用去|用出|支出|兑付|使用)[了为到]?(?:预算的)?"
    r"(?P<rate>\d+(?:\.\d+)?)[ ]?[%％]"
)
_TIME = r"(?:年初|全年|当年|本年|实际|一共|总共|共|已|最后|年底)*"
_PLAN = re.compile(
    rf"{_TIME}(?:预算|安排|计划|核定|批复|下达|列入|编列|排|列|给|批|定)(?:预算|资金|经费|数|额)?[了为是]?"
)
_SPENT = re.compile(
    rf"{_TIME}(?:决算|结算|花出|花掉|花去|花费|花|用掉|用去|用出|用款|用|支付|支出|实支|支|开支|付出|付|兑付|列支|报账)"
    r"(?:数|额|款)?[了为是出掉去]?"
)
_INITIAL = "年初"
_SUM_RATE = re.compile(
    r"[，,、；;（(](?:实际|共|已)*(?:花掉|花出|花去|用掉|用去|用出|支出|执行|完成|兑付|使用)[^，。；\d]{0,4}"
)
_ALL_SPENT = re.compile(r"(?:全部|全额|如数|足额|已经?|悉数)(?:用|花|支付?|付|兑付|执行|使用)(?:完毕?|尽|光|出|清)")
_THING = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”]{2,14}?)(?:共|计)?\d[\d,]*(?:人|名|户|例|套|台|个|亩|公里|辆|间|处)[，,]"
)
_PROJECTS, _SPENDING, _BUDGET = "project_total", "expenditure_project", "expenditure_project_budget"
_REACH = 12


@dataclass(slots=True)
class _Told:
    """The first plan, spending and bare amount of one item, the rate beside them, whether all was spent."""

    subject: Subject
    all_spent: bool = False
    plan: int | None = None
    spent: int | None = None
    bare: int | None = None
    rate: int | None = None


def settle_ordinals(world: World, lists: Sequence[Sequence[OrdinalItem]]) -> None:
    """Bind what the items of such lists tell of their money."""
    places = world.by_start()
    for run in lists:
        told = [_told(world, one, places) for one in run]
        for one in told:
            _settle_bare(world, one)
            _settle_pair(world, one)
        near = _near(world, run)
        spent = [one.bare if one.spent is None else one.spent for one in told]
        _settle_sum(world, near, told, spent, _SPENDING)
        for total in _settle_sum(world, near, told, [one.plan for one in told], _BUDGET):
            _settle_rate(world, total, told)
        for item, one in zip(run, told, strict=True):
            _settle_parts(world, item, one)


def _told(world: World, item: OrdinalItem, places: Mapping[int, int]) -> _Told:
    """Return what the first sentence of an item tells."""
    found = _Told(world.project(item.name))
    sentence = world.text[item.told :].partition("\n")[0].partition("。")[0]
    for place, match in enumerate(_CLAUSE.finditer(sentence)):
        number, words = places.get(item.told + match.start("amount")), match["words"]
        if not words and not place:
            found.bare = number
        elif found.plan is None and _PLAN.fullmatch(words):
            found.plan = number
        elif found.spent is None and _SPENT.fullmatch(words):
            found.spent = number
    found.all_spent = _ALL_SPENT.search(sentence) is not None
    rate = _RATE.search(sentence)
    found.rate = places.get(item.told + rate.start("rate")) if rate is not None else None
    return found


def _settle_bare(world: World, told: _Told) -> None:
    """Take the bare amount for what was spent, or planned, where the rate beside it tells which."""
    if told.bare is None or told.rate is None:
        return
    bare, rate = world.value(told.bare), world.figures[told.rate].quantity
    if told.plan is not None and told.spent is None and rate.is_percentage_of(bare, world.value(told.plan)):
        told.spent, told.bare = told.bare, None
    elif told.spent is not None and told.plan is None and rate.is_percentage_of(world.value(told.spent), bare):
        told.plan, told.bare = told.bare, None


def _settle_pair(world: World, told: _Told) -> None:
    """Bind a plan and what was spent of it in one sentence: 安排42.00万元，结算41.36万元."""
    if told.plan is None or told.spent is None or world.value(told.spent) > world.value(told.plan):
        return
    _put(world, told.subject, told.plan, _planned(world, told.plan))
    _put(world, told.subject, told.spent, _SPENDING)


def _settle_sum(
    world: World, near: Sequence[int], told: Sequence[_Told], numbers: Sequence[int | None], concept: str
) -> Sequence[int]:
    """Bind one amount of each item where an amount of all projects is their sum; return these."""
    known = [number for number in numbers if number is not None]
    if len(known) < len(told):
        return ()
    value = sum(map(world.value, known))
    totals = [number for number in near if world.value(number) == value and _may_be(world, number, concept)]
    whole = [
        one.figure
        for one in world.bound.values()
        if one.concept == concept and one.subject == world.unit and not one.item and world.value(one.figure) == value
    ]
    if not totals and not whole:
        return ()
    for one, number in zip(told, known, strict=True):
        _put(world, one.subject, number, _planned(world, number) if concept == _BUDGET else concept)
        world.certain.add(number)
    for number in totals:
        phase = "budget" if concept == _BUDGET else "expenditure"
        bound = Bound(number, concept, world.unit, None, world.year, topic=_PROJECTS, phase=phase)
        world.put(bound, Reason.TOTAL)
        world.certain.add(number)
    members = tuple(known)
    world.ties += [Tie(LinkKind.LIST_SUM, number, members, certain=False) for number in totals]
    return totals


def _near(world: World, run: Sequence[OrdinalItem]) -> list[int]:
    """Return the amounts in the paragraph above a list and in the one behind it."""
    last = run[-1].blocks[-1]
    blocks = sorted({one.block for one in world.figures if one.cell is None})
    before = [at for at in blocks if at < run[0].blocks[0]][-1:]
    behind = [at for at in blocks if at > last][:1]
    return [
        number
        for number, one in enumerate(world.figures)
        if one.block in (*before, *behind) and world.is_amount(number)
    ]


def _may_be(world: World, number: int, concept: str) -> bool:
    """Tell an amount that is not read, or read as what all projects spent, or as a budget."""
    bound = world.bound.get(number)
    if bound is None:
        return True
    plan = concept == _BUDGET and bound.concept in (_BUDGET, "budget_adjusted", "budget_initial")
    return bound.subject == world.unit and (plan or bound.concept == concept) and bound.year == world.year


def _settle_rate(world: World, total: int, told: Sequence[_Told]) -> None:
    """Take a rate directly behind the budget of all for their rate of execution: 合计71.74万元，花掉的占98.2%."""
    rate = total + 1
    spent = [one.plan if one.spent is None and one.all_spent else one.spent for one in told]
    known = [number for number in spent if number is not None]
    if rate >= len(world.figures) or len(known) < len(told):
        return
    quantity, words = world.figures[rate].quantity, world.between(total, rate)
    proven = quantity.is_percentage_of(sum(map(world.value, known)), world.value(total))
    if quantity.dimension is Dimension.RATE and proven and _SUM_RATE.fullmatch(words):
        item = Item("topic", world.lexicon.topics[_PROJECTS].name)
        world.put(Bound(rate, "execution_rate", world.unit, item, world.year, topic=_PROJECTS), Reason.TOTAL)
        world.certain.add(rate)


def _settle_parts(world: World, item: OrdinalItem, told: _Told) -> None:
    """Take what is less than a project spent, in the sentences behind, for what it spent on the thing named there.

    集中供养46人，…，用去28.15万元; without such a name it stays unread.
    """
    whole = told.spent if told.spent is not None else told.bare
    if whole is None or whole not in world.bound or world.bound[whole].concept != _SPENDING:
        return
    for number, bound in list(world.bound.items()):
        figure = world.figures[number]
        inside = figure.block in item.blocks and number > whole and figure.quantity.dimension is Dimension.MONEY
        part = inside and (bound.concept, bound.subject, bound.item) == (_SPENDING, told.subject, None)
        if not part or world.value(number) >= world.value(whole):
            continue
        start = figure.span.start
        begun = max(world.text.rfind(sign, item.at, start) for sign in "。；;\n") + 1
        name = _THING.match(world.text, begun, start) if begun else None
        if name is None:
            del world.bound[number]
        else:
            world.put(replace(bound, concept="expenditure_item", item=Item("expense", name["name"])), Reason.TOTAL)


def _planned(world: World, number: int) -> str:
    """Return the budget that an amount is by the word before it."""
    return "budget_initial" if _INITIAL in world.words_before(number, _REACH) else "budget_adjusted"


def _put(world: World, subject: Subject, number: int, concept: str) -> None:
    """Give an amount its meaning where the words before it have given it none."""
    if unread_of(world, number, Dimension.MONEY):
        phase = "expenditure" if concept == _SPENDING else "initial" if concept.endswith("initial") else "budget"
        world.put(Bound(number, concept, subject, None, world.year, phase=phase), Reason.TOTAL)
