"""From the years of unit and projects to the rows of the ledger; what no project explains is a line of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jixiao.books.classes import SPECIFIC, UNSPLIT, UNSPLIT_BASIC, UNSPLIT_PROJECT
from jixiao.books.from_report.figures import Figures
from jixiao.books.from_report.holders import ADDED, CARRIED, CUT, INITIAL, RAISED, Entry, Holder, carried_inside, holder
from jixiao.books.from_report.report import Doubts, Report
from jixiao.books.from_report.words import word
from jixiao.model.book import Value
from jixiao.model.fact import Fact
from jixiao.model.quantity import FEN_PER_YUAN, decimal_text
from jixiao.taxonomy.concepts import concept_name

Record = Mapping[str, Value]
_CHANGES = (ADDED, RAISED, CUT)
# 部门预算支出经济分类 for sums that are known as 人员经费 and 公用经费 only
_PEOPLE, _OFFICE = "301", "302"


@dataclass(slots=True)
class Ledger:
    """The rows of 项目, 预算指标 and 支付."""

    day: date | None
    inside: bool | None
    projects: list[Record] = field(default_factory=list)
    budget: list[Record] = field(default_factory=list)
    payments: list[Record] = field(default_factory=list)

    def project(self, name: str, kind: str, remark: str) -> None:
        """Add a row of the sheet 项目."""
        self.projects.append({"name": name, "class": kind, "remark": remark})

    def quota(self, name: str, entry: Entry) -> None:
        """Add a row of the sheet 预算指标."""
        row: Record = {"date": self.day, "kind": entry.kind, "project": name}
        self.budget.append({**row, "amount": entry.amount, "remark": entry.remark})

    def enter(self, one: Holder) -> None:
        """Add the quotas and the spending of a holder."""
        for entry in one.quota:
            self.quota(one.name, entry)
        if one.spent is not None:
            self.payment(one.name, one.spent)

    def payment(self, name: str, entry: Entry, economic: str | None = None) -> None:
        """Add a row of the sheet 支付."""
        row: Record = {"date": self.day, "project": name, "economic": economic}
        self.payments.append({**row, "amount": entry.amount, "remark": entry.remark})


def ledger(figures: Figures, report: Report, doubts: Doubts) -> Ledger:
    """Return the ledger that a report tells, every entry on the last day of the year.

    Quotas are entered only where the report tells all of them; else payments alone, as nothing can be held against a
    part of the budget.
    """
    inside = carried_inside(figures)
    if inside is None:
        doubts.add(word("kinds.assumed"), word("told.opening"))
    day = date(int(report.year), 12, 31) if report.year.isdecimal() else None
    made = Ledger(day, inside)
    unit = holder(figures, report, figures.unit, inside=bool(inside))
    every = [holder(figures, report, one, inside=bool(inside)) for one in figures.projects()]
    for one in every:
        made.project(one.name, SPECIFIC, word("class_remark"))
    complete = [one for one in every if one.is_complete]
    stated = bool(unit.quota) or unit.spent is not None
    rest = _rest(unit, complete) if stated else None
    if rest.is_complete if rest else all(one.is_complete for one in every if one.spent):
        _quotas_too(made, figures, unit, rest, complete, doubts)
    else:
        _payments_alone(made, figures, unit, every, doubts)
    return made


def _quotas_too(
    made: Ledger, figures: Figures, unit: Holder, rest: Holder | None, projects: Sequence[Holder], doubts: Doubts
) -> None:
    for one in (unit, *projects):
        if one.whole:
            doubts.add(word("kinds.assumed"), word("told.whole_year"), name=one.name)
    for one in projects:
        made.enter(one)
    if rest is not None:
        _enter_rest(made, figures, rest, projects, doubts)


def _payments_alone(made: Ledger, figures: Figures, unit: Holder, projects: Sequence[Holder], doubts: Doubts) -> None:
    paid = [replace(one, quota=()) for one in projects if one.spent is not None]
    if unit.quota or any(one.quota for one in projects):
        doubts.add(word("kinds.assumed"), word("told.payments"))
    for one in paid:
        made.enter(one)
    rest = _rest(replace(unit, quota=()), paid)
    if rest.spent is not None and rest.spent.amount < 0:
        told = word("told.negative", name=concept_name("expenditure_project"), amount=_yuan(-rest.spent.amount))
        doubts.add(word("kinds.differs"), told)
    else:
        _enter_rest(made, figures, rest, paid, doubts)


def _rest(unit: Holder, projects: Sequence[Holder]) -> Holder:
    """Return what the unit has beyond its projects, without a quota where a part of it would be below zero."""
    remark = word("worked", how=word("how.rest"))
    spent = None
    if unit.spent is not None:
        spent = Entry("", unit.spent.amount - sum(one.spent.amount for one in projects if one.spent), remark)
    quota = tuple(_rest_of_quota(unit, projects)) if unit.quota else ()
    if any(one.amount < 0 for one in quota):
        return Holder(unit.name, (), spent)
    filled = tuple(one for one in quota if one.amount)
    return Holder(unit.name, filled or quota[:1], spent)


def _enter_rest(made: Ledger, figures: Figures, rest: Holder, projects: Sequence[Holder], doubts: Doubts) -> None:
    """Enter what the unit has beyond its projects: basic spending, projects that are not listed, or both in one."""
    spent = rest.spent.amount if rest.spent else 0
    if not spent and not any(one.amount for one in rest.quota):
        return
    name, kind = _kind_of_rest(figures, spent, projects)
    if kind == UNSPLIT:
        doubts.add(word("kinds.assumed"), word("told.unsplit", name=name))
    made.project(name, kind, word("unsplit_remark"))
    for one in rest.quota:
        made.quota(name, one)
    for amount, how, economic in _split(figures, spent, kind):
        made.payment(name, Entry("", amount, word("worked", how=word(f"how.{how}"))), economic)


def _rest_of_quota(unit: Holder, projects: Sequence[Holder]) -> Iterator[Entry]:
    remark = word("worked", how=word("how.rest"))
    if unit.whole or any(one.whole for one in projects):
        yield Entry(INITIAL, unit.sum_of() - sum(one.sum_of() for one in projects), remark)
        return
    for kind in (INITIAL, CARRIED):
        yield Entry(kind, unit.sum_of(kind) - sum(one.sum_of(kind) for one in projects), remark)
    change = unit.sum_of(*_CHANGES) - sum(one.sum_of(*_CHANGES) for one in projects)
    raised = next((one.kind for one in unit.quota if one.kind in (ADDED, RAISED)), RAISED)
    yield Entry(raised if change > 0 else CUT, abs(change), remark)


def _kind_of_rest(figures: Figures, spent: int, projects: Sequence[Holder]) -> tuple[str, str]:
    """Return name and class of the rest: it is basic spending where the stated sums say so."""
    basic, project = figures.of("expenditure_basic"), figures.of("expenditure_project")
    listed = sum(one.spent.amount for one in projects if one.spent)
    if _is(basic, spent) or (basic is None and _is(project, listed)):
        return word("names.basic"), UNSPLIT_BASIC
    if basic is not None and not basic.quantity.value:
        return word("names.other"), UNSPLIT_PROJECT
    return word("names.unsplit"), UNSPLIT


def _is(fact: Fact | None, value: int) -> bool:
    """Tell whether a stated sum is a value; sums of rounded parts may be off by a hundredth of a 万元 each."""
    return fact is not None and (fact.quantity.interval.holds(value) or fact.quantity.value == value)


def _split(figures: Figures, spent: int, kind: str) -> Iterator[tuple[int, str, str | None]]:
    people, office = figures.of("expenditure_personnel"), figures.of("expenditure_public")
    if kind != UNSPLIT_BASIC or people is None or office is None:
        yield spent, "rest", None
        return
    if people.quantity.value + office.quantity.value != spent:
        yield spent, "rest", None
        return
    yield people.quantity.value, "personnel", _PEOPLE
    yield office.quantity.value, "public", _OFFICE


def _yuan(fen: int) -> str:
    return decimal_text(fen, FEN_PER_YUAN, 2)
