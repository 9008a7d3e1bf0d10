"""Lists in the 分别为 way: several labels, then as many figures in turn."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.heads import Head
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.sentences.clauses import Inside
from jixiao.extraction.sources import is_source
from jixiao.extraction.state import BUDGETS, State
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.lexicon import Sense

_ORDER = re.compile(
    r"[上前]述(?:次序|顺序|项目顺序)|以上(?:次序|顺序)|按(?:此|该|切块|分解|任务|所列)(?:次序|顺序)"
    r"|(?<!第)[两二三四五六七八九十](?:[项块类]|个项目)(?:任务|资金|项目)?(?:各|分别|依次)"
)
_LISTED_BEFORE = re.compile(
    r"(?<!第)(?P<count>[两二三四五六七八九十])(?:[项块类]|个项目)(?:任务|资金|项目)?"
    r"(?:(?:年初|全年|本年|当年|实际)?(?:安排|预算|支出|批复|执行|核定|追加|下达|结余)?的?数?)(?:各|分别|依次)"
)
# words too common to be labels anywhere else
_LOOSE = {"调整": "adjustment", "增减": "adjustment"}
_ITEMS_ABOVE = re.compile(r"(?:上述|以上|前述|这)(?P<count>[两二三四五六])[项类者]")
_COUNTED = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LEVELS = re.compile(r"(?P<level>中央|[省市州县区旗盟乡镇](?:级|级财政)?)[两二三四五](?:级|级财政)?(?:资金|财政)?")
# 四项 may have been read as a number of its own
_COUNT_BEFORE = 3
_LEADS = re.compile(r"[^，,]{0,2}[；;。]|(?:里[面头]?|之?中|当中|内)[，,：:]?$")
_COLONS, _COMMAS = frozenset("：:"), frozenset("，,")
_PERCENT = ("%", "％")
_RANGE, _PAIR = re.compile(r"年?度?[至到—~～-]"), 2
_SPENT = frozenset({"expenditure", "final"})
_AND = frozenset({"和", "与", "及", "以及"})


def labels_in_turn(world: World, parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the labels that the figures behind 分别为 belong to in turn, none where they are not told."""
    names = _names_before(parts, state) or _above(world, parts, state) or _listed_before(world, parts, state)
    return names or _years(parts) or _each(parts) or _twins(world, parts)


def _years(parts: Sequence[Sequence[Lexeme]]) -> list[list[Lexeme]]:
    """Return one label in each of several years: 2021年至2023年支出分别为, “三公”经费2022年、2023年分别为."""
    words = [lexeme for part in parts for lexeme in part]
    told = [lexeme for lexeme in words if lexeme.mark is Mark.YEAR]
    own = [one for one in words if one.mark is Mark.TERM and not one.has(Sense.EACH)]
    named = [one for one in own if one.has(Sense.TOPIC) or one.has(Sense.PHASE)]
    if len(told) < _PAIR or not named or len({one.of(Sense.TOPIC) for one in named} - {""}) > 1:
        return []
    last, between = told[-1], [one.text for one in words if told[-2].end <= one.start < told[-1].start]
    if len(told) == _PAIR and _RANGE.fullmatch("".join(between)):
        told = [replace(last, value=year) for year in range(told[0].value, last.value + 1)]
    return [[year, *own] for year in told]


def _each(parts: Sequence[Sequence[Lexeme]]) -> list[list[Lexeme]]:
    """Return the labels before 分别为, a group of words each; none where there is but one."""
    groups: list[list[Lexeme]] = []
    for part in reversed(parts):
        own = _split(part)
        if not own or (part[-1].has(Sense.LIST) and not part[-1].has(Sense.EACH)):
            # 总支出中，人员经费、公用经费分别为: what the labels are parts of is none of them
            break
        groups[:0] = own
    moved = _moves_behind(parts[-1]) if parts else []
    return [[*group, *moved] for group in groups] if len(groups) > 1 else []


def _moves_behind(part: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the words of a change behind 分别, which are of each label: 基本支出和项目支出分别比上年增长."""
    at = next((at for at, one in enumerate(part) if one.has(Sense.EACH)), len(part))
    return [one for one in part[at + 1 :] if one.has(Sense.COMPARE) or _is_direction(one)]


def values_in_turn(after: Sequence[Lexeme], dimension: Dimension) -> int:
    """Return how many figures of one kind stand in a row from the one before `after`, only 、 and 和 between them."""
    count = 1
    for lexeme in after:
        if lexeme.mark is Mark.FIGURE:
            if lexeme.text.endswith(_PERCENT) is not (dimension is Dimension.RATE):
                # 分别为9万元和8万元，增长12.50%
                break
            count += 1
        elif lexeme.mark is not Mark.COMMA and lexeme.text not in _AND and not _is_direction(lexeme):
            break
    return count


def _is_direction(lexeme: Lexeme) -> bool:
    return lexeme.has(Sense.UP) or lexeme.has(Sense.DOWN)


def without_lead(world: World, labels: list[list[Lexeme]], count: int) -> list[list[Lexeme]]:
    """Drop what stands before the labels of `count` figures: another clause's words, or the whole (总支出中，…)."""
    if not 1 < count < len(labels):
        return labels
    last, first = labels[-count - 1], labels[-count]
    if not last or not first or not labels[-1]:
        return labels
    between, own = world.text[last[-1].end : first[0].start], world.text[first[0].start : labels[-1][-1].end]
    # 2023年，基本支出和项目支出分别为: the row begins behind the last comma before it
    led = bool(_LEADS.match(between)) or not (_COMMAS.isdisjoint(between) or _COMMAS & set(own))
    return labels[-count:] if led else labels


def slots_in(world: World, close: Lexeme, before: Sequence[Lexeme], opened: Sequence[Inside]) -> list[list[Lexeme]]:
    """Return the labels of a bracket that orders the figures of a list: 各项目执行情况（执行数/预算数，执行率）：."""
    if not opened or opened[-1].start < 0 or world.text[close.end : close.end + 1] not in _COLONS:
        return []
    inside = [one for one in before[opened[-1].start + 1 :] if one.mark not in (Mark.COMMA, Mark.GAP)]
    labels = all(one.has(Sense.PHASE) or one.has(Sense.RATE) for one in inside)
    return [[one] for one in inside] if labels and len(inside) > 1 else []


def is_ordered(parts: Sequence[Sequence[Lexeme]]) -> bool:
    """Tell words that give figures to what was named before, in that order."""
    return any(_ORDER.search("".join(one.text for one in part)) for part in parts)


def _in_order(parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the projects named so far in the paragraph, for 按上述次序，各项目执行率为86.9%、86.7%."""
    words = "".join(one.text for part in parts for one in part)
    if _ORDER.search(words) is None or not parts[-1]:
        return []
    own = [one for one in parts[-1] if one.has(Sense.RATE) or one.has(Sense.PHASE)]
    named = dict.fromkeys(one.subject.name for one in state.spoken if one.subject.kind is SubjectKind.PROJECT)
    start = parts[-1][0].start
    return [[Lexeme(Mark.NAME, start, start, name), *own] for name in named] if own and len(named) > 1 else []


def _listed_before(world: World, parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the projects of the last list in the document, for 五项各支付: as many as the words count."""
    said = world.text[max(0, parts[-1][0].start - _COUNT_BEFORE) : parts[-1][-1].end] if parts[-1] else ""
    match = _LISTED_BEFORE.search(said.rsplit("\n", 1)[-1])
    own = [one for one in parts[-1] if one.has(Sense.RATE) or one.has(Sense.PHASE)]
    if match is None or not own:
        return []
    lists: list[dict[str, int]] = [{}]
    for at, bound in sorted(world.bound.items()):
        if bound.subject.kind is not SubjectKind.PROJECT or bound.item is not None:
            continue
        beside = lists[-1] and world.figures[at].block == world.figures[max(lists[-1].values())].block
        if not beside or bound.subject.name in lists[-1]:
            lists.append({})
        lists[-1][bound.subject.name] = at
    names = next((list(one) for one in reversed(lists) if len(one) == _COUNTED[match["count"]]), [])
    start = parts[-1][0].start
    state.listed = [Lexeme(Mark.NAME, start, start, name) for name in names]
    return [[lexeme, *own] for lexeme in state.listed]


def _above(world: World, parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the labels of the last amounts, for 本年上述三项依次为: as many as the words count."""
    match = _ITEMS_ABOVE.search("".join(one.text for one in parts[-1]))
    count = _COUNTED.get(match["count"], 0) if match else 0
    spoken = [one for one in state.spoken if world.figures[one.figure].quantity.dimension is Dimension.MONEY][-count:]
    if not count or len(spoken) < count:
        return []
    start = parts[-1][0].start
    return [[_label(start, one)] for one in spoken]


def _label(start: int, bound: Bound) -> Lexeme:
    """Return a label that says what an amount before was about."""
    named = ((Sense.TOPIC, bound.topic),) if bound.topic else ((Sense.PHASE, bound.phase or "expenditure"),)
    return Lexeme(Mark.TERM, start, start, "", named)


def _names_before(parts: Sequence[Sequence[Lexeme]], state: State) -> list[list[Lexeme]]:
    """Return the projects listed before 全年预算依次为, or before another such word of the sentence, with its words."""
    in_order = _in_order(parts, state)
    if in_order:
        return in_order
    own = [one for one in parts[-1] if one.mark is Mark.TERM and not one.has(Sense.EACH)]
    if not own and state.listed and state.last_money is not None and parts[-1]:
        # 三个项目合计支出60.00万元，依次为…: of the whole before them
        own = [Lexeme(Mark.TERM, parts[-1][0].start, parts[-1][0].start, "", ((Sense.PHASE, state.last_money.phase),))]
    if not own or any(one.mark is Mark.NAME or one.has(Sense.TOPIC) or one.has(Sense.COUNT) for one in parts[-1]):
        return []
    listed = [lexeme for part in parts[:-1] for lexeme in part if lexeme.mark is Mark.NAME]
    state.listed = listed if len(listed) > 1 else state.listed
    return [[lexeme, *own] for lexeme in state.listed]


def planned_before(state: State, head: Head, count: int) -> list[list[Lexeme]]:
    """Return the labels of the budgets before, for what was spent: 实际发生38万元，依次为16万元、22万元."""
    last = state.last_money
    spent = head.phase in _SPENT or (last is not None and last.phase in _SPENT and last.figure == state.seen)
    if not spent or head.topic or head.rate or head.direction:
        return []
    run: list[Bound] = []
    for one in reversed(state.spoken):
        if run and (one.figure != run[-1].figure - 1 or one.phase not in BUDGETS):
            break
        plain = one.item is None or one.item.kind == "topic"
        if one.topic and plain and one.phase in BUDGETS and len(run) < count:
            run.append(one)
        elif run:
            break
    if len(run) != count or len({one.topic for one in run}) < count:
        return []
    return [
        [Lexeme(Mark.TERM, 0, 0, one.topic, ((Sense.TOPIC, one.topic), (Sense.PHASE, "expenditure")))]
        for one in reversed(run)
    ]


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
        elif (
            lexeme.mark in (Mark.TERM, Mark.YEAR, Mark.NAME) or is_source(lexeme.text) or _LEVELS.fullmatch(lexeme.text)
        ):
            groups[-1].append(lexeme)
        elif lexeme.text in _LOOSE:
            groups[-1].append(replace(lexeme, mark=Mark.TERM, senses=((Sense.PHASE, _LOOSE[lexeme.text]),)))
    if groups[-1] and groups[-1][-1].mark is Mark.GAP and (level := _LEVELS.fullmatch(groups[-1][-1].text)):
        # 中央、省、州、县四级分别为
        groups[-1] = [replace(groups[-1][-1], text=level["level"])]
    named = [group for group in groups if any(_names(one) for one in group) or _is_source(group)]
    return named if len(named) == len(groups) else named[-1:]


def _is_source(group: Sequence[Lexeme]) -> bool:
    return is_source("".join(lexeme.text for lexeme in group))


def _names(label: Lexeme) -> bool:
    named = any(sense in (Sense.TOPIC, Sense.PHASE, Sense.COUNT) for sense, _ in (*label.senses, *label.short))
    return named or label.mark in (Mark.YEAR, Mark.NAME)
