"""Reading figures in running text: the words before a figure, and what the sentence said so far."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.around import SENTENCE, begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.heads import BELOW, Head, bare, read_head, segments
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.scopes import section_of
from jixiao.extraction.sentences.advance import advance, close_list, listable
from jixiao.extraction.sentences.all_projects import take_all_projects
from jixiao.extraction.sentences.amounts import read_amount
from jixiao.extraction.sentences.behind import take_behind, take_share, take_told, take_unspent
from jixiao.extraction.sentences.clauses import (
    Inside,
    entered,
    hold_over,
    is_by_then,
    is_carried_into,
    is_counted_later,
    is_interim,
    is_limit,
    is_of_budget,
    is_spent_next,
    is_stale,
    names_figure,
    tells_cause,
    tells_purpose,
    tells_unset,
)
from jixiao.extraction.sentences.clues import clues_of
from jixiao.extraction.sentences.counts import read_count
from jixiao.extraction.sentences.governed import take_governing
from jixiao.extraction.sentences.points import read_points
from jixiao.extraction.sentences.rates import read_rate
from jixiao.extraction.sentences.turns import planned_before, slots_in, values_in_turn, without_lead
from jixiao.extraction.state import Place, State
from jixiao.model.fact import SELECTION, SubjectKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.span import Span
from jixiao.taxonomy.lexicon import Sense

_LOOK_AHEAD = 40
_RATES = ("_rate", "share", "_rate_initial")
_RATIOS = frozenset(
    {"execution", "completion", "completion_initial", "receipt", "staff_control", "sangong_control", "procurement"}
)
_PERCENT = 2
_NOW = ("本年", "当年", "今年", "报告期", "本期", "目前")
_THIS_YEAR = ("今年", "本年", "报告期")
_PUT_IN = frozenset({"投入", "共投入", "实际投入", "累计投入"})
_DONE = frozenset({"完成", "实际完成", "累计完成"})
_COLONS = frozenset("：:")
_ENDS = frozenset(["", *"；;，,。\n（("])
_KIND_ENDS = frozenset([*_ENDS, "、", "）", ")"])
_BLANKS = " \t\u3000"
_PAIR, _LEAD = 2, 12
_APART = frozenset({"  ", "\u3000\u3000"})
_JOINED = frozenset({"、", "和", "与", "及"})
_COUNTED_PROJECTS = re.compile(r"(?:预算)?项目(?:[，,、])?(?:共计|合计|共|资金|经费|预算|金额|计划)*")
_COUNTED_SPENT = re.compile(
    r"(?:预算|重点|专项)?项目(?:资金|经费)?(?:总?共|合计|一共|累计|全年|实际)*(?:支付|支出|列支|使用|用款|花费|开支)(?:资金|经费)?了?"
)
_ONE_OF_SEVERAL = re.compile(r"等[ ]?(?:\d+|[两二三四五六七八九十]+)[ ]?[个项](?:重点|专项|财政)?(?:项目|专项)")
_OF_PROJECTS = re.compile(r"(?:重点|预算|专项|主要)?项目")
_BARE_PROJECTS = frozenset({"项目", "预算", "资金", "经费", "计划", "计划资金", "，", ",", "、"})
_PROJECTS_WITH_MONEY = 5
_PLANS = ("安排", "共安排", "下达", "投入", "共投入", "申报", "涉及")
_ARRANGED = ("财政安排", "预算安排")
# 渠道清淤所列95.00万元
_LISTED = re.compile(r"所(?:列|用|花|支|付|耗)(?:支|出|费)?")
_OF_TITLES = frozenset({"情况", "使用情况", "执行情况", "开支情况", "管理情况", "情况说明", "方面", "管理", "使用"})
_SLIGHT = frozenset({Mark.QUOTE, Mark.OPEN, Mark.CLOSE, Mark.OTHER, Mark.COMMA})


def read_paragraph(world: World, lexemes: Sequence[Lexeme], state: State) -> None:
    """Read the lexemes of one paragraph into the world; `state` begins as the paragraph's place gives it."""
    state.home = state.subject
    before: list[Lexeme] = []
    opened: list[Inside] = []
    for at, lexeme in enumerate(lexemes):
        match lexeme.mark:
            case Mark.STOP:
                _end_sentence(world, state)
                _leave_one_of_several(world, lexeme.start, state)
                _title(world, before, state)
                before, opened = [], []
            case Mark.OPEN:
                _fill_slots(before, state)
                opened.append(entered(_open(before, state), state))
                before.append(lexeme)
            case Mark.CLOSE:
                state.slots = slots_in(world, lexeme, before, opened) or state.slots
                _close(before, opened, state)
            case Mark.SEMICOLON:
                state.lost = state.interim = state.past = state.aimed = False
                before = [] if tells_purpose(before) or names_figure(before) else [*before, lexeme]
            case Mark.FIGURE:
                before = _keep_counted(world, lexemes, at, before, state)
                _figure(world, lexeme, before, lexemes[at + 1 : at + 1 + _LOOK_AHEAD], state)
                before = _held_back(world, before, lexemes[at : at + _PROJECTS_WITH_MONEY], state)
                opened = [replace(one, start=-1) for one in opened]
            case Mark.YEAR if is_counted_later(world, lexeme):
                pass
            case Mark.YEAR if is_stale(world, lexeme) or is_carried_into(world, lexeme):
                before.append(replace(lexeme, mark=Mark.OTHER))
            case _ if lexeme.start >= state.taken:
                before.append(lexeme)
                state.interim |= is_interim(world, lexeme)
    _end_sentence(world, state)


def _keep_counted(world: World, lexemes: Sequence[Lexeme], at: int, before: list[Lexeme], state: State) -> list[Lexeme]:
    """Keep the projects told before their number for the figures behind it: 甲、乙、丙等3个项目，全年预算依次为….

    What is told of so many projects together is no longer told of the last of them. Return the words before the number
    without their names.
    """
    figure = world.figures[lexemes[at].index]
    if figure.quantity.dimension is not Dimension.COUNT or not _OF_PROJECTS.match(world.text, figure.span.end):
        return before
    stop = next((place for place in range(at - 1, -1, -1) if lexemes[place].mark is Mark.STOP), -1)
    named = {world.project(one.text).name: one for one in lexemes[stop + 1 : at] if one.mark is Mark.NAME}
    if len(named) < _PAIR or figure.quantity.value != len(named) * MICRO:
        return before
    state.listed = list(named.values())
    state.subject, state.item = state.home or state.subject, None
    return [one for one in before if one.mark is not Mark.NAME]


def _held_back(world: World, before: list[Lexeme], ahead: Sequence[Lexeme], state: State) -> list[Lexeme]:
    """Keep the words before a number of projects for the amount directly behind it: 年初批复预算8个项目985万元.

    The amount is that of projects, not of everything; without a word of the budget before it is not known which one.
    """
    amount = next((at for at, one in enumerate(ahead[1:], 1) if one.mark is Mark.FIGURE), 0)
    words = "".join(one.text for one in ahead[1:amount])
    spent = _COUNTED_SPENT.fullmatch(words) is not None
    if not amount or not (spent or _COUNTED_PROJECTS.fullmatch(words)):
        return []
    dimensions = [world.figures[ahead[place].index].quantity.dimension for place in (0, amount)]
    planned = any(one.text.startswith(_PLANS) or one.text.endswith(_ARRANGED) for one in before)
    if dimensions != [Dimension.COUNT, Dimension.MONEY]:
        return []
    if spent:
        return [Lexeme(Mark.TERM, ahead[0].end, ahead[0].end, "", ((Sense.TOPIC, "project_total"),))]
    if not (planned or any(one.has(Sense.PHASE) for one in before)):
        return []
    if all(one.text in _BARE_PROJECTS for one in ahead[1:amount]):
        state.taken = ahead[amount].start
    senses = ((Sense.TOPIC, "project_total"), *([(Sense.PHASE, "budget")] if planned else []))
    end = ahead[0].end
    return [*before, *(Lexeme(Mark.TERM, end, end, "", (sense,)) for sense in senses)]


def _leave_one_of_several(world: World, stop: int, state: State) -> None:
    """Let a sentence about one of several projects (甲等2个项目…) end with what is told of that one."""
    if _ONE_OF_SEVERAL.search(world.text, begin_of(world.text, stop, SENTENCE), stop) and state.home is not None:
        state.subject, state.item = state.home, None


def _fill_slots(before: list[Lexeme], state: State) -> None:
    """Let the labels that a bracket listed once speak for the figures in the brackets behind each name."""
    if state.slots and before and before[-1].mark in (Mark.NAME, Mark.CLASS):
        state.each, state.each_at = list(state.slots), 0
        del before[:-1]


def _title(world: World, before: Sequence[Lexeme], state: State) -> None:
    """Let a project or functional class that stands alone before a full stop be what follows is about."""
    words = [one for one in before if one.mark not in _SLIGHT and len(one.text) > 1 and bare(one.text)]
    head = read_head(words)
    state.section = section_of("".join(one.text for one in words), world.lexicon) or state.section
    if len(words) != 1 and not _is_title(world, words, head):
        return
    if words[0].mark in (Mark.NAME, Mark.CLASS):
        advance(world, head, [words], state)
    elif head.topic:
        state.topic = head.topic
        state.chain.add(head.topic)


def _is_title(world: World, words: Sequence[Lexeme], head: Head) -> bool:
    """Tell words about one lasting topic and nothing else: 财政拨款“三公”经费支出情况."""
    known = all(one.mark is Mark.TERM or one.text in _OF_TITLES for one in words)
    return known and bool(head.topic) and world.lexicon.topics[head.topic].keeps


def _open(before: Sequence[Lexeme], state: State) -> int:
    """Enter a bracket; directly after a figure it lists that figure's parts. Return where its words begin."""
    if before or state.last is None or state.last.figure != state.seen:
        return len(before)
    state.brackets.append(state.parent)
    state.parent = None if state.last.concept.endswith(_RATES) else state.last
    return -1


def _close(before: list[Lexeme], opened: list[Inside], state: State) -> None:
    """Leave a bracket: its words, and what was spoken of in it, say nothing of a figure behind it."""
    inside = opened.pop() if opened else entered(-1, state)
    start, state.sentence_year = inside.start, inside.year
    if not inside.named:
        state.topic, state.subject, state.item = inside.topic, inside.subject, inside.item
    if start >= 0:
        del before[start:]
        return
    before.clear()
    if state.brackets:
        state.parent = state.brackets.pop()


def _end_sentence(world: World, state: State) -> None:
    close_list(world, state)
    several = len({one.subject for one in state.said if one.subject.kind is SubjectKind.PROJECT}) > 1
    if (state.each or state.dealt or several) and state.home is not None:
        state.subject, state.item = state.home, None
    topic = world.lexicon.topics.get(state.topic)
    if topic is None or not topic.keeps:
        state.topic = "project_total" if several and state.subject.kind is SubjectKind.UNIT else ""
    if state.item is not None and state.item.kind == SELECTION:
        state.item = None
    state.before_stop = state.parent or listable(state)
    state.last = state.last_money = state.parent = state.change = None
    state.changed = state.before = None
    state.sentence_year = state.year_left = 0
    state.compared, state.compare = state.compare, state.compares
    state.counted = state.lost = state.interim = False
    state.chain, state.whole, state.nearby = set(), "", ""
    state.told = state.governed = ""
    state.given, state.past, state.aimed, state.listed = False, False, False, []
    state.listing = state.dealt = False
    state.brackets, state.each, state.said, state.again = [], [], [], []


def _figure(world: World, lexeme: Lexeme, before: Sequence[Lexeme], after: Sequence[Lexeme], state: State) -> None:
    parts = segments(before)
    told = max((at for at, part in enumerate(parts) if any(one.text.endswith(BELOW) for one in part)), default=0)
    parts = parts[told:]
    causes = [part for part in parts[:-1] if tells_cause(part) and read_head(part).name]
    parts = [part for part in parts if part not in causes]
    head, this_year = _head_of(world, parts, before, state)
    state.joined = bool(before) and before[0].text in _JOINED
    if state.each and state.each_at >= len(state.each):
        state.topic = _whole_of_turn(world, state) or state.topic
        state.subject, state.each = state.home or state.subject, []
    quantity = world.figures[lexeme.index].quantity
    _behind(head, quantity.dimension, after, state)
    if quantity.dimension is Dimension.MONEY:
        _of_money(world, lexeme, parts, after, head)
        if state.subject.kind is SubjectKind.PROJECT:
            take_told(head, world.text, world.figures[lexeme.index].span.end)
    if world.traced:
        world.clues[lexeme.index] = clues_of(parts)
    advance(world, head, parts, state)
    take_governing(head, parts, state)
    count = values_in_turn(after, quantity.dimension)
    _turn(world, head, count, state)
    if head.year or any(one.text.startswith(_NOW) for part in parts for one in part):
        state.past = False
        if this_year:
            state.sentence_year = 0
    state.aimed |= quantity.approximation is not Approximation.EXACT and head.has(Sense.TARGET)
    state.interim = is_by_then(world, lexeme.index, before=state.interim)
    bound = (
        None
        if state.interim or (causes and not head.name) or _is_of_unknown_list(head, after, count, state)
        else _read(Place(world, lexeme.index, head, state), quantity.dimension, after)
    )
    _remember(world, head, quantity.dimension, state)
    state.seen = lexeme.index
    if bound is not None and not world.admits(bound):
        world.bound.pop(lexeme.index, None)
        bound = None
    if bound is not None:
        _keep(world, bound, head, quantity.dimension, state)


def _keep(world: World, bound: Bound, head: Head, dimension: Dimension, state: State) -> None:
    """Keep what was read; the year of 2022年结转20万元 is that of the label alone, not of the amounts behind it."""
    if bound.concept == "carryover_closing" and bound.year == head.year == world.year - 1:
        state.sentence_year = 0
    state.spoken.append(bound)
    state.last = bound
    if dimension is Dimension.MONEY:
        state.last_money = bound


def _head_of(
    world: World, parts: Sequence[Sequence[Lexeme]], before: Sequence[Lexeme], state: State
) -> tuple[Head, bool]:
    """Return what the words before a figure tell, and whether its own clause begins with this year."""
    head = read_head(parts[-1])
    this_year = not head.year and any(one.text.startswith(_THIS_YEAR) for one in parts[-1])
    for part in reversed(parts[:-1]):
        hold_over(head, read_head(part))
    if this_year:  # 其中2021年到账的专款；本年收入…
        head.year = 0
    if _is_of_now_again(world, head, before, state):
        state.sentence_year = 0
    return head, this_year


def _is_of_now_again(world: World, head: Head, before: Sequence[Lexeme], state: State) -> bool:
    """Tell another topic behind a semicolon, where this year began the sentence: 购车18万元，上年为0；接待费4万元.

    People or vehicles may be counted first: …，2022年为12万元；3辆公务用车运行费4万元.
    """
    parted = any(one.text[:1] in "；;" for one in before if one.text)
    begun = bool(state.said) and state.said[0].year == world.year > state.sentence_year > 0
    bare = before[-1].mark is Mark.SEMICOLON if before else False
    return parted and begun and (bool(head.topic or head.count) or bare) and not head.year


def _whole_of_turn(world: World, state: State) -> str:
    """Return the whole of the parts that a list in turn took from the budgets before it, where it was told."""
    taken = state.each[0][0].end == 0
    wholes = {world.lexicon.topics[label[0].of(Sense.TOPIC)].within[:1] for label in state.each} if taken else set()
    told = {one.topic for one in state.spoken}
    return next((whole[0] for whole in wholes if whole and whole[0] in told), "") if len(wholes) == 1 else ""


def _of_money(
    world: World, lexeme: Lexeme, parts: Sequence[Sequence[Lexeme]], after: Sequence[Lexeme], head: Head
) -> None:
    """Take what the clauses before and the words behind tell of an amount: that it is last year's, unspent, a limit."""
    figure = world.figures[lexeme.index]
    if not figure.quantity.value and any(map(tells_unset, parts[:-1])):
        head.flags.add(Sense.PRIOR)
    take_unspent(head, world.text, *_ends(figure.span))
    if not head.phase and is_spent_next(after) and is_limit(world, lexeme.index):
        head.phase, head.near = "budget", ""


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _behind(head: Head, dimension: Dimension, after: Sequence[Lexeme], state: State) -> None:
    """Let the words behind a figure speak where those before it are silent."""
    if dimension is Dimension.MONEY:
        state.taken = take_behind(head, after)
    elif dimension is Dimension.RATE:
        take_share(head, after)
    if head.name and not head.labelled and _LISTED.fullmatch(head.near):
        head.phase, head.near = "expenditure", ""
    if head.name and not head.labelled and is_spent_next(after):
        head.phase = "budget"
    invested = head.near in _PUT_IN or (head.near in _DONE and head.has(Sense.BLIND))
    if head.name and not head.labelled and invested and is_of_budget(after):
        head.phase, head.near = "expenditure", ""
        head.flags.discard(Sense.BLIND)


def _turn(world: World, head: Head, count: int, state: State) -> None:
    """Begin a list in the 分别为 way: only where as many figures follow as there are labels."""
    if not head.has(Sense.EACH):
        return
    state.each = without_lead(world, state.each, count)
    if count != len(state.each):
        state.each = []
    if not state.each and count > 1:
        state.each = planned_before(state, head, count)
    state.again = state.said[-count:] if not state.each and count > 1 else []
    one = len({part.subject for part in state.again}) == 1 and head.rate == "execution"
    behind = range(state.again[-1].figure + 1, state.seen + 1) if one else ()
    if any(at not in world.bound and world.figures[at].quantity.dimension is Dimension.MONEY for at in behind):
        # what stands between was not read: the rates may be of that
        state.again = []
    state.rate, state.earlier = "", False


def _is_of_unknown_list(head: Head, after: Sequence[Lexeme], count: int, state: State) -> bool:
    """Tell the first of several figures behind 各为 that nothing told names for: 五项执行率各为94.39%、83.59%."""
    several = head.has(Sense.EACH) or (head.rate == "share" and _is_row_of_rates(after))
    return several and count > 1 and not state.each and not state.again


def _is_row_of_rates(after: Sequence[Lexeme]) -> bool:
    """Tell a percentage that others follow at once: 三者比重为27.33%、14.12%、58.55%."""
    return len(after) > 1 and after[0].text in _JOINED and after[1].text.endswith(("%", "％"))


def _remember(world: World, head: Head, dimension: Dimension, state: State) -> None:
    """Keep what a figure says of those behind it: the expense that is counted, or that a rate is about."""
    money = dimension is Dimension.MONEY
    state.money_seen |= money
    state.counted = dimension is Dimension.COUNT or (state.counted and not money)
    if state.counted and head.topic and world.lexicon.topics[head.topic].keeps:
        state.topic = head.topic
    if state.counted and head.count and not head.near:
        counted = world.lexicon.counts[head.count]
        state.nearby = counted.about
        state.topic = counted.topics[0] if len(counted.topics) == 1 else state.topic
    if dimension is Dimension.RATE and head.rate and world.lexicon.rates[head.rate].about:
        state.topic = world.lexicon.rates[head.rate].about


def _read(place: Place, dimension: Dimension, after: Sequence[Lexeme]) -> Bound | None:
    if dimension in (Dimension.MONEY, Dimension.RATE):
        take_all_projects(place)
    match dimension:
        case Dimension.MONEY:
            return read_amount(place)
        case Dimension.RATE:
            return read_rate(place)
        case Dimension.POINTS:
            return read_points(place)
        case Dimension.COUNT:
            return read_count(place, after)
        case Dimension.PLAIN:
            return _plain(place, after)
    return None


def _plain(place: Place, after: Sequence[Lexeme]) -> Bound | None:
    """Read a number without a unit: a ratio, or a number of people behind a colon (编制数：70)."""
    quantity = place.world.figures[place.index].quantity
    told = place.head.count and (
        _is_value_of_label(place.world.text, place.world.figures[place.index].span) or _is_of_kind(place)
    )
    if told and not quantity.decimals and "" in place.world.lexicon.counts[place.head.count].units:
        return read_count(place, after)
    return _ratio(place)


def _is_value_of_label(text: str, span: Span) -> bool:
    """Tell a number that stands alone behind its label: 编制数：70, 编制 28；实有 26."""
    before = text[max(0, span.start - _LEAD) : span.start].rstrip(_BLANKS)[-1:]
    ends = text[span.end : span.end + 1] in _ENDS or text[span.end : span.end + _PAIR] in _APART
    return before in _COLONS or (text[span.start - 1] in _BLANKS and ends)


def _is_of_kind(place: Place) -> bool:
    """Tell a bare number of one kind behind the bare number of all: 编制：40（行政12，事业28）."""
    last, span = place.state.last, place.world.figures[place.index].span
    behind = last is not None and last.figure == place.index - 1 and last.concept.startswith("staff_")
    if not behind or last is None or place.world.figures[last.figure].quantity.unit:
        return False
    return not place.head.near and place.world.text[span.end : span.end + 1] in _KIND_ENDS


def _ratio(place: Place) -> Bound | None:
    """Read a rate of execution printed as a ratio: 预算执行率为0.9581."""
    quantity = place.world.figures[place.index].quantity
    rate = place.world.lexicon.rates.get(place.head.rate)
    if rate is None or rate.id not in _RATIOS or place.head.near or quantity.decimals <= _PERCENT:
        return None
    if not 0 < quantity.value <= 2 * MICRO:
        return None
    place.world.set_ratio(place.index)
    return read_rate(place)
