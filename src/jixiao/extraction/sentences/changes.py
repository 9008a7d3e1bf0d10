"""Amounts that others are held against: last year's, the changes since, the budget of the same year."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import Bound, Tie, World, money_concept
from jixiao.extraction.heads import MORE, Head
from jixiao.extraction.naming import economic_items
from jixiao.extraction.sentences.earlier import take_as_prior
from jixiao.extraction.sentences.outcomes import base_of_outcome
from jixiao.extraction.state import (
    BECOME,
    BUDGETS,
    MOVED_TO,
    SPENDING,
    Place,
    bind,
    listed_bare,
    own_words,
    topic_item,
    year_of,
)
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_REACH = 20
_FROM_YEAR = re.compile(
    r"(?P<year>20\d\d)年度?(?:(?:[底末]?(?:[转滚带留结]|结转)过来|转入|结转来|滚存|滚入|转来|带来|(?:结转|[底末][滚留转])下来)(?:的|资金|的资金)?(?:共|计|共计|合计|有|共有)?(?:人民币)?"
    r"|(?:结转结余|结转|结余|剩余|结存|未用完)的(?:资金)?|[^，。；\d]{0,10}(?:结转|转入|滚入)[到至]?(?:本年|今年|当年)度?(?:使用)?的?(?:资金|指标|经费|结余)?(?:共?有|为|共计?)?)$"
)
# 再把2021年没花完的专项结转20万元并进来, not 比2021年没花完的20万元少
_UNSPENT_OF = re.compile(
    r"(?<![比较与同跟和])(?P<year>20\d\d)年度?(?:没有?|未|尚未|没能)(?:用|花|支|使用|支出|付|执行|支付)(?:完|了|掉|出去|完毕)?"
    r"(?:的|[，,])?(?:项目|专项|财政|基本|工程)?(?:结转|结余|资金|钱|部分|指标|余款|款)?(?:共?有|为|是|共|计)?[ ]?$"
)
_INTO_YEAR = re.compile(
    r"(?:转入|结转到|结转至|转到|转至|留到|留待|滚入|结转)(?P<year>20\d\d)年度?(?:继续)?(?:使用|支出|支付)?(?:的|资金|的资金)?$"
)
# 年初预算…；2023年结转…；年中追加…: among the budgets or the income of this year it is what the year began with
_LEFT = re.compile(
    r"(?:^|[\n。；;，,：:、])[ \t\u3000]*(?:加上?|连同|另有?|再加)?(?P<year>20\d\d)年度?[底末]?(?:财政|预算|部门)?"
    r"结[转余](?:结余)?(?:资金|指标|数|额|金额)?(?:为|共)?[ ]?$"
)
_FOR_YEAR = re.compile(
    r"(?:人民币)?[，,；;、](?:(?P<year>20\d\d)年度?|本年度?|当年)?(?:年初|[本当]年|年[内中]|财政|部门)?(?:净|又|再)?"
    r"(?:预算|批复|追加|调[增减]|拨款|下达)"
)
_OF_YEAR = frozenset({"budget_initial", "budget_adjusted", "budget_adjustment", "income_year", "income_fiscal"})
_AHEAD, _BACK = 24, 28
# 年末结转90万元，基本支出40万元，项目支出50万元，总额比上年减少: the change is of the first
_ALL_OF_IT = re.compile(
    r"(?:但|而|其)?(?:总额|总数|总量|总体|总的|总共|合计数?|总计|整体|总规模|总计数)上?(?:来看|看)?(?=比|较|与|同|和|相)"
)
_WHOLES = frozenset({"expenditure_total", "budget_initial", "budget_adjusted"})
_HALVES = frozenset({"basic", "project_total"})
TO = re.compile(r"^[为到至]")
_NOW = re.compile(r"(?:本年度?|今年|当年|本期|报告期)[^，。；\d]{0,6}$")
_LOOK, _FAR = 10, 40
# 文创收入由上年15万元降到9万元 is a part of it
_ALL_INCOME = re.compile(r"(?:^|[，。；：\n年])(?:本年度?|全年|当年|各项|部门|单位|总)*收入")
_PAID = re.compile(r"(?:支出|开支|花费|决算数?)?(?:共|为|了)?[ ]?$")
_BESIDE = re.compile(r"[，,（(](?:同比|[较比与同](?:上年|去年|上一年|20\d\d年))")
_PRIOR_AMOUNT = "prior_year_amount"
_NO_AMOUNTS = ("yoy", "prior", "share")
_TOTALS = {"expenditure": "expenditure_total", "income": "income_year"}
_DOWN = {"adjustment": "up", "reduction": "down"}
_SAVED = frozenset({"节约", "节省", "节支"})
_THAN, _WITH = ("较", "比"), ("与", "同上", "同去")
# 与上年支出288.9万元比: the amount is last year's; 与上年相比支出363.65万元: it is this year's
_HELD = re.compile(r"[ ]?(?:相比|相较|相对比|比较|比照|对比|对照|比|基本持平|持平|大体相当|基本相当|相当|相同)")


def take_bare_direction(place: Place) -> None:
    """Read 多 and 少 where the sentence compares with another year: 较2021年下降4.5%，少68.12万元."""
    head = place.head
    moved = MORE.get(head.near) if place.state.compare and not head.labelled and not head.residue else None
    if moved is not None:
        head.direction, head.direction_word, head.near, head.near_raw = moved, head.near, "", ""
        head.flags.add(Sense.COMPARE)


def is_adjustment(place: Place) -> bool:
    """Tell 较年初预算减少 after the full-year budget: what was taken away in the year."""
    state = place.state
    if place.head.phase == "adjusted":
        return True
    return bool(state.said) and state.said[-1].phase == "adjusted" and not state.said[-1].topic


def is_between_budgets(place: Place) -> bool:
    """Tell 全年预算2512.76万元，比年初预算2138.35万元增加374.41万元: what was added between the two."""
    head, state = place.head, place.state
    bare = head.direction and not head.labels[1:] and not head.near and not head.has(Sense.COMPARE)
    last = state.last_money
    if not bare or last is None or last.phase != "initial" or last.figure != place.index - 1:
        return False
    return any(one.phase == "adjusted" and one.topic == last.topic for one in state.said[-2:])


# 比上年预算7.93万元
_OF_LAST_BUDGET = re.compile(r"(?:上一?年度?|去年|20\d\d年度?)的?(?:年初)?预算(?:数|额|安排|批复)?(?:为|的)?$")
# 超出预算9.00万元: by how much
_BEYOND = re.compile(r"超出?(?:年初|全年|调整后)?的?预算(?:数|安排|指标)?$")


def against_budget(place: Place) -> Bound | None:
    """Read the budget that spending is held against (比预算数735.00万元), or the adjustment between two budgets."""
    head, state, lexicon = place.head, place.state, place.world.lexicon
    if head.direction or head.phase in _DOWN:
        phase = lexicon.phases["reduction" if "down" in (head.direction, _DOWN.get(head.phase)) else "adjustment"]
        return bind(place, phase.concept, None, Reason.BUDGET, phase=phase.id, sign=phase.sign)
    if not head.near and head.phase in ("", *BUDGETS) and _is_exceeded(place):
        phase = lexicon.phases["initial" if "年初" in own_words(place) else "adjusted"]
        return bind(place, phase.concept, None, Reason.BUDGET, phase=phase.id)
    if head.labelled or head.near or not state.said or _BEYOND.search(own_words(place)):
        return None
    last = state.said[-1]
    phase = lexicon.phases["initial" if "年初" in own_words(place) else "adjusted"]
    concept, item = money_concept(lexicon.topics.get(last.topic), phase, state.subject, state.item)
    return bind(place, concept, item, Reason.BUDGET, topic=last.topic, phase=phase.id)


def _is_exceeded(place: Place) -> bool:
    """Tell 超出年初预算2684.30万元的部分: the budget itself, not by how much it was exceeded."""
    end = place.world.figures[place.index].span.end
    return _BEYOND.search(own_words(place)) is not None and place.world.text.startswith("的部分", end)


def is_moved(head: Head) -> bool:
    """Tell an amount of change: a word of direction, and no phase of the budget that would make it an adjustment."""
    moved = head.phase in SPENDING or head.has(Sense.COMPARE)
    return bool(head.direction) and moved and TO.match(head.near_raw) is None


def is_budget_of_the_year(place: Place) -> bool:
    """Tell the budget of the same year that spending is held against: 比2023年“三公”经费年初预算35.42万元."""
    head = place.head
    return head.phase in BUDGETS and head.base_year == place.world.year


def moved_between_years(place: Place) -> str:
    """Tell what the last year left (2022年转入的80万元) from what goes on to the next (转入2024年的60万元)."""
    start = place.world.figures[place.index].span.start
    words = place.world.text[max(0, start - _REACH) : start]
    last, following = _FROM_YEAR.search(words) or _UNSPENT_OF.search(words), _INTO_YEAR.search(words)
    if last is not None and int(last["year"]) == place.world.year - 1:
        return "opening"
    if _is_left_for_this_year(place):
        return "opening"
    return "closing" if following is not None and int(following["year"]) == place.world.year + 1 else ""


def _is_left_for_this_year(place: Place) -> bool:
    """Tell what last year left, told right behind or before what this year had planned or received."""
    world, last = place.world, place.state.last_money
    span = world.figures[place.index].span
    told = _LEFT.search(world.text, max(0, span.start - _BACK), span.start)
    if told is None or int(told["year"]) != world.year - 1:
        return False
    if last is not None:
        return last.figure == place.index - 1 and last.year == world.year and last.concept in _OF_YEAR
    behind = _FOR_YEAR.match(world.text, span.end, span.end + _AHEAD)
    return behind is not None and behind["year"] in (None, str(world.year))


def is_base(place: Place) -> bool:
    """Tell the amount that this year's is held against: 较上年6.00万元, 比上年支出6.00万元, 与上年支出6.00万元比."""
    head = place.head
    bare = not head.phase and not head.topic
    held = head.than.startswith(_WITH) and _HELD.match(place.world.text, place.world.figures[place.index].span.end)
    # 2023年支出比2022年的6.00万元增加: the year before it is that of the sum that has changed
    start = place.world.figures[place.index].span.start
    segment = place.world.text[max(0, start - _FAR) : start].replace(",", "，").rpartition("，")[2]
    later = 0 < head.base_year < head.year == place.world.year and str(head.base_year) in segment
    changed = not head.year or (head.than.startswith(_THAN) and later)
    return bare or ((head.than.startswith(_THAN) or held is not None) and changed)


def is_moved_to(place: Place) -> bool:
    """Tell the later of two amounts: 由2022年的10,305.19万元变动至9,649.16万元."""
    head, last, world = place.head, place.state.last_money, place.world
    if last is None or last.figure != place.index - 1 or last.year >= world.year or head.topic or head.count:
        return False
    between = world.between(last.figure, place.index)
    become = BECOME.fullmatch(between)
    if become is not None and become["year"] in (None, str(world.year)):
        return True
    near = head.near and not MOVED_TO.search(head.near_raw)
    return not head.labelled and not near and MOVED_TO.search(own_words(place)) is not None


def is_budget_become(place: Place) -> bool:
    """Tell the budget of the whole year that the initial one has become: 由年初的100.00万元增加到120.00万元."""
    head, last, world = place.head, place.state.last_money, place.world
    if last is None or last.figure != place.index - 1 or last.phase != "initial" or head.topic or head.year:
        return False
    between = world.between(last.figure, place.index)
    return BECOME.fullmatch(between) is not None


def is_budget_in_all(place: Place) -> bool:
    """Tell what the budget before and its changes make: 年初预算80.00万元，又加了20.00万元，合起来100.00万元."""
    head, world, said = place.head, place.world, place.state.said
    plain = not (head.labelled or head.near or head.residue or head.name or head.has(Sense.PRIOR))
    moves = list(takewhile(lambda one: one.phase in _DOWN, reversed(said)))
    if not plain or not moves or len(moves) == len(said) or moves[0].figure != place.index - 1:
        return False
    first = said[-1 - len(moves)]
    begun = first.phase == "initial" and {one.subject for one in (first, *moves)} == {place.state.subject}
    return begun and world.value(place.index) == world.value(first.figure) + sum(
        one.sign * world.value(one.figure) for one in moves
    )


def _of_its_kind(place: Place) -> Bound:
    """Return the amount that has moved; one told as last year's by what this year's is."""
    last = base_of_outcome(place) or place.state.last_money or place.state.said[-1]
    if last.concept != "prior_year_amount":
        return last
    lexicon = place.world.lexicon
    told = (lexicon.phases[one] for one in ("closing", "opening", "initial", "adjusted"))
    phase = next((one for one in told if last.item is not None and one.concept == last.item.name), None)
    if phase is not None and not last.topic:
        return replace(last, concept=phase.concept, item=None, phase=phase.id)
    earned = not last.topic and last.item is not None and last.item.name == _TOTALS["income"]
    earned &= _ALL_INCOME.search(place.world.words_before(last.figure, _FAR)) is not None
    own = lexicon.phases["income" if earned else "expenditure"]
    concept, item = money_concept(lexicon.topics.get(last.topic), own, last.subject, None)
    return replace(last, concept=concept, item=item, phase=own.id)


def moved_to(place: Place) -> Bound:
    """Read what an earlier amount of the same sentence has become this year."""
    last = _of_its_kind(place)
    place.state.sentence_year, place.state.compare, place.state.past = place.world.year, True, False
    place.head.flags.discard(Sense.PRIOR)
    bound = bind(place, last.concept, last.item, Reason.WORDS, topic=last.topic, phase=last.phase)
    take_as_prior(place, bound)
    place.state.said.append(bound)
    if place.state.parent is not None and last in place.state.parts:
        place.state.parts[place.state.parts.index(last)] = bound
    return bound


def _return_to_whole(place: Place) -> Bound | None:
    """Let a comparison of 总额 speak of the whole whose parts its sentence has listed."""
    world, state, start = place.world, place.state, place.world.figures[place.index].span.start
    if not state.said or place.head.topic or not _ALL_OF_IT.match(world.text, begin_of(world.text, start, CLAUSE)):
        return None
    whole, *parts = state.said
    of_year = whole.item is None and whole.year == world.year
    if not of_year or not parts or not all(_is_part(place, one, whole) for one in parts):
        return None
    state.topic, state.last_money, state.last, state.parent = whole.topic, whole, whole, None
    return whole


def _is_part(place: Place, part: Bound, whole: Bound) -> bool:
    topic = place.world.lexicon.topics.get(part.topic)
    named = topic is not None and bool({whole.topic, whole.concept} & set(topic.within))
    named |= whole.concept in _WHOLES and part.topic in _HALVES
    same = (part.subject, part.year) == (whole.subject, whole.year)
    return same and (named or (part.concept == whole.concept and part.item is not None))


def prior(place: Place) -> Bound | None:
    """Read the amount of last year that this year's is compared with."""
    _return_to_whole(place)
    head, state = place.head, place.state
    state.compare = True
    if _is_of_unread(place):
        return None
    topic = place.world.lexicon.topics.get(head.topic or state.topic)
    year = head.base_year or place.world.year - 1
    state.changed, state.before = _spent_before_plan(place), None
    state.past |= head.has(Sense.PRIOR) and bool(head.phase)
    about = topic.id if topic is not None else ""
    item = topic_item(topic, _TOTALS.get(head.phase, ""))
    if topic is not None and item is not None and _OF_LAST_BUDGET.search(own_words(place)):
        # what was planned last year is another amount than what was spent
        item = replace(item, name=f"{item.name}预算")
    bound = Bound(place.index, "prior_year_amount", state.subject, item, year, state.scope, topic=about)
    state.before = place.world.put(bound, Reason.PRIOR)
    return state.before


def _spent_before_plan(place: Place) -> Bound | None:
    """Return the amount last told, in place of a budget what was spent of it unless last year's budget is named."""
    state, last = place.state, place.state.last_money
    if last is None or last.phase not in BUDGETS:
        return last
    if "预算" in place.world.between(last.figure, place.index):
        return last
    alike = (one for one in reversed(state.said) if (one.subject, one.topic) == (last.subject, last.topic))
    return next((one for one in alike if one.phase in SPENDING and one.year == last.year), last)


def change(place: Place) -> Bound | None:
    """Read a change against last year, tied to what it is the change of."""
    whole = _return_to_whole(place)
    head, state = place.head, place.state
    if head.near or _is_of_budget(place) or _is_of_unread(place):
        return None
    take_earlier(place)
    topic_id = head.topic or state.topic
    topic = place.world.lexicon.topics.get(topic_id)
    spoken = state.changed if state.last_money in (state.before, state.change) else state.last_money
    concept = spoken.concept if spoken is not None and not head.topic else ""
    concept = concept.replace("_opening", "_closing")
    sign = -1 if head.direction == "down" else 1
    earlier = spoken if concept == "prior_year_amount" else None
    if earlier is None and spoken is not None and spoken.year < place.world.year and _is_of_now(place):
        earlier, state.before, state.sentence_year = spoken, spoken, place.world.year
        same = [one for one in place.world.bound.values() if (one.concept, one.topic) == (concept, spoken.topic)]
        state.changed = _elsewhere(place, same)
    item = (earlier.item if earlier is not None else None) or topic_item(topic, concept.replace(_PRIOR_AMOUNT, ""))
    if earlier is not None and state.changed is None and item is not None:
        state.changed = _elsewhere(place, [one for one in place.world.bound.values() if one.concept == item.name])
    if spoken is not None and spoken.year > state.sentence_year and state.before is state.last_money:
        state.sentence_year = spoken.year
    year = year_of_change(place)
    moved = bind(place, "yoy_amount", item, Reason.CHANGE, topic=topic_id, phase="change", sign=sign)
    state.change = place.world.put(replace(moved, year=year), Reason.CHANGE)
    _take_for_prior(place, spoken)
    if state.before is not None and state.before is state.last_money:
        _from_base(place, sign)
    else:
        state.changed = whole or _changed(place)
        state.before = None
    return state.change


def _is_of_unread(place: Place) -> bool:
    """Tell the change of an expense that stands directly before, read later: 办公费18.42万元，较上年增加2.00万元."""
    head, world, left = place.head, place.world, place.index - 1
    if head.topic or head.phase or left < 0 or left in world.bound or place.state.seen != left:
        return False
    if _is_expense(world, left):
        return _BESIDE.match(world.between(left, place.index)) is not None
    base = left > 0 and left - 1 not in world.bound and _is_expense(world, left - 1)
    return base and _BESIDE.match(world.between(left - 1, left)) is not None


def _is_expense(world: World, number: int) -> bool:
    """Tell an amount behind the name of an item of the economic classification."""
    money = world.figures[number].quantity.dimension is Dimension.MONEY
    words = _PAID.sub("", world.words_before(number, _REACH))
    return money and any(words.endswith(item) for item in economic_items())


def _take_for_prior(place: Place, spoken: Bound | None) -> None:
    """Take what the unit spent last year, directly before the change since, for the amount that this was held to."""
    beside = spoken is not None and spoken.figure == place.index - 1 and spoken.subject == place.world.unit
    if beside and spoken is not None and spoken.year == place.world.year - 1 and spoken.phase in SPENDING:
        item = spoken.item or topic_item(place.world.lexicon.topics.get(spoken.topic), spoken.concept)
        place.state.before = place.world.put(replace(spoken, concept="prior_year_amount", item=item), Reason.PRIOR)


def is_beside_earlier(place: Place) -> bool:
    """Tell an amount directly behind what an earlier year spent: 2018年支出1509.27万元，2019年净增327.25万元."""
    last, world = place.state.last_money, place.world
    behind = last is not None and last.figure == place.index - 1 and last.subject == place.state.subject
    return behind and last is not None and last.year == world.year - 1 and last.phase in SPENDING


def _is_of_now(place: Place) -> bool:
    """Tell a change that this year brought: 2018年支出1509.27万元，本年增支327.25万元."""
    if place.head.year == place.world.year:
        return True
    start = place.world.figures[place.index].span.start
    return _NOW.search(place.world.text, max(0, start - _LOOK), start) is not None


def hold_against(place: Place, before: Bound) -> None:
    """Keep an amount of last year for the change behind it, with this year's amount that it is held to."""
    state, last = place.state, place.state.last_money
    alike = last is not None and (last.topic, last.subject, last.scope) == (before.topic, before.subject, before.scope)
    now = alike and last is not None and last.phase in SPENDING and last.year == before.year + 1
    state.changed = last if now and last is not None and not last.concept.startswith(_NO_AMOUNTS) else None
    state.before = before


def take_earlier(place: Place) -> None:
    """Take the amount before a change for the earlier of two where the sentence gave this year's before it."""
    state, last = place.state, place.state.last_money
    if last is None or last is state.before or last.figure != place.index - 1 or last.year >= place.world.year:
        return
    later = [
        one for one in state.said if (one.concept, one.item, one.subject) == (last.concept, last.item, last.subject)
    ]
    now = next((one for one in reversed(later) if one.year == last.year + 1), None)
    if now is not None:
        state.changed, state.before = now, last


def year_of_change(place: Place) -> int:
    """Return the year that changed: the one behind the year of the amount directly before, where that is the base."""
    state = place.state
    if state.before is not None and state.before is state.last_money:
        return state.before.year + 1
    return year_of(place)


def _is_of_budget(place: Place) -> bool:
    """Tell what was saved of the budget of the same year, which is no change against last year."""
    head, last = place.head, place.state.last_money
    saved = head.direction_word in _SAVED and not head.has(Sense.COMPARE) and not is_beside_earlier(place)
    held = last is not None and last.phase in BUDGETS and last.figure == place.index - 1 and not head.than
    return saved or (held and not head.topic and head.phase in SPENDING)


def _changed(place: Place) -> Bound | None:
    """Return the amount that a change is the change of: the last one of its topic, or the one directly before."""
    head, state, world = place.head, place.state, place.world
    if head.topic:
        block = world.figures[place.index].block
        named = [
            one
            for at, one in world.bound.items()
            if one.topic == head.topic
            and at < place.index
            and world.figures[at].block == block
            and one.year == year_of(place)
        ]
        if not named:
            found = _elsewhere(place, [one for one in world.bound.values() if one.topic == head.topic])
            return found or _elsewhere(place, _meant_by_whole(place))
        return None if named[-1].concept.startswith(_NO_AMOUNTS) else named[-1]
    last = state.last_money
    if last is None and head.phase in _TOTALS:
        return _elsewhere(place, [one for one in world.bound.values() if one.concept == _TOTALS[head.phase]])
    if last is not None and last.phase in BUDGETS and (head.has(Sense.COMPARE) or state.compare):
        # 合计44.23万元，较预算50.00万元少5.77万元，较上年减少3.48万元: the spending has changed, not its budget
        last = next((one for one in reversed(state.said) if one.topic == last.topic and one.phase in SPENDING), None)
    if last is None or listed_bare(place, "yoy_amount") or last.concept.startswith(_NO_AMOUNTS):
        return None
    alike = head.phase in ("", last.phase) or {head.phase, last.phase} <= SPENDING
    return last if alike else None


def _meant_by_whole(place: Place) -> Sequence[Bound]:
    """Return the spending of the year that 总支出 often means."""
    if place.head.topic != "expenditure_with_carry":
        return ()
    return [one for one in place.world.bound.values() if one.concept == "expenditure_total"]


def _elsewhere(place: Place, found: Sequence[Bound]) -> Bound | None:
    """Return the amount of another paragraph that a change speaks of, where the document gives it but one value."""
    year, figures = year_of(place), place.world.figures
    alike = [
        one
        for one in found
        if (one.year, one.subject, one.scope) == (year, place.state.subject, place.state.scope)
        and one.item is None
        and one.phase in SPENDING
        and not one.concept.startswith(_NO_AMOUNTS)
    ]
    if not alike:
        return None
    finest = min(alike, key=lambda one: figures[one.figure].quantity.step)
    value = figures[finest.figure].quantity.value
    same = all(
        abs(figures[one.figure].quantity.value - value) <= figures[one.figure].quantity.step // 2 for one in alike
    )
    return finest if same else None


def _from_base(place: Place, sign: int) -> None:
    """Tie a change to both amounts, where the amount it changed stands before the earlier one in the sentence."""
    current, base = place.state.changed, place.state.before
    if current is not None and base is not None:
        members = (current.figure, base.figure) if sign > 0 else (base.figure, current.figure)
        place.world.ties.append(Tie(LinkKind.DIFFERENCE, place.index, members))
