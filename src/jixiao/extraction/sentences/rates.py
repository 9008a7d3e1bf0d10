"""Percentages and percentage points in running text."""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.heads import only_verbs, read_head
from jixiao.extraction.lexemes import cut
from jixiao.extraction.sentences.aims import is_aim
from jixiao.extraction.sentences.changes import TO, take_earlier, year_of_change
from jixiao.extraction.sentences.completions import (
    in_brackets,
    of_the_budget,
    proved,
    share_of_budget,
    share_of_left,
    share_of_whole,
)
from jixiao.extraction.sentences.outcomes import take_way
from jixiao.extraction.sentences.quota_rates import is_of_other_posts
from jixiao.extraction.sentences.rate_bases import OF_SPENDING, concept_of, is_of_change
from jixiao.extraction.sentences.shares import is_about, share, share_first
from jixiao.extraction.sentences.surveys import is_satisfaction, satisfaction
from jixiao.extraction.state import BECOME, BUDGETS, SPENDING, Place, State, bind, listed_bare, next_label, topic_item
from jixiao.extraction.whose import is_known_subject
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Lexicon, RateKind, Sense
from jixiao.taxonomy.units import load
from jixiao.taxonomy.wording import NO_WORDS

_LOOK = 12
_PRIOR_RATE = re.compile(r"(?:比|较|[高低]于|超过)(?:上年|去年|上年度|上一年)度?的?(?:预算)?(?:执行率)?(?:为)?[ ]*$")
_NOT_YEARS = ("年初", "期初")
_LAST_YEAR = re.compile(
    r"[，,；;（(]?(?:而)?(?:上年度?|去年|上一年度?|上年同期|去年同期|(?P<year>20\d\d)年度?)的?"
    r"(?:预算)?(?:执行率)?[为是则]{0,2}[ ]*"
)
_EXECUTED = frozenset({"执行", "预算执行"})
_OF_PEOPLE = frozenset({"staff_on_post", "staff_people", "staff_quota", "staff_inst"})
_OTHER_MONEY = frozenset({"closing", "opening", "adjustment", "reduction"})
_EQUALS = ("=", "＝")
_LONGEST_FORMULA = 90
_FORMULA = re.compile(
    r"(?:^|[。；;\n，,）).．、 \u3000])(?P<label>[\u4e00-\u9fff“”]{2,16})[ ]?[=＝：:][^。；;\n]{3,80}[=＝]\s*$"
)
_OF_THE_UNIT = frozenset({"procurement_rate", "sangong_control_rate"})
# 在总支出中占50.87%: what it is the share of
_AMONG = re.compile(r"在[^，。；\d]{2,8}(?:中|里|当中)的?(?:占比?|所占|比重|比例|分量|份额)[^，。；\d]{0,4}$")
_LIMITS = re.compile(r"(?:低于|高于|超过|不足|达到|不低于|不高于|大于|小于|[≥≤＞＜><])[ ]?[\d≥≤＞＜><]$")
_OF = re.compile(r"(?:（含）|以上|以下|及以上)?的")
# 拨款部分预算完成率100%: the rate of a part that nothing else names
_OF_A_PART = re.compile(r"部分的?(?:预算|支出|资金)?(?:完成|执行|支出|使用)(?:率|进度)[^，。；\d]{0,4}$")
_OF_THINGS = re.compile(
    r"(?:床|设备|仪器|车辆?|公车|场馆|场地|房屋?|校舍|教室|宿舍|食堂|资产|系统|平台|泊位|车位|摊位|疫苗|试剂|器材|图书|藏书|农机|机具|大棚|冷库"
    r"|仓容|库容|水资源?|能源|土地|耕地|秸秆|粪污|污水|管网|电梯|装备|站点|工位|座位|名额|岗位|编制)的?"
    r"(?:综合|有效|平均|实际)?(?:使用|利用|完好|周转|支出|执行)率[^，。；\d]{0,4}$"
)
# 完成计划的 is told of any work
_OF_A_PLAN = re.compile(r"(?:计划|方案)的$")


def read_rate(place: Place) -> Bound | None:
    """Return the meaning of a percentage, None where its words leave it open."""
    head, state = place.head, place.state
    take_way(place)
    if head.rate == "share" and _AMONG.search(_before(place)):
        head.topic = ""
    if state.each and (not head.rate or head.has(Sense.EACH)):
        next_label(place)
    if state.again and (head.has(Sense.EACH) or not (head.labelled or head.near)):
        return _again(place, state.again.pop(0))
    if state.again and head.direction and not head.rate and not head.topic and not head.near:
        return _again(place, state.again.pop(0))
    if state.told == "share" and not head.rate and not head.direction and not head.near:
        head.share_of = head.share_of or _named_short(place)
    elif head.rate == "share" and head.shorts and not head.topic:
        return share_first(place, _named_short(place))
    if head.share_of:
        return share_first(place, head.share_of)
    before = head.rate and head.than and head.labels and _PRIOR_RATE.search(_before(place))
    return (_prior_rate(place) if before else None) or _stated(place)


def _named_short(place: Place) -> str:
    """Return the topic that the words before a share name, be they short (人员, 公用)."""
    shorts = (key for sense, key in place.head.shorts if sense is Sense.TOPIC)
    return place.head.topic or next(shorts, "")


def _stated(place: Place) -> Bound | None:
    """Read a percentage by its own label, or by the amount that it stands behind."""
    head = place.head
    if _is_limit(place) or (not head.topic and _OF_A_PART.search(_before(place))) or _is_of_things(place):
        return None
    return _last_year_beside(place) or share_of_left(place) or _worded(place)


def _worded(place: Place) -> Bound | None:
    """Read a percentage by the words before it."""
    head = place.head
    _take_formula(place)
    if is_satisfaction(place):
        return satisfaction(place)
    rough = share(place) if is_about(place) else None
    if rough is not None or _is_open(place):
        return rough
    if head.rate or head.direction:
        return _labelled(place)
    if head.phase == "expenditure" and head.labels and head.labels[-1].text in _EXECUTED and not head.near:
        head.rate = "execution"
        return _labelled(place)
    earlier = _prior_rate(place) or _became(place)
    return earlier or share_of_whole(place) or of_the_budget(place) or in_brackets(place) or proved(place)


def _is_of_things(place: Place) -> bool:
    """Tell how far things were used, no money: 病床使用率90%."""
    return place.head.rate in OF_SPENDING and _OF_THINGS.search(_before(place)) is not None


def _is_aim(place: Place) -> bool:
    """Tell the target of a rate (预算执行率目标100%), but for what a list or a bracket gives in turn."""
    span = place.world.figures[place.index].span
    return not place.state.each and is_aim(place.world.text, span.start, span.end)


def _take_formula(place: Place) -> None:
    """Let the word before a formula name its result: 预算完成率=（1398.27/1420.55）×100%=98.43%."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    if place.head.rate or text[:start].rstrip()[-1:] not in _EQUALS:
        return
    match = _FORMULA.search(text, max(0, start - _LONGEST_FORMULA), start)
    if match is None:
        return
    label = read_head(cut(match["label"], (0, len(match["label"])), (), NO_WORDS, place.world.lexicon))
    if label.rate and not label.near:
        place.head.rate, place.head.rate_word, place.head.near = label.rate, label.rate_word, ""


def _is_limit(place: Place) -> bool:
    """Tell the limit of a rule: 执行率低于80%的项目, 执行率≥95%的得满分."""
    text, span = place.world.text, place.world.figures[place.index].span
    return (
        _LIMITS.search(text, max(0, span.start - _LOOK), span.start + 1) is not None
        and _OF.match(text, span.end) is not None
    )


def _again(place: Place, part: Bound) -> Bound | None:
    """Read a rate of one of the amounts listed before: 基本支出、项目支出分别为60、40万元，占比分别为60%、40%."""
    head, state = place.head, place.state
    if head.direction and not head.rate:
        item = part.item or topic_item(place.world.lexicon.topics.get(part.topic), part.concept)
        sign = -1 if head.direction == "down" else 1
        changed = Bound(place.index, "yoy_rate", part.subject, item, part.year, part.scope, topic=part.topic, sign=sign)
        return place.world.put(changed, Reason.TURN)
    head.rate = state.rate = head.rate or state.rate
    kind = place.world.lexicon.rates.get(head.rate)
    topic = place.world.lexicon.topics.get(part.topic)
    name = topic.name if topic else part.item.name if part.item else part.subject.name
    if kind is None or kind.id not in ("share", "execution"):
        return None
    item = Item("share", name) if kind.id == "share" else Item(topic.kind, topic.name) if topic else part.item
    bound = Bound(place.index, kind.concept, part.subject, item, part.year, part.scope, topic=part.topic)
    return place.world.put(bound, Reason.TURN)


def _is_open(place: Place) -> bool:
    """Tell a percentage whose label is too far away, or that speaks of work or a target."""
    head = place.head
    if (head.near and (head.rate or head.direction)) or _is_of_work(place) or (head.rate and _is_aim(place)):
        return True
    return head.has(Sense.TARGET) and not head.rate


def _labelled(place: Place) -> Bound | None:
    head, state = place.head, place.state
    if head.rate == "share":
        return share_of_budget(place) or share(place)
    if head.rate == "change":
        last = state.last_money
        beside = last is not None and last.figure == place.index - 1 and last.phase in SPENDING
        return _change_rate(place) if state.change is not None or beside else None
    if head.rate:
        return _kind(place, place.world.lexicon.rates[head.rate])
    if head.direction and not head.topic and not head.phase and _is_of_adjustment(place):
        return bind(place, "budget_adjust_rate", None, Reason.CHANGE)
    if head.direction and (state.compare or head.has(Sense.COMPARE) or state.change is not None):
        foreign = head.phase == "income" and not head.topic and head.residue and not is_known_subject(place)
        return None if foreign or _is_of_unread(place) else _change_rate(place)
    return None


def _is_of_unread(place: Place) -> bool:
    """Tell the change of what stands directly before and was not read: 完成投资5.54亿元，同比增长10.79%."""
    state = place.state
    unread = state.seen == place.index - 1 and (state.last is None or state.last.figure != state.seen)
    block = place.world.figures[place.index].block
    beside = unread and place.index > 0 and place.world.figures[place.index - 1].block == block
    return beside and not place.head.topic and not place.head.phase


def _before(place: Place) -> str:
    start = place.world.figures[place.index].span.start
    return place.world.text[max(0, start - _LOOK) : start]


def _prior_rate(place: Place) -> Bound | None:
    """Read last year's rate of execution that this year's is held against (比去年95.83%提高)."""
    last = place.state.last
    # 比年初确定的90%高: what was aimed at
    if not place.head.than or place.head.than.endswith(_NOT_YEARS):
        return None
    if last is None or last.concept != "execution_rate":
        last = None if _is_of_rate_beside(place) else _own_rate(place)
    if last is None:
        return None
    year = place.head.base_year or place.world.year - 1
    return place.world.put(replace(last, figure=place.index, year=year), Reason.PRIOR)


def _became(place: Place) -> Bound | None:
    """Read what last year's rate has become: 预算执行率由上年的96.50%提高到98.00%."""
    last, world = place.state.last, place.world
    if last is None or last.figure != place.index - 1 or last.year >= world.year or not last.concept.endswith("_rate"):
        return None
    between = world.between(last.figure, place.index)
    if BECOME.fullmatch(between) is None:
        return None
    return world.put(replace(last, figure=place.index, year=world.year), Reason.WORDS)


def _last_year_beside(place: Place) -> Bound | None:
    """Read last year's rate directly behind this year's: 预算执行率96.00%，上一年度为94.00%."""
    last = place.state.last
    if last is None or last.concept != "execution_rate" or last.figure != place.index - 1:
        return None
    between = place.world.between(last.figure, place.index)
    match = _LAST_YEAR.fullmatch(between)
    if match is None or last.year != place.world.year or match["year"] not in (None, str(place.world.year - 1)):
        return None
    return place.world.put(replace(last, figure=place.index, year=place.world.year - 1), Reason.PRIOR)


def _is_of_rate_beside(place: Place) -> bool:
    """Tell last year's rate of what the unread rate right before it was of: 规范管理率78.4%，比上年的75.9%提高."""
    world, beside = place.world, place.index - 1
    if beside < 0 or not world.is_rate(beside) or beside in world.bound:
        return False
    alike = world.figures[beside].block == world.figures[place.index].block
    return alike and not set("。；;") & set(world.between(beside, place.index))


def _own_rate(place: Place) -> Bound | None:
    """Return the rate of execution of this subject that the paragraph gave last, however far back."""
    found = [one for one in place.world.bound.values() if one.concept == "execution_rate"]
    own = [one for one in found if one.subject == place.state.subject and one.figure < place.index]
    return own[-1] if own else None


def _is_of_work(place: Place) -> bool:
    """Tell a 完成率 or 使用率 of a piece of work: such words are rates of money only beside an amount."""
    state = place.state
    if _OF_A_PLAN.search(place.head.rate_word):
        return state.last_money is None or state.last_money.figure != place.index - 1
    if place.head.rate_word not in load("rates.toml")["execution"]["loose"]:
        return False
    return state.counted or (state.last_money is None and not state.money_seen)


def _change_rate(place: Place) -> Bound | None:
    head, state = place.head, place.state
    if TO.match(head.near_raw) and not head.rate:
        return None
    take_earlier(place)
    about = head.topic or state.topic
    topic = place.world.lexicon.topics.get(about)
    if topic is None and state.change is None and state.last_money is None and not head.phase:
        return None
    change = _change_beside(state)
    if change is not None and head.topic not in ("", change.topic):
        change = None
    item = change.item if change is not None else topic_item(topic)
    sign = -1 if head.direction == "down" else 1
    if not head.direction and change is not None:
        # 减少149.02万元，变动幅度为9.34%: the amount tells which way
        sign = change.sign
    year = change.year if change is not None and state.last is change else year_of_change(place)
    bound = bind(place, "yoy_rate", item, Reason.CHANGE, topic=about, sign=sign)
    bound = place.world.put(replace(bound, year=year), Reason.CHANGE)
    current, base = state.changed, state.before
    if change is not None and base is not None:
        place.world.ties.append(Tie(LinkKind.BASE_RATE, bound.figure, (change.figure, base.figure)))
    elif change is not None and current is not None:
        # 2020年支出22905.16万元，本年增支1255.57万元，增幅5.48%: the amount of the year before is the base itself
        kind = LinkKind.BASE_RATE if current.year < bound.year else LinkKind.CHANGE_RATE
        place.world.ties.append(Tie(kind, bound.figure, (change.figure, current.figure), sign))
    return bound


def _change_beside(state: State) -> Bound | None:
    """Return the change that a rate may be of: none where an amount of something else has been told since."""
    change, last = state.change, state.last_money
    if change is None or last is None or last is change or last.topic == change.topic or last.phase == "change":
        return change
    return change if last.concept.startswith("prior") or last.phase in BUDGETS else None


def _kind(place: Place, kind: RateKind) -> Bound | None:
    state, lexicon = place.state, place.world.lexicon
    if not is_known_subject(place):
        return None
    if kind.id == "control" and (place.head.count in _OF_PEOPLE or not state.topic.startswith("sangong")):
        return _control(place)
    word = place.head.rate_word
    if word in load("rates.toml")["execution"]["loose"] and place.head.residue:
        return None
    # 相当于预算的 of the 三公 expenses: of which of them the amounts tell
    other = word.startswith("相当于") and state.topic.startswith("sangong")
    other |= _is_of_arrivals(place, kind) or is_of_other_posts(place)
    if other or state.targets or (kind.id == "execution" and place.head.phase in _OTHER_MONEY):
        return None
    concept = concept_of(place, kind)
    if concept in _OF_THE_UNIT:
        return bind(place, concept, None, Reason.WORDS)
    topic_id = place.head.topic or (state.topic if _topic_stands(state, lexicon) else _part_before(place))
    if kind.about or kind.id == "staff_control":
        topic_id = ""
    topic = lexicon.topics.get(topic_id)
    item = state.item
    if topic is not None and (topic.id != "project_total" or state.subject.kind is SubjectKind.UNIT):
        item = Item(topic.kind, topic.name)
    return bind(place, concept, item or _source_before(place, kind), Reason.WORDS, topic=topic_id)


def _source_before(place: Place, kind: RateKind) -> Item | None:
    """Return the source that a rate of arrival directly behind its money is of: 县级配套到位40.00万元，到位率80.00%."""
    last = place.state.last_money
    beside = kind.id == "receipt" and last is not None and last.figure == place.index - 1
    beside &= last not in place.state.parts
    return (
        last.item if beside and last is not None and last.item is not None and last.item.kind == "fund_source" else None
    )


def _control(place: Place) -> Bound | None:
    """Read a rate of control of people (在职人员控制率), whatever is told before it, or of the public expenses."""
    state = place.state
    if place.head.count in _OF_PEOPLE:
        return bind(place, "staff_control_rate", None, Reason.WORDS)
    public = state.topic == "public" or (state.last_money is not None and state.last_money.topic == "public")
    return bind(place, "public_control_rate", None, Reason.WORDS) if public else None


def _is_of_adjustment(place: Place) -> bool:
    """Tell 比年初预算增加12.00万元，增长12.00%: what the change of the budget is of the initial one told beside it."""
    world, last = place.world, place.state.last_money
    if last is None or not is_of_change(place):
        return False
    rate, moved = world.figures[place.index].quantity, world.value(last.figure)
    alike = [one for one in world.bound.values() if (one.subject, one.item) == (last.subject, last.item)]
    starts = [world.value(one.figure) for one in alike if one.concept == "budget_initial"]
    starts += [world.value(one.figure) - last.sign * moved for one in alike if one.concept == "budget_adjusted"]
    return any(rate.is_percentage_of(moved, start) for start in starts if start > 0)


def _is_of_arrivals(place: Place, kind: RateKind) -> bool:
    """Tell a 到位率 of something else than money: 密接追踪24小时到位率99.2%."""
    head, figures = place.head, place.world.figures
    if kind.id != "receipt" or not head.labels:
        return False
    unknown = bool(head.residue) and not only_verbs(head.residue) and not head.name
    left = place.index - 1
    return unknown or (left >= 0 and figures[left].span.end == head.labels[0].start)


def _part_before(place: Place) -> str:
    """Return the topic of the part of the spending (项目支出50万元，执行率94%) that stands directly before a rate."""
    last = place.state.last
    topic = place.world.lexicon.topics.get(last.topic) if last is not None else None
    if last is None or topic is None or last.figure != place.index - 1:
        return ""
    if topic.phase != "expenditure":
        # 收入决算数965.2万元，完成预算的100% says nothing of the spending
        return topic.id if last.phase == "final" and topic.phase == "income" else ""
    if topic.id == "expenditure_with_carry" or listed_bare(place, "execution_rate"):
        return ""
    return topic.id


def _topic_stands(state: State, lexicon: Lexicon) -> bool:
    topic = lexicon.topics.get(state.topic)
    return topic is not None and (topic.keeps or state.topic in state.chain)
