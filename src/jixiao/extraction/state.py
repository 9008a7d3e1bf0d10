"""What a paragraph has said so far, and how a figure's meaning is formed from it."""

import re
from dataclasses import dataclass, field

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.heads import Head, only_verbs, read_head
from jixiao.extraction.lexemes import Lexeme
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense, Topic

_SEVERAL = 2
# income that no budget gives, whatever fund was named before it
_OF_NO_FUND = frozenset({"income_superior", "income_business", "income_operation", "income_affiliate", "income_other"})
# what no project has of its own
_HELD = ("asset_", "operating_cost", "procurement_")
# people are asked about an office; of one of its projects only where several are told
_ASKED = "satisfaction_rate"
# 除培训外，其余四项均实行政府采购; 项目采购预算95.00万元
_ITS_PARTS = re.compile(
    r"(?:其余|上述|以上|这)?[两二三四五六七八九十]项(?:内容|支出|建设)?[均都全]|(?:[本该]|^|[。；\n，])(?:项目|工程)[^。；\n]{0,24}采购"
)
_SENTENCES = 160
_OF_THE_UNIT = ("staff_", "org_", "vehicles", "sangong_")

# phases by what they mean for the books: money spent, money planned
SPENDING = frozenset({"", "expenditure", "final", "income"})
BUDGETS = frozenset({"initial", "adjusted", "budget"})
_WORDS = re.compile(
    r"(?:(?:主要)?资金(?:来源|构成)(?:于|为|是|包括|[：:])?|其中[：:]?|包括|分别为|主要用于|用于|为|是)?(?P<words>[\u4e00-\u9fff（）]{2,16})$"
)
# a level of government that a single character names: 其中中央8万元、省13万元、县9万元
_LEVEL = re.compile(r"(?:^|[、，；：:和及与（即])(?P<level>[省市县区州旗镇乡])$")
_REACH = 18
# an amount that becomes another: 由10万元变动至9万元
_MOVE = (
    r"(?:变动|调整|变化|提高|提升|上升|下降|降低|回落|缩减|压减|压缩|增长|扩大|减少|增加|收缩|压降|滑落|回升|攀升"
    r"|增|减|变|降|升|涨|跌|缩|压)"
)
_TO = r"(?:至|到|为)了?"
MOVED_TO = re.compile(rf"{_MOVE}{_TO}$")
# …增加到年末的9万元, …增至2023年的9万元
BECOME = re.compile(
    rf"[，,]?{_MOVE}{_TO}(?:(?P<year>20\d\d)年度?(?:末|底)?|年[末底]|期末|本年度?|本年末|今年|当年)?(?:的|为)?[ ]?"
)
_MOVES = re.compile(rf"{_MOVE}{_TO}")
_FROM = re.compile(r"[由从]$")


@dataclass(slots=True)
class State:
    """What a paragraph said so far.

    The section: `home` is its subject, `compares` is about changes (`compared` tells that the sentence before was),
    `targets` sets targets, `projects` lists projects, `phase` is the phase of the budget it speaks of
    (预算安排情况), `form` tells that the document is a form.
    What is spoken of: `topic`, with `chain` the topics whose budget this sentence named; `nearby` what a number of
    vehicles belongs to; `lost` tells that the clauses before spoke of something unknown, `interim` that the clause
    speaks of a part of the year (截至7月底), `past` of last year, `aimed` that it sets a target.
    Amounts: `said` are those of the sentence so far; `change` is a change, `changed` the amount it is the change of,
    `before` last year's; `whole` is what the last share was of, `owed` a topic whose share came before its amount.
    Lists: `parent` is the figure whose `parts` are being listed, `before_stop` the one that a list set off by a full
    stop would belong to, `brackets` the parents to return to, `given` tells that sources of funds are listed.
    The 分别为 way: `each` are the labels in turn, `listed` the projects that they name; `again` the amounts that rates
    of the kind `rate`, or last year's amounts (`earlier`), follow in turn; `slots` are the labels that a bracket gave
    for the figures in the brackets behind each name; `spoken` is all that the paragraph said of projects.
    `listing` tells that the sentence lists projects by their names (项目支出安排5个：), `dealt` that it deals funds out
    to them (按任务切块：).
    `plan` tells that the document is a budget: all its amounts are planned.
    `governed` is the phase of a verb before its objects, which goes on for those behind the first.
    `told` is the rate that a colon gave to all percentages of the sentence.
    `joined` tells that a figure follows the last one after 、 alone; `taken` is the end of the words that the figure
    before them has taken, `seen` the last figure; `headed` tells that a line of its own gave the topic.
    `piece` tells that a title calls what is spoken of a project that has no name: nothing bare is the whole unit's.
    `section` is the half of the spending that the heading, or words alone before a full stop, limit bare amounts to.
    """

    subject: Subject
    item: Item | None = None
    topic: str = ""
    scope: str | None = None
    sentence_year: int = 0
    compare: bool = False
    compares: bool = False
    compared: bool = False
    phase: str = ""
    targets: bool = False
    whole: str = ""
    last: Bound | None = None
    last_money: Bound | None = None
    before_stop: Bound | None = None
    chain: set[str] = field(default_factory=set)
    parent: Bound | None = None
    parts: list[Bound] = field(default_factory=list)
    said: list[Bound] = field(default_factory=list)
    brackets: list[Bound | None] = field(default_factory=list)
    each: list[list[Lexeme]] = field(default_factory=list)
    each_at: int = 0
    again: list[Bound] = field(default_factory=list)
    change: Bound | None = None
    changed: Bound | None = None
    before: Bound | None = None
    counted: bool = False
    money_seen: bool = False
    lost: bool = False
    owed: str = ""
    rate: str = ""
    earlier: bool = False
    taken: int = 0
    nearby: str = ""
    interim: bool = False
    given: bool = False
    joined: bool = False
    seen: int = -1
    headed: bool = False
    section: str = ""
    home: Subject | None = None
    past: bool = False
    aimed: bool = False
    listed: list[Lexeme] = field(default_factory=list)
    projects: bool = False
    slots: list[list[Lexeme]] = field(default_factory=list)
    spoken: list[Bound] = field(default_factory=list)
    listing: bool = False
    dealt: bool = False
    form: bool = False
    told: str = ""
    plan: bool = False
    piece: bool = False
    year_left: int = 0
    governed: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One figure to be read: its number, the words before it, what the paragraph said."""

    world: World
    index: int
    head: Head
    state: State


def bind(
    place: Place, concept: str, item: Item | None, why: Reason, *, topic: str = "", phase: str = "", sign: int = 1
) -> Bound:
    """Give the figure its meaning: subject and scope of the paragraph, year of its own words or of the sentence."""
    state = place.state
    held = concept.startswith(_HELD) and state.subject.kind is SubjectKind.PROJECT and not _buys_itself(place, concept)
    held |= concept == _ASKED and state.home is not None and state.home == state.subject
    subject = place.world.unit if held or concept.startswith(_OF_THE_UNIT) else state.subject
    bound = Bound(
        place.index,
        concept,
        subject,
        item,
        year_of(place),
        None if concept in _OF_NO_FUND else place.head.scope or state.scope,
        topic=topic,
        phase=phase,
        sign=sign,
    )
    return place.world.put(bound, why)


def _buys_itself(place: Place, concept: str) -> bool:
    """Tell what the one project of a report bought: 四项均实行政府采购, 项目采购预算95.00万元."""
    if not concept.startswith("procurement_") or place.state.home is None or place.state.home != place.state.subject:
        return False
    text, start = place.world.text, place.world.figures[place.index].span.start
    begun = max(text.rfind("\n", 0, start) + 1, start - _SENTENCES)
    return _ITS_PARTS.search(text, begun, start) is not None


def year_of(place: Place) -> int:
    """Return the year a figure belongs to: its own, last year where the words say so, the sentence's, the report's."""
    head = place.head
    if not head.year and place.state.compare and _is_left_behind(place):
        return place.world.year - 1
    based = head.has(Sense.PRIOR) and not (head.direction and head.has(Sense.COMPARE))
    if (based or place.state.past) and not head.year:
        return place.world.year - 1
    return head.year or place.state.sentence_year or place.world.year


def _is_left_behind(place: Place) -> bool:
    """Tell the earlier of two amounts where an earlier year was spoken of: 项目支出由30万元变动至40万元."""
    span = place.world.figures[place.index].span
    moves = _MOVES.match(place.world.text, span.end) is not None
    return moves and _FROM.search(place.world.text[: span.start][-1:]) is not None


def next_label(place: Place) -> None:
    """Let the next label of a 分别为 list speak for a figure of that list."""
    head, state = place.head, place.state
    strange = head.near and not head.has(Sense.EACH) and not only_verbs(head.near)
    if strange or state.each_at >= len(state.each):
        return
    head.near = ""
    words = state.each[state.each_at]
    named, last = read_head(words), read_head(state.each[-1])
    state.each_at += 1
    head.topic, head.count, head.shorts = named.topic, named.count, named.shorts
    head.purpose = "".join(one.text for one in words) if not named.labelled and not named.name else ""
    head.phase = named.phase or (last.phase if (named.topic or named.name) and (last.topic or last.name) else "")
    head.direction = head.direction or named.direction
    head.flags |= named.flags & {Sense.COMPARE}
    head.rate, head.rate_word = named.rate or last.rate, named.rate_word or last.rate_word
    head.year, head.name = named.year or head.year, named.name or head.name
    if named.name:
        state.subject, state.item = place.world.project(named.name), None


def take_short(place: Place, dimension: Dimension) -> None:
    """Let a short label (运行, 行政) speak where the list it stands in gives it its meaning."""
    lexicon, head, state = place.world.lexicon, place.head, place.state
    last = state.last if dimension is Dimension.MONEY or (state.last and state.last.figure == state.seen) else None
    around = {one.topic or one.concept for one in (state.parent, last) if one is not None}
    around |= {state.topic, state.nearby, head.topic}
    around |= {label.of(sense) for labels in state.each for label in labels for sense in (Sense.TOPIC, Sense.COUNT)}
    for sense, key in head.shorts:
        if sense is Sense.TOPIC and dimension is Dimension.MONEY and around & set(lexicon.topics[key].within):
            general = head.topic in lexicon.topics[key].within
            head.topic = key if general else head.topic or key
        if sense is Sense.COUNT and dimension is Dimension.COUNT and _within(around, lexicon.counts[key].within):
            head.count = head.count or key


def _within(around: set[str], places: tuple[str, ...]) -> bool:
    return any(one.startswith(place) for one in around for place in places)


def topic_item(topic: Topic | None, concept: str = "") -> Item | None:
    """Return the item that names what a change, a share or last year's amount is about."""
    name = topic.name if topic is not None else concept
    return Item("topic", name) if name else None


def listed_bare(place: Place, concept: str) -> bool:
    """Tell whether several amounts stand side by side before a figure, none followed by a figure of this concept.

    What comes after such a list speaks of the whole, not of the last part.
    """
    state, world = place.state, place.world
    listed = [one for one in (state.parts if state.parent is not None else state.said) if one.topic]
    if len({one.topic for one in listed}) < _SEVERAL:
        return False
    between = range(listed[0].figure + 1, listed[-1].figure)
    return not any(at in world.bound and world.bound[at].concept == concept for at in between)


def own_words(place: Place) -> str:
    """Return the words of the text directly before a figure, back to the last mark or figure."""
    figures = place.world.figures
    start = figures[place.index].span.start
    behind = figures[place.index - 1].span.end if place.index else 0
    before = place.world.text[max(behind, start - _REACH) : start]
    match = _WORDS.search(before)
    level = _LEVEL.search(before) if match is None else None
    return match["words"].strip() if match is not None else level["level"] if level is not None else ""
