"""What a rate of the money is by the base that words before it tell, or that has been named."""

import re

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.state import Place
from jixiao.taxonomy.lexicon import RateKind

OF_SPENDING = frozenset({"execution", "completion"})
_ARRIVED = ("到位", "到账", "拨付", "拨入", "收到")
# 占到位资金的, 完成全年预算的: what the rate is of
_NOT_INITIAL = ("全年", "调整", "到位", "拨付", "下达", "收到")
# 增加额占年初预算的48.39%
_ADDED = re.compile(
    r"(?:增|追加|调[增减整]|变动|新增|减)[\u4e00-\u9fff]{0,4}?(?:占|相当于|为|是|达到?)[^，。；\d]{0,8}$"
)
_PURCHASES = frozenset({"procurement", "procurement_budget"})
_OF_BASE = r"(?:年初|期初|全年|调整后?)的?(?:部门)?(?:预算|批复|指标)?(?:数|额)?"
_BASE = re.compile(
    rf"(?:(?:以|按|用|拿){_OF_BASE}(?:为|作为?|当)(?:分母|基数|基准|口径)"
    rf"|(?:单看|只看|光看|仅看|对照|比照|单就|仅就|只就|单按|只按){_OF_BASE}(?:来看|来说|而言|看|算|比)?)"
    r"[^，。；\d]{0,6}[，,]?[^，。；\d]{0,10}$"
)
_INITIAL = re.compile(r"年初|期初")
_DONE_OF = frozenset({"完成率", "预算完成率"})
_LOOK = 12


def concept_of(place: Place, kind: RateKind) -> str:
    """Return what a rate of this kind is where the words before it, or what the sentence is about, say more."""
    head, state = place.head, place.state
    if kind.id == "adjustment" and state.topic.startswith("sangong") and head.rate_word.endswith("控制率"):
        return "sangong_control_rate"
    if kind.id in OF_SPENDING and state.topic in _PURCHASES and not head.topic:
        return "procurement_rate"
    if kind.id == "completion" and state.topic == "sangong":
        # 占预算的, 完成预算的 of all three: how far they were kept down
        return "sangong_control_rate"
    if kind.id in OF_SPENDING and (base := _told_base(place)):
        return base
    concept = _completion_concept(place) if kind.id == "completion" else kind.concept
    if kind.id == "completion" and _is_behind_arrival(place):
        concept = "receipt_rate"
    if head.rate_word in _DONE_OF and _follows_initial(place):
        concept = "completion_rate_initial"
    start = _start(place)
    added = is_of_change(place) or _ADDED.search(place.world.text, max(0, start - _LOOK), start) is not None
    return "budget_adjust_rate" if concept == "completion_rate_initial" and added else concept


def is_of_change(place: Place) -> bool:
    """Tell 净调减252.66万元，占年初预算1.89%: what the change of the budget is of the initial one."""
    last = place.state.last_money
    return last is not None and last.figure == place.index - 1 and last.concept == "budget_adjustment"


def _told_base(place: Place) -> str:
    """Return what a rate is by the words that tell its base: 若以年初预算为分母，则完成率为108.26%."""
    start = _start(place)
    begun = begin_of(place.world.text, start, PART)
    told = _BASE.search(place.world.text, begun, start)
    if told is None:
        return ""
    return "completion_rate_initial" if _INITIAL.search(told.group()) else "execution_rate"


def _follows_initial(place: Place) -> bool:
    """Tell a rate directly behind the initial budget, where the text also gives the adjusted one."""
    last = place.state.last_money
    if last is None or last.figure != place.index - 1 or last.phase != "initial":
        return False
    bound = place.world.bound.values()
    return any(one.phase == "adjusted" and (one.subject, one.item) == (last.subject, last.item) for one in bound)


def _is_behind_arrival(place: Place) -> bool:
    """Tell 到位80.00万元，占预算的80%: how much of the plan came in."""
    last = place.state.last_money
    words = place.head.rate_word
    came = last is not None and last.figure == place.index - 1 and last.phase == "received"
    return came and words.startswith("占") and not any(one in words for one in _ARRIVED)


def _completion_concept(place: Place) -> str:
    """Tell 完成预算的 of the initial budget from that of the full year by what has been named before."""
    state, word = place.state, place.head.rate_word
    if word.startswith("相当于") or any(base in word for base in _NOT_INITIAL):
        return "execution_rate"
    near = {one.phase for one in (state.last_money, state.parent) if one is not None}
    own = {one.phase for one in place.world.bound.values() if one.item == state.item and one.subject == state.subject}
    adjusted = any(
        (one.concept, one.subject, one.item) == ("budget_adjusted", state.subject, state.item)
        for one in place.world.bound.values()
    )
    initial = (
        "initial" in near | own and "adjusted" not in own and not adjusted and not state.topic.startswith("sangong")
    )
    return "completion_rate_initial" if initial else "execution_rate"


def _start(place: Place) -> int:
    return place.world.figures[place.index].span.start
