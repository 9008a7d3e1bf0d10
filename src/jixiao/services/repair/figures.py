"""The right value of a figure as an edit, where the equations and the way people mistype leave no other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jixiao.diagnosis.printing import printed_like
from jixiao.diagnosis.suspects import MOST_SUSPECTS
from jixiao.model.fact import Fact
from jixiao.model.finding import Edit, Finding, Severity, Suspect
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Evaluation
from jixiao.model.result import Checked

_BY_HAND = frozenset(f"suspect.{kind}" for kind in ("swapped", "doubled", "dropped", "changed", "point", "unit"))
_UNEXPLAINED = "suspect.other"
_UNIT = "suspect.unit"
_DROPPED = "suspect.dropped"
_ENOUGH, _FINE_RATE = 3, 2
MOST_STEPS = 20

_Named = tuple[Fact, Suspect]


def figure_edit(finding: Finding, checked: Checked) -> Edit | None:
    """Return the edit that corrects the figure of a proven error, None where its value is not pinned.

    It is pinned where every repair changes this figure and a slip of the hand explains the value, or where of all
    figures that may be wrong a slip explains one alone.
    """
    if finding.severity is not Severity.ERROR or not finding.suspects:
        return None
    facts = checked.facts
    named = [(next(fact for fact in facts if fact.id == one.fact), one) for one in finding.suspects]
    pinned = _only_explained(named[:1] if finding.fix is not None else named, facts)
    evaluation = checked.evaluations[finding.evaluation]
    if pinned is None or _is_loose(pinned[0], evaluation) or _fits_many(pinned, evaluation, facts):
        return None
    fact, suspect = pinned
    text = _written(fact, suspect, facts) if _is_imitable(fact) else None
    return None if text is None or fact.span is None else Edit(fact.span, text)


def _only_explained(named: Sequence[_Named], facts: Sequence[Fact]) -> _Named | None:
    """Return the one suspect that anything explains, where that is a slip of the hand.

    Nobody means 0.223832万元 where amounts have two places.
    """
    if len(named) >= MOST_SUSPECTS:
        return None
    likely = [(fact, one) for fact, one in named if one.why != _UNEXPLAINED and not _is_absurd(fact, one, facts)]
    return likely[0] if len(likely) == 1 and likely[0][1].why in _BY_HAND else None


def _is_loose(fact: Fact, evaluation: Evaluation) -> bool:
    """Tell whether what a figure follows from is too coarse to tell its last places: a rate of 0.04万元 to 0.58万元."""
    wanted, quantity = evaluation.expected, fact.quantity
    if wanted is None or evaluation.result != fact.id or quantity.dimension is Dimension.MONEY:
        return False
    per_unit: int = 10**quantity.decimals
    return (wanted.high - wanted.low) * per_unit > MOST_STEPS * quantity.scale


def _fits_many(pinned: _Named, evaluation: Evaluation, facts: Sequence[Fact]) -> bool:
    """Tell a digit lost from an amount that only a coarse rate gives back: 87.1 % fits 2956.67 as well as 2957.67."""
    fact, suspect = pinned
    rate = next((one.quantity for one in facts if one.id == evaluation.result), None)
    coarse = rate is not None and rate.dimension is Dimension.RATE and rate.decimals < _FINE_RATE
    return suspect.why == _DROPPED and evaluation.result != fact.id and coarse


def _is_absurd(fact: Fact, suspect: Suspect, facts: Sequence[Fact]) -> bool:
    return suspect.why == _UNIT and _is_imitable(fact) and _written(fact, suspect, facts) is None


def _is_imitable(fact: Fact) -> bool:
    """Tell whether the way a figure is printed is known: its own value gives its own words."""
    return printed_like(fact, fact.quantity.value) == fact.printed


def _written(fact: Fact, suspect: Suspect, facts: Sequence[Fact]) -> str | None:
    """Return the value as the document writes such figures, None where that takes more places than they have."""
    quantity, text = fact.quantity, printed_like(fact, suspect.value)
    usual = _usual_places(fact, facts)
    if usual is None or _places(text) == _places(fact.printed):
        return text
    if suspect.why == _DROPPED and _places(text) < usual:
        text = printed_like(replace(fact, quantity=replace(quantity, decimals=usual)), suspect.value)
    return text if _places(text) <= max(usual, quantity.decimals) else None


def _usual_places(fact: Fact, facts: Sequence[Fact]) -> int | None:
    """Return how many places the other figures of the same kind and unit are mostly printed with."""
    kind = (fact.quantity.dimension, fact.quantity.unit)
    alike = (one for one in facts if one.span is not None and one.id != fact.id)
    counts = Counter(one.quantity.decimals for one in alike if (one.quantity.dimension, one.quantity.unit) == kind)
    return counts.most_common(1)[0][0] if counts.total() >= _ENOUGH else None


def _places(text: str) -> int:
    _, _, part = text.replace("．", ".").partition(".")
    return sum(character.isdecimal() for character in part)
