"""Lists of a name and an amount a row that come to one of their rows, or to what the line above them is about.

办公费 | 8.00, 印刷费 | 2.00, 公用经费合计 | 10.00: the total tells what the names without a meaning of their own are,
and parts that are known tell what a total is of that only says 合计.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.grid import plain, read_label, words
from jixiao.extraction.heads import Head
from jixiao.extraction.naming import economic_items, is_name, names_class
from jixiao.extraction.sources import is_source, source_item
from jixiao.extraction.tabular.cells import Place
from jixiao.extraction.tabular.pair_rows import Pair
from jixiao.extraction.whose import is_organ
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LEAST = 2
_CODE = re.compile(r"^(?P<code>\d{3,7}) ?(?=[\u4e00-\u9fff])")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|相加|总额)$")
_INCOME = frozenset(
    {"income_fiscal", "income_gov_fund", "income_state_capital", "income_business", "income_research"}
    | {"income_superior", "income_operation", "income_affiliate", "income_other", "income_public", "use_of_surplus"}
)
_HALVES = ({"expenditure_personnel", "expenditure_public"}, {"expenditure_basic"})
_BESIDE = frozenset({"expenditure_project", "expenditure_business", "expenditure_upward"})
_EXPENSES = frozenset({"expenditure_public", "expenditure_basic", "expenditure_personnel", "expenditure_total"})
_OF_SPENDING = {"expenditure_project": "expenditure_project", "expenditure_project_budget": "budget_adjusted"}
_OF_PROJECT = {
    "expenditure_project": "expenditure_item", "budget_adjusted": "budget_item", "budget_initial": "budget_item",
    "funds_received": "funds_received",
}  # fmt: skip
_PHASES = {"expenditure_total": "expenditure", "income_year": "income", "funds_received": "received"}


# what parts of one concept are together: of one project, of the unit
_TOGETHER = {"expenditure_item": "expenditure_project", "expenditure_function": ""}
_OF_UNIT = {"expenditure_item": "", "expenditure_function": "expenditure_total"}
_CAPTIONS = {"expenditure": "expenditure_project", "paid": "expenditure_project", "received": "funds_received"}
_LONG_CODE = 4
_ENDS = ("费", "支出", "补助", "其他", "其它")


def _sum_of(told: set[str]) -> str:
    """Return what different concepts of the books make up together, empty where that is none."""
    if any(half <= told and told - half <= _BESIDE and told - half for half in _HALVES):
        return "expenditure_total"
    if told == _HALVES[0]:
        return "expenditure_basic"
    income = told - {"carryover_opening"} <= _INCOME
    return ("income_total" if "carryover_opening" in told else "income_year") if income else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The pairs of one table below a caption."""

    world: World
    place: Place
    caption: str
    pairs: Sequence[Pair]

    def settle(self) -> None:
        """Bind what the sums of the list prove."""
        rows = [pair for pair in self.pairs if self._is_money(pair.figure)]
        total = self._total(rows)
        parts = [pair for pair in rows if pair is not total]
        if total is None or len(parts) < _LEAST:
            return
        if total.figure not in self.world.bound:
            self._put_total(total, parts)
        whole = self.world.bound.get(total.figure)
        for pair in parts if whole is not None else ():
            if whole is not None and pair.figure not in self.world.bound:
                self._put_part(pair, whole)
        if whole is not None:
            members = tuple(pair.figure for pair in parts)
            self.world.ties.append(Tie(LinkKind.TABLE_TOTAL, total.figure, members, certain=True))

    def _is_money(self, figure: int) -> bool:
        return self.world.figures[figure].quantity.dimension is Dimension.MONEY

    def _total(self, rows: Sequence[Pair]) -> Pair | None:
        """Return the first or the last row, if all others come to it and it is called a total or known to be one."""
        values = [self.world.value(pair.figure) for pair in rows]
        for at in (len(rows) - 1, 0):
            if len(rows) > _LEAST and 2 * values[at] == sum(values):
                return rows[at]
        return None

    def _put_total(self, total: Pair, parts: Sequence[Pair]) -> None:
        said = self._said(total.figure)
        if said is not None:
            self.world.put(replace(said, figure=total.figure), Reason.TOTAL)
            return
        label = plain(total.label.text)
        if label not in words("totals") and not _TOTAL.search(label):
            return
        concept = self._concept(
            [self.world.bound[one.figure] for one in parts if one.figure in self.world.bound], len(parts)
        )
        concept = concept or self._told(parts)
        if concept:
            topic = "sangong" if concept == "sangong_total" else ""
            bound = Bound(
                total.figure, concept, self.place.subject, None, self.world.year, self.place.scope,
                topic=topic, phase=_PHASES.get(concept, "expenditure"),
            )  # fmt: skip
            self.world.put(bound, Reason.TOTAL)

    def _said(self, total: int) -> Bound | None:
        """Return what the text before the table tells of the same amount."""
        value = self.world.value(total)
        told = (bound for at, bound in sorted(self.world.bound.items()) if at < total and self.world.value(at) == value)
        return next((one for one in told if one.item is None and one.concept in (*_EXPENSES, *_OF_PROJECT)), None)

    def _concept(self, parts: Sequence[Bound], count: int) -> str:
        """Return what amounts of these concepts make up together, empty where that is nothing of the books."""
        told = {one.concept for one in parts}
        if len(parts) < count or any(one.year != self.world.year for one in parts):
            return ""
        if len(told) == 1 and told <= _TOGETHER.keys():
            of_project = self.place.subject.kind is SubjectKind.PROJECT
            return next(iter(_TOGETHER[concept] if of_project else _OF_UNIT[concept] for concept in told))
        if all(one.concept.startswith("sangong_") and one.topic.startswith("sangong_") for one in parts):
            return "sangong_budget" if all(one.concept.endswith("_budget") for one in parts) else "sangong_total"
        return _sum_of(told) if len(told) == len(parts) else ""

    def _told(self, parts: Sequence[Pair]) -> str:
        """Return what the line above says that the list is of, where nothing in the list has a meaning of its own."""
        known = {self.world.bound[one.figure].concept for one in parts if one.figure in self.world.bound}
        if known - {"expenditure_item"}:
            return ""
        if self.place.subject.kind is SubjectKind.UNIT and all(_CODE.match(one.label.text) for one in parts):
            return "expenditure_total"
        head = read_label(plain(self.caption), self.world.lexicon)
        return self._of_head(head)

    def _of_head(self, head: Head) -> str:
        topic = self.world.lexicon.topics.get(head.topic)
        if topic is not None:
            return topic.concepts.get("expenditure", "") if not head.phase or head.phase == "expenditure" else ""
        if self.place.subject.kind is SubjectKind.PROJECT:
            return _CAPTIONS.get(head.phase, "")
        return "expenditure_total" if head.phase == "expenditure" else ""

    def _put_part(self, pair: Pair, whole: Bound) -> None:
        name = _CODE.sub("", plain(pair.label.text))
        bound = self._part(pair, name, whole)
        if bound is not None:
            self.world.put(bound, Reason.PART)

    def _part(self, pair: Pair, name: str, whole: Bound) -> Bound | None:
        """Return what a name is whose amount is a part of a known whole."""
        if whole.subject.kind is SubjectKind.PROJECT and whole.concept in _OF_PROJECT:
            source = is_source(name) or whole.concept == "funds_received"
            item = source_item(name) if source else Item("expense", name)
            concept = whole.concept if source else _OF_PROJECT[whole.concept]
            return Bound(pair.figure, concept, whole.subject, item, whole.year, whole.scope, phase=whole.phase)
        if whole.subject != self.world.unit:
            return None
        if whole.concept in _OF_SPENDING and is_name(name, called=True) and not is_organ(name):
            concept, subject = _OF_SPENDING[whole.concept], self.world.project(name)
            return Bound(pair.figure, concept, subject, None, whole.year, phase=whole.phase)
        return self._expense(pair, name, whole)

    def _expense(self, pair: Pair, name: str, whole: Bound) -> Bound | None:
        """Return the class, or the kind of expense, that a name of a part of the unit's spending is."""
        code = _CODE.match(pair.label.text)
        topic = self.world.lexicon.topics.get(read_label(name, self.world.lexicon).topic)
        by_class = names_class(name) if code is None else len(code["code"]) >= _LONG_CODE
        concept = "expenditure_item"
        item: Item | None = Item("expense", name)
        if topic is not None and not (code and by_class):
            concept = topic.concepts.get("expenditure", concept)
            kinds = {"expenditure_item": item, "expenditure_function": Item("function_class", name)}
            item = kinds.get(concept)
        elif whole.concept == "expenditure_total" and by_class:
            concept, item = "expenditure_function", Item("function_class", name)
        elif whole.concept not in _EXPENSES or not (code or name in economic_items() or name.endswith(_ENDS)):
            return None
        return Bound(pair.figure, concept, self.world.unit, item, whole.year, phase="expenditure")
