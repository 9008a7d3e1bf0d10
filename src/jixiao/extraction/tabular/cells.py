"""What a cell of a table means: its header, the label of its row, what the table is about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, World, money_concept, phase_above
from jixiao.extraction.given import as_money, give
from jixiao.extraction.grid import Column, plain, words
from jixiao.extraction.heads import INCOME_OF
from jixiao.extraction.naming import economic_items
from jixiao.extraction.outside_quota import outside_of
from jixiao.extraction.post_kinds import CONCEPTS, kind_of_post
from jixiao.extraction.sources import is_level, source_item
from jixiao.extraction.state import BUDGETS, State
from jixiao.extraction.tabular.change_rows import change_in_row, is_change_row
from jixiao.extraction.tabular.rows import Row
from jixiao.extraction.tabular.table_columns import is_block_of_funds, is_compared, lists_parts, lists_places
from jixiao.extraction.whose import is_unit_row
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, YUAN_PER_UNIT, Dimension
from jixiao.taxonomy.lexicon import Sense, Topic

# a bare 控制率 is that of the posts where the people on post stand before it
_RATES_BESIDE = {("sangong_control_rate", "staff_on_post"): "staff_control_rate"}
_OF_WORK = {"target": "target_count", "reached": "narrative_count"}
# 按期完成率 tells of work, 预算完成率 of money
_OF_MONEY = re.compile(r"预算|资金|支出|执行|经费")
# 资金按期兑付率 tells whether it was paid in time
_IN_TIME = re.compile(r"按[期时]|及时|准[时确]|足额|到[户卡]|规范|合规")
# 预算执行（%）: an indicator that carries its unit, or its value, is the rate of it
_EXECUTION = re.compile(
    r"(?:全年|年度|部门|项目)?(?:预算|资金|支出|预算资金|财政资金|项目资金|专项资金)(?:执行|支出|支付|使用)(?:情况|进度|程度)?"
)
_PERCENT = re.compile(r"[（(][%％][）)]$")
# rates of the books, whatever the indicator stands beside
_OWN_RATES = frozenset({"carryover", "sangong_control", "staff_control", "adjustment", "procurement"})
_INDICATOR = re.compile(r"(?<=..)(?:类)?指标$")
_SUBTOTAL = re.compile(r"(?<=.)(?:指标)?小计$")
_PAIR = 2
# what a column of names lists where it lists what money was spent on
_SPENDING = re.compile(r"支出|开支|用途|用项|费用|用款|花费|花销|开销|去向|投向|使用方向")
_SCORE_TOTALS = frozenset({"总分", "总得分", "总分值", "得分合计", "合计得分"})
_YEAR_ROW = re.compile(r"(?:(?:19|20)\d\d|上|本|去|今)年度?")
_HUNDRED = 100 * MICRO
# what the unit has of them is no line of anything
_WHOLES = frozenset({"income_total", "income_year", "expenditure_total_with_carry"})
_BALANCES = frozenset({"opening", "closing"})
_FLOWS, _LEFT = frozenset({"income", "expenditure", "closing"}), frozenset({"expenditure", "closing"})
_STEPS = frozenset({"initial", "adjusted"})
_OF_SOURCES, _NAMES = _STEPS | {"adjustment", "reduction", "opening"} | _LEFT, frozenset({"names", "unknown"})
_SOURCES = re.compile(r"(?:项目)?(?:资金|经费|收入)?(?:来源)?(?:渠道|来源|性质)(?:名称|构成)?")
_ACCOUNTS = frozenset({"科目", "支出科目", "科目名称", "预算科目"})
_QUANTITIES = frozenset({"数量", "数值", "个数", "人数", "年末数量", "年末人数"})
_PLANS = frozenset({"budget_initial", "budget_adjusted"})
_CHANGES = frozenset({"adjustment", "reduction"})


@dataclass(frozen=True, slots=True)
class Place:
    """What the text before a table says of it; `classes`: that its 科目 are functional classes."""

    subject: Subject
    unit: str
    state: State
    form: bool = True
    classes: bool = False

    @property
    def scope(self) -> str | None:
        """Return the fund that the text before the table speaks of."""
        return self.state.scope


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one table. `figures` are those of the document; bare numbers get their dimension here."""

    world: World
    figures: list[Figure]
    place: Place
    columns: Mapping[int, Column]

    def read(self, index: int, header: Column, label: Row, *, fund_row: bool) -> Bound | None:
        """Return the meaning of a figure in a cell, None where header and label leave it open."""
        match header.role:
            case "full" | "score":
                return self._score(index, header, label, fund_row=fund_row)
            case "target" | "reached":
                return self._work(index, header, label)
            case "change" | "change_rate":
                return self._change(index, header, label)
            case "value":
                return self._value(index, header, label)
        # 项目 | 数量 | 备注 over rows of people and of things
        told = header.role in ("unknown", "ignored") and plain(header.text) in _QUANTITIES
        named = label.head.count and not label.head.near
        return self._count(index, header, label) if told and named and self._is_counted(index, label) else None

    def _value(self, index: int, header: Column, label: Row) -> Bound | None:
        if label.plain in _SCORE_TOTALS and header.head.rate != "score":
            return self._full_total(index)
        if is_change_row(label) and header.head.topic:
            rate = self.figures[index].quantity.dimension is Dimension.RATE
            told = rate or as_money(self.figures, index, self.place.unit)
            return change_in_row(self.world, index, header, self.place.subject) if told else None
        if header.head.rate or (not header.phase and label.head.rate):
            return self._rate(index, header, label)
        if header.head.count or (label.head.count and not header.phase and self._is_counted(index, label)):
            return self._count(index, header, label)
        return self._amount(index, header, label)

    def _is_counted(self, index: int, label: Row) -> bool:
        """Tell a number that can be a count: whole, and of no project (设备购置 | 2,314,969.08)."""
        return label.plain not in self.world.projects and not self.figures[index].quantity.decimals

    def _score(self, index: int, header: Column, label: Row, *, fund_row: bool) -> Bound | None:
        """Read a full mark or a score; the total of a form is the score of the unit that fills it in."""
        give(self.figures, index, Dimension.SCORE, "分")
        full = header.role == "full"
        if label.total and not fund_row:
            concept = "score_full" if full else "score_total"
            return Bound(index, concept, self._scored(), None, self.world.year)
        called = next((one for one in (label.label, label.plain) if one in self.world.projects), "")
        if called and not full:
            # two projects may differ in a bracket alone: 办案经费, 办案经费（省级）
            return Bound(index, "score_total", self.world.project(called), None, self.world.year)
        name = "预算执行" if fund_row else _INDICATOR.sub("", _SUBTOTAL.sub("", label.plain))
        if not name:
            return None
        concept = "score_part_full" if full else "score_part"
        return Bound(index, concept, self.place.subject, Item("score_part", name), self.world.year)

    def _full_total(self, index: int) -> Bound | None:
        """Read 100 in the row of the total score, whatever column it slipped into."""
        if self.figures[index].quantity.value != _HUNDRED:
            return None
        give(self.figures, index, Dimension.SCORE, "分")
        return Bound(index, "score_full", self._scored(), None, self.world.year)

    def _scored(self) -> Subject:
        """Return who the total of a table scores: in a form the unit that fills it in."""
        return self.world.unit if self.world.unit.name and self.place.form else self.place.subject

    def _rate(self, index: int, header: Column, label: Row) -> Bound | None:
        rate = header.head.rate or label.head.rate
        give(self.figures, index, Dimension.RATE, "%")
        kind = self.world.lexicon.rates[rate]
        if kind.id == "score" and label.plain and not label.total:
            part = Item("score_part", _INDICATOR.sub("", label.plain))
            return Bound(index, kind.concept, self.place.subject, part, self._year(header, label))
        if kind.id == "score" and label.total:
            return Bound(index, kind.concept, self._scored(), None, self._year(header, label))
        if kind.id == "share":
            part = Item("share", label.plain)
            return Bound(index, "share", self.place.subject, part, self._year(header, label)) if label.plain else None
        subject, item = self._whose(label)
        named = label.head.topic or (header.head.topic if not label.total else "")
        topic = self.world.lexicon.topics.get(named)
        if topic is not None and not label.total and item is None:
            item = Item("topic", topic.name)
        concept = self._completed(kind.concept, item, topic.id if topic is not None else "")
        beside = self.world.bound.get(index - 1)
        if topic is None and beside is not None:
            concept = _RATES_BESIDE.get((concept, beside.concept), concept)
        if concept == "sangong_control_rate" and self._counts_posts():
            concept = "staff_control_rate"
        year, about = self._year(header, label), topic.id if topic else ""
        return Bound(index, concept, subject, item, year, self.place.scope, topic=about)

    def _completed(self, concept: str, item: Item | None, topic: str) -> str:
        """Tell the completion of the initial budget where a table of classes has no other."""
        phases = {one.phase for one in self.columns.values()}
        of_class = (item is not None and item.kind == "function_class") or topic.startswith("function_")
        initial = "initial" in phases and "adjusted" not in phases and of_class
        return "completion_rate_initial" if concept == "execution_rate" and initial else concept

    def _change(self, index: int, header: Column, label: Row) -> Bound | None:
        """Read what changed since last year, where last year's amounts have a column of their own."""
        compared = any(one.prior or 0 < one.year < self.world.year for one in self.columns.values())
        rate = header.role == "change_rate"
        unit = header.unit if header.unit in YUAN_PER_UNIT else self.place.unit
        if not compared or not (rate or as_money(self.figures, index, unit)):
            return None
        if rate:
            give(self.figures, index, Dimension.RATE, "%")
        topic = self.world.lexicon.topics.get(label.head.topic)
        subject, item = self._whose(label)
        item = Item("topic", topic.name) if topic is not None else item
        concept = "yoy_rate" if rate else "yoy_amount"
        return Bound(index, concept, subject, item, self.world.year, topic=topic.id if topic else "")

    def _work(self, index: int, header: Column, label: Row) -> Bound | None:
        """Read how much of a piece of work was aimed at or reached: 举办培训 | ≥8场 | 9场."""
        rate = label.head.rate
        if header.role == "reached" and _EXECUTION.fullmatch(label.plain) and self._is_percent(index, label):
            give(self.figures, index, Dimension.RATE, "%")
            return Bound(index, "execution_rate", self.place.subject, None, self.world.year)
        told = rate in _OWN_RATES or (rate == "execution" and _is_of_money(label.plain))
        if header.role == "reached" and told and not label.head.residue and not label.head.near:
            return self._rate(index, header, label)
        if self.figures[index].quantity.dimension is not Dimension.COUNT or not label.plain or label.total:
            return None
        item = Item("activity", label.plain)
        return Bound(index, _OF_WORK[header.role], self.place.subject, item, self._year(header, label))

    def _is_percent(self, index: int, label: Row) -> bool:
        """Tell a rate by the sign behind it or behind the name of its row."""
        quantity = self.figures[index].quantity
        return quantity.dimension is Dimension.RATE or (not quantity.unit and _PERCENT.search(label.label) is not None)

    def _count(self, index: int, header: Column, label: Row) -> Bound | None:
        concept = self._counted(header, label)
        item = None if concept else self._post_without_concept(header, label)
        if not concept and item is None:
            return None
        give(self.figures, index, Dimension.COUNT, "")
        subject = self._unit_of_row(label) or self.place.subject
        return Bound(index, concept or "staff_on_post", subject, item, self._year(header, label))

    def _post_without_concept(self, header: Column, label: Row) -> Item | None:
        """Return the posts of a row (工勤) that people on post have no concept of their own for."""
        people = header.head.count in ("staff_people", "staff_on_post") and self._counts_posts()
        return Item("post", label.plain) if people and kind_of_post(label.plain) == "worker" else None

    def _counts_posts(self) -> bool:
        return any(one.head.count.startswith("staff_quota") for one in self.columns.values())

    def _counted(self, header: Column, label: Row) -> str:
        """Return what a column counts, in the row of one kind of posts that kind: 行政 below 编制数 and 实有人数."""
        concept = self.world.lexicon.counts[header.head.count or label.head.count].concept
        if header.head.count == "staff_people" and self._counts_posts():
            concept = "staff_on_post"
        if concept in ("staff_on_post", "staff_people") and label.head.residue:
            concept = outside_of(label.plain) or concept
        kind = kind_of_post(label.plain) if header.head.count else ""
        return CONCEPTS[concept].get(kind, "") if kind and concept in CONCEPTS else concept

    def _amount(self, index: int, header: Column, label: Row) -> Bound | None:
        lexicon = self.world.lexicon
        topic_id = self._topic(header, label)
        topic = lexicon.topics.get(topic_id)
        phase_id = self._phase(header, label, topic) or self._summed(index, header, label)
        if phase_id not in lexicon.phases:
            return None
        unit = header.unit if header.unit in YUAN_PER_UNIT else self.place.unit
        if not as_money(self.figures, index, unit):
            return None
        subject, item = self._whose(label)
        if self._is_flow_of_source(header, label, topic):
            return self._flow(index, header, label)
        scope = self.place.scope
        if self._is_of_source(header) and (subject.kind is SubjectKind.PROJECT or header.under):
            if label.head.topic and subject.kind is SubjectKind.UNIT:
                topic_id, scope = label.head.topic, header.text
                topic = lexicon.topics[topic_id]
            else:
                topic_id, topic, item = "", None, _source(header.text)
        phase = lexicon.phases[phase_id]
        of_project = label.source and (subject.kind is SubjectKind.PROJECT or is_block_of_funds(self.columns.values()))
        if label.head.phase in _BALANCES and not of_project and (not header.phase or not label.head.topic):
            phase = lexicon.phases[label.head.phase]
        concept, kept = money_concept(None if of_project else topic, phase, subject, item)
        concept = self._of_part(concept, subject, item, kept, header)
        whole = concept in _WHOLES and not self._is_of_last_year(header, label)
        about = label.head.topic and not whole
        if topic is not None and kept is None and (about or self._is_row_of_last_year(header, label)):
            kept = Item("topic", topic.name)
        if self._is_of_last_year(header, label):
            return Bound(index, "prior_year_amount", subject, kept, self.world.year - 1, topic=topic_id)
        year = self._year(header, label)
        return Bound(index, concept, subject, kept, year, scope, phase.sign, topic_id, phase.id)

    def _is_flow_of_source(self, header: Column, label: Row, topic: Topic | None) -> bool:
        """Tell what of one source, or of all, was spent or left, in a table of what came in, went out and remained."""
        flows = {one.head.phase for one in self.columns.values()} >= _FLOWS
        if self._lists_sources() and (label.total or label.plain) and self.place.subject.kind is SubjectKind.UNIT:
            return header.phase in _OF_SOURCES and not header.head.topic
        of_source = label.source or label.total or (topic is not None and topic.phase == "income")
        of_unit = self.place.subject.kind is SubjectKind.UNIT
        return flows and of_unit and of_source and header.head.phase in _LEFT and not header.head.topic

    def _flow(self, index: int, header: Column, label: Row) -> Bound:
        """Read what of one source was spent, an item of the expenditure, or left; of all sources together the whole."""
        phase = self.world.lexicon.phases[header.phase]
        item = None if label.total else Item("fund_source", label.plain)
        concept = "expenditure_item" if item is not None and phase.concept == "expenditure_total" else phase.concept
        year = self._year(header, label)
        return Bound(index, concept, self.place.subject, item, year, self.place.scope, phase.sign, "", phase.id)

    def _lists_sources(self) -> bool:
        """Tell a table of what each source gave the unit by steps, and what was spent: 来源 | 年初 | 追加 | 支出."""
        phases = {one.phase for one in self.columns.values()}
        named = any(one.role in _NAMES and _SOURCES.fullmatch(plain(one.text)) for one in self.columns.values())
        return named and "expenditure" in phases and phases >= _STEPS

    def _is_of_source(self, header: Column) -> bool:
        """Tell a column of one source; 上年结转 beside what is left at the end is the opening balance itself."""
        flows = header.head.phase == "opening" and any(one.phase == "closing" for one in self.columns.values())
        return header.text in words("sources") and not flows

    def _of_part(self, concept: str, subject: Subject, item: Item | None, kept: Item | None, header: Column) -> str:
        """Return the concept of what was spent on, or planned for, an expense or a part of one project."""
        total = item is not None and item.kind == "total" and subject.kind is SubjectKind.PROJECT
        if total and concept in ("expenditure_total", "expenditure_project") and self._is_expense():
            return "expenditure_item"
        planned = item is not None and self._is_plan_of_item(subject, item, header)
        return "budget_item" if concept in _PLANS and (planned or _is_of_expense(kept)) else concept

    def _phase(self, header: Column, label: Row, topic: Topic | None) -> str:
        """Return when in the money cycle an amount stands: by its column, its row, the text before."""
        before = self.place.state.phase
        named = header.phase if header.head.phase or not before else ""
        named = named or ("budget" if header.head.topic.endswith("_budget") and topic is not None else "")
        own = "" if label.source and self.place.subject.kind is SubjectKind.PROJECT else label.head.phase
        if own in BUDGETS and not (topic or label.head.residue or label.head.near) and len(self.columns) <= _PAIR:
            # 全年预算 below what each quarter spent
            return own
        changed = own in _CHANGES and topic is not None
        phase = (own if changed else named) or own or before or (topic.phase if topic else "")
        phase = phase or ("expenditure" if header.bare_year and self._lists_spending() else "")
        return "initial" if phase == "budget" and before == "initial" else phase

    def _is_of_last_year(self, header: Column, label: Row) -> bool:
        named = label.plain in self.world.projects or self.place.subject.kind is SubjectKind.PROJECT
        named = named and is_compared(header, self.columns.values(), self.world.year)
        bare = (header.bare_year or named) and header.year == self.world.year - 1
        return header.prior or bare or self._is_row_of_last_year(header, label)

    def _is_row_of_last_year(self, header: Column, label: Row) -> bool:
        """Tell the row of last year in a table whose rows are years."""
        return not header.year and label.year == self.world.year - 1 > 0

    def _topic(self, header: Column, label: Row) -> str:
        """Return what an amount is about: by its row, its column, in a total by what the text before speaks of."""
        if label.total and header.head.topic:
            return header.head.topic
        if label.plain in self.world.projects and label.head.residue:
            # 义务教育公用经费统筹 is a project, whatever its name is made of
            return header.head.topic
        short, about = self._short(header, label), self.place.state.topic
        if short and header.head.topic in self.world.lexicon.topics[short].within:
            return short
        topic = label.head.topic or header.head.topic or short
        if not topic and header.phase == "income" and not label.head.residue and not label.head.near:
            # 一般公共预算财政拨款 below 收入 is what came in of that fund
            topic = INCOME_OF.get(label.head.scope, "")
        return topic or (about if label.total and about.startswith(("sangong", "procurement")) else "")

    def _year(self, header: Column, label: Row) -> int:
        return header.year or label.year or self.world.year

    def _short(self, header: Column, label: Row) -> str:
        """Return the topic of a short label (其他, 运行) that its neighbours in the header give it."""
        around = {*(one.head.topic for one in self.columns.values()), self.place.state.topic} - {""}
        for sense, key in (*header.head.shorts, *label.head.shorts):
            if sense is Sense.TOPIC and around & set(self.world.lexicon.topics[key].within):
                return key
        return ""

    def _lists_units(self) -> bool:
        return any(one.role == "names" and plain(one.text) in words("unit_names") for one in self.columns.values())

    def _lists_classes(self) -> bool:
        named = {plain(one.text) for one in self.columns.values() if one.role in _NAMES}
        return bool(named & words("class_names")) or (self.place.classes and bool(named & _ACCOUNTS))

    def _lists_spending(self) -> bool:
        """Tell a table of what was spent by kind, year by year: 支出项目 | 2021年 | 2022年, 用途 | 2021年 | 2022年."""
        return any(one.role == "names" and _SPENDING.search(one.text) for one in self.columns.values())

    def _summed(self, index: int, header: Column, label: Row) -> str:
        """Return the phase of the total of rows that each were spent, or each came in, year by year."""
        return phase_above(self.world, index) if header.bare_year and label.total else ""

    def _is_plan_of_item(self, subject: Subject, item: Item, header: Column) -> bool:
        """Tell what was planned for a part of one project, unless the column says that the year began with it."""
        part = item.kind in ("expense", "place") or (item.kind == "total" and self._is_expense())
        return subject.kind is SubjectKind.PROJECT and part and "年初" not in header.text

    def _is_expense(self) -> bool:
        return any(one.text in words("expense_names") for one in self.columns.values())

    def _whose(self, label: Row) -> tuple[Subject, Item | None]:
        """Return whose figure a row holds, and the item."""
        subject = self.place.subject
        of_places = subject.kind is SubjectKind.PROJECT and lists_places(self.columns.values())
        if of_places and (label.total or label.plain):
            return subject, None if label.total else Item("place", label.plain)
        if label.total:
            first_total = label.plain in words("totals") and ("资金" in label.plain or "金额" in label.plain)
            return subject, None if first_total or not label.label else Item("total", label.plain)
        if label.source and label.plain:
            return self._funded(label) or subject, Item("fund_source", label.plain)
        named = bool(label.plain) and _YEAR_ROW.fullmatch(label.plain) is None
        if not named or (label.head.topic and not label.head.residue and not self._lists_classes()):
            return subject, None
        if self._lists_classes() and label.plain.endswith("合计"):
            return subject, None
        return self._named(label)

    def _funded(self, label: Row) -> Subject | None:
        """Return the project of the unit that stands before the source in its row: 渠道清淤 | 中央资金."""
        name = plain(label.labels[0])
        named = label.plain != name in self.world.projects and self.place.subject.kind is SubjectKind.UNIT
        return self.world.project(name) if named else None

    def _named(self, label: Row) -> tuple[Subject, Item | None]:
        """Return the unit, project or expense that a label names by itself."""
        subject, name = self.place.subject, label.plain
        of_unit = subject.kind is SubjectKind.UNIT
        if of_unit and label.label in self.world.projects:
            return self.world.project(label.label), None
        unit = self._unit_of_row(label)
        if unit is not None:
            return unit, None
        if (of_unit and name in self.world.projects) or self.world.projects.get(name) in self.world.parts:
            return self.world.project(name), None
        if of_unit and self._lists_classes() and not (label.head.phase and name.endswith(("合计", "总计"))):
            return subject, Item("function_class", name)
        # 占地补偿 is no share
        measured = label.head.phase or (label.head.rate and not label.head.near)
        if measured and name not in self.world.projects:
            return subject, None
        own = not of_unit and lists_parts(self.columns.values())
        return (self.world.project(name), None) if own else (subject, Item("expense", name))

    def _unit_of_row(self, label: Row) -> Subject | None:
        """Return the unit of one system that a row of a table of them is about."""
        of_unit = self.place.subject.kind is SubjectKind.UNIT and self._lists_units()
        return Subject(SubjectKind.UNIT, label.plain) if of_unit and is_unit_row(label.plain) else None


def _is_of_money(label: str) -> bool:
    """Tell a rate of what was paid out from one of how it was paid."""
    return _OF_MONEY.search(label) is not None and _IN_TIME.search(label) is None


def _source(header: str) -> Item:
    """Return the source that a column is headed by; a level alone (中央) takes the name 中央资金."""
    return source_item(header) if is_level(header) else Item("fund_source", header)


def _is_of_expense(item: Item | None) -> bool:
    """Tell an economic class, or several of them in one row (办公费; 会议费、培训费), not a functional class."""
    return (
        item is not None
        and item.kind != "function_class"
        and all(name in economic_items() for name in item.name.split("、"))
    )
