"""Parts of a list, read by their own words and by what the list is of."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.sources import is_source, is_source_of_plan, source_item
from jixiao.extraction.state import BUDGETS, SPENDING, Place, bind, own_words, topic_item, year_of
from jixiao.extraction.whose import OWN, is_organ
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_GIVEN = frozenset({"initial", "adjusted", "budget", "received"})
SUMMED = re.compile(r"(?:(?:以上|上述|这)?[两二三四五六][项者])?(?:合计|共计|总计|小计|累计)(?:为|是|达)?")
SUMS_NAMED = re.compile(r"[和与及].{2,10}(?:合计|共计|总计|两项合计)")
_RESTATED = re.compile(r"[，,（(](?:即|折合|约合|合|相当于|折|也就是|就是)(?:人民币)?约?$")
# these words say that it is the same amount, even where a slip of the hand makes it another
_SAID_AGAIN = re.compile(r"[，,（(](?:即|折合|约合)(?:人民币)?约?$")
_PLANS = frozenset({"（计划", "（预算", "（安排", "（预算数", "（计划数", "计划", "预算", "安排", "预算数", "计划数"})
_ITEM_LINE = re.compile(
    r"[ \t\u3000]*(?:[—●◆▲·■□▪◇○※➤\-]+|[①-⑳]|[（(]?\d{1,2}[）)、.．])?[ ]*"
    r"(?P<name>[\u4e00-\u9fff、（）及和与]{2,16})[，,：:][\u4e00-\u9fff]{1,6}$"
)
_EACH_GETS = re.compile(r"(?:户|人|亩|生|床|件|座|套)均|每(?:户|人|亩|生|座|套|件|月)|元/(?:户|人|亩|座|套|件|月|年)")
_LOOK = 8
_LONGEST_LIST = 8
# basic and project expenditure, or their budgets, make up the whole
_TWO_HALVES = {"basic", "project_total"}
_LISTED = 2
_MOVES = frozenset({"adjustment", "reduction"})
# who gives a part of an appropriation, and for what: （含中央免费开放补助50万元、省级30万元）
_GIVEN_FOR = re.compile(
    r"[（(]?(?:其中|含|包含|包括)?(?P<name>(?:中央|省|市|州|县|区|上级)级?(?:财政)?[\u4e00-\u9fff]{2,10}(?:补助|资金|专项|奖补|经费))"
)
_ADDED_FOR = re.compile(
    r"(?!用于|其中|主要|因|由)[\u4e00-\u9fff（）]{1,14}(?:资金|补助|经费|补贴|追加|专款|转移支付|奖励金?|绩效|工资|专项)"
)
_ASSETS = re.compile(
    r"(?!新增|新购|购置|采购|处置|报废|盘|调|划|出租|出借)[\u4e00-\u9fff、]{0,8}(?:设备|房屋|建筑物|构筑物|车辆|家具|用具|图书|档案|仪器|土地)"
)
_EXPENSE = re.compile(r"[\u4e00-\u9fff（）及和与]{2,14}")

_PLANNED_MONEY, _PLAN_REACH = re.compile(r"计划(?:总)?(?:投入|安排|资金)?|资金计划"), 10


def again(place: Place) -> Bound | None:
    """Read last year's amounts of what has just been listed: 上年分别为80万元、60万元."""
    state = place.state
    last = state.again.pop(0)
    state.earlier |= place.head.has(Sense.PRIOR)
    if not state.earlier:
        return None
    item = last.item or topic_item(place.world.lexicon.topics.get(last.topic), last.concept)
    before = replace(last, figure=place.index, concept="prior_year_amount", item=item, year=place.world.year - 1)
    return place.world.put(before, Reason.PRIOR)


def repeated(place: Place) -> Bound | None:
    """Read the amount before said again in another unit: 1.06亿元（10568.89万元）, 854200元，折合85.42万元."""
    state, figures = place.state, place.world.figures
    start = figures[place.index].span.start
    told = _RESTATED.search(place.world.text, max(0, start - _LOOK), start) is not None
    said = state.last_money if told else state.parent if state.brackets and not own_words(place) else None
    if said is None or said.figure != place.index - 1 or place.head.labelled or (place.head.near and not told):
        return None
    one, other = figures[said.figure].quantity, figures[place.index].quantity
    step = max(one.step, other.step)
    slip = told and _SAID_AGAIN.search(place.world.text, max(0, start - _LOOK), start) is not None
    if one.unit == other.unit or (abs(one.value - other.value) > step and not slip):
        return None
    return place.world.put(replace(said, figure=place.index), Reason.BRACKETS)


def common_whole(place: Place) -> str:
    """Return what two named parts are parts of: 人员支出和公用支出合计."""
    topics = place.world.lexicon.topics
    named = {one.of(Sense.TOPIC) for one in place.head.labels if one.has(Sense.TOPIC)}
    wholes = {topics[one].within[0] for one in named if topics[one].within} - {"expenditure_total"}
    return wholes.pop() if len(named) >= _LISTED and len(wholes) == 1 else ""


def whole_of_listed(place: Place) -> str:
    """Return the topic that the parts listed before 合计 are parts of, empty where they have none in common."""
    topics = place.world.lexicon.topics
    listed = [one for one in place.state.said if one.figure >= place.index - _LONGEST_LIST]
    if len(listed) >= _LISTED and all(one.subject.kind is SubjectKind.PROJECT for one in listed):
        place.state.subject = place.world.unit
        run = list(itertools.takewhile(lambda one: one.phase == listed[-1].phase, reversed(listed)))
        if len(run) < _LISTED or len({one.subject for one in run}) < len(run):
            return ""
        place.head.phase = place.head.phase or run[0].phase
        return "project_total"
    wholes = {topics[one.topic].within[0] for one in listed if one.topic and topics[one.topic].within}
    if _make_up_all(place, listed, wholes):
        place.head.phase, place.state.topic = listed[-1].phase, ""
        return ""
    wholes.discard("expenditure_total")
    if len(listed) < _LISTED or len(wholes) != 1 or not all(one.topic for one in listed):
        return ""
    return wholes.pop()


def _make_up_all(place: Place, listed: Sequence[Bound], wholes: set[str]) -> bool:
    """Tell the two halves, or 人员经费、公用经费 and 项目支出, or changes of the budget and what they come to."""
    if len(listed) < _LISTED or len({one.phase for one in listed}) != 1:
        return False
    moved = listed[-1].phase in _MOVES and not any(one.topic or one.item for one in listed)
    mixed = len(wholes) > 1 and "expenditure_total" in wholes
    return mixed or {one.topic for one in listed} == _TWO_HALVES or (moved and _come_to(place, listed))


def _come_to(place: Place, listed: Sequence[Bound]) -> bool:
    """Tell what changes of the budget come to: 3月追加5.00万元，6月追加7.00万元，合计12.00万元."""
    alike = len({(one.concept, one.subject, one.sign) for one in listed}) == 1
    return alike and sum(place.world.value(one.figure) for one in listed) == place.world.value(place.index)


def unnamed_part(place: Place) -> Bound | None:
    """Read a part of a list by its own words: where money came from (中央、省级), what a project bought."""
    head, state = place.head, place.state
    parent = state.parent
    if parent is not None and parent.subject.kind is SubjectKind.PROJECT and is_source_of_plan(own_words(place)):
        return _source(place, parent, own_words(place))
    counted = head.count and not head.near and not head.phase and not head.residue
    if parent is not None and _is_expense_of(place, parent):
        state.subject = parent.subject
        return _part_of(place, parent, head.name)
    of_project = state.subject.kind is SubjectKind.PROJECT
    if parent is None and (head.has(Sense.LIST) or state.given) and of_project:
        return _given(place)
    if parent is not None and of_project and parent.year != year_of(place) and is_source(own_words(place)):
        # the money of this year behind what another one spent
        return _given(place)
    labelled = head.topic or counted or head.direction or head.class_item or head.name
    if parent is None or labelled or _is_beyond(place, parent):
        return None
    return _part_of(place, parent, head.purpose or own_words(place))


def _is_expense_of(place: Place, parent: Bound) -> bool:
    """Tell what looks like a project but is listed as a part of what one project spent."""
    head = place.head
    other = bool(head.name) and parent.subject.kind is SubjectKind.PROJECT and head.name != parent.subject.name
    bare = not head.topic and not head.phase and not head.residue and not head.near
    return other and bare and parent.concept == "expenditure_project" and parent.item is None


def _budget_in_brackets(place: Place, parent: Bound) -> Bound | None:
    """Read 设备购置支付139万元（计划162万元）: the budget of the expense directly before."""
    last, state = place.state.last_money, place.state
    if last is None or last.figure != place.index - 1 or last.concept != "expenditure_item" or not state.brackets:
        return None
    if last.subject != parent.subject or own_words(place) not in _PLANS:
        return None
    return bind(place, "budget_item", last.item, Reason.BRACKETS, phase="budget")


def _line_item(place: Place, words: str) -> str:
    """Return the words that begin a line of a list where those before the amount are a verb: 设备购置，支付139万元."""
    if not _is_label(place, words):
        return words
    text, start = place.world.text, place.world.figures[place.index].span.start
    match = _ITEM_LINE.match(text, text.rfind("\n", 0, start) + 1, start)
    return match["name"] if match is not None else words


def _part_of(place: Place, parent: Bound, words: str) -> Bound | None:
    """Read a part by words that name a unit below, a source of funds, or what a project paid for."""
    head = place.head
    planned = _budget_in_brackets(place, parent)
    if planned is not None:
        return planned
    words = _line_item(place, words.lstrip("（("))
    if parent.subject.kind is SubjectKind.UNIT and not head.phase and (words in OWN or is_organ(words)):
        below = Subject(SubjectKind.UNIT, words)
        bound = place.world.put(replace(parent, figure=place.index, subject=below), Reason.PART)
        place.state.parts.append(bound)
        return bound
    if is_source(words[1:]) and words.startswith(("和", "及", "与")):
        words = words[1:]
    if head.phase:
        words = words.removesuffix("支出")
    source = _source(place, parent, words)
    if source is not None:
        return source
    added = _added(place, parent, words) or _asset(place, parent, words)
    if added is not None:
        return added
    listed = head.phase in SPENDING and parent.subject.kind is SubjectKind.PROJECT and parent.item is None
    if not listed or not _EXPENSE.fullmatch(words) or _is_label(place, words):
        return None
    concept = "budget_item" if parent.phase in BUDGETS and not head.phase else "expenditure_item"
    return _part(place, parent, concept, Item("expense", words))


def _is_beyond(place: Place, parent: Bound) -> bool:
    """Tell an amount of hundreds of millions that is no part of one in 万元: 支出79.43万元，其中…；引资42.6亿元."""
    own, whole = place.world.figures[place.index].quantity, place.world.figures[parent.figure].quantity
    return own.unit == "亿元" != whole.unit and own.value > whole.value


def _added(place: Place, parent: Bound, words: str) -> Bound | None:
    """Read what the budget of a unit was changed for: 年中增加100万元，包括水利发展资金60万元、县级追加40万元."""
    own = parent.phase in _MOVES and parent.subject.kind is SubjectKind.UNIT and parent.item is None
    plain = place.head.phase in ("", parent.phase) and _ADDED_FOR.fullmatch(words) is not None
    return _part(place, parent, parent.concept, Item("fund", words)) if own and plain else None


def _asset(place: Place, parent: Bound, words: str) -> Bound | None:
    """Read a kind of fixed assets among all of them: 固定资产原值400万元，其中实训设备180万元."""
    kind = parent.concept == "asset_fixed" and not place.head.phase and _ASSETS.fullmatch(words) is not None
    return _part(place, parent, parent.concept, Item("asset", words)) if kind else None


def _source(place: Place, parent: Bound, words: str) -> Bound | None:
    """Read where a given sum came from; a project's budget by its sources stays a budget."""
    if _is_of_source(place, parent, words):
        return _part(place, parent, parent.concept, source_item(words))
    given = _GIVEN_FOR.fullmatch(words)
    if parent.concept == "income_fiscal" and (given or is_source(words)):
        return _part(place, parent, "income_fiscal", source_item(given["name"] if given else words))
    if parent.phase not in _GIVEN:
        return None
    if given and parent.phase == "received" and parent.subject.kind is SubjectKind.UNIT:
        return _part(place, parent, "funds_received", Item("fund_source", given["name"]))
    planned = parent.phase != "received" and parent.subject.kind is SubjectKind.PROJECT
    # 项目预算1680万元，其中市级补助600万元 stays a budget; 预算安排…，其中中央资金… tells what was issued
    firm = parent.phase == "budget" or (parent.phase == "initial" and _is_told_plan(place, parent))
    if planned and (is_source_of_plan(words) or (firm and is_source(words))):
        return _part(place, parent, parent.concept, source_item(words))
    return _part(place, parent, "funds_received", source_item(words)) if is_source(words) else None


def _is_of_source(place: Place, parent: Bound, words: str) -> bool:
    """Tell the source of a part of what a project spent, or of what was left of it."""
    spent = parent.phase in SPENDING and parent.concept == "expenditure_project" and parent.item is None
    left = parent.phase == "closing" and parent.subject.kind is SubjectKind.PROJECT and parent.item is None
    left &= place.head.phase in ("", "closing")
    return ((spent or left) and is_source_of_plan(words)) or (left and is_source(words))


def _is_told_plan(place: Place, parent: Bound) -> bool:
    """Tell 项目计划资金120.00万元: what its sources give is planned too."""
    return _PLANNED_MONEY.search(place.world.words_before(parent.figure, _PLAN_REACH)) is not None


def is_per_head(place: Place) -> bool:
    """Tell the parts of what each household or person is given: 户均奖补2000元，其中中央1000元."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    begun = begin_of(text, start)
    return place.world.figures[place.index].quantity.unit == "元" and _EACH_GETS.search(text, begun, start) is not None


def _given(place: Place) -> Bound | None:
    """Read where a project's money came from, where no sum stands before the list: 资金来源：中央78.02、省级33.29."""
    words, state = own_words(place), place.state
    if is_per_head(place):
        return None
    if is_source(words):
        state.given = True
        state.said.append(bind(place, "funds_received", source_item(words), Reason.SOURCE, phase="received"))
        return state.said[-1]
    if state.given and SUMMED.fullmatch(words):
        bound = bind(place, "funds_received", None, Reason.SOURCE, phase="received")
        sources = tuple(one.figure for one in state.said if one.item is not None and one.item.kind == "fund_source")
        if len(sources) > 1:
            place.world.ties.append(Tie(LinkKind.LIST_SUM, place.index, sources))
        return bound
    return None


def _is_label(place: Place, words: str) -> bool:
    """Tell words that name a phase or a topic of the books by themselves."""
    return any(sense in (Sense.PHASE, Sense.TOPIC) for sense, _ in place.world.lexicon.senses.get(words, ()))


def _part(place: Place, parent: Bound, concept: str, item: Item) -> Bound:
    bound = bind(place, concept, item, Reason.PART, phase=parent.phase)
    place.state.parts.append(bound)
    return bound
