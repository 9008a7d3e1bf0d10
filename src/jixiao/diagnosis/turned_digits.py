"""Equations whose figures share their meaning with others, and which two digits in turn alone keep from holding.

Which of several amounts of one meaning an equation is of cannot be told; that the wrong one fits by the order of two
digits of a figure that no other equation needs happens by chance about once in a thousand. So it is asked about.
"""

from collections.abc import Container, Mapping

from jixiao.diagnosis.implied import exact, implied
from jixiao.diagnosis.slips import best_slip
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Evaluation, Form

_LEAST_DIGITS, _MOST_FIGURES = 4, 4
# a rate that its amounts give more loosely fits too many values
_MOST_STEPS = 3


def is_turned(evaluation: Evaluation, facts: Mapping[str, Fact], confirmed: Container[str]) -> bool:
    """Tell an equation of a few figures of which one that nothing confirms has two neighbouring digits in turn."""
    if len(evaluation.facts) > _MOST_FIGURES:
        return False
    names = [evaluation.result] if evaluation.form is Form.RATE else evaluation.facts
    return any(name not in confirmed and _is_swapped(evaluation, name, facts) for name in names)


def _is_swapped(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> bool:
    fact, wanted = facts[name], implied(evaluation, name, facts)
    if wanted is None or len("".join(filter(str.isdecimal, fact.printed)).lstrip("0")) < _LEAST_DIGITS:
        return False
    step = max(fact.quantity.step, 1)
    if fact.quantity.dimension is Dimension.RATE and wanted.high - wanted.low > _MOST_STEPS * step:
        return False
    slip = best_slip(fact, wanted, exact(evaluation, name, facts))
    return slip is not None and slip.kind == "swapped"
