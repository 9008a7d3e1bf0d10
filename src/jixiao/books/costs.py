"""The expenses of a unit beside those of last year, as the base data of Hunan want them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.books.amounts import exact_money
from jixiao.books.classes import OPERATING, PUBLIC, SPECIFIC, UNSPLIT_BASIC, class_of_payment
from jixiao.books.facts import facts
from jixiao.books.ledger import PAYMENT, Event, events
from jixiao.books.tasks import adjusted, classes_of, paid
from jixiao.books.whose import is_of_all_funds
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.unit_form import CostRow
from jixiao.taxonomy.concepts import concept_name

# a row with how far it stands in, what it is about, the concepts of its budget and its account
_SANGONG = (
    ("“三公”经费", 0, "“三公”经费", "sangong_budget", "sangong_total"),
    ("1.公务用车购置和维护经费", 1, "公务用车购置及运行维护费", "sangong_car_budget", "sangong_car"),
    ("其中：公务用车购置费", 2, "公务用车购置费", "sangong_car_purchase_budget", "sangong_car_purchase"),
    ("公务用车运行维护费", 2, "公务用车运行维护费", "sangong_car_run_budget", "sangong_car_run"),
    ("2.因公出国（境）费", 1, "因公出国（境）费", "sangong_abroad_budget", "sangong_abroad"),
    ("3.公务接待费", 1, "公务接待费", "sangong_reception_budget", "sangong_reception"),
)
_PROCUREMENT = ("政府采购金额", 0, "政府采购", "procurement_budget", "procurement_total")
_SOURCE = ("expenditure_total", "budget_item", "expenditure_total")
_OF_PROJECTS = "expenditure_project"
_ITEMS = ("expenditure_item", "budget_item", "expenditure_item")
# parts of public expense by economic class; they are not all of it
_PARTS = (
    ("其中：办公经费", ("30201",)),
    ("水费、电费、差旅费", ("30205", "30206", "30211")),
    ("会议费、培训费", ("30215", "30216")),
)
_PROVINCE = "省级专项"
_GROUPS = (("1.业务工作经费", SPECIFIC), ("2.运行维护经费", OPERATING), ("3.省级专项资金", _PROVINCE))
_CLASS_DIGITS = 5


def cost_rows(book: Book) -> tuple[CostRow, ...]:
    """Return the rows of the form in their order; what the book does not say is None."""
    known = _Known(book, _figures(book))
    return (*_sangong(known), *_projects(known), *_public(known), *_rest(known))


def item_costs(book: Book) -> Iterator[Computed]:
    """Yield what was spent on the rows of the form that no other figure of a book tells: groups of projects, expenses.

    The next year's form sets them beside its own.
    """
    known = _Known(book, _figures(book))
    for row in (*_projects(known), *_public(known)):
        where = row.meant[-1]
        if row.level == 1 and row.spent is not None and where is not None:
            formula = f"{concept_name(where.concept)}＝{row.name}"
            yield Computed(Fact("", where, exact_money(row.spent), "", None, None), formula)


@dataclass(frozen=True, slots=True)
class _Known:
    """The figures of a book by concept, project or item, and period (fen)."""

    book: Book
    values: Mapping[tuple[str, str, str], int]

    @property
    def year(self) -> int:
        return self.book.year or 0

    def get(self, concept: str, whose: str = "", *, prior: bool = False) -> int | None:
        return self.values.get((concept, whose, str(self.year - prior)))

    @property
    def has_all_last_projects(self) -> bool:
        """Tell whether what projects spent last year is known of each that spent any: they add up to their total."""
        last = str(self.year - 1)
        parts = [
            value
            for (concept, whose, period), value in self.values.items()
            if concept == _OF_PROJECTS and whose and period == last
        ]
        return self.get(_OF_PROJECTS, prior=True) == sum(parts)

    def row(self, row: tuple[str, int, str, str, str]) -> CostRow:
        """Return a row of the unit by its concepts."""
        name, level, topic, budget, spent = row
        values = (self.get(spent, prior=True), self.get(budget), self.get(spent))
        return CostRow(name, level, *values, meant=self.meant((spent, budget, spent), Item("topic", topic)))

    def meant(self, concepts: Sequence[str], item: Item) -> tuple[Coordinates, Coordinates, Coordinates]:
        """Return what the three figures of a row mean: last year's account, this year's budget and account."""
        unit = Subject(SubjectKind.UNIT, self.book.unit)
        prior, budget, spent = (
            Coordinates(concept, unit, item, str(self.year - (at == 0)), None) for at, concept in enumerate(concepts)
        )
        return prior, budget, spent


def _figures(book: Book) -> Mapping[tuple[str, str, str], int]:
    """Return the amounts that count all funds; what a project tells of an item is not the project's."""
    found: dict[tuple[str, str, str], int] = {}
    for one in facts(book):
        where = one.fact.coordinates
        if where is None or one.fact.quantity.unit != "元" or not is_of_all_funds(one, book):
            continue
        project = where.subject.name if where.subject.kind is SubjectKind.PROJECT else ""
        if not project or where.item is None:
            whose = project or (where.item.name if where.item is not None else "")
            found[(where.concept, whose, where.period)] = one.fact.quantity.value
    return found


def _sangong(known: _Known) -> Iterator[CostRow]:
    yield from map(known.row, _SANGONG)


def _projects(known: _Known) -> Iterator[CostRow]:
    by_name: dict[str, list[Event]] = {}
    for one in events(known.book):
        by_name.setdefault(one.line.project, []).append(one)
    groups = _grouped(known.book)
    listed = [name for names in groups.values() for name in names]
    concepts = (_OF_PROJECTS, "expenditure_project_budget", _OF_PROJECTS)
    none = 0 if known.has_all_last_projects else None
    every = [one for name in listed for one in by_name.get(name, ())]
    prior = known.get(_OF_PROJECTS, prior=True)
    yield CostRow("项目支出", 0, prior, *_money(every), meant=known.meant(concepts, Item("topic", "项目支出")))
    for name, kind in _GROUPS:
        own = [one for project in groups[kind] for one in by_name.get(project, ())]
        meant = known.meant(_ITEMS, Item("expense", name[2:]))
        if kind == _PROVINCE:
            meant = known.meant(_SOURCE, Item("fund_source", name[2:]))
        prior = known.get(meant[0].concept, name[2:], prior=True)
        yield CostRow(name, 1, prior, *(_money(own) if groups[kind] else (0, 0)), meant=meant)
        for project in groups[kind]:
            prior = known.get(_OF_PROJECTS, project, prior=True)
            meant = known.meant(_ITEMS, Item("expense", project))
            yield CostRow(project, 2, none if prior is None else prior, *_money(by_name.get(project, ())), meant=meant)


def _money(own: Sequence[Event]) -> tuple[int | None, int | None]:
    quota = [one for one in own if one.kind != PAYMENT]
    return adjusted(own) if quota else None, paid(own) if own else None


def _grouped(book: Book) -> dict[str, list[str]]:
    """Return the projects by kind; one whose remark speaks of 省级专项 is such."""
    table = book.tables.get("projects")
    found: dict[str, list[str]] = {kind: [] for _, kind in _GROUPS}
    if table is None:
        return found
    for name, kind, remark in zip(*(table.texts(one) for one in ("name", "class", "remark")), strict=True):
        group = _PROVINCE if _PROVINCE in remark else kind
        if name and kind in (SPECIFIC, OPERATING):
            found[group].append(name)
    return found


def _public(known: _Known) -> Iterator[CostRow]:
    classes = classes_of(known.book)
    quota, spent = [], []
    for one in events(known.book):
        kind = classes.get(one.line.project, "")
        if one.kind != PAYMENT and kind == PUBLIC:
            quota.append(one)
        elif one.kind == PAYMENT and class_of_payment(kind, one.line.economic) == PUBLIC:
            spent.append(one)
    concepts = ("expenditure_public", "budget_adjusted", "expenditure_public")
    prior = known.get("expenditure_public", prior=True)
    budget = adjusted(quota) if quota and UNSPLIT_BASIC not in classes.values() else None
    meant = known.meant(concepts, Item("topic", "公用经费"))
    yield CostRow("公用经费", 0, prior, budget, known.get("expenditure_public"), meant=meant)
    for name, codes in _PARTS:
        plain = name.removeprefix("其中：")
        yield CostRow(
            name, 1, known.get("expenditure_item", plain, prior=True), _of_classes(quota, codes, adjusted),
            _of_classes(spent, codes, paid), known.meant(_ITEMS, Item("expense", plain)),
        )  # fmt: skip


def _of_classes(own: Sequence[Event], codes: Sequence[str], amount: Callable[[Sequence[Event]], int]) -> int | None:
    """Return what events of economic classes come to, None where one of them does not name its class in full."""
    if not own or not all(len(one.line.economic) == _CLASS_DIGITS for one in own):
        return None
    return amount([one for one in own if one.line.economic in codes])


def _rest(known: _Known) -> Iterator[CostRow]:
    yield known.row(_PROCUREMENT)
    concepts = ("budget_adjustment",) * 3
    prior, now = (known.get("budget_adjustment", "基本支出", prior=prior) for prior in (True, False))
    meant = known.meant(concepts, Item("topic", "基本支出"))
    yield CostRow("部门基本支出预算调整", 0, prior, now, None, meant=meant)
