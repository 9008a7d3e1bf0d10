"""What an amount is about: by its own words, by the list it stands in, by what was spoken of before."""

import re
from itertools import pairwise

from jixiao.extraction.heads import INCOME_OF, Head
from jixiao.extraction.scopes import section_topic
from jixiao.extraction.sentences.counted_costs import lend_by_count
from jixiao.extraction.sentences.halved_budgets import end_halves
from jixiao.extraction.sentences.parts import SUMMED, SUMS_NAMED, common_whole, whole_of_listed
from jixiao.extraction.sources import printed_source, source_item
from jixiao.extraction.state import BUDGETS, Place, State, own_words
from jixiao.model.fact import SELECTION, Item, SubjectKind
from jixiao.taxonomy.lexicon import Lexicon, Phase, Sense

_ABOVE = re.compile(r"以上|上述")
_ALL_ABOVE = re.compile(r"以上|上述|合计|共计|共$")
_LINE_LABEL = re.compile(r"(?P<label>[^\n：:。；;\d]{2,20})[：:]")
# 其他支出 is a kind of spending, not what other income paid for
_OTHERS = frozenset({"income_other", "income_operation", "income_affiliate"})
_GIVEN = frozenset({"income_fiscal", "budget_initial", "budget_adjusted"})
_LEVEL_REACH = 22
# one amount for both sides: 收入总计、支出总计均为2340.59万元
_BOTH_SIDES = re.compile(r"收入总计[、和与及]支出总计(?:均|各|都|同)(?:为|是)[ ]?$")
_GIVER = re.compile(
    r"(?:^|[，。；：:、\n年])(?P<level>中央|省级?|市级?|州级?|县级?|区级?|地方|上级)(?:财政)(?![局厅]|[^，。；]{0,4}(?:批[复准]|[核审]定))[\u4e00-\u9fff]{0,12}$"
)
# 县级财政年初列支 is the whole budget, whoever gives it
_WHOLE_LISTED = re.compile(r"(?:年初|期初)(?:预算)?(?:列支|编列|列入|预留|切块)了?$")
_INCOMES = frozenset({"income_total", "income_year", "income_fiscal"})
_KINDS_OF_INCOME = frozenset(
    {"income_fiscal", "income_business", "income_superior", "income_operation", "income_other"}
)
_WHOLE_PLANS = frozenset({"initial", "adjusted"})
_ROW_REACH = 40
_ROW = re.compile(
    r"(?:^|(?<=[，。；：:\n年用]))(?P<names>[^，。；：:\n\d]{2,16}?(?:[、和与及]|以及)[^，。；：:\n\d]{2,24}?)(?:支出|开支|决算)?"
    r"(?:合计|共计|总计|总和|之和|总额|支出|开支|共)(?:支出|开支)?(?:为)?[ ]?$"
)
_YEAR_WORDS = re.compile(r"^(?:本年度?|全年|当年|其中|部门|单位|财政拨款)")
_THREE = 3
_OF_PROJECTS = re.compile(
    r"(?:^|[，。；：:\n年])(?:全年|当年|本年)?(?:[省市县区州旗盟镇乡局委校院]{0,2}本级|部门|单位|财政)?项目(?:支出)?(?:全年|年初|调整后|年度)(?:的)?预算"
    r"(?:数|资金|安排|总额)?(?:共计?|合计)?为?[ ]?$"
    # 对照项目预算975万元
    r"|(?:^|[，。；：:\n年])(?:全年|当年|本年)?(?:对照|对应|对比|相对于?|按照?|比照|以)?的?"
    r"(?:本级|部门|单位)?项目(?:支出)?预算(?:数|总额)?(?:共计?|合计)?[为是]?[ ]?$"
)
_REST = re.compile(r"其余|其他|其它|剩余|余下|另外|另有")
HALVES = {"basic", "project_total"}
_JOINTS = re.compile(r"、|以及|[和与及](?=[“\u4e00-\u9fff])")
# 新增固定资产120.3万元 is none that the unit has at the end of the year
_FLOWS = re.compile(
    r"(?:新增|新购|购置|购入|采购|处置|报废|核销|划转|调拨|划入|划出|调入|调出|盘亏|盘盈|出租|出借|清理|减少|增加)"
    r"(?:的|了)?[^，。；、：\d\n]{0,4}资产[^，。；、：\d\n]{0,6}$"
)
# 实施项目6个，支出合计570.00万元
_SPENT_ON_ALL = re.compile(r"(?:(?:支出|支付)(?:合计|共计|总额)|(?:合计|共计?|累计)(?:支出|支付|列支|用去))")
_OF_COUNTED = frozenset({"budget", "adjusted", "initial", "received"})
_LOOSE_PLANS = frozenset({"预算安排", "预算总额", "安排预算"})
_ARRANGED = frozenset({"当年安排", "年初安排", "本年安排", "全年安排", "安排", "核定", "年初核定", "控制数", "批复"})
_SUMS_SHORT = frozenset({"，计", ",计", "、计", "；计", "，共", ",共"})
_BUYS = re.compile(r"(?:^|[。；\n])[ \u3000]*(?:全年|当年|本年|年内)?(?:共|累计)?(?:完成|实施)?采购(?:支出)?$")
_WAY_OF_BUYING = re.compile(
    r"[，,（(][^。；\n]{0,20}(?:招标|框架协议|协议供货|集中采购|询价|磋商|竞争性|单一来源|定点采购)"
)
_DONE = frozenset({"完成", "实际完成", "实际采购", "采购"})


def lend_topic(place: Place) -> None:
    """Give an amount without words of its own the topic that the text around it has for it."""
    head, state = place.head, place.state
    if state.owed and not head.labelled and not head.near.strip("计为共合"):
        head.topic, state.owed = state.owed, ""
    if not head.labelled and _sums(place) and not _is_of_rest(place):
        head.topic = whole_of_listed(place) or _whole_of_heading(place)
    if state.headed and not head.labelled and not head.near and not head.residue:
        head.topic, state.headed = state.topic, False
    if head.scope and not head.labelled and _lists_income(place):
        head.topic = INCOME_OF.get(head.scope, "")
    _lend_by_verb(place)
    lend_by_count(place)
    if head.phase == "final" and not head.topic and _is_line_of_income(place):
        head.topic = "income_year"
    last = state.last
    if state.joined and not head.labelled and last is not None and last.concept == "vehicles_bought":
        head.topic = "sangong_car_purchase" if last.figure == place.index - 1 else ""
    if head.topic and (named := _joined(place)):
        _take_whole(place, named)
    elif head.topic and SUMS_NAMED.search(own_words(place)):
        head.topic = common_whole(place) or head.topic


def _lend_by_verb(place: Place) -> None:
    """Let a verb alone speak: 当年安排 of what has a budget, 完成 behind a budget, 采购 with the way it was done."""
    head = place.head
    if _is_arranged(place):
        head.phase, head.near = "budget", ""
    elif _completes(place):
        head.phase, head.near = "expenditure", ""
    elif _is_bought(place):
        head.topic, head.near = "procurement", ""


def _is_bought(place: Place) -> bool:
    """Tell 采购366.1万元，全部公开招标 that begins a sentence of the unit."""
    span, text = place.world.figures[place.index].span, place.world.text
    own = place.state.subject == place.world.unit and not place.head.labelled
    bare = own and _BUYS.search(text, max(0, span.start - _LEVEL_REACH), span.start) is not None
    return bare and _WAY_OF_BUYING.match(text, span.end) is not None


def _sums(place: Place) -> bool:
    """Tell 合计, or 计 alone behind a comma: 接待费2.1万元，用车6.4万元，计8.5万元."""
    start = place.world.figures[place.index].span.start
    return SUMMED.fullmatch(own_words(place)) is not None or place.world.text[max(0, start - 2) : start] in _SUMS_SHORT


def _is_arranged(place: Place) -> bool:
    """Tell 当年安排16万元 of a lasting topic that has a budget of its own."""
    head, topics = place.head, place.world.lexicon.topics
    kept = kept_topic(place.state, place.world.lexicon)
    planned = kept and "budget" in topics[kept].concepts
    return bool(planned) and not head.labelled and head.near in _ARRANGED


def _is_of_rest(place: Place) -> bool:
    """Tell what those have together that were not listed: 其余为零星修复和前期费，合计798.00万元."""
    start = place.world.figures[place.index].span.start
    behind = place.world.figures[place.index - 1].span.end if place.index else 0
    return _REST.search(place.world.text, behind, start) is not None


def _joined(place: Place) -> set[str]:
    """Return the topics that words in a row give one amount: 会议费、培训费合计17万元; none for one alone."""
    text, lexicon = place.world.text, place.world.lexicon
    start = place.world.figures[place.index].span.start
    behind = place.world.figures[place.index - 1].span.end if place.index else 0
    match = _ROW.search(text, max(behind, start - _ROW_REACH), start)
    labels = [one.text for one in place.head.labels if one.has(Sense.TOPIC)]
    if match is None or any(label.startswith(match["names"]) for label in labels):
        return set()
    words = (_YEAR_WORDS.sub("", word.strip()) for word in _JOINTS.split(match["names"]))
    entries = ((*lexicon.senses.get(word, ()), *lexicon.short.get(word, ())) for word in words)
    named = {next((key for sense, key in one if sense is Sense.TOPIC), "") for one in entries}
    return named if len(named) > 1 and "" not in named else set()


def _take_whole(place: Place, named: set[str]) -> None:
    """Let what several parts have in common speak for their sum; where they have nothing in common, it is left open."""
    head, topics = place.head, place.world.lexicon.topics
    if named == HALVES:
        head.topic, head.phase = "", head.phase or "expenditure"
        return
    wholes = {topics[one].within[:1] for one in named}
    if wholes == {("sangong",)} and len(named) < _THREE:
        wholes = {()}
    head.topic = next(iter(wholes))[0] if len(wholes) == 1 and () not in wholes else ""
    head.phase = head.phase if head.topic else ""


def _lists_income(place: Place) -> bool:
    """Tell a fund alone in a list of income: behind its whole, or directly behind another kind of income."""
    state = place.state
    if state.parent is not None:
        return state.parent.concept in _INCOMES
    last = state.last_money
    return state.joined and last is not None and last.concept in _KINDS_OF_INCOME


def _whole_of_heading(place: Place) -> str:
    """Return the lasting topic of a section for the 合计 that it begins with: 三、“三公”经费。合计12.60万元."""
    state = place.state
    return kept_topic(state, place.world.lexicon) if not state.said and state.last is None else ""


def _is_line_of_income(place: Place) -> bool:
    """Tell a line about income alone: 一、收入预算执行：年初预算 612.40；决算 688.15."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    match = _LINE_LABEL.match(text, max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1, start)
    return match is not None and "收入" in match["label"] and "支" not in match["label"]


def _completes(place: Place) -> bool:
    """Tell 完成109.76万元 behind the budget of the same: what was spent of it."""
    head, last = place.head, place.state.last_money
    done = head.near in _DONE and not head.labelled and last is not None and last.phase in BUDGETS
    if done and last is not None:
        head.topic = last.topic.removesuffix("_budget")
    return done


def _is_spent_from(head: Head) -> bool:
    """Tell spending that a word for income stands directly before: 公共财政拨款支出."""
    for left, right in pairwise(head.labels):
        if left.has(Sense.TOPIC) and right.of(Sense.PHASE) == "expenditure" and left.end == right.start:
            return True
    return False


def giver(place: Place, concept: str) -> Item | None:
    """Return who gives a part of an appropriation: 中央财政拨款收入, 县级财政预算安排80万元."""
    if concept not in _GIVEN or (concept != "income_fiscal" and place.state.subject.kind is not SubjectKind.PROJECT):
        return None
    start = place.world.figures[place.index].span.start
    printed = printed_source(place.world.text[max(0, start - _LEVEL_REACH) : start])
    if printed:
        return source_item(printed)
    if _WHOLE_LISTED.search(place.world.text, max(0, start - _LEVEL_REACH), start):
        return None
    match = _GIVER.search(place.world.text, max(0, start - _LEVEL_REACH), start)
    labels = [one.start for one in place.head.labels if one.has(Sense.TOPIC)]
    if match is not None and any(at <= match.start("level") for at in labels):
        # 县财政给我们拨款 is all that was appropriated, by one word
        return None
    return source_item(f"{match['level']}资金") if match is not None else None


def topic_named(place: Place) -> str:
    """Return the topic that the words before an amount, or what was spoken of before, name."""
    head, state = place.head, place.state
    named = head.topic or _counted(place)
    if named == "expenditure_with_carry" and _BOTH_SIDES.search(_text_before(place)):
        return "income_total"
    if not named and not is_of_all(head):
        named = kept_topic(state, place.world.lexicon) or section_topic(place)
        named = _whole_of_last_list(place, named) or named
        whole = state.parent.topic if state.parent is not None else ""
        named = whole if end_halves(place, named) else named
    if not head.topic and head.phase in BUDGETS and _is_of_projects(place):
        return "project_total"
    topic = place.world.lexicon.topics.get(named)
    if not head.topic and head.phase == "expenditure" and topic is not None and topic.phase == "income":
        head.scope = head.scope or ("fiscal_appropriation" if named == "income_fiscal" else "")
        return ""
    return named


def _whole_of_last_list(place: Place, kept: str) -> str:
    """Return the whole that the last sentence listed the budgets of, for a bare 实际发生 that begins the next one."""
    state, topics = place.state, place.world.lexicon.topics
    whole = state.before_stop
    begins = state.last is None and not state.said and place.head.phase in ("final", "expenditure")
    if not begins or whole is None or whole.phase not in BUDGETS or kept not in topics:
        return ""
    return whole.topic if whole.topic in topics[kept].within[:1] else ""


def _is_of_projects(place: Place) -> bool:
    """Tell 市本级项目全年预算: the budget of all projects of a unit, where no project is spoken of."""
    return place.state.subject == place.world.unit and _OF_PROJECTS.search(_text_before(place)) is not None


def _text_before(place: Place) -> str:
    start = place.world.figures[place.index].span.start
    return place.world.text[max(0, start - _LEVEL_REACH) : start]


def topic_meant(place: Place, named: str) -> str:
    """Return the topic that counts: none for a project's own spending, nor for what an income was spent on."""
    state = place.state
    project = state.subject.kind is SubjectKind.PROJECT and named == "project_total"
    if project and not place.head.name and _ALL_ABOVE.search(own_words(place)) and not _is_own_sum(place):
        state.subject = place.world.owner((state.subject,))
        project = state.subject.kind is SubjectKind.PROJECT
    own = project or _is_budget_of_purchase(place, named) or _is_budget_of_project(place, named)
    return "" if own or _is_income_spent(place, named) else named


def _is_own_sum(place: Place) -> bool:
    """Tell 项目支出合计 of the one project that a report evaluates: what it spent itself."""
    home = place.state.home
    own = home is not None and home.kind is SubjectKind.PROJECT and home == place.state.subject
    return own and _ABOVE.search(own_words(place)) is None


def _is_budget_of_purchase(place: Place, named: str) -> bool:
    """Tell 年初批复采购预算 of a project that buys something: its own budget, not that of public procurement."""
    project = named == "procurement_budget" and place.state.subject.kind is SubjectKind.PROJECT
    return project and place.head.phase in _WHOLE_PLANS and "政府采购" not in _text_before(place)


def _is_budget_of_project(place: Place, named: str) -> bool:
    """Tell 新入账的钱一并编入预算，全年预算数80万元 of a project: its budget, no income of a unit."""
    project = place.state.subject.kind is SubjectKind.PROJECT and named == "income_year"
    return project and place.head.phase in _WHOLE_PLANS


def _is_income_spent(place: Place, named: str) -> bool:
    topic = place.world.lexicon.topics.get(named)
    return topic is not None and topic.phase == "income" and _is_spent_from(place.head)


def is_of_other_books(place: Place, named: str, phase: Phase) -> bool:
    """Tell other kinds of spending (其他支出), and what was saved of the 三公 expenses."""
    if named.startswith("asset_") and _FLOWS.search(_text_before(place)):
        return True
    saved = phase.id in ("reduction", "closing") and named.startswith(("sangong", "procurement"))
    return saved or (named in _OTHERS and _is_income_spent(place, named))


def is_of_all(head: Head) -> bool:
    """Tell 总预算 and its like: whatever was spoken of before, this is the whole."""
    return any(one.text.startswith("总") for one in head.labels if one.has(Sense.PHASE))


def _counted(place: Place) -> str:
    """Return the topic that a number of things directly before an amount gives it.

    4个项目，涉及预算10万元 is the budget of projects.
    """
    last = place.state.last
    counted = last is not None and last.concept == "count_projects" and last.figure == place.index - 1
    counted &= last is not None and last.topic != SELECTION
    if counted and place.head.phase == "initial" and any(one.text in _LOOSE_PLANS for one in place.head.labels):
        # 财政专项4个，预算安排2790万元: no word says that the year began with it
        place.head.phase = "budget"
    spent = place.head.phase == "expenditure" and _SPENT_ON_ALL.fullmatch(
        "".join(one.text for one in place.head.labels)
    )
    return "project_total" if counted and (spent or place.head.phase in _OF_COUNTED) else ""


def kept_topic(state: State, lexicon: Lexicon) -> str:
    """Return the topic that still stands for a figure without one of its own."""
    topic = lexicon.topics.get(state.topic)
    if topic is None:
        return ""
    return state.topic if topic.keeps or (state.topic in state.chain and state.last_money is not None) else ""
