"""Amounts that stand before the account they are booked in: 874.75万元记在基本支出科目，当中754.21万元发了工资.

The amount opens its clause, and the account ends it. Behind basic expenditure booked so, what went to pay is personnel
expenditure and what went to the office public expenditure, where both follow at once and each tells it.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_ACCOUNTS = {
    "基本支出": "expenditure_basic", "项目支出": "expenditure_project", "人员经费": "expenditure_personnel",
    "人员支出": "expenditure_personnel", "公用经费": "expenditure_public", "公用支出": "expenditure_public",
    "日常公用经费": "expenditure_public",
}  # fmt: skip
_TOPICS = {
    "expenditure_basic": "basic", "expenditure_project": "project_total", "expenditure_personnel": "personnel",
    "expenditure_public": "public",
}  # fmt: skip
_BOOKED = re.compile(
    r"(?:全部|全额|都|均|是|被|分别)*(?:记|列|归|计|入|报)(?:账|支)?(?:在|入|到|于|进)了?"
    rf"(?P<account>{'|'.join(sorted(_ACCOUNTS, key=len, reverse=True))})"
    r"(?:(?:这一?|一)?(?:科目|账|栏|项|类|块)(?:目|下|内|里|中)?|名下|[里下中内])?(?=[，,。；;\n]|$)"
)
_OPENS = re.compile(r"(?:^|[。；;，,：:\n])[ \t\u3000]*(?:其中|另有|另外?|还有|余下|其余|剩下)?的?[，,]?[ ]?$")
_OTHER_TIME = re.compile(r"上年|去年|上一年|预算|计划|拟|应当?|同期|20\d\d年")
_PAY = re.compile(
    r"(?:是|为|全部|都|均)*(?:[用拿]?[来于]?(?:发放?|支付|缴纳?|交))(?:了|给)?(?:[在职工人员干部]{2,4}的?)?(?:基本)?(?:工资|薪|津贴?补贴|津补贴|社保|养老保险)"
)
_OFFICE = re.compile(
    r"(?:是|为|全部|都|均)*(?:用于|用在|花在|用来|支付了?)(?:日常)?(?:办公|水电|差旅|邮电|印刷|会议|公车|机关运转)"
)
_STOP = re.compile(r"[。；;\n]")
_LOOK, _PAIR = 24, 2


def settle_booked(world: World) -> None:
    """Bind such amounts of the unit's year, and the two halves of basic expenditure behind one."""
    for number, figure in enumerate(world.figures):
        match = _BOOKED.match(world.text, figure.span.end)
        told = world.bound.get(number)
        if match is None or not _is_open(world, number) or (told is not None and told.item is not None):
            continue
        concept = _ACCOUNTS[match["account"]]
        _bind(world, number, concept)
        if concept == "expenditure_basic":
            _halves(world, number)
        _leave_next(world, number, concept)


def _is_open(world: World, number: int) -> bool:
    figure = world.figures[number]
    before = world.text[max(0, figure.span.start - _LOOK) : figure.span.start]
    clause = _STOP.split(before)[-1]
    money = figure.cell is None and figure.quantity.dimension is Dimension.MONEY
    return money and _OPENS.search(before) is not None and _OTHER_TIME.search(clause) is None


def _halves(world: World, whole: int) -> None:
    """Bind what went to pay and to the office, where both stand directly behind their whole in its sentence."""
    parts = [whole + 1, whole + _PAIR]
    if parts[-1] >= len(world.figures) or _STOP.search(world.between(whole, parts[-1])):
        return
    ends = [world.figures[at].span.end for at in parts]
    if _PAY.match(world.text, ends[0]) and _OFFICE.match(world.text, ends[1]):
        for at, concept in zip(parts, ("expenditure_personnel", "expenditure_public"), strict=True):
            if world.figures[at].quantity.dimension is Dimension.MONEY:
                _bind(world, at, concept)


def _leave_next(world: World, number: int, concept: str) -> None:
    """Leave the next amount without the account that was that of the one before it."""
    behind = world.bound.get(number + 1)
    if behind is None or behind.concept != concept or _STOP.search(world.between(number, number + 1)):
        return
    words = world.between(number, number + 1)
    booked = _BOOKED.match(words)
    if booked is not None and not any(one in words[booked.end() :] for one in _ACCOUNTS):
        del world.bound[number + 1]
        world.ties[:] = [tie for tie in world.ties if number + 1 not in (tie.result, *tie.members)]


def _bind(world: World, number: int, concept: str) -> None:
    told = world.bound.get(number)
    bound = Bound(number, concept, world.unit, None, world.year, topic=_TOPICS[concept], phase="expenditure")
    if told is not None and told.concept == concept:
        bound = replace(told, subject=world.unit, item=None)
    world.put(bound, Reason.WORDS)
