"""Rates of execution held against what came in: whether it was that, or a budget told nowhere, that they are of."""

from collections.abc import Iterable, Mapping

from jixiao.model.fact import Fact
from jixiao.model.quantity import MICRO
from jixiao.model.relation import Band, Evaluation, Form

_CAME, _FULL, _LEAST = "funds_received", 100 * MICRO, 2


def is_of_receipts(evaluation: Evaluation, facts: Mapping[str, Fact], others: Iterable[Evaluation]) -> bool:
    """Tell a rate held against what came in that may be of a budget told nowhere.

    Not where the rates of two other rows or projects, no full ones, are right of what came in: then all are of that.
    """
    if evaluation.form is not Form.RATE or not _is_against_receipts(evaluation, facts):
        return False
    alike = {
        one.result
        for one in others
        if one.band in (Band.EXACT, Band.ROUNDING)
        and one.equation == evaluation.equation
        and _is_against_receipts(one, facts)
        and facts[one.result].quantity.value != _FULL
        and not set(one.facts) & set(evaluation.facts)
    }
    return len(alike) < _LEAST


def _is_against_receipts(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    wheres = (facts[one.fact].coordinates for one in evaluation.members if one.below)
    return any(where is not None and where.concept == _CAME for where in wheres)
