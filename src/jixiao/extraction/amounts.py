"""Amounts of money in running text."""

import re
from collections.abc import Callable
from itertools import pairwise

from jixiao.extraction.bound import Bound, money_concept
from jixiao.extraction.changes import (
    against_budget,
    change,
    is_adjustment,
    is_base,
    is_between_budgets,
    is_budget_of_the_year,
    is_moved,
    is_moved_to,
    is_other_year,
    moved_to,
    other_year,
    prior,
)
from jixiao.extraction.heads import Head
from jixiao.extraction.parts import SUMMED, SUMS_NAMED, again, common_whole, repeated, unnamed_part, whole_of_listed
from jixiao.extraction.sources import source_item
from jixiao.extraction.state import BUDGETS, SPENDING, Place, State, bind, next_label, own_words, take_short, topic_item
from jixiao.extraction.whose import is_known_subject
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Lexicon, Phase, Sense, Topic

_FUNDS = ("一般公共预算", "政府性基金预算", "政府性基金", "国有资本经营预算", "公共财政预算")
# 完成预算20.93万元的80.53%: the words of a rate before the budget it is formed on
_COMPLETIONS = {"completion": "budget", "completion_initial": "initial"}
# 结转67.66万元，其中基本支出0.00万元、项目支出67.66万元
_BALANCES = frozenset({"closing", "opening"})
_OF_BUDGET = re.compile(r"占(?:计划|预算|全年预算|年初预算|批复)(?:数|额|资金)?$")
_FUNDS_OF = frozenset({"", "资金", "经费", "项目资金", "涉及资金", "投入"})
_CLOSED = frozenset("）)")
_ALL_ABOVE = re.compile(r"以上|上述|合计|共计")
_KEPT_WITHIN = re.compile(r"控制(?:在|为|数为?)$")
_LIMIT = re.compile(r"(?:及|（含）|\(含\)|（不含）)?(?:以上|以下|以内)")
_LINE_LABEL = re.compile(r"(?P<label>[^\n：:。；;\d]{2,20})[：:]")
_START = re.compile(r"(?:年初|期初|上年末|上年年末)(?:账面)?(?:数|余额|总额|原值|价值)?(?:为)?$")
_PER_HEAD = re.compile(r"(?:其他|及其它)支出$|(?:人|户|亩|生|床|件|单位)均|每(?:人|户|月|亩|生|床|件|年)|单位成本")
# 其他支出 is a kind of spending, not what other income paid for
_OTHERS = frozenset({"income_other", "income_operation", "income_affiliate"})
_MOVES = ("adjustment", "reduction")
_GIVEN = frozenset({"income_fiscal", "budget_initial", "budget_adjusted"})
_LEVEL_REACH = 22
_GIVER = re.compile(
    r"(?:^|[，。；：:、\n年])(?P<level>中央|省级?|市级?|州级?|县级?|区级?|地方|上级)(?:财政)(?![局厅])[\u4e00-\u9fff]{0,12}$"
)
_INCOMES = frozenset({"income_total", "income_year", "income_fiscal"})
_INCOME_OF = {
    "general_public_budget": "income_public",
    "government_fund": "income_gov_fund",
    "state_capital": "income_state_capital",
}
_DONE = frozenset({"完成", "实际完成", "实际采购", "采购"})
_KINDS_OF_FUNDS = frozenset({"补助", "专项补助", "补贴", "专项", "奖补", "转移支付", "项目补助", "奖励", "工作"})


def read_amount(place: Place) -> Bound | None:
    """Return the meaning of an amount, None where its words leave it open."""
    head, state = place.head, place.state
    if _is_limit(place):
        return None
    if head.near and place.world.unit.name:
        head.near = head.near.replace(place.world.unit.name, "")
    if state.each and (not head.labelled or head.has(Sense.EACH)):
        next_label(place)
    if head.shorts:
        take_short(place, Dimension.MONEY)
    if head.rate in _COMPLETIONS and not head.phase and not head.near:
        head.phase = _COMPLETIONS[head.rate]
    if _is_base_of_part(place):
        return _budget_of_part(place)
    if state.again and not head.labelled and (head.has(Sense.EACH) or not head.near):
        return again(place)
    part = repeated(place) or unnamed_part(place)
    if part is not None or _is_open(place):
        return part
    return _reader(place)(place)


def _is_limit(place: Place) -> bool:
    """Tell a limit of a rule: 单笔支出5万元以上的须经集体研究."""
    if place.head.topic:
        return False
    return _LIMIT.match(place.world.text, place.world.figures[place.index].span.end) is not None


def _is_base_of_part(place: Place) -> bool:
    """Tell 占计划160.26万元的97.8% directly behind what was spent on an item: the budget of that item."""
    last = place.state.last_money
    if last is None or last.figure != place.index - 1 or last.concept != "expenditure_item":
        return False
    return _OF_BUDGET.search(own_words(place)) is not None


def _budget_of_part(place: Place) -> Bound:
    item = place.state.last_money.item if place.state.last_money is not None else None
    return bind(place, "budget_item", item, Reason.BUDGET, phase="budget")


def _reader(place: Place) -> Callable[[Place], Bound | None]:
    """Return how an amount is to be read: as a change, as another year's, by its name, or not at all."""
    compared = _held_against(place) or _of_other_time(place)
    if compared is not None:
        return compared
    head = place.head
    _lend_topic(place)
    if _takes_funds(place):
        head.phase, head.near = "adjusted", ""
    named = head.phase or head.topic or head.class_item or head.spent_on or _is_listed_project(place)
    return _named if named and not _is_of_a_fund(place) else _unread


def _held_against(place: Place) -> Callable[[Place], Bound | None] | None:
    """Return how an amount is to be read that another is compared with, or that is the change itself."""
    head, state = place.head, place.state
    if head.has(Sense.COMPARE_BUDGET) or is_between_budgets(place):
        return against_budget
    if is_moved(head) and (head.has(Sense.COMPARE) or state.compare):
        return change
    if head.has(Sense.COMPARE) and not head.direction and is_base(head) and not is_budget_of_the_year(place):
        return prior
    return None


def _of_other_time(place: Place) -> Callable[[Place], Bound | None] | None:
    """Return how an amount of another year is to be read, or the one that an earlier amount has become."""
    head, state = place.head, place.state
    if is_moved_to(place) and state.said and state.said[-1] is state.last_money:
        return moved_to
    if is_other_year(head, state):
        return other_year
    bare = head.has(Sense.PRIOR) and not head.labelled and not head.near and state.said
    return prior if bare or _is_start_of_stock(place) else None


def _is_start_of_stock(place: Place) -> bool:
    """Tell 年初数 and 期初 of assets: their value at the end of last year."""
    head, state = place.head, place.state
    stock = (head.topic or state.topic).startswith("asset_")
    return stock and not head.near and _START.search(own_words(place)) is not None


def _lend_topic(place: Place) -> None:
    """Give an amount without words of its own the topic that the text around it has for it."""
    head, state = place.head, place.state
    if state.owed and not head.labelled and not head.near.strip("计为共合"):
        head.topic, state.owed = state.owed, ""
    if not head.labelled and SUMMED.fullmatch(own_words(place)):
        head.topic = whole_of_listed(place)
    if state.headed and not head.labelled and not head.near and not head.residue:
        head.topic, state.headed = state.topic, False
    if head.scope and not head.labelled and state.parent is not None and state.parent.concept in _INCOMES:
        head.topic = _INCOME_OF.get(head.scope, "")
    if _completes(place):
        head.phase, head.near = "expenditure", ""
    if head.phase == "final" and not head.topic and _is_line_of_income(place):
        head.topic = "income_year"
    if head.topic and SUMS_NAMED.search(own_words(place)):
        head.topic = common_whole(place) or head.topic


def _is_line_of_income(place: Place) -> bool:
    """Tell a line about income alone: 一、收入预算执行：年初预算 612.40；决算 688.15."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    match = _LINE_LABEL.match(text, text.rfind("\n", 0, start) + 1, start)
    return match is not None and "收入" in match["label"] and "支" not in match["label"]


def _completes(place: Place) -> bool:
    """Tell 完成109.76万元 behind the budget of the same: what was spent of it."""
    head, last = place.head, place.state.last_money
    done = head.near in _DONE and not head.labelled and last is not None and last.phase in BUDGETS
    if done and last is not None:
        head.topic = last.topic.removesuffix("_budget")
    return done


def _takes_funds(place: Place) -> bool:
    """Tell the funds in brackets behind a project's name in its title: （一）校舍维修（资金90.41万元）."""
    head, state = place.head, place.state
    bare = bool(head.name) and not head.labelled and not head.residue and head.near in _FUNDS_OF
    return bare and place.world.text[place.world.figures[place.index].span.end :][:1] in _CLOSED and not state.said


def _is_listed_project(place: Place) -> bool:
    """Tell the amount of a project that only its name stands before, in a list of what projects spent."""
    head, state = place.head, place.state
    if not head.name or head.near or head.residue:
        return False
    return state.projects or state.listing or (state.parent is not None and state.parent.topic == "project_total")


def _is_spent_from(head: Head) -> bool:
    """Tell spending that a word for income stands directly before: 公共财政拨款支出."""
    for left, right in pairwise(head.labels):
        if left.has(Sense.TOPIC) and right.of(Sense.PHASE) == "expenditure" and left.end == right.start:
            return True
    return False


def _unread(_: Place) -> None:
    return None


def _is_open(place: Place) -> bool:
    """Tell an amount that is no budget, income or spending of anyone known, or whose label is too far away."""
    head, state = place.head, place.state
    if state.aimed and head.phase in ("final", "initial") and not head.topic:
        return not kept_topic(state, place.world.lexicon)
    if head.has(Sense.COMPARE_BUDGET) and head.direction:
        return not is_adjustment(place)
    compared = head.has(Sense.COMPARE) or state.compare
    if is_moved(head):
        return not compared and not is_between_budgets(place)
    if _is_no_account(place):
        return True
    if head.name and head.near in _KINDS_OF_FUNDS:
        return False
    return bool(head.near) and bool(head.phase or head.topic)


def _is_no_account(place: Place) -> bool:
    """Tell an amount of work or of a target, or one for each head (人均公用经费0.99万元)."""
    head = place.head
    blind = (head.has(Sense.BLIND) or head.has(Sense.TARGET)) and not head.topic
    return blind or _PER_HEAD.search(own_words(place)) is not None


def _is_of_a_fund(place: Place) -> bool:
    """Tell an amount that only its fund names (一般公共预算12万元): a part of the income or of the spending."""
    head = place.head
    return bool(head.scope) and not head.topic and not head.residue and own_words(place).endswith(_FUNDS)


def _named(place: Place) -> Bound | None:
    head, state = place.head, place.state
    if not is_known_subject(place, loose=True) or (head.topic == "procurement" and not head.phase and head.near):
        return None
    named = _topic_named(place)
    phase = _phase(place, place.world.lexicon.topics.get(named))
    topic_id = _topic_meant(place, named)
    if _is_of_other_books(place, named, phase):
        return None
    topic = place.world.lexicon.topics.get(topic_id)
    concept, item = money_concept(topic, phase, state.subject, state.item)
    item = item or _giver(place, concept)
    if (head.has(Sense.PRIOR) or state.past) and not head.direction:
        state.compare = state.past = True
        return bind(place, "prior_year_amount", topic_item(topic, concept), Reason.PRIOR, topic=topic_id)
    state.topic = topic_id
    bound = bind(place, concept, item, Reason.WORDS, topic=topic_id, phase=phase.id, sign=phase.sign)
    if phase.id in BUDGETS:
        state.chain.add(topic_id)
    state.said.append(bound)
    if state.parent is not None and state.parent.figure != place.index:
        state.parts.append(bound)
    return bound


def _giver(place: Place, concept: str) -> Item | None:
    """Return who gives a part of an appropriation: 中央财政拨款收入, 县级财政预算安排80万元."""
    if concept not in _GIVEN or (concept != "income_fiscal" and place.state.subject.kind is not SubjectKind.PROJECT):
        return None
    start = place.world.figures[place.index].span.start
    match = _GIVER.search(place.world.text, max(0, start - _LEVEL_REACH), start)
    return source_item(f"{match['level']}资金") if match is not None else None


def _topic_named(place: Place) -> str:
    """Return the topic that the words before an amount, or what was spoken of before, name."""
    head, state = place.head, place.state
    named = head.topic or _counted(place)
    if not named and not _is_of_all(head):
        named = kept_topic(state, place.world.lexicon)
    if not head.topic and head.phase == "expenditure" and named == "income_fiscal":
        head.scope = head.scope or "fiscal_appropriation"
        return ""
    return named


def _topic_meant(place: Place, named: str) -> str:
    """Return the topic that counts: none for a project's own spending, nor for what an income was spent on."""
    state = place.state
    project = state.subject.kind is SubjectKind.PROJECT and named == "project_total"
    if project and _ALL_ABOVE.search(own_words(place)):
        state.subject, project = place.world.unit, False
    return "" if project or _is_income_spent(place, named) else named


def _is_income_spent(place: Place, named: str) -> bool:
    topic = place.world.lexicon.topics.get(named)
    return topic is not None and topic.phase == "income" and _is_spent_from(place.head)


def _is_of_other_books(place: Place, named: str, phase: Phase) -> bool:
    """Tell other kinds of spending (其他支出), and what was saved of the 三公 expenses."""
    saved = phase.id == "reduction" and named.startswith("sangong")
    return saved or (named in _OTHERS and _is_income_spent(place, named))


def _is_of_all(head: Head) -> bool:
    """Tell 总预算 and its like: whatever was spoken of before, this is the whole."""
    return any(one.text.startswith("总") for one in head.labels if one.has(Sense.PHASE))


def _counted(place: Place) -> str:
    """Return the topic of a budget that directly follows a number of projects: 4个项目，涉及预算10万元."""
    last = place.state.last
    counted = last is not None and last.concept == "count_projects" and last.figure == place.index - 1
    return "project_total" if counted and place.head.phase in ("budget", "adjusted") else ""


def _phase(place: Place, topic: Topic | None) -> Phase:
    head, state, phases = place.head, place.state, place.world.lexicon.phases
    own = topic.phase if topic is not None else ""
    if head.phase in BUDGETS and head.direction and not head.has(Sense.COMPARE):
        named = "reduction" if head.direction == "down" else "adjustment"
    elif head.phase:
        named = own if head.topic and head.phase == "income" and own else head.phase
    elif topic is not None and "budget" in topic.concepts and _KEPT_WITHIN.search(own_words(place)):
        named = "budget"
    else:
        named = (_planned(place) if own in SPENDING else "") or own
    if named == "initial" and _is_start_of(place):
        named = "opening"
    begun = state.parent is not None and state.parent.phase == "initial"
    begun |= bool(state.said) and state.said[-1].phase == "initial" and _is_of_all(head)
    if named == "budget" and (begun or state.phase == "initial"):
        named = "initial"
    return phases.get(named, phases["expenditure"])


def _is_start_of(place: Place) -> bool:
    """Tell 年初为241.40万元 behind a closing balance: the balance of the year's first day."""
    last = place.state.last_money
    words = [one.text for one in place.head.labels if one.of(Sense.PHASE) == "initial"]
    return last is not None and last.phase == "closing" and words == ["年初"]


def _is_beside(place: Place, parent: Bound) -> bool:
    """Tell a part of a list that stands in the sentence of its whole."""
    figures = place.world.figures
    between = place.world.text[figures[parent.figure].span.end : figures[place.index].span.start]
    return "。" not in between


def _planned(place: Place) -> str:
    """Return the phase that the whole of a list, or the section, gives to an amount without a phase."""
    state = place.state
    if own_words(place).startswith("实际"):
        return ""
    if state.joined and state.last_money is not None and state.last_money.phase in (*BUDGETS, *_MOVES):
        return state.last_money.phase
    parent = state.parent
    if parent is not None and (parent.phase in BUDGETS or (parent.phase in _BALANCES and _is_beside(place, parent))):
        return parent.phase
    return state.phase if state.last_money is None or state.last_money.phase in BUDGETS else ""


def kept_topic(state: State, lexicon: Lexicon) -> str:
    """Return the topic that still stands for a figure without one of its own."""
    topic = lexicon.topics.get(state.topic)
    if topic is None:
        return ""
    return state.topic if topic.keeps or (state.topic in state.chain and state.last_money is not None) else ""
