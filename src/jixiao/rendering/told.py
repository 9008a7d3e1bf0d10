"""Under which concept, and of what, a fact is told to other programs."""

from jixiao.model.fact import Fact, Item, Status, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.taxonomy.book import scopes

_PRIOR = "prior_year_amount"
# what a fund may have of its own beside the whole unit
_FUNDS = frozenset({"general_public_budget", "government_fund", "state_capital"})
_OF_FUNDS = frozenset({
    "budget_initial", "budget_adjusted", "budget_adjustment", "expenditure_total", "execution_rate",
    "completion_rate_initial", "carryover_opening", "carryover_closing", _PRIOR, "yoy_amount", "yoy_rate",
})  # fmt: skip


def told_concept(fact: Fact, year: str) -> str | None:
    """Return the concept of a fact in a document about a year, None where its meaning is not known.

    Money of the whole unit in the year before is `prior_year_amount`, whatever it is an amount of: a comparison in a
    sentence and a column of last year's figures are told alike. Its period and item say the rest.
    """
    where = fact.coordinates
    if where is None or fact.status is Status.UNREAD:
        return None
    whole = where.subject.kind is SubjectKind.UNIT and fact.quantity.dimension is Dimension.MONEY
    earlier = year.isdecimal() and where.period == str(int(year) - 1)
    return _PRIOR if whole and earlier else where.concept


def told_item(fact: Fact) -> Item | None:
    """Return the item of a fact, for money of the unit out of one fund (一般公共预算年初安排) that fund."""
    where = fact.coordinates
    if where is None or fact.status is Status.UNREAD:
        return None
    own = where.subject.kind is SubjectKind.UNIT and where.item is None
    of_fund = own and where.scope in _FUNDS and where.concept in _OF_FUNDS
    return Item("fund", scopes()[where.scope]) if of_fund and where.scope else where.item
