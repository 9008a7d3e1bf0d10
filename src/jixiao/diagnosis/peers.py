"""What a row or clause proves that breaks what the others of its make show: one slip of the hand must explain it."""

from collections.abc import Mapping
from dataclasses import replace

from jixiao.diagnosis.mending import mending_slip
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation

_LEAST_DIGITS = 3
_PLANS = ("budget_", "carryover_opening", "funds_", "income_")


def tempered_peer(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Evaluation:
    """Return the evaluation as an error where one digit of one figure mends it, else as nothing to say."""
    if not _is_spent_of_a_plan(evaluation, facts) and any(
        _is_slip(evaluation, name, facts) for name in evaluation.facts
    ):
        return replace(evaluation, certain=True)
    return replace(evaluation, band=Band.NO_DATA, certain=False)


def _is_spent_of_a_plan(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell spending that came to the whole budget in the other rows: that is no law, a project may spend less."""
    where = facts[evaluation.result].coordinates
    parts = [facts[member.fact].coordinates for member in evaluation.members]
    planned = all(one is not None and one.concept.startswith(_PLANS) for one in parts)
    return where is not None and where.concept.startswith("expenditure_") and planned


def _is_slip(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> bool:
    fact, slip = facts[name], mending_slip(evaluation, name, facts, printed=True)
    if slip is None or slip.kind == "other":
        return False
    if fact.quantity.dimension is Dimension.RATE:
        return sum(map(str.isdecimal, fact.printed)) >= _LEAST_DIGITS
    return len(str(abs(slip.value)).rstrip("0")) >= _LEAST_DIGITS
