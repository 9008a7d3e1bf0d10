"""Doubtful equations that a slip of the hand betrays.

Figures that were put together by mistake differ by any amount; that one of them is a swapped, dropped or doubled digit,
a moved point or a wrong unit away from what the others give, to the last printed digit, happens about once in a
thousand. So such a slip proves the error, and that the figures belong together. Not where the difference is an amount
that a part left out could well have, nor in figures of few digits or long lists, where something always fits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jixiao.diagnosis.implied import exact
from jixiao.diagnosis.mending import mending_slip
from jixiao.diagnosis.slips import TELLING, Slip
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form

_LEAST_DIGITS = 4
_MOST_FIGURES = 9
_HUNDRED = 100


def is_betrayed(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell whether a slip of the hand, and nothing likelier, explains a violated equation that is doubtful."""
    if len(evaluation.facts) > _MOST_FIGURES or _is_within_rounding(evaluation):
        return False
    if evaluation.form in (Form.RATE, Form.CHANGE):
        return any(fact.id == evaluation.result and _tells(fact, slip) for fact, slip in _slips(evaluation, facts))
    return any(_tells(fact, slip) and not _is_round(fact, slip, evaluation) for fact, slip in _slips(evaluation, facts))


def tempered_supposed(evaluation: Evaluation, facts: Mapping[str, Fact], others: Iterable[Evaluation]) -> Evaluation:
    """Return what figures that are only supposed to belong together prove: an error by a slip, else nothing.

    One changed digit asks in a figure of several, or in the one figure that nothing else confirms: 6.30万元，同比减少
    0.70万元，下降10.00%，上年7.70万元.
    """
    if is_betrayed(evaluation, facts):
        return replace(evaluation, certain=True)
    holding = (one for one in others if one.band in (Band.EXACT, Band.ROUNDING) and one.certain)
    odd = set(evaluation.facts) - {name for one in holding for name in one.facts}
    asked = any(
        slip.kind == "changed" and (_digits(fact) >= _LEAST_DIGITS or odd == {fact.id})
        for fact, slip in _slips(evaluation, facts)
    )
    return evaluation if asked else replace(evaluation, band=Band.NO_DATA)


def _is_within_rounding(evaluation: Evaluation) -> bool:
    expected, found = evaluation.expected, evaluation.found
    return expected is not None and found is not None and expected.meets(found)


def _slips(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Iterator[tuple[Fact, Slip]]:
    for name in evaluation.facts:
        value, slip = exact(evaluation, name, facts), mending_slip(evaluation, name, facts, printed=True)
        if slip is not None and value in (None, slip.value):
            yield facts[name], slip


def _tells(fact: Fact, slip: Slip) -> bool:
    if is_too_fine(fact, slip):
        return False
    return slip.kind in TELLING and _digits(fact) + (slip.kind == "dropped") >= _LEAST_DIGITS


def is_too_fine(fact: Fact, slip: Slip) -> bool:
    """Tell a rate of three decimals where fewer are printed: that is hardly what was meant."""
    finer = slip.value * _HUNDRED % fact.quantity.scale and slip.value % max(fact.quantity.step, 1)
    return fact.quantity.dimension is Dimension.RATE and bool(finer)


def _digits(fact: Fact) -> int:
    return len("".join(filter(str.isdecimal, fact.printed)).strip("0"))


def _is_round(fact: Fact, slip: Slip, evaluation: Evaluation) -> bool:
    """Tell a difference that a part of a round amount would make as well; two tellings of one amount have no parts."""
    if evaluation.form is Form.EQUAL or slip.kind == "unit":
        return False
    whole = fact.quantity.scale if fact.quantity.dimension is Dimension.MONEY else 1
    return (slip.value - fact.quantity.value) % whole == 0
