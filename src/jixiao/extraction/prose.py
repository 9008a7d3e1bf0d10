"""Reading figures in running text: the words before a figure, and what the sentence said so far."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.amounts import read_amount
from jixiao.extraction.behind import take_behind, take_share
from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.counts import read_count
from jixiao.extraction.heads import Head, read_head, segments
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.numerals import FULL_WIDTH
from jixiao.extraction.rates import read_points, read_rate
from jixiao.extraction.sources import is_source
from jixiao.extraction.state import Place, State
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.taxonomy.lexicon import Sense

_LOOK_AHEAD = 40
_SPENT_BEHIND = 3
_MONTH = re.compile(r"(?P<month>[\d０-９]{1,2})[ ]?月")
_UNTIL = re.compile(r"(?:截至|截止|截止到|到|[1-9][月]?[-—~～至到])$")
_MONTH_ENDS, _LOOK_BACK, _DECEMBER = 4, 6, 12
_PLANNED = frozenset({"initial", "adjusted", "budget"})
_RATES = ("_rate", "share", "_rate_initial")
_RATIOS = frozenset(
    {"execution", "completion", "completion_initial", "receipt", "staff_control", "sangong_control", "procurement"}
)
_PERCENT = 2
_AND = frozenset({"和", "与", "及", "以及"})
_SLIGHT = frozenset({Mark.QUOTE, Mark.OPEN, Mark.CLOSE, Mark.OTHER, Mark.COMMA})
_HELD_OVER = frozenset({Sense.COMPARE, Sense.LIST, Sense.EACH})


def read_paragraph(world: World, lexemes: Sequence[Lexeme], state: State) -> None:
    """Read the lexemes of one paragraph into the world; `state` begins as the paragraph's place gives it."""
    before: list[Lexeme] = []
    opened: list[tuple[int, int]] = []
    for at, lexeme in enumerate(lexemes):
        match lexeme.mark:
            case Mark.STOP:
                _end_sentence(world, state)
                _title(world, before, state)
                before, opened = [], []
            case Mark.OPEN:
                opened.append((_open(before, state), state.sentence_year))
                before.append(lexeme)
            case Mark.CLOSE:
                _close(before, opened, state)
            case Mark.SEMICOLON:
                state.lost = state.interim = False
                before.append(lexeme)
            case Mark.FIGURE:
                _figure(world, lexeme, before, lexemes[at + 1 : at + 1 + _LOOK_AHEAD], state)
                before, opened = [], [(-1, year) for _, year in opened]
            case _ if lexeme.start >= state.taken:
                before.append(lexeme)
                state.interim |= _is_interim(world, lexeme)
    _end_sentence(world, state)


def _is_interim(world: World, lexeme: Lexeme) -> bool:
    """Tell a day before the end of the year that figures are taken at: 截至7月底, 1至9月."""
    if lexeme.mark not in (Mark.OTHER, Mark.YEAR):
        return False
    match = _MONTH.search(world.text[lexeme.start : lexeme.end + _MONTH_ENDS])
    if match is None or int(match["month"].translate(FULL_WIDTH)) == _DECEMBER:
        return False
    return _UNTIL.search(world.text[max(0, lexeme.start - _LOOK_BACK) : lexeme.start]) is not None


def _title(world: World, before: Sequence[Lexeme], state: State) -> None:
    """Let a project or functional class that stands alone before a full stop be what follows is about."""
    words = [lexeme for lexeme in before if lexeme.mark not in _SLIGHT and len(lexeme.text) > 1]
    if len(words) != 1:
        return
    head = read_head(words)
    if words[0].mark in (Mark.NAME, Mark.CLASS):
        _advance(world, head, [words], state)
    elif head.topic:
        state.topic = head.topic
        state.chain.add(head.topic)


def _open(before: Sequence[Lexeme], state: State) -> int:
    """Enter a bracket; directly after a figure it lists that figure's parts. Return where its words begin."""
    if before or state.last is None:
        return len(before)
    state.brackets.append(state.parent)
    state.parent = None if state.last.concept.endswith(_RATES) else state.last
    return -1


def _close(before: list[Lexeme], opened: list[tuple[int, int]], state: State) -> None:
    """Leave a bracket: its words, and a year in it, say nothing of a figure behind it."""
    start, state.sentence_year = opened.pop() if opened else (-1, state.sentence_year)
    if start >= 0:
        del before[start:]
    elif state.brackets:
        state.parent = state.brackets.pop()


def _end_sentence(world: World, state: State) -> None:
    _close_list(world, state)
    topic = world.lexicon.topics.get(state.topic)
    if topic is None or not topic.keeps:
        state.topic = ""
    state.before_stop = state.parent or _listable(state)
    state.last = state.last_money = state.parent = state.change = None
    state.changed = state.before = None
    state.sentence_year = 0
    state.compare, state.counted, state.lost, state.interim = state.compares, False, False, False
    state.chain, state.whole, state.nearby = set(), "", ""
    state.given, state.listed = False, []
    state.brackets, state.each, state.said, state.again = [], [], [], []


def _close_list(world: World, state: State) -> None:
    if state.parent is not None and len(state.parts) > 1:
        members = tuple(part.figure for part in state.parts)
        world.ties.append(Tie(LinkKind.LIST_SUM, state.parent.figure, members))
    state.parts = []


def _figure(world: World, lexeme: Lexeme, before: Sequence[Lexeme], after: Sequence[Lexeme], state: State) -> None:
    parts = segments(before)
    head = read_head(parts[-1])
    for part in reversed(parts[:-1]):
        _earlier(head, read_head(part))
    dimension = world.figures[lexeme.index].quantity.dimension
    if dimension is Dimension.MONEY:
        state.taken = take_behind(head, after)
    elif dimension is Dimension.RATE:
        take_share(head, after)
    if head.name and not head.labelled and _is_spent_next(after):
        head.phase = "budget"
    _advance(world, head, parts, state)
    if head.has(Sense.EACH) and _values(after) < len(state.each):
        state.each = []
    if head.has(Sense.EACH):
        state.again = state.said[-_values(after) :] if not state.each and _values(after) > 1 else []
        state.rate, state.earlier = "", False
    bound = None if state.interim else _read(Place(world, lexeme.index, head, state), dimension, after)
    money = dimension is Dimension.MONEY
    state.counted = dimension is Dimension.COUNT or (state.counted and not money)
    if state.counted and head.topic and world.lexicon.topics[head.topic].keeps:
        state.topic = head.topic
    if state.counted and head.count:
        state.nearby = world.lexicon.counts[head.count].about
    state.money_seen |= money
    if dimension is Dimension.RATE and head.rate and world.lexicon.rates[head.rate].about:
        state.topic = world.lexicon.rates[head.rate].about
    if bound is not None:
        state.last = bound
        if money:
            state.last_money = bound


def _read(place: Place, dimension: Dimension, after: Sequence[Lexeme]) -> Bound | None:
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
            return _ratio(place)
    return None


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


def _earlier(head: Head, other: Head) -> None:
    """Let what stands before a comma speak where the words next to the figure are silent."""
    head.name = head.name or other.name
    head.class_item = head.class_item or other.class_item
    head.year = head.year or (other.year if not other.has(Sense.COMPARE) else 0)
    head.scope = head.scope or other.scope
    head.flags |= other.flags & _HELD_OVER
    if not head.topic and not head.near and not head.residue:
        head.topic = other.topic
    if not head.labelled and not head.near:
        head.phase, head.rate = other.phase, other.rate


def _advance(world: World, head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Move the paragraph's state on by what a head says of subject, year, comparison and lists."""
    if head.name or head.class_item:
        state.lost = False
    if head.name:
        state.subject, state.item, state.topic = world.project(head.name), None, ""
    if head.class_item:
        state.item, state.topic = Item("function_class", head.class_item), ""
    if head.year and not head.has(Sense.COMPARE):
        state.compare |= 0 < state.sentence_year < head.year
        state.sentence_year = head.year
    state.scope = head.scope or state.scope
    state.compare |= head.has(Sense.COMPARE)
    if head.has(Sense.LIST):
        _begin_list(world, state)
    if head.has(Sense.EACH):
        state.each, state.each_at = _each(parts) or _twins(world, parts) or _names_before(parts, state), 0


def _begin_list(world: World, state: State) -> None:
    """Make the figure before 其中 the parent of what follows; a full stop may stand between the two."""
    if state.last_money is not None:
        _close_list(world, state)
    state.parent = _listable(state) or state.last or state.before_stop


def _listable(state: State) -> Bound | None:
    """Return the amount that a list may split up: the last one that is no change and not last year's."""
    last = state.last_money
    if last is not None and state.said and (last is state.change or last is state.before):
        last = state.said[-1]
    if last is not None and last.phase in _PLANNED:
        spent = [one for one in state.said if one.topic == last.topic and one.phase not in _PLANNED]
        return spent[-1] if spent and spent[-1].figure < last.figure else last
    return last


def _each(parts: Sequence[Sequence[Lexeme]]) -> list[list[Lexeme]]:
    """Return the labels before 分别为, a group of words each; none where there is but one."""
    groups: list[list[Lexeme]] = []
    for part in reversed(parts):
        own = _split(part)
        if not own:
            break
        groups[:0] = own
    return groups if len(groups) > 1 else []


def _is_spent_next(after: Sequence[Lexeme]) -> bool:
    """Tell whether spending follows at once (校舍维修136.21万元，已支126.53万元): the amount itself is the budget."""
    marks = [one.mark for one in after[:_SPENT_BEHIND]]
    return marks == [Mark.COMMA, Mark.TERM, Mark.FIGURE] and after[1].of(Sense.PHASE) == "expenditure"


def _values(after: Sequence[Lexeme]) -> int:
    """Return how many figures stand in a row from the one before `after`, nothing but 、 and 和 between them."""
    count = 1
    for lexeme in after:
        if lexeme.mark is Mark.FIGURE:
            count += 1
        elif lexeme.mark is not Mark.COMMA and lexeme.text not in _AND:
            break
    return count


def _names_before(parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the projects listed before 全年预算依次为, or before another such word of the sentence, with its words."""
    own = [one for one in parts[-1] if one.mark is Mark.TERM and not one.has(Sense.EACH)]
    if not own:
        return []
    listed = [lexeme for part in parts[:-1] for lexeme in part if lexeme.mark is Mark.NAME]
    state.listed = listed if len(listed) > 1 else state.listed
    return [[lexeme, *own] for lexeme in state.listed]


def _twins(world: World, parts: Sequence[Sequence[Lexeme]]) -> list[list[Lexeme]]:
    """Return 收、支总计 as two labels: that of the income side and that of the expenditure side."""
    lexicon = world.lexicon
    for lexeme in parts[-1]:
        topic = lexicon.topics.get(lexeme.of(Sense.TOPIC))
        if topic is not None and topic.twin and "支" in lexeme.text and "收" in lexeme.text:
            return [[lexeme], [replace(lexeme, senses=((Sense.TOPIC, topic.twin),))]]
    return []


def _split(part: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """Split 基本支出和项目支出 at its 和; empty where something in between names nothing."""
    groups: list[list[Lexeme]] = [[]]
    for lexeme in part:
        if lexeme.has(Sense.EACH):
            break
        if lexeme.mark is Mark.GAP and lexeme.text.strip("的") in _AND:
            groups.append([])
        elif lexeme.mark in (Mark.TERM, Mark.YEAR, Mark.NAME) or is_source(lexeme.text):
            groups[-1].append(lexeme)
    named = [group for group in groups if any(_names(one) for one in group) or _is_source(group)]
    return named if len(named) == len(groups) else named[-1:]


def _is_source(group: Sequence[Lexeme]) -> bool:
    return is_source("".join(lexeme.text for lexeme in group))


def _names(label: Lexeme) -> bool:
    named = any(sense in (Sense.TOPIC, Sense.PHASE, Sense.COUNT) for sense, _ in (*label.senses, *label.short))
    return named or label.mark in (Mark.YEAR, Mark.NAME)
