"""Amounts of money in running text."""

import re
from collections.abc import Callable
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, money_concept
from jixiao.extraction.heads import Head
from jixiao.extraction.sources import is_source, is_source_of_plan, source_item
from jixiao.extraction.state import Place, State, bind, listed_bare, next_label, take_short, topic_item, year_of
from jixiao.extraction.whose import is_known_subject
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.lexicon import Lexicon, Phase, Sense, Topic

TO = re.compile(r"^[为到至]")
_THAN = ("较", "比")
_SPENDING = frozenset({"", "expenditure", "final", "income"})
_GIVEN = frozenset({"initial", "adjusted", "budget", "received"})
_WORDS = re.compile(
    r"(?:(?:主要)?资金(?:来源|构成)(?:于|为|是|包括|[：:])?|其中[：:]?|包括|分别为|主要用于|用于|为|是)?(?P<words>[\u4e00-\u9fff（）]{2,16})$"
)
_REACH = 18
_SUMMED = re.compile(r"(?:合计|共计|总计|小计|累计)(?:为|是|达)?")
_SUMS_NAMED = re.compile(r"[和与及].{2,10}(?:合计|共计|总计|两项合计)")
_LONGEST_LIST = 8
_LISTED = 2
_FUNDS = ("一般公共预算", "政府性基金预算", "政府性基金", "国有资本经营预算", "公共财政预算")
_EXPENSE = re.compile(r"[\u4e00-\u9fff（）及和与]{2,14}")
_DONE = frozenset({"完成", "实际完成", "实际采购", "采购"})
_KINDS_OF_FUNDS = frozenset({"补助", "专项补助", "补贴", "专项", "奖补", "转移支付", "项目补助", "奖励", "工作"})
_BUDGETS = frozenset({"initial", "adjusted", "budget"})


def read_amount(place: Place) -> Bound | None:
    """Return the meaning of an amount, None where its words leave it open."""
    head, state = place.head, place.state
    if state.each and (not head.labelled or head.has(Sense.EACH)):
        next_label(place)
    if head.shorts:
        take_short(place, Dimension.MONEY)
    if state.again and not head.labelled and (head.has(Sense.EACH) or not head.near):
        return _again(place)
    part = _repeated(place) or _unnamed_part(place)
    if part is not None or _is_open(place):
        return part
    return _reader(place)(place)


def _again(place: Place) -> Bound | None:
    """Read last year's amounts of what has just been listed: 上年分别为80万元、60万元."""
    state = place.state
    last = state.again.pop(0)
    state.earlier |= place.head.has(Sense.PRIOR)
    if not state.earlier:
        return None
    return place.world.put(replace(last, figure=place.index, year=place.world.year - 1), "the same of last year")


def _repeated(place: Place) -> Bound | None:
    """Read an amount in brackets that is the one before them to the fen: 1.06亿元（10568.89万元）."""
    state, figures = place.state, place.world.figures
    parent = state.parent
    if not state.brackets or parent is None or parent.figure != place.index - 1 or _own_words(place):
        return None
    rough, fine = figures[parent.figure].quantity, figures[place.index].quantity
    step = rough.scale // 10**rough.decimals
    if place.head.labelled or place.head.near or abs(rough.value - fine.value) > step or rough.unit == fine.unit:
        return None
    return place.world.put(replace(parent, figure=place.index), "the same amount again")


def _reader(place: Place) -> Callable[[Place], Bound | None]:
    """Return how an amount is to be read: as a change, as another year's, by its name, or not at all."""
    head, state = place.head, place.state
    if head.has(Sense.COMPARE_BUDGET):
        return _against_budget
    if _is_moved(head) and (head.has(Sense.COMPARE) or state.compare):
        return _change
    if head.has(Sense.COMPARE) and not head.direction and _is_base(head) and not _is_budget_of_the_year(place):
        return _prior
    if _is_other_year(head, state):
        return _other_year
    if head.has(Sense.PRIOR) and not head.labelled and not head.near and state.said:
        return _prior
    if state.owed and not head.labelled and not head.near.strip("计为共合"):
        head.topic, state.owed = state.owed, ""
    if not head.labelled and _SUMMED.fullmatch(_own_words(place)):
        head.topic = _whole_of_listed(place)
    if _completes(place):
        head.phase, head.near = "expenditure", ""
    if head.topic and _SUMS_NAMED.search(_own_words(place)):
        head.topic = _common_whole(place) or head.topic
    named = head.phase or head.topic or head.class_item or head.spent_on or _is_listed_project(place)
    return _named if named and not _is_of_a_fund(place) else _unread


def _completes(place: Place) -> bool:
    """Tell 完成109.76万元 behind the budget of the same: what was spent of it."""
    head, last = place.head, place.state.last_money
    done = head.near in _DONE and not head.labelled and last is not None and last.phase in _BUDGETS
    if done and last is not None:
        head.topic = last.topic.removesuffix("_budget")
    return done


def _is_listed_project(place: Place) -> bool:
    """Tell the amount of a project that only its name stands before, in a list of what projects spent."""
    head, state = place.head, place.state
    if not head.name or head.near or head.residue:
        return False
    return state.projects or (state.parent is not None and state.parent.topic == "project_total")


def _common_whole(place: Place) -> str:
    """Return what two named parts are parts of: 人员支出和公用支出合计."""
    topics = place.world.lexicon.topics
    named = {one.of(Sense.TOPIC) for one in place.head.labels if one.has(Sense.TOPIC)}
    wholes = {topics[one].within[0] for one in named if topics[one].within}
    return wholes.pop() if len(named) >= _LISTED and len(wholes) == 1 else ""


def _whole_of_listed(place: Place) -> str:
    """Return the topic that the parts listed before 合计 are parts of, empty where they have none in common."""
    topics = place.world.lexicon.topics
    listed = [one for one in place.state.said if one.figure >= place.index - _LONGEST_LIST]
    if len(listed) >= _LISTED and all(one.subject.kind is SubjectKind.PROJECT for one in listed):
        place.state.subject = place.world.unit
        return "project_total" if len({one.subject for one in listed}) == len(listed) else ""
    wholes = {topics[one.topic].within[0] for one in listed if one.topic and topics[one.topic].within}
    if len(listed) < _LISTED or len(wholes) != 1 or not all(one.topic for one in listed):
        return ""
    return wholes.pop()


def _is_adjustment(place: Place) -> bool:
    """Tell 较年初预算减少 after the full-year budget: what was taken away in the year."""
    state = place.state
    return bool(state.said) and state.said[-1].phase == "adjusted" and not state.said[-1].topic


def _against_budget(place: Place) -> Bound | None:
    """Read the budget that spending is held against (比预算数735.00万元), or the adjustment between two budgets."""
    head, state, lexicon = place.head, place.state, place.world.lexicon
    if head.direction:
        phase = lexicon.phases["reduction" if head.direction == "down" else "adjustment"]
        return bind(place, phase.concept, None, "against the budget", phase=phase.id, sign=phase.sign)
    if head.labelled or head.near or not state.said:
        return None
    last = state.said[-1]
    phase = lexicon.phases["initial" if "年初" in _own_words(place) else "adjusted"]
    concept, item = money_concept(lexicon.topics.get(last.topic), phase, state.subject, state.item)
    return bind(place, concept, item, "against the budget", topic=last.topic, phase=phase.id)


def _unread(_: Place) -> None:
    return None


def _other_year(place: Place) -> Bound:
    """Read the same amount of another year, that this year's may then be compared with."""
    state = place.state
    state.compare, state.changed, last = True, state.last_money, state.said[-1]
    state.before = bind(place, last.concept, last.item, "the same of another year", topic=last.topic, phase=last.phase)
    state.sentence_year = last.year
    return state.before


def _is_open(place: Place) -> bool:
    """Tell an amount that is no budget, income or spending of anyone known, or whose label is too far away."""
    head, state = place.head, place.state
    if head.has(Sense.COMPARE_BUDGET) and head.direction:
        return not _is_adjustment(place)
    compared = head.has(Sense.COMPARE) or state.compare
    if _is_moved(head):
        return not compared
    if (head.has(Sense.BLIND) or head.has(Sense.TARGET)) and not head.topic:
        return True
    if head.name and head.near in _KINDS_OF_FUNDS:
        return False
    return bool(head.near) and bool(head.phase or head.topic)


def _unnamed_part(place: Place) -> Bound | None:
    """Read a part of a list by its own words: where money came from (中央、省级), what a project bought."""
    head, state = place.head, place.state
    parent = state.parent
    if parent is not None and parent.subject.kind is SubjectKind.PROJECT and is_source_of_plan(_own_words(place)):
        return _source(place, parent, _own_words(place))
    counted = head.count and not head.near and not head.phase
    if parent is None and (head.has(Sense.LIST) or state.given) and state.subject.kind is SubjectKind.PROJECT:
        return _given(place)
    if parent is None or head.topic or counted or head.direction or head.class_item or head.name:
        return None
    words = head.purpose or _own_words(place)
    if head.phase:
        words = words.removesuffix("支出")
    source = _source(place, parent, words)
    if source is not None:
        return source
    listed = head.phase in _SPENDING and parent.subject.kind is SubjectKind.PROJECT and parent.item is None
    if not listed or not _EXPENSE.fullmatch(words) or _is_label(place, words):
        return None
    concept = "budget_item" if parent.phase in _GIVEN and not head.phase else "expenditure_item"
    return _part(place, parent, concept, Item("expense", words))


def _source(place: Place, parent: Bound, words: str) -> Bound | None:
    """Read where a given sum came from; a project's budget by its sources stays a budget."""
    if parent.phase not in _GIVEN:
        return None
    planned = parent.phase != "received" and parent.subject.kind is SubjectKind.PROJECT
    if planned and is_source_of_plan(words):
        return _part(place, parent, parent.concept, source_item(words))
    return _part(place, parent, "funds_received", source_item(words)) if is_source(words) else None


def _given(place: Place) -> Bound | None:
    """Read where a project's money came from, where no sum stands before the list: 资金来源：中央78.02、省级33.29."""
    words, state = _own_words(place), place.state
    if is_source(words):
        state.given = True
        state.said.append(bind(place, "funds_received", source_item(words), "source of funds", phase="received"))
        return state.said[-1]
    if state.given and _SUMMED.fullmatch(words):
        return bind(place, "funds_received", None, "sum of the sources", phase="received")
    return None


def _own_words(place: Place) -> str:
    """Return the words of the text directly before a figure, back to the last mark or figure."""
    start = place.world.figures[place.index].span.start
    match = _WORDS.search(place.world.text[max(0, start - _REACH) : start])
    return match["words"].strip() if match is not None else ""


def _is_label(place: Place, words: str) -> bool:
    """Tell words that name a phase or a topic of the books by themselves."""
    return any(sense in (Sense.PHASE, Sense.TOPIC) for sense, _ in place.world.lexicon.senses.get(words, ()))


def _part(place: Place, parent: Bound, concept: str, item: Item) -> Bound:
    bound = bind(place, concept, item, "part of a list", phase=parent.phase)
    place.state.parts.append(bound)
    return bound


def _is_of_a_fund(place: Place) -> bool:
    """Tell an amount that only its fund names (一般公共预算12万元): a part of the income or of the spending."""
    head = place.head
    return bool(head.scope) and not head.topic and not head.residue and _own_words(place).endswith(_FUNDS)


def _is_other_year(head: Head, state: State) -> bool:
    """Tell an amount that only a year names, after one of another year: （2019年为90万元）."""
    bare = not head.labelled and not head.near and not head.than and not state.each
    return bare and bool(head.year) and bool(state.said) and 0 < head.year < state.said[-1].year


def _is_moved(head: Head) -> bool:
    """Tell an amount of change: a word of direction, and no phase of the budget that would make it an adjustment."""
    moved = head.phase in _SPENDING or head.has(Sense.COMPARE)
    return bool(head.direction) and moved and TO.match(head.near_raw) is None


def _is_budget_of_the_year(place: Place) -> bool:
    """Tell the budget of the same year that spending is held against: 比2023年“三公”经费年初预算35.42万元."""
    head = place.head
    return head.phase in _BUDGETS and head.base_year == place.world.year


def _is_base(head: Head) -> bool:
    """Tell the amount that this year's is held against: 较上年6.00万元, 比上年基本支出6.00万元."""
    bare = not head.phase and not head.topic
    return bare or (head.than.startswith(_THAN) and not head.year)


def _named(place: Place) -> Bound | None:
    head, state, lexicon = place.head, place.state, place.world.lexicon
    if not is_known_subject(place, loose=True) or (head.topic == "procurement" and not head.phase and head.near):
        return None
    topic_id = head.topic or _counted(place) or kept_topic(state, lexicon)
    topic = lexicon.topics.get(topic_id)
    phase = _phase(place, topic)
    if state.subject.kind is SubjectKind.PROJECT and topic_id == "project_total":
        topic_id, topic = "", None
    if topic is not None and topic.phase == "income" and head.phase == "expenditure":
        topic_id, topic = "", None
    concept, item = money_concept(topic, phase, state.subject, state.item)
    if head.has(Sense.PRIOR) and not head.direction:
        state.compare = True
        return bind(place, "prior_year_amount", topic_item(topic, concept), "amount of last year")
    state.topic = topic_id
    bound = bind(place, concept, item, f"{phase.id}/{topic_id}", topic=topic_id, phase=phase.id, sign=phase.sign)
    if phase.id in _BUDGETS:
        state.chain.add(topic_id)
    state.said.append(bound)
    if state.parent is not None and state.parent.figure != place.index:
        state.parts.append(bound)
    return bound


def _counted(place: Place) -> str:
    """Return the topic of a budget that directly follows a number of projects: 4个项目，涉及预算10万元."""
    last = place.state.last
    counted = last is not None and last.concept == "count_projects" and last.figure == place.index - 1
    return "project_total" if counted and place.head.phase in ("budget", "adjusted") else ""


def _phase(place: Place, topic: Topic | None) -> Phase:
    head, state, phases = place.head, place.state, place.world.lexicon.phases
    own = topic.phase if topic is not None else ""
    if head.phase in _BUDGETS and head.direction and not head.has(Sense.COMPARE):
        named = "reduction" if head.direction == "down" else "adjustment"
    elif head.phase:
        named = own if head.topic and head.phase == "income" and own else head.phase
    else:
        named = (_planned(state) if own in _SPENDING else "") or own
    begun = state.parent is not None and state.parent.phase == "initial"
    if named == "budget" and (begun or state.phase == "initial"):
        named = "initial"
    return phases.get(named, phases["expenditure"])


def _planned(state: State) -> str:
    """Return the budget phase that the whole of a list, or the section, gives to an amount without a phase."""
    parent = state.parent
    if parent is not None and parent.phase in _BUDGETS:
        return parent.phase
    return state.phase if state.last_money is None or state.last_money.phase in _BUDGETS else ""


def kept_topic(state: State, lexicon: Lexicon) -> str:
    """Return the topic that still stands for a figure without one of its own."""
    topic = lexicon.topics.get(state.topic)
    if topic is None:
        return ""
    return state.topic if topic.keeps or (state.topic in state.chain and state.last_money is not None) else ""


def _prior(place: Place) -> Bound | None:
    """Read the amount of last year that this year's is compared with."""
    head, state = place.head, place.state
    state.compare = True
    topic = place.world.lexicon.topics.get(head.topic or state.topic)
    year = head.base_year or place.world.year - 1
    state.changed, state.before = state.last_money, None
    bound = Bound(place.index, "prior_year_amount", state.subject, topic_item(topic), year, state.scope)
    state.before = place.world.put(bound, "compared amount")
    return state.before


def _change(place: Place) -> Bound | None:
    head, state = place.head, place.state
    if head.near:
        return None
    topic_id = head.topic or state.topic
    topic = place.world.lexicon.topics.get(topic_id)
    spoken = state.changed if state.last_money in (state.before, state.change) else state.last_money
    concept = spoken.concept if spoken is not None and not head.topic else ""
    sign = -1 if head.direction == "down" else 1
    item = topic_item(topic, concept)
    state.change = bind(place, "yoy_amount", item, "change", topic=topic_id, phase="change", sign=sign)
    if state.before is not None and state.before is state.last_money:
        _from_base(place, sign)
    else:
        state.changed = _changed(place)
        state.before = None
    return state.change


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
        return named[-1] if named and not named[-1].concept.startswith(("yoy", "prior", "share")) else None
    last = state.last_money
    if last is None or listed_bare(place, "yoy_amount"):
        return None
    alike = head.phase in ("", last.phase) or {head.phase, last.phase} <= _SPENDING
    return last if alike else None


def _from_base(place: Place, sign: int) -> None:
    """Tie a change to both amounts, where the amount it changed stands before the earlier one in the sentence."""
    current, base = place.state.changed, place.state.before
    if current is not None and base is not None:
        members = (current.figure, base.figure) if sign > 0 else (base.figure, current.figure)
        place.world.ties.append(Tie(LinkKind.DIFFERENCE, place.index, members))
