"""Rates told by the amounts beside them: of a budget, of a whole, of a project's funds."""

import re

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.state import SPENDING, Place, bind
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Quantity
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_COMPLETES = re.compile(r"(?:完成|占|达到?|为)[^，。；]{0,16}$")
_SHARE_OF = re.compile(r"占[\u4e00-\u9fff“”]{2,12}[（(]?$")
_BRACKETS = frozenset("（(")
_LEFT = "结转结余"
_LEFT_OF = re.compile(
    r"[，,（(]?(?:约|仅)?占(?:本年|当年|全年|年初|调整后|部门|单位)*(?:预算|收入|资金|支出|指标)[^，。；;\d]{0,6}"
    r"(?:\d[\d,.]*(?:万|亿)?元)?的?(?:比例|比重)?[为达]?[ ]*"
)
_NAMED_SHARE = re.compile(r"(?P<name>[\u4e00-\u9fff“”]{2,20}?)(?:合计|共)?占")
_SPENT = "expenditure_with_carry"
_REACH = 24
_DONE = frozenset({"完成", "完成了", "实际完成"})
_WORKED_OUT = frozenset({"算", "算得", "算得出", "测算", "折算", "得出"})
_PLANNED = frozenset({"initial", "adjusted", "budget", "received"})
_LOOK = 16
_PAIR = 2
_PURCHASES = frozenset({"procurement", "procurement_budget"})
_HALVES = frozenset({"basic", "project_total", "personnel", "public"})


def share_of_budget(place: Place) -> Bound | None:
    """Read 支出占全年预算的98.6%, 占拨付数的91.4%: what is spent of what was given is a rate of execution."""
    labels = place.head.labels
    at = next((n for n, one in enumerate(labels) if one.of(Sense.RATE) == "share"), len(labels))
    behind, before = labels[at + 1 :], labels[:at]
    phase = next((one.of(Sense.PHASE) for one in behind if one.has(Sense.PHASE)), "")
    if phase not in _PLANNED or any(one.has(Sense.TOPIC) for one in behind):
        return None
    last = place.state.last_money
    if last is not None and last.figure == place.index - 1 and last.phase == "received" and not before:
        return bind(place, "receipt_rate", last.item, Reason.BUDGET)
    spent = any(one.of(Sense.PHASE) in SPENDING or one.of(Sense.TOPIC) == _SPENT for one in before)
    if not spent and (last is None or last.phase not in SPENDING or before):
        return None
    concept = "completion_rate_initial" if phase == "initial" else "execution_rate"
    whole = any(one.of(Sense.TOPIC) == _SPENT for one in before)
    own = last.topic if last is not None and last.phase in SPENDING and not whole else ""
    topic = place.world.lexicon.topics.get(own)
    item = Item(topic.kind, topic.name) if topic is not None and topic.id != _SPENT else place.state.item
    return bind(place, concept, item, Reason.BUDGET)


def share_of_left(place: Place) -> Bound | None:
    """Read 年末结转结余50.00万元，占全年预算数的5.00%, with the budget or without: what is left was not spent."""
    state = place.state
    left = next((one for one in reversed(state.said) if one.phase == "closing"), None)
    if left is None or left.figure not in (place.index - 1, place.index - _PAIR):
        return None
    between = place.world.between(left.figure, place.index)
    if _LEFT_OF.fullmatch(between) is None:
        return None
    topic = place.world.lexicon.topics.get(left.topic)
    name = topic.name if topic else left.item.name if left.item else _LEFT
    return bind(place, "share", Item("share", name), Reason.SHARE)


def share_of_whole(place: Place) -> Bound | None:
    """Read 人员经费83万元，占基本支出108万元的76.77%: the share of the amount before in the one before the rate."""
    state, figures = place.state, place.world.figures
    whole = state.last_money
    if whole is None or whole.figure != place.index - 1 or place.head.near_raw != "的" or place.head.labelled:
        return None
    part = next((one for one in reversed(state.said) if one.figure < whole.figure), None)
    start = figures[whole.figure].span.start
    told = _SHARE_OF.search(place.world.text, max(0, start - _LOOK), start)
    if told is None or (whole.phase in _PLANNED and not _is_half_of(part, whole)):
        return None
    shared = place.world.bound.get(whole.figure - 1)
    if shared is not None and shared.concept == "share" and place.world.text[start - 1] in _BRACKETS:
        return bind(place, "share", shared.item, Reason.SHARE)
    if part is None:
        return _share_of_named(place, start)
    topic = place.world.lexicon.topics.get(part.topic)
    name = topic.name if topic else part.item.name if part.item else part.subject.name
    place.world.ties.append(Tie(LinkKind.SHARE, place.index, (part.figure, whole.figure)))
    return bind(place, "share", Item("share", name), Reason.SHARE, topic=part.topic)


def _is_half_of(part: Bound | None, whole: Bound) -> bool:
    """Tell a half whose budget is a part of the whole one: 项目支出预算60万元，占全年预算100万元的60%."""
    return part is not None and part.phase in _PLANNED and part.topic in _HALVES and not whole.topic


def _share_of_named(place: Place, start: int) -> Bound | None:
    """Read 三项目支出占全年项目支出（5012.60万元）的77.81%: the share of what only words name."""
    begun = begin_of(place.world.text, start, "。；，\n")
    match = _NAMED_SHARE.match(place.world.text, begun, start)
    if match is None:
        return None
    return bind(place, "share", Item("share", match["name"]), Reason.SHARE)


def of_the_budget(place: Place) -> Bound | None:
    """Read 完成“三公”经费预算17.90万元的84.2%: the rate of the budget that stands directly before it."""
    last, figures = place.state.last_money, place.world.figures
    if last is None or last.figure != place.index - 1 or last.phase not in _PLANNED:
        return None
    if place.head.near in _DONE:
        return _completion(place, last)
    if place.head.near_raw != "的":
        return None
    before = place.world.text[max(0, figures[last.figure].span.start - _REACH) : figures[last.figure].span.start]
    return _completion(place, last) if _COMPLETES.search(before) else None


def _completion(place: Place, last: Bound) -> Bound:
    """Give a rate its meaning by the budget that it completes."""
    if last.topic in _PURCHASES:
        return bind(place, "procurement_rate", None, Reason.BUDGET, topic=last.topic)
    if last.concept == "sangong_budget" and last.topic == "sangong":
        return bind(place, "sangong_control_rate", None, Reason.BUDGET, topic=last.topic)
    concept = "completion_rate_initial" if last.phase == "initial" else "execution_rate"
    topic = place.world.lexicon.topics.get(last.topic)
    item = Item(topic.kind, topic.name) if topic is not None else last.item
    return bind(place, concept, item, Reason.BUDGET, topic=last.topic)


def in_brackets(place: Place) -> Bound | None:
    """Read a rate in brackets after spending (用款113.27万元（100.00%）) that is the rate of its budget."""
    state, figures = place.state, place.world.figures
    if not state.brackets or len(state.said) < _PAIR or state.last is not state.said[-1]:
        return None
    budget, spent = state.said[-_PAIR:]
    if budget.phase not in _PLANNED or spent.phase in _PLANNED or budget.topic != spent.topic:
        return None
    top, base = figures[spent.figure].quantity.value, figures[budget.figure].quantity.value
    rate = figures[place.index].quantity
    if not base or abs(100 * MICRO * top // base - rate.value) * 10**rate.decimals > MICRO:
        return None
    return bind(place, "execution_rate", spent.item, Reason.BRACKETS, topic=spent.topic)


def _worked_out(place: Place) -> Bound | None:
    """Read 按执行数95万元、预算数100万元计算为95%: the rate of the two amounts before it, to the last digit."""
    figures, said = place.world.figures, place.state.said[-_PAIR:]
    spent = next((one for one in said if one.phase in SPENDING), None)
    budget = next((one for one in said if one.phase in _PLANNED), None)
    if spent is None or budget is None or budget.phase == "received" or spent.topic != budget.topic:
        return None
    top, base = figures[spent.figure].quantity.value, figures[budget.figure].quantity.value
    rate = figures[place.index].quantity
    if not base or abs(100 * MICRO * top // base - rate.value) * 10**rate.decimals > MICRO:
        return None
    concept = "completion_rate_initial" if budget.phase == "initial" else "execution_rate"
    return bind(place, concept, spent.item, Reason.BUDGET, topic=spent.topic)


def proved(place: Place) -> Bound | None:
    """Read 已列支90.41万元，完成98.5% where that is what was spent of the project's budget, to the last digit."""
    last, figures = place.state.last_money, place.world.figures
    if place.head.near in _WORKED_OUT:
        return _worked_out(place)
    if place.head.near not in _DONE or last is None or last.figure != place.index - 1 or last.phase not in SPENDING:
        return None
    rate = figures[place.index].quantity
    budgets = [
        (figures[one.figure].quantity.value, one.phase)
        for one in place.world.bound.values()
        if one.phase in _PLANNED and (one.subject, one.item) == (last.subject, last.item)
    ]
    spent = 100 * MICRO * figures[last.figure].quantity.value
    phases = {phase for base, phase in budgets if base and _makes(spent // base, rate)}
    if not phases:
        return None
    concept = "completion_rate_initial" if phases == {"initial"} else "execution_rate"
    concept = "procurement_rate" if last.topic in _PURCHASES else concept
    return bind(place, concept, last.item, Reason.BUDGET, topic=last.topic)


def _makes(ratio: int, rate: Quantity) -> bool:
    """Tell whether a ratio is the printed rate, to its last digit."""
    return bool(abs(ratio - rate.value) * 10**rate.decimals <= MICRO)
