"""Which figures of a violated equation others confirm: those that would not do with the value that a slip explains."""

from collections.abc import Iterable, Mapping

from jixiao.diagnosis.implied import implied
from jixiao.diagnosis.mending import mending_slip
from jixiao.model.fact import Fact
from jixiao.model.relation import Band, Evaluation


def surely_confirmed(evaluation: Evaluation, others: Iterable[Evaluation], facts: Mapping[str, Fact]) -> frozenset[str]:
    """Return the figures that another equation holds with, but for one that also holds for the value that was meant.

    A rate of two places tells 182.66 no better than 182.57 of some thousands.
    """
    holding = [one for one in others if one.band in (Band.EXACT, Band.ROUNDING)]
    meant = {name: _meant(evaluation, name, facts) for name in evaluation.facts}
    return frozenset(
        name
        for name, value in meant.items()
        for one in holding
        if name in one.facts and (value is None or not _would_hold(one, name, value, facts))
    )


def _meant(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> int | None:
    slip = mending_slip(evaluation, name, facts)
    return slip.value if slip is not None and slip.kind != "other" else None


def _would_hold(one: Evaluation, name: str, value: int, facts: Mapping[str, Fact]) -> bool:
    wanted = implied(one, name, facts)
    return wanted is not None and wanted.holds(value)
