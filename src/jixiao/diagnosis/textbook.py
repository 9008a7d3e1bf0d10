"""Sums that place alone found and whose figures the words call a whole and its parts: 人员经费 and 公用经费."""

from collections.abc import Mapping

from jixiao.model.fact import Fact
from jixiao.model.relation import Evaluation

_KINDS: Mapping[str, frozenset[str]] = {
    "expenditure_basic": frozenset({"expenditure_personnel", "expenditure_public"}),
    "expenditure_total": frozenset({"expenditure_basic", "expenditure_project"}),
}
_CHANGE = frozenset({"prior_year_amount", "yoy_amount"})
_INCOME, _OPENING = "income_", "carryover_opening"
_TOTALS = frozenset({"income_year", "income_total"})
_SEVERAL = 2


def is_textbook_sum(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a sum whose parts, of one subject, are all kinds of its result, or what last year was and has changed.

    The result may be unread: where all parts of a whole stand beside it, it is that whole.
    """
    if any(one.weight < 0 for one in evaluation.members):
        return False
    result = facts[evaluation.result].coordinates
    told = [where for one in evaluation.members if (where := facts[one.fact].coordinates) is not None]
    if len(told) < len(evaluation.members) or len({one.subject for one in told}) > 1:
        return False
    if result is not None and result.subject != told[0].subject:
        return False
    parts = {one.concept for one in told}
    whole = None if result is None else result.concept
    if parts == _CHANGE:
        return whole in {"expenditure_total", *_TOTALS}
    if any(parts == kinds and whole in (None, name) for name, kinds in _KINDS.items()):
        return len(told) == len(parts)
    incomes = {one for one in parts if one.startswith(_INCOME)} - _TOTALS
    alike = len(told) == len(parts) and incomes | {_OPENING} >= parts and len(incomes) >= _SEVERAL
    return alike and whole in (None, "income_total" if _OPENING in parts else "income_year")
