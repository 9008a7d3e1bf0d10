"""What a head moves on in its paragraph: subject, year, fund, comparison, lists and what they are lists of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.heads import Head, read_head
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.sentences.clauses import PLANNED
from jixiao.extraction.sentences.turns import is_ordered, labels_in_turn
from jixiao.extraction.state import BUDGETS, State
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.taxonomy.lexicon import Sense

_BESIDES = frozenset({"连同", "加上", "算上"})
_PROJECTS = "project_total"
_ALL_PROJECTS = re.compile(
    r"(?:以上|上述|前述|这|以上各|各)?(?:[两二三四五六七八九十]+|\d+)?(?:[个项笔]|个?项目)?(?:项目|专项|资金)?"
    r"(?:合计|共计|总计|加起来|合起来|相加|小计)"
)
# 专项资金执行率, 总体执行率 behind several projects: what all of them reached
_ALL_RATE = re.compile(
    r"[，,；;]?(?:(?:各|全部|所有|上述|以上)?(?:专项资金|项目资金|各?项目|专项)(?:预算|资金)?|项目)?(?:总体|整体|平均|综合|总)?(?:预算|资金)?"
    r"(?:执行|支出|支付|到位|使用|完成)(?:率|进度)"
)
_OF_ALL = re.compile(r"专项资金|项目资金|各项目|总体|整体|平均|综合|全部|所有|上述|以上")
_OWN_SUM = ("合计", "共计", "总计", "合起来", "加起来", "相加", "小计")
_RECENT = 12
_SINCE_START = frozenset({"较年初", "比年初", "较期初", "比期初", "与年初相比"})

_COLONS = frozenset("：:")
_DEALT = re.compile(r"(?:切块|切分|分解|分配|细化)[^。；，]{0,8}[：:]$")
# 年初结转20万元，全年预算300万元，其中…: the list splits up the budget
_BALANCES = ("opening", "closing", "received")


def close_list(world: World, state: State) -> None:
    """Tie the amount that a list splits up to its parts, and end the list."""
    if state.parent is not None and len(state.parts) > 1:
        members = tuple(part.figure for part in state.parts)
        world.ties.append(Tie(LinkKind.LIST_SUM, state.parent.figure, members))
    state.parts = []


def advance(world: World, head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Move the paragraph's state on by what a head says of subject, year, comparison and lists."""
    if head.name or head.class_item:
        state.lost = False
    if head.name:
        state.subject, state.item, state.topic = world.project(head.name), None, ""
    state.dealt |= bool(head.name) and _deals_out(parts[-1])
    state.listing |= bool(head.name) and (state.dealt or _lists_projects(parts[-1], state))
    _since_start(head, parts, state)
    if head.class_item:
        state.item, state.topic = Item("function_class", head.class_item), ""
    _year(head, state)
    _sum_of_projects(world, head, parts, state)
    _about(world, parts, state)
    _rate_told(parts, state)
    if not head.topic.startswith("income_"):
        state.scope = head.scope or state.scope
    state.compare |= head.has(Sense.COMPARE) or (state.compared and _goes_on(head, state))
    if head.has(Sense.LIST) or _follows_colon(world, parts, state):
        _begin_list(world, state, parts)
    elif any(one.text in _BESIDES for one in parts[-1]):
        close_list(world, state)
        state.parent = None
    if is_ordered(parts):
        head.flags.add(Sense.EACH)
    if head.has(Sense.EACH):
        state.each, state.each_at = labels_in_turn(world, parts, state), 0


def _year(head: Head, state: State) -> None:
    """Keep the year of a sentence; an earlier one told of the same ends where another topic begins.

    2020年购置费16万元，2019年为9万元；接待费0.35万元: the last is of 2020 again.
    """
    if head.year and not head.has(Sense.COMPARE):
        state.compare |= 0 < state.sentence_year < head.year
        state.year_left = state.sentence_year if state.sentence_year > head.year else 0
        state.sentence_year = head.year
    elif state.year_left and head.topic and state.last is not None and head.topic != state.last.topic:
        state.sentence_year, state.year_left = state.year_left, 0


def _sum_of_projects(world: World, head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Let 三笔合计 behind several projects speak of all that the projects cost."""
    words = "".join(one.text for one in parts[-1])
    # 合计支出 within what is told of one project is its own; 三笔合计 is not
    of_one = state.home is not None and state.home.kind is SubjectKind.PROJECT and words.startswith(_OWN_SUM)
    if _is_rate_of_all(head, words, state):
        state.subject, state.item = world.owner(one.subject for one in state.said), None
        head.topic = _PROJECTS if state.subject == world.unit else ""
        return
    if of_one or head.name or head.topic or _ALL_PROJECTS.match(words) is None:
        return
    last = max(world.bound, default=-1)
    named = {one.subject for at, one in world.bound.items() if at > last - _RECENT and one.item is None}
    named -= {world.main}
    if len([one for one in named if one.kind is SubjectKind.PROJECT]) > 1 and head.phase:
        state.subject, state.item = world.owner(named), None
        if state.subject != world.unit:
            return
        head.topic = _PROJECTS
        state.topic = _PROJECTS
        state.chain.add(_PROJECTS)


def _is_rate_of_all(head: Head, words: str, state: State) -> bool:
    """Tell a rate that is said to be of all the projects whose amounts its sentence has listed."""
    projects = {one.subject for one in state.said if one.subject.kind is SubjectKind.PROJECT}
    unnamed = not head.name and not head.topic and bool(head.rate)
    whole = _ALL_RATE.fullmatch(words.rstrip("为是达到约")) is not None and _OF_ALL.search(words) is not None
    return unnamed and whole and len(projects) > 1 and (state.home is None or state.home.kind is SubjectKind.UNIT)


def _about(world: World, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Let a rate before a colon say what its amounts are about: 政府采购执行率：计划268万元，实际251.4万元."""
    for part in parts:
        for label, colon in pairwise(part):
            kind = world.lexicon.rates.get(label.of(Sense.RATE))
            if kind is not None and kind.about and colon.text[:1] in _COLONS:
                state.topic = kind.about


def _rate_told(parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Keep the rate that a colon gives to all percentages of a list: 支出比重：人员52.20%，公用14.10%，项目33.70%."""
    for part in parts:
        for label, colon in pairwise(part):
            if label.of(Sense.RATE) and colon.text[:1] in _COLONS:
                state.told = label.of(Sense.RATE)


def _since_start(head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Let 较年初 hold a budget against the initial one, anything else against the end of last year."""
    planned = head.phase in BUDGETS or (state.last_money is not None and state.last_money.phase in BUDGETS)
    since = head.than in _SINCE_START or any(one.text in _SINCE_START for part in parts for one in part)
    if planned and since and Sense.COMPARE in head.flags:
        head.flags = (head.flags - {Sense.COMPARE}) | {Sense.COMPARE_BUDGET}


def _lists_projects(part: Sequence[Lexeme], state: State) -> bool:
    """Tell the first name of a list of projects: behind 项目支出包括, or a number of them and a colon."""
    at = next((n for n, one in enumerate(part) if one.mark is Mark.NAME), 0)
    if at == 0 or (part[at - 1].text[-1:] not in _COLONS and not part[at - 1].has(Sense.LIST)):
        return False
    counted = state.last is not None and state.last.concept == "count_projects" and state.last.figure == state.seen
    told = part[at - 1].has(Sense.LIST) and "项目" in part[at - 1].text
    return counted or told or any(one.of(Sense.TOPIC) == _PROJECTS for one in part[:at])


def _goes_on(head: Head, state: State) -> bool:
    """Tell a sentence that begins with 其中 and a change: it goes on comparing as the one before it did."""
    return head.has(Sense.LIST) and bool(head.direction) and state.last is None


def _deals_out(part: Sequence[Lexeme]) -> bool:
    """Tell the first name of a list that deals funds out to projects: 按任务清单切块：."""
    at = next((n for n, one in enumerate(part) if one.mark is Mark.NAME), 0)
    return _DEALT.search("".join(one.text for one in part[:at])) is not None


def _follows_colon(world: World, parts: Sequence[Sequence[Lexeme]], state: State) -> bool:
    """Tell the first part of a list that a colon opens directly behind its whole: 共计155万元：中央35万元."""
    last = state.last_money
    if last is None or state.parent is not None or len(parts) > 1:
        return False
    end = world.figures[last.figure].span.end
    return world.text[end : end + 1] in _COLONS


def _list_of(parts: Sequence[Sequence[Lexeme]], state: State) -> Bound | None:
    """Return the amount that a list names itself: spending for 支出分布, 本年支出按用途划分; None for 其中 alone."""
    for part in parts:
        at = next((n for n, one in enumerate(part) if one.has(Sense.LIST)), -1)
        if at < 0:
            continue
        told = read_head(part[:at])
        phase = "expenditure" if "支出" in part[at].text else told.phase
        if not phase and not told.topic:
            return None
        named = [one for one in state.spoken if one.topic == told.topic and one.phase == (phase or one.phase)]
        named = [one for one in named if one.item is None and not one.concept.startswith("prior")]
        return named[-1] if named else None
    return None


def _begin_list(world: World, state: State, parts: Sequence[Sequence[Lexeme]]) -> None:
    """Make the figure before 其中 the parent of what follows; a full stop may stand between the two."""
    named = _list_of(parts, state)
    if named is not None:
        close_list(world, state)
        state.parent = named
        return
    if state.last_money is not None:
        close_list(world, state)
    state.parent = listable(state) or state.last or state.before_stop


def listable(state: State) -> Bound | None:
    """Return the amount that a list may split up: the last one that is no change and not last year's."""
    last = state.last_money
    if last is not None and state.said and (last is state.change or last is state.before):
        last = state.said[-1]
    if last is not None and last.phase in PLANNED:
        kept = (*PLANNED, *_BALANCES)
        spent = [one for one in state.said if one.topic == last.topic and one.phase not in kept]
        return spent[-1] if spent and spent[-1].figure < last.figure else last
    return last
