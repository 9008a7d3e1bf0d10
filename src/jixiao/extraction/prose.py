"""Reading figures in running text: the words before a figure, and what the sentence said so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.extraction.bound import Bound, Tie, World, money_concept
from jixiao.extraction.heads import Head, bare, read_head, segments
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.lexicon import Sense

_UNIT_LIKE = re.compile(
    r"(?:局|委|办|部|厅|院|校|园|中心|站|所|镇|乡|街道|处|会|馆|队|县|市|区|省|旗|公司|集团|大学|学院)$"
)
_PROJECT_LIKE = re.compile(
    r"(?:项目|经费|资金|工程|专项|补助|补贴|服务费|建设|改造|维修|奖补|工作费|购置|更新|采购|保障|维护|活动|行动|试点)$"
)
_VERBS = re.compile(
    r"^(?:完成|实现|全部|累计|总计|合计|汇总|纳入|形成|发生|预算|决算|列支|部门决算|批复|核定|财政局|县财政|区财政|市财政|财政部门|主管部门|上级|已经|情况|账面|安排|共计|计划|单位预算|部门预算|按|本次|此次|收到|产生|收支|资金|总额|整体|使用)+$"
)
# words that also say how much of a piece of work is done: they are rates of money only beside an amount
_LOOSE_RATES = frozenset({"完成率", "使用率", "支付率", "拨付率", "执行进度"})
_ORGANS = re.compile(
    r"^(?:内设|职能|所属|下属|直属|二级|预算|事业|行政|业务|综合)*(?:机构|科室|股室|处室|部门|站所|单位|科|股|处|室|站|所|中心|队|院系|学院|办公室|大队|中队|派出机构)"
)
_SET_UP = re.compile(r"(?:内设|下设|设有|设立|下辖|设置|设)[\u4e00-\u9fff（）]{0,8}$")
_TO = re.compile(r"^[为到至]")


@dataclass(slots=True)
class State:
    """What a paragraph said so far. `parent` is the figure whose parts are being listed."""

    subject: Subject
    item: Item | None = None
    topic: str = ""
    scope: str | None = None
    sentence_year: int = 0
    compare: bool = False
    sentence_topic: str = ""
    last: Bound | None = None
    last_money: Bound | None = None
    before_stop: Bound | None = None
    chain: set[str] = field(default_factory=set)
    parent: Bound | None = None
    parts: list[Bound] = field(default_factory=list)
    brackets: list[Bound | None] = field(default_factory=list)
    each: list[Lexeme] = field(default_factory=list)
    each_at: int = 0
    change: Bound | None = None
    sentence_name: str = ""
    counted: bool = False
    money_seen: bool = False


class ProseReader:
    """Reads one paragraph after another into a World."""

    def __init__(self, world: World) -> None:
        self.world = world

    def read(self, lexemes: Sequence[Lexeme], state: State) -> State:
        """Read the lexemes of one paragraph; return the state at its end."""
        before: list[Lexeme] = []
        opened: list[int] = []
        for at, lexeme in enumerate(lexemes):
            if lexeme.mark is Mark.STOP:
                self._end_sentence(state)
                before, opened = [], []
            elif lexeme.mark is Mark.OPEN:
                opened.append(len(before))
                if not before and state.last is not None:
                    state.brackets.append(state.parent)
                    state.parent = state.last
                    opened[-1] = -1
                before.append(lexeme)
            elif lexeme.mark is Mark.CLOSE:
                start = opened.pop() if opened else -1
                if start >= 0:
                    del before[start:]
                elif state.brackets:
                    state.parent = state.brackets.pop()
            elif lexeme.mark is Mark.FIGURE:
                self._figure(lexeme, before, lexemes[at + 1 : at + 4], state)
                before, opened = [], [-1] * len(opened)
            else:
                before.append(lexeme)
        self._end_sentence(state)
        return state

    def _end_sentence(self, state: State) -> None:
        self._close_list(state)
        topic = self.world.lexicon.topics.get(state.topic)
        if topic is None or not topic.keeps:
            state.topic = ""
        state.sentence_year = 0
        state.compare = False
        state.sentence_topic = state.topic
        state.before_stop = state.parent or state.last_money
        state.last = state.last_money = state.parent = state.change = None
        state.chain = set()
        state.brackets = []
        state.each = []
        state.counted = False

    def _close_list(self, state: State) -> None:
        if state.parent is not None and len(state.parts) > 1:
            members = tuple(part.figure for part in state.parts)
            self.world.ties.append(Tie(LinkKind.LIST_SUM, state.parent.figure, members))
        state.parts = []

    def _figure(self, lexeme: Lexeme, before: Sequence[Lexeme], after: Sequence[Lexeme], state: State) -> None:
        parts = segments(before)
        head = read_head(parts[-1])
        for part in reversed(parts[:-1]):
            self._earlier(head, read_head(part))
        self._advance(head, parts, state)
        quantity = self.world.figures[lexeme.index].quantity
        match quantity.dimension:
            case Dimension.MONEY:
                bound = self._money(lexeme.index, head, state)
            case Dimension.RATE:
                bound = self._rate(lexeme.index, head, state)
            case Dimension.POINTS:
                bound = self._points(lexeme.index, head, state)
            case Dimension.COUNT:
                bound = self._count(lexeme.index, head, after, state)
            case _:
                bound = None
        state.counted = quantity.dimension is Dimension.COUNT or (
            state.counted and quantity.dimension is not Dimension.MONEY
        )
        state.money_seen |= quantity.dimension is Dimension.MONEY
        if bound is not None:
            state.last = bound
            if quantity.dimension is Dimension.MONEY:
                state.last_money = bound

    @staticmethod
    def _earlier(head: Head, other: Head) -> None:
        """Let what stands before a comma speak where the words next to the figure are silent."""
        head.name = head.name or other.name
        head.class_item = head.class_item or other.class_item
        head.year = head.year or (other.year if not other.has(Sense.COMPARE) else 0)
        head.scope = head.scope or other.scope
        head.flags |= other.flags & {Sense.COMPARE, Sense.LIST, Sense.EACH}
        if not head.topic and not head.near and not head.residue:
            head.topic = other.topic
        if not head.labelled and not head.near:
            head.phase, head.rate = other.phase, other.rate

    def _advance(self, head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
        """Move the paragraph's state on by what a head says of subject, year, comparison and lists."""
        if head.name:
            state.subject, state.item, state.topic = self.world.project(head.name), None, ""
            state.sentence_name = head.name
        if head.class_item:
            state.item, state.topic = Item("function_class", head.class_item), ""
        if head.year and not head.has(Sense.COMPARE):
            state.sentence_year = head.year
        if head.scope:
            state.scope = head.scope
        if head.has(Sense.COMPARE):
            state.compare = True
        if head.has(Sense.LIST) and state.last_money is not None:
            self._close_list(state)
            state.parent = state.last_money
        elif head.has(Sense.LIST) and state.last is not None:
            state.parent = state.last
        elif head.has(Sense.LIST) and state.before_stop is not None:
            # a list may be set off by a full stop: 合计100万元。其中：…
            state.parent = state.before_stop
        if head.has(Sense.EACH):
            state.each = [label for part in parts for label in part if label.mark is Mark.TERM and _names(label)]
            state.each_at = 0

    def _year(self, head: Head, state: State) -> int:
        if head.has(Sense.PRIOR) and not head.year:
            return self.world.year - 1
        return head.year or state.sentence_year or self.world.year

    def _bind(self, index: int, concept: str, item: Item | None, head: Head, state: State, **more: str) -> Bound:
        bound = Bound(
            index, concept, state.subject, item, self._year(head, state), state.scope,
            topic=more.get("topic", ""), phase=more.get("phase", ""),
            sign=-1 if more.get("sign") == "-" else 1,
        )  # fmt: skip
        return self.world.put(bound, more.get("why", ""))

    # ---- money ----------------------------------------------------------------------------------------------------

    def _money(self, index: int, head: Head, state: State) -> Bound | None:
        if state.each and not head.labelled:
            self._next_each(head, state)
        if head.shorts:
            self._short(head, state, Dimension.MONEY)
        if head.has(Sense.COMPARE_BUDGET) and head.direction:
            return None
        if head.direction and not head.phase and (head.has(Sense.COMPARE) or state.compare):
            return self._change(index, head, state)
        if head.direction and not head.phase and not head.topic:
            return None
        if (head.has(Sense.BLIND) or head.has(Sense.TARGET)) and not head.topic:
            return None
        if head.near and (head.phase or head.topic):
            return None
        if head.has(Sense.COMPARE) and not head.direction:
            return self._prior(index, head, state)
        if not head.phase and not head.topic and not head.class_item:
            return self._unnamed(index, head, state)
        return self._named(index, head, state)

    def _next_each(self, head: Head, state: State) -> None:
        if head.near or state.each_at >= len(state.each):
            return
        label = state.each[state.each_at]
        state.each_at += 1
        named = read_head([label])
        head.phase, head.topic, head.count = named.phase, named.topic, named.count

    def _short(self, head: Head, state: State, dimension: Dimension) -> None:
        """Let a short label (运行, 行政) speak where the list it stands in gives it its meaning."""
        lexicon = self.world.lexicon
        around = {b.topic or b.concept for b in (state.parent, state.last) if b is not None} | {state.topic}
        for sense, key in head.shorts:
            if sense is Sense.TOPIC and dimension is Dimension.MONEY and around & set(lexicon.topics[key].within):
                head.topic = head.topic or key
            if (
                sense is Sense.COUNT
                and dimension is Dimension.COUNT
                and any(place.startswith(within) for place in around for within in lexicon.counts[key].within)
            ):
                head.count = head.count or key

    def _named(self, index: int, head: Head, state: State) -> Bound | None:
        lexicon = self.world.lexicon
        if not self._subject_of(head, state):
            return None
        topic_id = head.topic or self._kept_topic(head, state)
        topic = lexicon.topics.get(topic_id)
        phase_id = head.phase or (topic.phase if topic else "") or ("expenditure" if head.class_item else "")
        if head.topic and head.phase == "income" and topic is not None:
            phase_id = topic.phase
        phase = lexicon.phases[phase_id] if phase_id in lexicon.phases else lexicon.phases["expenditure"]
        if state.subject.kind is SubjectKind.PROJECT and topic_id == "project_total":
            topic_id, topic = "", None
        if head.topic == "procurement" and not head.phase and head.near:
            return None
        concept, item = money_concept(topic, phase, state.subject, state.item)
        if head.has(Sense.PRIOR) and not head.direction:
            return self._bind(index, "prior_year_amount", _item(topic, concept), head, state, why="prior")
        state.topic = topic_id
        if not state.sentence_topic:
            state.sentence_topic = topic_id
        bound = self._bind(
            index, concept, item, head, state,
            topic=topic_id, phase=phase.id, sign="-" if phase.sign < 0 else "+", why=f"{phase.id}/{topic_id}",
        )  # fmt: skip
        if phase.id in ("initial", "adjusted", "budget"):
            state.chain.add(topic_id)
        if state.parent is not None and state.parent.figure != index:
            state.parts.append(bound)
        return bound

    def _kept_topic(self, head: Head, state: State) -> str:
        topic = self.world.lexicon.topics.get(state.topic)
        if topic is None:
            return ""
        if topic.keeps or (state.topic in state.chain and state.last_money is not None):
            return state.topic
        return ""

    def _subject_of(self, head: Head, state: State) -> bool:
        """Settle whose amount it is from unknown words before the label; tell whether that could be settled."""
        residue = head.residue
        if not residue or head.name or head.class_item:
            return True
        if head.topic or residue in self.world.unit.name or self.world.unit.name in residue:
            return True
        if len(residue) <= 2 or _VERBS.match(residue) or _UNIT_LIKE.search(residue):
            return True
        if residue in self.world.projects:
            state.subject, state.item = self.world.project(residue), None
            return True
        return False

    def _unnamed(self, index: int, head: Head, state: State) -> Bound | None:
        parent = state.parent
        if parent is None or not head.near or head.has(Sense.BLIND):
            return None
        if parent.phase not in ("expenditure", "final", "budget", "initial", "adjusted"):
            return None
        return None

    def _prior(self, index: int, head: Head, state: State) -> Bound | None:
        if head.phase or head.topic:
            return None
        topic = self.world.lexicon.topics.get(state.topic)
        bound = Bound(index, "prior_year_amount", state.subject, _item(topic, ""), self.world.year - 1, state.scope)
        return self.world.put(bound, "compared amount")

    def _change(self, index: int, head: Head, state: State) -> Bound | None:
        if _TO.match(head.near_raw) or head.near:
            return None
        topic_id = head.topic or state.topic
        topic = self.world.lexicon.topics.get(topic_id)
        reference = state.last_money
        concept = reference.concept if reference and not head.topic else ""
        item = _item(topic, concept)
        bound = self._bind(
            index, "yoy_amount", item, head, state,
            topic=topic_id, phase="change", sign="-" if head.direction == "down" else "+", why="change",
        )  # fmt: skip
        state.change = bound
        return bound

    # ---- rates ----------------------------------------------------------------------------------------------------

    def _rate(self, index: int, head: Head, state: State) -> Bound | None:
        if head.near and (head.rate or head.direction):
            return None
        if head.rate_word in _LOOSE_RATES and (state.counted or (state.last_money is None and not state.money_seen)):
            return None
        if head.has(Sense.TARGET) and not head.rate:
            return None
        if head.rate:
            return self._rate_kind(index, head, state)
        if head.direction and (state.compare or head.has(Sense.COMPARE) or state.change is not None):
            return self._change_rate(index, head, state)
        return None

    def _change_rate(self, index: int, head: Head, state: State) -> Bound | None:
        if _TO.match(head.near_raw):
            return None
        topic = self.world.lexicon.topics.get(state.topic)
        item = state.change.item if state.change is not None else _item(topic, "")
        bound = self._bind(
            index, "yoy_rate", item, head, state,
            topic=state.topic, sign="-" if head.direction == "down" else "+", why="change rate",
        )  # fmt: skip
        if state.change is not None and state.last_money is not None:
            self._tie_change(bound, state)
        return bound

    def _tie_change(self, bound: Bound, state: State) -> None:
        change = state.change
        current = state.last_money if state.last_money is not change else None
        if change is not None and current is not None:
            self.world.ties.append(Tie(LinkKind.CHANGE_RATE, bound.figure, (change.figure, current.figure), bound.sign))

    def _rate_kind(self, index: int, head: Head, state: State) -> Bound | None:
        kind = self.world.lexicon.rates[head.rate]
        if kind.id == "share":
            return self._share(index, head, state)
        if not self._rate_subject(head, state):
            return None
        concept, item = kind.concept, state.item
        if kind.id == "completion":
            concept = self._completion_concept(head, state)
        topic_id = head.topic or (state.topic if self._topic_stands(state) else "")
        topic = self.world.lexicon.topics.get(topic_id)
        if (topic is not None and topic.id != "project_total") or (topic and state.subject.kind is SubjectKind.UNIT):
            item = Item(topic.kind, topic.name)
        return self._bind(index, concept, item, head, state, topic=topic_id, why=f"rate {kind.id}")

    def _topic_stands(self, state: State) -> bool:
        topic = self.world.lexicon.topics.get(state.topic)
        return topic is not None and (topic.keeps or state.topic in state.chain)

    def _rate_subject(self, head: Head, state: State) -> bool:
        residue = head.residue
        if not residue or head.name or len(residue) <= 2 or _VERBS.match(residue):
            return True
        if residue in self.world.projects:
            state.subject, state.item = self.world.project(residue), None
            return True
        return _UNIT_LIKE.search(residue) is not None or residue in self.world.unit.name

    def _completion_concept(self, head: Head, state: State) -> str:
        phases = [b.phase for b in (state.last_money, state.parent) if b is not None]
        chain = {b.phase for b in self.world.bound.values() if b.item == state.item and b.subject == state.subject}
        if "全年" in head.rate_word or "调整" in head.rate_word:
            return "execution_rate"
        sangong = state.topic.startswith("sangong")
        if not sangong and "initial" in {*phases, *chain} and "adjusted" not in chain:
            return "completion_rate_initial"
        return "execution_rate"

    def _share(self, index: int, head: Head, state: State) -> Bound | None:
        part = state.last_money
        if part is None:
            return None
        topic = self.world.lexicon.topics.get(part.topic)
        name = topic.name if topic else part.item.name if part.item else part.subject.name
        bound = self._bind(index, "share", Item("share", name), head, state, topic=part.topic, why="share")
        whole = self._whole(head, part, state)
        if whole is not None and whole.figure != part.figure:
            self.world.ties.append(Tie(LinkKind.SHARE, index, (part.figure, whole.figure)))
        return bound

    def _whole(self, head: Head, part: Bound, state: State) -> Bound | None:
        """Return the whole that a share names, or the head of the list that the part stands in."""
        word = head.rate_word
        named = ""
        if "采购" in word:
            named = "procurement_total"
        elif "收入" in word:
            named = "income_total" if "总计" in word or "总收入" in word else "income_year"
        elif "支出" in word:
            named = "expenditure_total"
        if named and (found := self._nearest(named, part.figure)) is not None:
            return found
        return state.parent

    def _nearest(self, concept: str, before: int) -> Bound | None:
        found = [b for b in self.world.bound.values() if b.concept == concept and b.figure < before]
        return found[-1] if found else None

    # ---- points and counts ----------------------------------------------------------------------------------------

    def _points(self, index: int, head: Head, state: State) -> Bound | None:
        rates = [b for b in self.world.bound.values() if b.concept == "execution_rate" and b.subject == state.subject]
        if not rates or state.last is None or state.last.concept != "execution_rate":
            return None
        bound = self._bind(index, "rate_change_points", None, head, state, why="points")
        if len(rates) > 1 and rates[-1].year != rates[-2].year:
            older, newer = sorted(rates[-2:], key=lambda b: b.year)
            self.world.ties.append(Tie(LinkKind.POINTS, index, (newer.figure, older.figure)))
        return bound

    def _count(self, index: int, head: Head, after: Sequence[Lexeme], state: State) -> Bound | None:
        quantity = self.world.figures[index].quantity
        if head.shorts:
            self._short(head, state, Dimension.COUNT)
        if state.each and not head.labelled:
            self._next_each(head, state)
        unit = quantity.unit
        if after and unit == "个" and after[0].text.startswith(("项目", "子项目")) and not head.count:
            return self._bind(index, "count_projects", None, head, state, why="count of projects")
        if self._is_organs(index, unit, head):
            return self._bind(index, "org_units", None, head, state, why="organs set up")
        outside = self._outside_quota(head, unit)
        if outside:
            return self._bind(index, "staff_nonquota", None, head, state, why=outside)
        if head.count == "vehicles_bought" and head.near.endswith("车") and unit == "辆":
            return self._bind(index, "vehicles_bought", None, head, state, why="vehicles bought")
        if not head.count or head.near:
            return self._reception(index, unit, head, state)
        countable = self.world.lexicon.counts[head.count]
        if unit not in countable.units:
            return self._reception(index, unit, head, state)
        if countable.topics and state.topic not in countable.topics:
            return None
        concept = countable.concept
        if head.residue and len(head.residue) > 2 and not _UNIT_LIKE.search(head.residue):
            return None
        bound = self._bind(index, concept, None, head, state, why=f"count {concept}")
        if state.parent is not None:
            state.parts.append(bound)
        return bound

    def _is_organs(self, index: int, unit: str, head: Head) -> bool:
        span = self.world.figures[index].span
        before, after = self.world.text[max(0, span.start - 14) : span.start], self.world.text[span.end : span.end + 10]
        return unit == "个" and not head.count and bool(_SET_UP.search(before) and _ORGANS.match(after))

    def _outside_quota(self, head: Head, unit: str) -> str:
        """Return why people are outside the quota by a word before their trade (季节性瞭望员), empty where not."""
        words = f"{head.residue}{head.near}"
        prefixes = self.world.lexicon.counts["staff_nonquota"].prefixes
        if unit not in ("人", "名") or head.count:
            return ""
        return next((prefix for prefix in prefixes if words.startswith(prefix)), "")

    def _reception(self, index: int, unit: str, head: Head, state: State) -> Bound | None:
        """Read batches and persons of reception, which the unit alone tells apart."""
        if state.topic != "sangong_reception" and head.topic != "sangong_reception" and "reception" not in head.count:
            previous = state.last
            if previous is None or previous.concept != "reception_batches":
                return None
        if unit in ("批次", "批"):
            return self._bind(index, "reception_batches", None, head, state, why="reception")
        if unit in ("人次", "人"):
            return self._bind(index, "reception_persons", None, head, state, why="reception")
        return None


def _names(label: Lexeme) -> bool:
    return any(sense in (Sense.TOPIC, Sense.PHASE, Sense.COUNT) for sense, _ in label.senses)


def _item(topic: object, concept: str) -> Item | None:
    name = getattr(topic, "name", "") or concept
    return Item("topic", name) if name else None


__all__ = ["ProseReader", "State", "bare"]
