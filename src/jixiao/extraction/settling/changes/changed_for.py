"""What the budget of a unit was changed for, where no sum proves it: 年中追加防汛应急资金5.00万元、绩效奖金2.00万元."""

import re
from dataclasses import replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK = 40
_OBJECT = (
    r"(?P<object>(?!用于|主要|其中|是|为|因|由|[至到])[\u4e00-\u9fff（）]{1,16}?"
    r"(?:资金|经费|补助|补贴|奖励?金?|绩效|工资|津贴|支出|转移支付|费用?|款项?|待遇))"
)
_UP, _DOWN = r"(?:追加|调增|核增|增拨|新增预算|增列)", r"(?:追减|调减|压减|核减|收回|削减)"
_ADDED = re.compile(rf"(?:{_UP}|(?P<down>{_DOWN}))了?{_OBJECT}$")
_NEXT = re.compile(rf"[、和及]{_OBJECT}")
_LEVEL = re.compile(rf"[，、；](?:中央|上级|省级?|市级?|县级?|区级?|本级)(?:财政)?(?:{_UP}|(?P<down>{_DOWN}))了?$")
_MOVED = "budget_adjustment"
# wished for, of another year, or of all the county
_NOT_DONE = re.compile(r"建议|计划|拟|争取|申请|请求|明年|下一?年|次年|全[省市县区州旗]")
_YEAR = re.compile(r"20\d\d(?=年)")
_NAME = r"(?P<name>[\u4e00-\u9fff（）]{2,18})"
_FIRST_PART = re.compile(rf"[，,：:（(]?(?:其中|包括|分别为|分别是|具体为|含|由)+[：:]?{_NAME}")
_PART = re.compile(rf"[，,、；;和及](?:以及)?{_NAME}")
# 补了油料款620.00万元；又补了抢修款370.00万元，两笔总共追加990.00万元
_GIVEN = re.compile(rf"(?:[增加补]拨|补充?|增加?|加|追加|安排|下达|拨|给|批|核增|调增)(?:下达|安排|拨付)?了?{_OBJECT}$")
_IN_ALL = re.compile(
    r"[，,；;。](?:以上|上述|这|年中|年内)?(?:(?:[两三四五六七八九十]|\d{1,2})[笔项次块处者样个宗])?"
    r"(?:总共|一共|合计|共计|总计|累计|合起来|加起来|加总|共)+(?:净?追加|调增|增加|新增|增拨|补|核增)(?:了|预算|资金|指标)*"
)
_MOST, _LEAST = 8, 2
_STOPS = "。；\n"


def settle_changed_for(world: World) -> None:
    """Bind unread amounts behind a verb of change and what the budget was changed for."""
    for number, figure in enumerate(world.figures):
        if figure.cell is not None or not unread_of(world, number, Dimension.MONEY):
            continue
        start = figure.span.start
        words = world.text[max(0, start - _LOOK) : start]
        if _is_not_of_the_year(world, start):
            continue
        added, last = _ADDED.search(words), world.bound.get(number - 1)
        goes_on = last is not None and last.concept == _MOVED and last.subject == world.unit
        if added is not None:
            _put(world, number, added["object"], -1 if added["down"] else 1)
        elif goes_on and last is not None:
            between = world.text[world.figures[number - 1].span.end : start]
            beside, level = _NEXT.fullmatch(between), _LEVEL.fullmatch(between)
            if beside is not None:
                _put(world, number, beside["object"], last.sign)
            elif level is not None:
                _put(world, number, "", -1 if level["down"] else 1)
    for bound in list(world.bound.values()):
        if bound.concept == _MOVED and bound.item is None and bound.subject == world.unit:
            _name_parts(world, bound)
            _name_summed(world, bound)


def _name_parts(world: World, whole: Bound) -> None:
    """Name the amounts behind a change of the budget that make it up: 增加9万元，包括水利资金6万元、县级追加3万元."""
    parts: dict[int, str] = {}
    left, at = world.value(whole.figure), whole.figure + 1
    while left > 0 and at < len(world.figures) and len(parts) < _MOST:
        words = (_FIRST_PART if not parts else _PART).fullmatch(world.between(at - 1, at))
        if words is None or world.figures[at].quantity.dimension is not Dimension.MONEY:
            return
        parts[at] = words["name"]
        left, at = left - world.value(at), at + 1
    if left or len(parts) < _LEAST:
        return
    for number, name in parts.items():
        told = world.bound.get(number)
        if told is None or (told.concept == _MOVED and told.item is None):
            world.put(replace(whole, figure=number, item=Item("fund", name)), Reason.PART)


def _name_summed(world: World, whole: Bound) -> None:
    """Name the amounts before a change of the budget in all that make it up, each behind what it was given for."""
    parts: dict[int, str] = {}
    left, at = world.value(whole.figure), whole.figure - 1
    if at < 0 or _IN_ALL.fullmatch(world.between(at, whole.figure)) is None:
        return
    while left > 0 and at >= 0 and len(parts) < _MOST:
        figure = world.figures[at]
        start = figure.span.start
        given = _GIVEN.search(world.text[max(begin_of(world.text, start, _STOPS), start - _LOOK) : start])
        beside = figure.block == world.figures[whole.figure].block and figure.quantity.dimension is Dimension.MONEY
        if given is None or not beside:
            return
        parts[at] = given["object"]
        left, at = left - world.value(at), at - 1
    if left or len(parts) < _LEAST:
        return
    for number, name in parts.items():
        told = world.bound.get(number)
        if told is None or told.subject == world.unit:
            world.put(replace(whole, figure=number, item=Item("fund", name)), Reason.PART)


def _is_not_of_the_year(world: World, at: int) -> bool:
    """Tell a sentence about what is wished for, about another year, or about more than the unit."""
    begun = begin_of(world.text, at, _STOPS)
    years = {match[0] for match in _YEAR.finditer(world.text, begun, at)}
    return _NOT_DONE.search(world.text, begun, at) is not None or bool(years - {str(world.year)})


def _put(world: World, number: int, name: str, sign: int) -> None:
    phase, item = ("reduction" if sign < 0 else "adjustment"), Item("fund", name) if name else None
    world.put(Bound(number, _MOVED, world.unit, item, world.year, sign=sign, phase=phase), Reason.BUDGET)
