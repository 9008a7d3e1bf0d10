"""Halves that are named behind their amounts: 基本支出里，251.16万元为人员经费，36.25万元为公用经费.

年初预算683.42万元，其中593.42万元为基本支出，90.00万元为项目支出: both amounts open their clauses, both have a verb and
the name of a half behind them, and their whole stands before them. Words tell it, whatever the amounts come to.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_VERB = (
    r"(?:全部|全|都|均|是|被)?(?:为|是|属于?|系|归入?|列入?|作|用于|用在|用作|用来保|投向|投入|花在|安排给|给了?|保障|进了)"
    r"了?(?:本?[局院校所馆中心]的)?"
)
_NAME = (
    r"(?:(?P<basic>基本(?:支出|经费|开支|预算|运转)?)|(?P<project_total>项目(?:支出|经费|预算|资金|开支)?)"
    r"|(?P<personnel>人员(?:经费|支出|开支|费用|工资)?)|(?P<public>(?:日常|办公|机关)?公用(?:经费|支出|开支|费用)?))"
    r"(?:部分|方面|上)?"
)
_END = r"(?=[，,、；;。）)\n]|$)"
_BEHIND = re.compile(rf"{_VERB}{_NAME}{_END}")
_JOINT = re.compile(r"[，,、；;](?:其余|余下|剩下|另有|另外|还有|另)?的?[，,]?")
# what stands between the whole and the first half: 其中, （, 中，, （…）里，
_LEAD = re.compile(
    r"(?:[，,。；;：:]?(?:其中|当中|里面|里头|内含|包括|含|分别是)[，,：:]?|[（(](?:其中|含)?|[，,：:]"
    r"|(?:当中|之中|中|里面|里头|里|内)[，,：:]?)[ ]?"
)
# 基本支出里，…: the whole is only named again
_AGAIN = re.compile(
    r"[。；;\n](?P<whole>基本支出|年初预算|全年预算|支出总额|总支出|全年支出)(?:当中|之中|中|里面|里头|里|内)[，,：:]?$"
)
_REACH = 20
_HALVES: Mapping[str, frozenset[str]] = {
    "expenditure_basic": frozenset({"personnel", "public"}),
    "expenditure_total": frozenset({"basic", "project_total"}),
    "budget_initial": frozenset({"basic", "project_total"}),
    "budget_adjusted": frozenset({"basic", "project_total"}),
    "carryover_opening": frozenset({"basic", "project_total"}),
    "carryover_closing": frozenset({"basic", "project_total"}),
}
_NAMED = {
    "基本支出": "expenditure_basic", "年初预算": "budget_initial", "全年预算": "budget_adjusted",
    "支出总额": "expenditure_total", "总支出": "expenditure_total", "全年支出": "expenditure_total",
}  # fmt: skip
_PHASES = {
    "budget_initial": "initial", "budget_adjusted": "adjusted", "carryover_opening": "opening",
    "carryover_closing": "closing",
}  # fmt: skip
# what such amounts are taken for by the name that another one has
_LOOSE = frozenset(
    {"expenditure_basic", "expenditure_project", "expenditure_personnel", "expenditure_public", "expenditure_item"}
    | {"expenditure_total", "expenditure_basic_budget", "expenditure_project_budget", *_PHASES}
)


def settle_halves_behind(world: World) -> None:
    """Bind each two amounts that are called the halves of the whole before them."""
    for number in range(len(world.figures) - 1):
        names = _names(world, number)
        whole = _whole(world, number) if names is not None else None
        if names is None or whole is None or frozenset(names) != _HALVES.get(whole.concept):
            continue
        for at, name in enumerate(names, number):
            _put(world, at, whole, name)


def _names(world: World, number: int) -> tuple[str, str] | None:
    """Return what the words behind two amounts in turn call them."""
    if not all(world.is_amount(at) and _is_open(world.bound.get(at), world) for at in (number, number + 1)):
        return None
    first, second = (_BEHIND.match(world.text, world.figures[at].span.end) for at in (number, number + 1))
    if first is None or second is None:
        return None
    joined = _JOINT.fullmatch(world.text, first.end(), world.figures[number + 1].span.start)
    return (first.lastgroup or "", second.lastgroup or "") if joined is not None else None


def _whole(world: World, number: int) -> Bound | None:
    """Return the whole right before the first half, or the one that its clause names again."""
    start = world.figures[number].span.start
    again = _AGAIN.search(world.text, max(0, start - _REACH), start)
    if again is not None:
        same = [one for at, one in world.bound.items() if at < number and _is_whole(world, one, _NAMED[again["whole"]])]
        return max(same, key=lambda one: one.figure, default=None)
    told = world.bound.get(number - 1)
    beside = told is not None and _LEAD.fullmatch(world.between(number - 1, number)) is not None
    return told if told is not None and beside and _is_whole(world, told, told.concept) else None


def _is_whole(world: World, told: Bound, concept: str) -> bool:
    plain = told.item is None and told.subject.kind is SubjectKind.UNIT and not told.months
    return plain and told.concept == concept and told.year == world.year


def _is_open(told: Bound | None, world: World) -> bool:
    return told is None or (told.concept in _LOOSE and told.year == world.year)


def _put(world: World, number: int, whole: Bound, name: str) -> None:
    phase = _PHASES.get(whole.concept, "expenditure")
    topic = world.lexicon.topics[name]
    concept, item = money_concept(topic, world.lexicon.phases[phase], whole.subject, None)
    world.put(replace(whole, figure=number, concept=concept, item=item, topic=topic.id, phase=phase), Reason.PART)
    world.certain.add(number)
