"""Amounts of money in running text."""

import re
from collections.abc import Callable

from jixiao.extraction.around import CLAUSE, SENTENCE, begin_of
from jixiao.extraction.bound import Bound, concept_there, money_concept
from jixiao.extraction.heads import Head
from jixiao.extraction.portions import portion_of
from jixiao.extraction.scopes import is_lost_in_section
from jixiao.extraction.sentences.batches import batch, is_batch
from jixiao.extraction.sentences.changes import (
    against_budget,
    change,
    hold_against,
    is_adjustment,
    is_base,
    is_beside_earlier,
    is_between_budgets,
    is_budget_become,
    is_budget_in_all,
    is_budget_of_the_year,
    is_moved,
    is_moved_to,
    moved_between_years,
    moved_to,
    prior,
    take_bare_direction,
)
from jixiao.extraction.sentences.earlier import (
    base_of_rate,
    in_row_of_years,
    is_base_of_rate,
    is_held_behind,
    is_in_row_of_years,
    is_last_year_in_turn,
    is_of_year_before,
    is_other_year,
    last_year_in_turn,
    other_year,
    take_as_prior,
)
from jixiao.extraction.sentences.governed import next_expense
from jixiao.extraction.sentences.no_account import is_no_account
from jixiao.extraction.sentences.outcomes import (
    base_of_outcome,
    is_kept_to,
    is_last_year_behind,
    take_amount_of_rate,
    take_more,
    take_title,
)
from jixiao.extraction.sentences.parts import again, repeated, unnamed_part
from jixiao.extraction.sentences.phasing import is_left_to_use, phase_of, take_unlisted
from jixiao.extraction.sentences.shared_zeros import take_shared_zero
from jixiao.extraction.sentences.sourced import take_source
from jixiao.extraction.sentences.spending_verbs import is_spent_by_verb
from jixiao.extraction.sentences.topics import (
    giver,
    is_of_other_books,
    kept_topic,
    lend_topic,
    topic_meant,
    topic_named,
)
from jixiao.extraction.sources import came_from, is_source_of_plan, owed_by, source_item
from jixiao.extraction.state import BUDGETS, Place, bind, next_label, own_words, take_short, topic_item
from jixiao.extraction.whose import is_known_subject
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense, Topic

_FUNDS = ("一般公共预算", "政府性基金预算", "政府性基金", "国有资本经营预算", "公共财政预算")
# 完成预算20.93万元的80.53%: the words of a rate before the budget it is formed on
_COMPLETIONS = {"completion": "budget", "completion_initial": "initial"}
# 占本年支出2350.00万元的60.00%: the amount that something is a share of
_IS_SHARED = re.compile(r"(?:的(?:比例|比重)?(?:为|达)?|，占比)[约近超]?[ ]?\d[\d.]*[ ]?[%％]")
_OF_UNIT = re.compile(
    r"占(?:(?:本|全|我)?(?:部门|单位|局|院|校)|(?:年度|全年|当年|本年)(?:总|支出|收入))[^，。；\d]{0,10}$"
)
_SPENT_OR_EARNED = (("支出", "expenditure"), ("开支", "expenditure"), ("收入", "income"))
_SINCE_START = re.compile(r"(?:相比|比较|相较|对比)?[，,]?(?:净|又|共)?(?:压减|减少|下降|增加|上升|增长|压缩)")
_KINDS_OF_PURCHASES = frozenset({"procurement_goods", "procurement_works", "procurement_services"})
_KINDS_OF_PROJECTS = ("人员类项目", "运转类项目", "特定目标类项目")
_PASSAGE = 300
# 财政授权支付12万元 is a part of what was spent
_WAY = re.compile(r"(?P<way>(?:财政)?(?:授权|直接|集中)支付)(?:支出)?(?:为|共)?$")
_NET = re.compile(r"净(?:增|减)(?:加|少)?(?:了|额)?$")
_BUDGETED = re.compile(r"预算|指标|追加|调[增减]|收回")
_OF_BUDGET = re.compile(r"占(?:计划|预算|全年预算|年初预算|批复)(?:数|额|资金)?$")
_FUND = re.compile(
    r"(?:到位|收到|下达|拨付|拨入|争取|筹得|筹到|筹[集措]到位|落实|获得)了?(?P<fund>(?!各[乡村镇县市区街]|[^，。；\d]*(?:收入|捐|筹|贷|债|投资))[\u4e00-\u9fff]{2,16}(?:资金|经费|补助款?|补贴|转移支付))$"
)
_OWN_SHARE = re.compile(
    r"[，、；,](?:本级|县级|市级|区级|旗级|州级|镇级|地方|同级|单位)?(?:财政)?(?:安排|配套|自筹|自有|承担|负担)(?:资金)?(?:为)?$"
)
_FUND_REACH = 24
_FUNDS_OF = frozenset({"", "资金", "经费", "项目资金", "涉及资金", "投入"})
# 用于 without its second character, which stands between any label and its figure
_FOR = frozenset({"", "用", "主要用"})
_CLOSED = frozenset("）)")
_SHORTEST = 3
_LIMIT = re.compile(r"(?:及|（含）|\(含\)|（不含）)?(?:以上|以下|以内)")
_START = re.compile(
    r"(?:年初|期初|上年末|上年年末)(?:账面|[\u4e00-\u9fff]{0,4}资产)?(?:数|余额|总额|原值|价值)?(?:为|的)?$"
)
_OF_WHOLE = frozenset({"expenditure_total", "budget_initial", "budget_adjusted", "carryover_closing", "funds_received"})
_POINTS_AT_ONE = re.compile(r"(?:该|此|这[一个项])(?:项目|工程|专项|任务|课题)")
_MOVES = ("adjustment", "reduction")
_SINCE = ("较年初", "比年初", "较期初", "比期初")
_KINDS_OF_FUNDS = frozenset({"补助", "专项补助", "补贴", "专项", "奖补", "转移支付", "项目补助", "奖励", "工作"})


def read_amount(place: Place) -> Bound | None:
    """Return the meaning of an amount, None where its words leave it open."""
    head, state = place.head, place.state
    if _is_limit(place) or take_shared_zero(place) or _is_own_share(place):
        return None
    _take_year(place)
    if is_batch(place):
        return batch(place)
    if head.near and place.world.unit.name:
        head.near = head.near.replace(place.world.unit.name, "")
    _drop_own_name(place)
    _drop_kind_of_purchase(place)
    _leave_project(place)
    moved = head.direction and not (head.phase or head.topic or head.count or head.rate)
    if state.each and (not head.labelled or moved or head.has(Sense.EACH)):
        next_label(place)
    if head.shorts:
        take_short(place, Dimension.MONEY)
    _take_fund(place)
    take_bare_direction(place)
    take_more(place)
    take_title(place)
    take_amount_of_rate(place)
    _take_budget(place)
    take_unlisted(place)
    _take_whole_of_share(place)
    if _is_base_of_part(place):
        return _budget_of_part(place)
    if state.again and not head.labelled and (head.has(Sense.EACH) or not head.near):
        return again(place)
    part = repeated(place) or unnamed_part(place) or next_expense(place) or take_source(place)
    if part is not None or (_is_open(place) and not _is_net_of_assets(place)):
        return part
    return _reader(place)(place)


def _take_budget(place: Place) -> None:
    """Let what the initial budget has become be that of the year, 完成预算…的 be what a rate is formed on."""
    head = place.head
    if is_budget_become(place) or is_budget_in_all(place):
        head.phase, head.near, head.direction = "adjusted", "", ""
    elif is_left_to_use(place):
        head.phase, head.topic = "adjusted", ""
    if head.rate in _COMPLETIONS and not head.phase and not head.near:
        head.phase = _COMPLETIONS[head.rate]


# income that a project may be said to have
_OF_GIVERS = frozenset({"income_fiscal", "income_gov_fund", "income_superior", "income_state_capital"})


def _leave_project(place: Place) -> None:
    """Let 特定目标类项目支出 be the unit's, whatever project was spoken of before."""
    state = place.state
    alone = state.home is not None and state.home.kind is SubjectKind.PROJECT
    if alone or state.subject.kind is not SubjectKind.PROJECT:
        return
    if any(one.text.startswith(_KINDS_OF_PROJECTS) for one in place.head.labels) or _is_books(place):
        state.subject, state.item = place.world.unit, None


def _is_books(place: Place) -> bool:
    """Tell income of the unit, and what it had left before, behind money that was for a project: 其他收入9万元."""
    head, said, world = place.head, place.state.last, place.world
    start = world.figures[place.index].span.start
    if head.name and head.name in world.text[begin_of(world.text, start, CLAUSE) : start]:
        return False
    if head.topic.startswith("income_") and head.topic not in _OF_GIVERS:
        return True
    income = said is not None and said.concept.startswith("income_")
    return income and head.phase == "opening"


def _drop_own_name(place: Place) -> None:
    """Let a verb keep its meaning before the name of the project that is spoken of: 计划投入渠道清淤120.00万元."""
    head, subject = place.head, place.state.subject
    own = len(head.near) >= _SHORTEST and head.near in subject.name and subject.kind is SubjectKind.PROJECT
    if own and head.phase and not head.topic:
        head.near = head.near_raw = ""


def _drop_kind_of_purchase(place: Place) -> None:
    """Let 天然林保护工程支出 be what a work cost: 工程, 货物 and 服务 are purchases only where purchases are told."""
    head, start = place.head, place.world.figures[place.index].span.start
    label = next((one.text for one in head.labels if one.of(Sense.TOPIC) == head.topic), "")
    kind = head.topic in _KINDS_OF_PURCHASES and "采购" not in label
    if kind and head.residue and "采购" not in place.world.text[max(0, start - _PASSAGE) : start]:
        head.residue, head.topic, head.phase = f"{head.residue}{label.removesuffix('支出')}", "", "expenditure"


def _take_whole_of_share(place: Place) -> None:
    """Let 占本年支出2350.00万元的60.00% be all that was spent, 占部门全年预算3000.00万元的 the budget of the unit."""
    head, figure = place.head, place.world.figures[place.index]
    if head.name or head.near or _IS_SHARED.match(place.world.text, figure.span.end) is None:
        return
    whole = _OF_UNIT.search(own_words(place)) is not None
    if head.rate == "share" and not head.phase and not head.topic:
        head.phase = next((phase for word, phase in _SPENT_OR_EARNED if word in head.rate_word), "")
        whole |= bool(head.phase)
    if whole and not head.topic:
        place.state.topic = ""


def _take_year(place: Place) -> None:
    """Let 2022年转入的80万元 be what the last year left, 转入2024年的60万元 what goes on to the next."""
    moved = moved_between_years(place)
    if moved:
        head, place.state.sentence_year = place.head, 0
        head.phase, head.year, head.near, head.residue = moved, 0, "", ""


def _take_fund(place: Place) -> None:
    """Take the fund that stands between the verb and its amount: 共到位各级财政专项扶贫资金1775万元."""
    head, start = place.head, place.world.figures[place.index].span.start
    found = _FUND.search(place.world.text, max(0, start - _FUND_REACH), start)
    if found is not None and head.phase == "received" and not head.topic and not head.name:
        # 职业教育质量提升资金: a word of the fund's name moves nothing
        inside = head.direction_word in found["fund"]
        head.fund, head.near, head.direction = found["fund"], "", "" if inside else head.direction


def _is_limit(place: Place) -> bool:
    """Tell a limit of a rule: 单笔支出5万元以上的须经集体研究."""
    if place.head.topic or is_kept_to(place):
        return False
    return _LIMIT.match(place.world.text, place.world.figures[place.index].span.end) is not None


def _is_own_share(place: Place) -> bool:
    """Tell what the unit's own level gives behind what came from above: 上级补助25.00万元，本级安排21.00万元."""
    start = place.world.figures[place.index].span.start
    own = _OWN_SHARE.search(place.world.text, max(0, start - _FUND_REACH), start) is not None
    return own and place.state.topic == "income_superior" and not place.head.topic


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
    if _is_change_of_stock(place):
        return change
    compared = _held_against(place) or _of_other_time(place)
    if compared is not None:
        return compared
    head = place.head
    lend_topic(place)
    if _takes_funds(place):
        head.phase, head.near = "adjusted", ""
    if place.state.dealt and _is_listed_project(place) and not head.labelled:
        head.phase, head.near = "received", ""
    named = head.phase or head.topic or head.class_item or head.spent_on or _is_listed_project(place)
    return _named if named and not _is_of_a_fund(place) else _unread


def _held_against(place: Place) -> Callable[[Place], Bound | None] | None:
    """Return how an amount is to be read that another is compared with, or that is the change itself."""
    head, state = place.head, place.state
    if head.has(Sense.COMPARE_BUDGET) or is_between_budgets(place):
        return against_budget
    if _is_added_since(head):
        head.flags -= {Sense.PRIOR, Sense.COMPARE}
        return _named
    if is_moved(head) and (head.has(Sense.COMPARE) or state.compare):
        return change
    if head.has(Sense.COMPARE) and not head.direction and is_base(place) and not is_budget_of_the_year(place):
        return prior
    return None


def _is_added_since(head: Head) -> bool:
    """Tell 全年预算较年初净追加380万元: 年初 is the budget that the year began with, not last year."""
    return head.phase in _MOVES and not head.topic and head.than.endswith(_SINCE) and not head.direction


def _of_other_time(place: Place) -> Callable[[Place], Bound | None] | None:
    """Return how an amount of another year is to be read, or the one that an earlier amount has become."""
    head, state = place.head, place.state
    if is_base_of_rate(place):
        return base_of_rate
    told = state.last_money is not None and state.last_money.concept == "prior_year_amount"
    known = told or (state.said and state.said[-1] is state.last_money)
    if base_of_outcome(place) is not None or (known and is_moved_to(place)):
        return moved_to
    if is_last_year_in_turn(place):
        return last_year_in_turn
    if is_in_row_of_years(place):
        return in_row_of_years
    if is_other_year(head, state):
        return other_year
    bare = head.has(Sense.PRIOR) and not head.labelled and not head.near and state.said
    return prior if bare or _is_start_of_stock(place) or is_last_year_behind(place) else None


def _is_start_of_stock(place: Place) -> bool:
    """Tell 年初数 and 期初 of assets: their value at the end of last year."""
    head, state = place.head, place.state
    stock = (head.topic or state.topic).startswith("asset_")
    return stock and not head.near and _START.search(own_words(place)) is not None


def _is_change_of_stock(place: Place) -> bool:
    """Tell 净增617.70万元 directly behind last year's amount, or what assets were worth before: no adjustment."""
    head, state = place.head, place.state
    before = state.before is not None and state.before is state.last_money
    told = state.topic.startswith("asset_") or _NET.search(own_words(place)) is not None
    told |= before and state.before is not None and _is_beside_prior(place, state.before)
    if _is_beside_start(place) or _is_net_of_assets(place):
        before = told = True
    if is_beside_earlier(place) and not _BUDGETED.search(own_words(place)):
        before = told = True
    if not before or not told or head.phase not in _MOVES or head.topic:
        return False
    head.direction = head.direction or ("up" if head.phase == "adjustment" else "down")
    head.phase = ""
    return True


def _is_beside_start(place: Place) -> bool:
    """Tell 账面结余80.00万元，与年初的130.00万元相比，压减50.00万元: what was left has become less, no budget."""
    world, last = place.world, place.state.last_money
    if last is None or last.phase != "opening" or last.figure != place.index - 1:
        return False
    left = any(one.phase == "closing" and one.subject == last.subject for one in place.state.said)
    return left and _SINCE_START.match(world.between(last.figure, place.index)) is not None


def _is_net_of_assets(place: Place) -> bool:
    """Tell what assets have become more, directly behind their value: 年末固定资产476.21万元，较年初净增49.63万元."""
    last = place.state.last_money
    beside = last is not None and last.figure == place.index - 1 and last.concept.startswith("asset_")
    return beside and _NET.search(own_words(place)) is not None


def _is_beside_prior(place: Place, before: Bound) -> bool:
    """Tell 压减3.27万元 directly behind 比上年的55.03万元."""
    return before.concept == "prior_year_amount" and before.figure == place.index - 1


def _takes_funds(place: Place) -> bool:
    """Tell the funds in brackets behind a project's name in its title: （一）校舍维修（资金90.41万元）."""
    head, state = place.head, place.state
    bare = bool(head.name) and not head.labelled and not head.residue and head.near in _FUNDS_OF
    return bare and place.world.text[place.world.figures[place.index].span.end :][:1] in _CLOSED and not state.said


def _is_listed_project(place: Place) -> bool:
    """Tell the amount of a project that only its name stands before, in a list of what projects spent."""
    head, state = place.head, place.state
    if not head.name or head.near not in _FOR or head.residue:
        return False
    return state.projects or state.listing or (state.parent is not None and state.parent.topic == "project_total")


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
        compared |= is_beside_earlier(place)
        return not compared and not is_between_budgets(place)
    if is_no_account(place):
        return True
    if head.name and head.near in _KINDS_OF_FUNDS:
        return False
    return bool(head.near) and bool(head.phase or head.topic) and not is_spent_by_verb(place)


def _is_of_a_fund(place: Place) -> bool:
    """Tell an amount that only its fund names (一般公共预算12万元): a part of the income or of the spending."""
    head = place.head
    return bool(head.scope) and not head.topic and not head.residue and own_words(place).endswith(_FUNDS)


def _named(place: Place) -> Bound | None:
    head, state = place.head, place.state
    if not is_known_subject(place, loose=True) or (head.topic == "procurement" and not head.phase and head.near):
        return None
    named = topic_named(place)
    phase = phase_of(place, place.world.lexicon.topics.get(named))
    topic_id = topic_meant(place, named)
    if is_of_other_books(place, named, phase) or is_lost_in_section(place, named):
        return None
    topic = place.world.lexicon.topics.get(topic_id)
    concept, item = money_concept(topic, phase, state.subject, state.item)
    way = _WAY.search(own_words(place)) if concept == "expenditure_total" and item is None else None
    if way is not None:
        concept, item = "expenditure_item", Item("way", way["way"])
    if topic is None and item is None and _is_of_piece(place, concept):
        return None
    item = item or giver(place, concept) or _source_named(place, concept) or _place_named(place, concept)
    concept = concept_there(concept, item)
    item = item or (Item("fund", head.fund) if head.fund and concept == "funds_received" else None)
    told = head.has(Sense.PRIOR) or state.past or is_held_behind(place)
    if (told or is_of_year_before(place, concept, topic_id)) and not head.direction and phase.id != "opening":
        state.compare, state.past = True, told
        earlier = bind(place, "prior_year_amount", topic_item(topic, concept), Reason.PRIOR, topic=topic_id)
        hold_against(place, earlier)
        state.topic = topic_id or state.topic
        return earlier
    state.topic = _topic_kept(place, topic, phase.id) or topic_id
    bound = bind(place, concept, item, Reason.WORDS, topic=topic_id, phase=phase.id, sign=phase.sign)
    take_as_prior(place, bound)
    if phase.id in BUDGETS or (phase.id == "received" and topic_id == "project_total"):
        state.chain.add(topic_id)
    state.said.append(bound)
    if state.parent is not None and state.parent.figure != place.index:
        state.parts.append(bound)
    return bound


def _topic_kept(place: Place, topic: Topic | None, phase: str) -> str:
    """Return the whole that a part was only added to: “三公”经费预算48万元，追加购车经费36万元，调整后预算84万元."""
    whole = place.state.topic
    spoken = place.state.last_money
    added = phase in _MOVES and topic is not None and topic.within[:1] == (whole,) and place.state.parent is None
    return whole if added and spoken is not None and spoken.topic == whole else ""


def _place_named(place: Place, concept: str) -> Item | None:
    """Return the place, or the quarter, whose part of what a project spent this is: 东河镇支出500.00万元."""
    own = place.state.subject.kind is SubjectKind.PROJECT and concept == "expenditure_project"
    portion = portion_of(place.head.residue) if own else None
    return portion if portion is not None and (portion.kind == "place" or "季度" in portion.name) else None


def _is_of_piece(place: Place, concept: str) -> bool:
    """Tell what a nameless project had or spent where the words alone would make it the whole unit's."""
    if place.state.subject != place.world.unit or concept not in _OF_WHOLE:
        return False
    start = place.world.figures[place.index].span.start
    begun = begin_of(place.world.text, start, SENTENCE)
    return place.state.piece or _POINTS_AT_ONE.search(place.world.text, begun, start) is not None


def _owed_before(place: Place) -> str:
    """Return the source that had to give the amount directly before: 县级应配套50.00万元，到位40.00万元."""
    last, world = place.state.last_money, place.world
    beside = last is not None and last.figure == place.index - 1 and not place.head.residue
    return owed_by(world.words_before(last.figure, _FUND_REACH)) if beside and last is not None else ""


def _source_named(place: Place, concept: str) -> Item | None:
    """Return the source whose part of a project's budget or spending this is: 其他资金全年预算37.74、执行37.74."""
    residue, project = place.head.residue, place.state.subject.kind is SubjectKind.PROJECT
    owed = owed_by(own_words(place)) if project and concept.startswith("budget_") else ""
    start = place.world.figures[place.index].span.start
    if project and concept == "funds_received":
        owed = came_from(place.world.text[max(0, start - _FUND_REACH) : start]) or _owed_before(place)
    if owed:
        return source_item(owed)
    whole = concept in ("budget_initial", "budget_adjusted", "expenditure_project", "funds_received")
    return source_item(residue) if project and whole and is_source_of_plan(residue) else None
