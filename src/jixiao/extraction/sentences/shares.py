"""Shares of a whole, behind their amount or before it."""

import re

from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.state import BUDGETS, SPENDING, Place, bind
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_WHOLE_CONCEPTS = frozenset({"expenditure_total", "income_year", "income_total", "expenditure_total_with_carry"})
# 总支出 and 总收入 often mean the spending and the income themselves
_LOOSE_WHOLES = frozenset({"expenditure_with_carry", "income_total", "income_year", "income_sum"})
# a share that names its whole is not of the whole that was named before
_WORDED = re.compile(r"支出|收入|采购")
_CONCERNED = re.compile(r"涉及(?:项目|财政|预算|专项)?(?:支出|资金|金额|预算)*(?:共|共计|合计|为)?$")
# the amount that is a good part of the whole, then the part to the digit
_ROUGHLY = re.compile(
    r"(?:万元|亿元|元)[，,、]?(?:约|近|将近|大约|接近|超过?|超|差不多|占了?)?(?:[一二三四五六七八九]成|一半|过半|半数)[^，。；（）()\d]{0,6}[（(]$"
)
_BESIDE = re.compile(r"(?:(?:是|为|用于)[^，。；\d]{2,16})?[，,、（(]?[^，。；\d]{0,10}占[^，。；\d]{0,14}")
_LOOK, _PAIR = 16, 2
_WHOLES = (("基本支出", "basic"), ("项目支出", "project_total"))


def share(place: Place) -> Bound | None:
    """Read a share, tied to its part and its whole where both are known."""
    if not named_before(place) and _is_of_unread(place):
        return None
    part = _part(place)
    if part is not None and _is_coverage(place, part):
        return None
    if part is None:
        return share_first(place, place.head.topic if named_before(place) else "")
    topic = place.world.lexicon.topics.get(part.topic)
    name = topic.name if topic else part.item.name if part.item else part.subject.name
    bound = bind(place, "share", Item("share", name), Reason.SHARE, topic=part.topic)
    whole = _whole(place, part)
    if whole is not None and whole.figure != part.figure:
        place.world.ties.append(Tie(LinkKind.SHARE, place.index, (part.figure, whole.figure)))
    return bound


def _is_of_unread(place: Place) -> bool:
    """Tell the share of an amount directly before it, in its sentence, that was not read."""
    world, left = place.world, place.index - 1
    if left < 0 or left in world.bound or world.figures[left].quantity.dimension is not Dimension.MONEY:
        return False
    between = world.between(left, place.index)
    return _BESIDE.fullmatch(between) is not None


def is_about(place: Place) -> bool:
    """Tell a share in brackets that words give roughly before it: 第三块是专项，209.0万元，将近四成（37.51%）."""
    start, last = place.world.figures[place.index].span.start, place.state.last_money
    if last is None or last.figure != place.index - 1:
        return False
    return _ROUGHLY.search(place.world.text, max(0, start - _LOOK), start) is not None


def _is_coverage(place: Place, part: Bound) -> bool:
    """Tell how much was evaluated (涉及资金80万元，占项目支出的100%), which is no share of spending."""
    start = place.world.figures[part.figure].span.start
    return (
        part.figure == place.index - 1 and _CONCERNED.search(place.world.text, max(0, start - _LOOK), start) is not None
    )


def _part(place: Place) -> Bound | None:
    """Return the amount that a share is the share of: the last one, or the one whose name stands before 占."""
    named = named_before(place)
    if not named:
        return _before_its_budget(place) or place.state.last_money
    return next((one for one in reversed(place.state.said) if one.topic == named), None)


def _before_its_budget(place: Place) -> Bound | None:
    """Return what was spent before the budget it is held against: 共3.68万元，占预算4.50万元的81.78%，占支出的0.58%."""
    state, budget = place.state, place.state.last_money
    if budget is None or budget.phase not in BUDGETS or budget.figure != place.index - _PAIR:
        return None
    spent = next((one for one in reversed(state.said) if one.figure < budget.figure), None)
    held = spent is not None and spent.figure == budget.figure - 1 and spent.phase in SPENDING
    rate = place.world.bound.get(place.index - 1)
    told = rate is not None and rate.concept.endswith(("_rate", "_rate_initial"))
    return spent if held and told and spent is not None and spent.subject == budget.subject else None


def named_before(place: Place) -> str:
    """Return the topic that stands before 占 (项目支出占40.59%), empty where the words before it name none."""
    labels = place.head.labels
    first = next((at for at, one in enumerate(labels) if one.has(Sense.RATE)), 0)
    return next((one.of(Sense.TOPIC) for one in labels[:first] if one.has(Sense.TOPIC)), "")


def share_first(place: Place, named: str) -> Bound | None:
    """Read a share that stands before its amount (基本支出占59.41%，计1820.92万元)."""
    topic = place.world.lexicon.topics.get(named)
    place.state.owed = named or place.head.topic
    if topic is None:
        return None
    return bind(place, "share", Item("share", topic.name), Reason.SHARE, topic=topic.id)


def _whole(place: Place, part: Bound) -> Bound | None:
    """Return the whole that a share names, or the head of the list that the part stands in."""
    word = place.head.rate_word
    inside = next((topic for name, topic in _WHOLES if name in word), "")
    behind = place.head.topic if place.head.topic != named_before(place) else ""
    kept = "" if _WORDED.search(word) and not behind and not inside else place.state.whole
    topic = place.state.whole = behind or inside or kept
    if topic:
        # a share is of a whole of its own year: （上年为300万元） between changes nothing
        around = [
            one
            for one in place.world.bound.values()
            if (one.topic, one.phase, one.year) == (topic, part.phase, part.year) and one.figure < part.figure
        ]
        if around or topic not in _LOOSE_WHOLES:
            return around[-1] if around else None
    named = ""
    if "采购" in word:
        named = "procurement_total"
    elif "收入" in word:
        named = "income_total" if "总计" in word or "总收入" in word else "income_year"
    elif "支出" in word:
        named = "expenditure_total"
    found = [one for one in place.world.bound.values() if one.concept == named and one.figure < part.figure]
    parent = place.state.parent
    if found or (parent is not None and parent.year == part.year):
        return found[-1] if found else parent
    first = place.state.said[0] if place.state.said else None
    return first if first is not None and first.concept in _WHOLE_CONCEPTS and first.phase == part.phase else None
