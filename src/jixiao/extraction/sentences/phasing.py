"""When in the money cycle an amount stands: by its own words, its topic, its list and its section."""

import re

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import Bound
from jixiao.extraction.sentences.governed import governing, is_granted
from jixiao.extraction.sentences.outcomes import is_kept_to
from jixiao.extraction.sentences.topics import is_of_all
from jixiao.extraction.state import BUDGETS, SPENDING, Place, own_words
from jixiao.model.fact import SubjectKind
from jixiao.taxonomy.lexicon import Phase, Sense, Topic

_UNUSED = "没未"
_RUNNING = frozenset({"personnel", "public"})
_SET = re.compile(r"核定|批复|批准|核给|核批")
_HALVES = frozenset({"basic", "project_total"})
_ARRANGED = re.compile(r"(?:安排|核定|批复)(?:资金|预算|数)?(?:为|了)?$")
_SPENT_BEHIND = re.compile(r"[、，,；;（(](?:全年|当年|年末|已|实际|共|累计)*(?:支出|支用|支付|使用|列支|开支|执行|用)")
_ARRANGED_ONLY = re.compile(r"(?:共|合计)?(?:安排|预算安排|安排预算)(?:预算|资金|经费)?(?:数|额)?")
_LIMIT_BEHIND = re.compile(r"[，,（(][^，。；\d]{0,8}(?:预算|控制数|批复|限额)[^，。；\d]{0,6}\d")
_KEPT_WITHIN = re.compile(r"控制(?:在|为|数为?)$")
# 当年财政核拨的拨款收入 is income, whatever the verb
_INCOMES = frozenset({("income", "income"), ("income", "expenditure"), ("received", "income")})
# 结转67.66万元，其中基本支出0.00万元、项目支出67.66万元
_BALANCES = frozenset({"closing", "opening"})
_MOVES = ("adjustment", "reduction")
_REST_IS = re.compile(r"^(?:剩下|剩余|余下|其余)的?(?:部分|资金)?(?:都|全|均|就|则)?(?:是|为)[\u4e00-\u9fff]{2,6}$")
_UNLISTED = re.compile(
    r"(?:年初|期初|年初预算)(?:时|预算)?(?:尚未|未能|没有|没能|未|没)(?:能)?[列编纳安排算计含包][入进列报编]*"
    r"(?:部门|年初)?(?:预算)?(?:内|中|里)?的[\u4e00-\u9fff]{0,4}(?:结转|结余)(?:结余)?(?:资金|经费|款)?[ ]?$"
)
_OF_PROJECTS = re.compile(r"(?:项目|专项)(?:支出)?的?预算总额")
_USABLE = re.compile(r"可支配|可用|可动用|能用|可使用|可以使用|能够使用")
# what a balance or a change of the budget is made of, told in its sentence
_OF_PARTS = _BALANCES | frozenset(_MOVES)


def phase_of(place: Place, topic: Topic | None) -> Phase:
    """Return the phase of an amount; what neither words nor place tell is spending."""
    head, state, phases = place.head, place.state, place.world.lexicon.phases
    own = topic.phase if topic is not None else ""
    if head.phase in BUDGETS and head.direction and not head.has(Sense.COMPARE):
        named = "reduction" if head.direction == "down" else "adjustment"
    elif head.phase == "expenditure" and state.plan and state.phase and not head.year:
        named = state.phase
    elif head.phase:
        named = own if head.topic and (head.phase, own) in _INCOMES and own else head.phase
    elif _is_planned(place, topic):
        named = "budget"
    else:
        named = (governing(place) or _planned(place) if own in SPENDING else "") or own
    named = _granted_or_governed(place, own if _is_rest(place, named) else named)
    if named == "initial" and (_is_of_whole_project(place) or _is_arranged_for_all(place, topic)):
        named = "budget"
    if (named == "initial" and _is_start_of(place)) or (named == "closing" and _is_left_over(place)):
        named = "opening"
    whole = state.parent
    if named == "closing" and whole is not None and whole.phase == "opening" and _is_beside(place, whole):
        named = "opening"
    begun = state.parent is not None and state.parent.phase == "initial"
    begun |= bool(state.said) and state.said[-1].phase == "initial" and is_of_all(head)
    if named == "budget" and (begun or state.phase == "initial"):
        named = "initial"
    if named == "budget" and topic is not None and topic.id in _RUNNING and state.subject.kind is SubjectKind.UNIT:
        # 核定公用经费12万元 is what the year begins with; its 预算 alone that of the year
        named = "initial" if _SET.search(own_words(place)) else "adjusted"
    return phases.get(named, phases["expenditure"])


def _is_rest(place: Place, named: str) -> bool:
    """Tell 剩下是项目支出58.70万元 behind the other half of the spending: no balance."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    half = named == "closing" and place.head.topic in _HALVES
    return half and _REST_IS.search(text[begin_of(text, start, CLAUSE) : start]) is not None


def is_left_to_use(place: Place) -> bool:
    """Tell 全年能用的钱是1106.86万元 behind changes of the budget: the budget of the year, no income."""
    usable = [one for one in place.head.labels if one.of(Sense.TOPIC) == "income_total" and _USABLE.search(one.text)]
    money = (one for one in reversed(place.state.spoken) if one.phase)
    last = next(money, None)
    return bool(usable) and last is not None and last.phase in _MOVES and last.subject == place.state.subject


def _granted_or_governed(place: Place, named: str) -> str:
    """Return the phase of a budget by the words before a comma (年初预算中，基本支出预算…), or by who granted it."""
    if named == "budget" and place.head.topic and place.state.governed in BUDGETS:
        return place.state.governed
    return "initial" if named in ("budget", "adjusted") and is_granted(place) else named


def _is_of_whole_project(place: Place) -> bool:
    """Tell 预算总额 of one project, or 项目预算总额 of all: nothing says that the year began with it."""
    words = [one.text for one in place.head.labels if one.of(Sense.PHASE) == "initial"]
    of_projects = place.state.subject.kind is SubjectKind.PROJECT or _OF_PROJECTS.search(own_words(place)) is not None
    return of_projects and words == ["预算总额"]


def _is_arranged_for_all(place: Place, topic: Topic | None) -> bool:
    """Tell 实施项目6个，安排预算100万元: what the projects could spend, as nothing says that the year began with it."""
    words = [one.text for one in place.head.labels if one.of(Sense.PHASE) == "initial"]
    of_all = topic is not None and topic is place.world.lexicon.topics["project_total"]
    return of_all and bool(words) and all(_ARRANGED_ONLY.fullmatch(one) for one in words)


def _is_start_of(place: Place) -> bool:
    """Tell 年初为241.40万元 behind a closing balance: the balance of the year's first day."""
    last = place.state.last_money
    words = [one.text for one in place.head.labels if one.of(Sense.PHASE) == "initial"]
    return last is not None and last.phase == "closing" and words == ["年初"]


def _is_planned(place: Place, topic: Topic | None) -> bool:
    """Tell a limit, and what is arranged for one half of the spending (项目支出安排120万元)."""
    if topic is not None and "budget" in topic.concepts and _is_kept_within(place):
        return True
    if place.head.topic in _RUNNING and not _is_spent_behind(place):
        return False
    return place.head.topic in _HALVES | _RUNNING and _ARRANGED.search(own_words(place)) is not None


def _is_spent_behind(place: Place) -> bool:
    """Tell 人员经费安排120.00万元、支用118.00万元: what was spent of it stands directly behind."""
    return _SPENT_BEHIND.match(place.world.text, place.world.figures[place.index].span.end) is not None


def _is_kept_within(place: Place) -> bool:
    """Tell a limit (控制在12万元), unless the limit itself follows: 控制在9.64万元，预算是11.80万元."""
    if _KEPT_WITHIN.search(own_words(place)) is None or is_kept_to(place):
        return False
    return _LIMIT_BEHIND.match(place.world.text, place.world.figures[place.index].span.end) is None


def _is_left_over(place: Place) -> bool:
    """Tell 上年没用完的24.6万元: what last year left over is the opening balance of this one."""
    head = place.head
    unused = any(one.of(Sense.PHASE) == "closing" and one.text[0] in _UNUSED for one in head.labels)
    return unused and head.has(Sense.PRIOR) and not head.has(Sense.COMPARE) and not head.direction


def take_unlisted(place: Place) -> None:
    """Let 年初未列入预算的结转资金20.00万元 be what was there when the year began."""
    text, start, head = place.world.text, place.world.figures[place.index].span.start, place.head
    if _UNLISTED.search(text, begin_of(text, start, CLAUSE), start) is not None:
        head.phase, head.topic, head.residue, head.near = "opening", "", "", ""


def _is_beside(place: Place, parent: Bound) -> bool:
    """Tell a part of a list that stands in the sentence of its whole."""
    between = place.world.between(parent.figure, place.index)
    return "。" not in between


def _planned(place: Place) -> str:
    """Return the phase that the whole of a list, or the section, gives to an amount without a phase."""
    state = place.state
    if own_words(place).startswith("实际"):
        return ""
    if state.joined and state.last_money is not None and state.last_money.phase in (*BUDGETS, *_MOVES):
        return state.last_money.phase
    parent = state.parent
    if parent is not None and (parent.phase in BUDGETS or (parent.phase in _OF_PARTS and _is_beside(place, parent))):
        return parent.phase
    begun = state.plan or state.last_money is None or state.last_money.phase in BUDGETS
    return state.phase if begun else ""
