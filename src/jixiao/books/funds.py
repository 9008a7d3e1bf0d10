"""The money of a project by its source, as the self-evaluation form of 财预〔2020〕10号 wants it."""

from collections.abc import Iterator, Sequence

from jixiao.books.amounts import exact_money, rate, rows_of
from jixiao.books.ledger import PAYMENT, Event, effect, events
from jixiao.model.book import Book, Computed
from jixiao.model.fact import Coordinates, Fact, Item, Subject, SubjectKind
from jixiao.model.form import FundRow
from jixiao.taxonomy.concepts import concept_name

WHOLE, GRANT, CARRIED, OTHER = "年度资金总额", "当年财政拨款", "上年结转资金", "其他资金"
_PAID = "expenditure_project"
_CARRIED_KIND, _INITIAL_KIND = "上年结转", "年初"
_OTHER_FUNDS = frozenset({"单位资金", "财政专户管理资金"})
_SPENT = frozenset({"支出数", "项目支出", "全年执行数", "expenditure_item", "expenditure_project"})


def project_funds(book: Book, project: str, events_of: Sequence[Event] | None = None) -> tuple[FundRow, ...]:
    """Return the whole and its sources: grant of the year, carried over, other; what the book leaves open is None.

    Payments do not say whether they used money of the year or carried over. That follows where one of them is nothing,
    or both were used up or left alone; else 其他数字 has to say. `events_of` are the events of the project if known.
    """
    own = [one for one in events(book) if one.line.project == project] if events_of is None else events_of
    quota = [one for one in own if one.kind != PAYMENT]
    if not quota:
        return tuple(FundRow(name, None, None, _paid(own) if name == WHOLE and own else None) for name in _NAMES)
    inside = book.first("unit", "with_carryover") == "是"
    known = all(one.line.fund for one in own)
    pools = (
        [one for one in own if one.line.fund not in _OTHER_FUNDS],
        [one for one in own if one.line.fund in _OTHER_FUNDS],
    )
    carried = [_carried_spent(pool) for pool in pools]
    carried_spent = sum(one for one in carried if one is not None) if None not in carried and known else None
    grant, other = (
        _current(name, pool, one, known=known) for name, pool, one in zip((GRANT, OTHER), pools, carried, strict=True)
    )
    back = sum(one.amount for one in quota if one.kind == _CARRIED_KIND)
    if not back:
        carried_spent = 0
    rows = (
        FundRow(WHOLE, _initial(quota, inside=inside), sum(map(effect, quota)), _paid(own)),
        grant,
        FundRow(CARRIED, back if inside else 0, back, carried_spent),
        other,
    )
    stated = dict(_stated(book, project))
    return tuple(
        FundRow(one.name, one.initial, one.adjusted, stated.get(one.name, one.executed))
        if one.executed is None
        else one
        for one in rows
    )


def fund_facts(book: Book, project: str) -> Iterator[Computed]:
    """Yield budget, spending and rate of a project by source, with the rows of the events that they follow from."""
    own = [one for one in events(book) if one.line.project == project]
    subject, year = Subject(SubjectKind.PROJECT, project), str(book.year or "")
    for row in project_funds(book, project, own)[1:]:
        amounts = (("budget_initial", row.initial), ("budget_adjusted", row.adjusted), (_PAID, row.executed))
        for concept, value in amounts:
            where = Coordinates(concept, subject, Item("fund_source", row.name), year, None)
            rows = rows_of(one for one in own if (one.kind == PAYMENT) is (concept == _PAID))
            if value is not None:
                formula = f"{concept_name(concept)}＝其中的{row.name}"
                yield Computed(Fact("", where, exact_money(value), "", None, None), formula, (), rows)
        if row.executed is not None and row.adjusted:
            where = Coordinates("execution_rate", subject, Item("fund_source", row.name), year, None)
            fact = Fact("", where, rate(row.executed, row.adjusted), "", None, None)
            yield Computed(fact, f"预算执行率＝{row.name}的项目支出÷全年预算数")


_NAMES = (WHOLE, GRANT, CARRIED, OTHER)


def _current(name: str, pool: Sequence[Event], carried: int | None, *, known: bool) -> FundRow:
    if not known:
        return FundRow(name, None, None, None)
    own = [one for one in pool if one.kind not in (PAYMENT, _CARRIED_KIND)]
    spent = None if carried is None else _paid(pool) - carried
    return FundRow(name, _initial(own, inside=False), sum(map(effect, own)), spent)


def _initial(own: Sequence[Event], *, inside: bool) -> int:
    kinds = (_INITIAL_KIND, _CARRIED_KIND) if inside else (_INITIAL_KIND,)
    return sum(one.amount for one in own if one.kind in kinds)


def _paid(own: Sequence[Event]) -> int:
    return sum(one.amount for one in own if one.kind == PAYMENT)


def _carried_spent(pool: Sequence[Event]) -> int | None:
    """Return what was spent of the money carried over, None where the events leave it open."""
    back = sum(one.amount for one in pool if one.kind == _CARRIED_KIND)
    current = sum(effect(one) for one in pool if one.kind not in (PAYMENT, _CARRIED_KIND))
    paid = _paid(pool)
    if back == 0 or paid == 0:
        return 0
    if current == 0:
        return paid
    return back if paid == back + current else None


def _stated(book: Book, project: str) -> Iterator[tuple[str, int]]:
    """Yield what the sheet 其他数字 says was spent this year of a source of a project (元 there, fen here)."""
    table = book.tables.get("figures")
    if table is None:
        return
    columns = (table.texts(one) for one in ("concept", "project", "item", "period", "measure"))
    for concept, whose, item, period, measure, value in zip(*columns, table.amounts("value"), strict=True):
        now = period in ("", str(book.year))
        if now and concept in _SPENT and whose == project and measure == "元" and value is not None:
            yield item, value // 10_000
