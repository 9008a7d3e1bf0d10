"""The figures of a book by who holds them and by their Chinese names."""

from collections.abc import Mapping

from jixiao.books.amounts import rate
from jixiao.books.extra import by_fund, change, nothing, number_of_projects, remainders
from jixiao.books.ledger import PAYMENT
from jixiao.books.whose import is_of_all_funds, is_of_unit
from jixiao.model.book import Computed
from jixiao.model.fact import SubjectKind
from jixiao.model.material import Entry
from jixiao.services.bookkeeping import Opened
from jixiao.taxonomy.concepts import concept_name

Held = dict[str, Computed]
_UNIT = ""
_CHANGES = (("支出增减", "expenditure_total", ""), ("三公增减", "sangong_total", "“三公”经费"))
_RISE, _FALL = ("增加", "增长"), ("减少", "下降")


def holders(opened: Opened) -> dict[str, Held]:
    """Return the figures of the year: of the unit under "", of a part under its name, of a project under /name."""
    found: dict[str, Held] = {_UNIT: {}}
    for one in opened.computed:
        where = one.fact.coordinates
        if where is None or where.period != str(opened.book.year) or (where.item and where.item.kind != "part"):
            continue
        if not is_of_all_funds(one, opened.book):
            continue
        project = where.subject.kind is SubjectKind.PROJECT
        holder = f"/{where.subject.name}" if project else where.item.name if where.item else _UNIT
        found.setdefault(holder, {})[concept_name(where.concept)] = one
    paid = any(one.kind == PAYMENT for one in opened.events or ())
    for holder, own in found.items():
        _add_zeros(own, paid=paid and holder.startswith("/"))
    return found


def _add_zeros(own: Held, *, paid: bool) -> None:
    """Add what is nothing for certain: where the ledger has quotas, one without rows of a kind has none of it."""
    budget = own.get("年初预算数")
    if budget is not None:
        own.setdefault("上年结转结余", nothing("carryover_opening", budget, "没有“上年结转”的指标"))
        if paid:
            own.setdefault("项目支出", nothing("expenditure_project", budget, "没有支付"))


def last_year(opened: Opened) -> Held:
    """Return the figures of the unit for the year before."""
    last = str((opened.book.year or 0) - 1)
    return {
        concept_name(one.fact.coordinates.concept): one
        for one in opened.computed
        if one.fact.coordinates is not None and one.fact.coordinates.period == last and is_of_unit(one, opened.book)
    }


def rest_figures(opened: Opened, own: Mapping[str, Computed], projects: int) -> Held:
    """Return the number of projects, and what goes on and what ends of what is left."""
    found: Held = {}
    if opened.book.tables.get("projects") is not None:
        found["项目个数"] = number_of_projects(opened.book, projects)
    if "年末结转结余" in own:
        found |= remainders(opened.book, opened.events)
    return found


def changes(opened: Opened, own: Mapping[str, Computed]) -> dict[str, Entry]:
    """Return what changed since last year, and what was spent of the funds with a section of their own."""
    before = last_year(opened)
    found = {name: _change(own, before, concept_name(concept), topic) for name, concept, topic in _CHANGES}
    funds = {name: Entry(figures={"支出数": one}) for name, one in by_fund(opened.book, opened.events or ()).items()}
    return {**found, **funds}


def _change(own: Mapping[str, Computed], before: Held, name: str, topic: str) -> Entry:
    now, then = own.get(name), before.get(name)
    if now is None or then is None:
        return Entry()
    amount, percent = change(now, then, topic)
    way, moved = _RISE if now.fact.quantity.value > then.fact.quantity.value else _FALL
    figures = {"增减额": amount} | ({} if percent is None else {"增减率": percent})
    return Entry({"方向": way, "变动": moved}, figures)


def with_bounds(own: Mapping[str, Computed]) -> Entry:
    """Return figures with the share of what was added that was left, to compare with."""
    added, left = own.get("预算调整数"), own.get("年末结转结余")
    if added is None or left is None or added.fact.quantity.value <= 0:
        return Entry(figures=own)
    return Entry(figures=own, bounds={"追加未用率": rate(left.fact.quantity.value, added.fact.quantity.value)})
