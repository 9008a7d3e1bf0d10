"""The right value of a figure as an edit, where the equations and the way people mistype leave no other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jixiao.diagnosis.printing import printed_like
from jixiao.model.fact import Fact
from jixiao.model.finding import Edit, Finding, Severity, Suspect
from jixiao.model.quantity import Dimension

_UNEXPLAINED = "suspect.other"
_DROPPED = "suspect.dropped"
_RECKONED = (Dimension.RATE, Dimension.POINTS)
_ENOUGH = 3


def figure_edit(finding: Finding, facts: Sequence[Fact]) -> Edit | None:
    """Return the edit that corrects the figure of a proven error, None where its value is not pinned.

    It is pinned where every repair changes this figure and a slip of the hand explains the value (a rate, which is
    reckoned, needs no slip); or where of all figures that may be wrong a slip explains this one alone.
    """
    if finding.severity is not Severity.ERROR or not finding.suspects:
        return None
    first, *rivals = finding.suspects
    fact = next(one for one in facts if one.id == first.fact)
    if fact.span is None or not _is_pinned(first, rivals, fact, certain=finding.fix is not None):
        return None
    text = _written(fact, first, facts)
    return None if text is None else Edit(fact.span, text)


def _is_pinned(first: Suspect, rivals: Sequence[Suspect], fact: Fact, *, certain: bool) -> bool:
    explained = first.why != _UNEXPLAINED
    if certain:
        return explained or fact.quantity.dimension in _RECKONED
    return explained and all(one.why == _UNEXPLAINED for one in rivals)


def _written(fact: Fact, suspect: Suspect, facts: Sequence[Fact]) -> str | None:
    """Return the value as the document writes such figures, None where their style is not known."""
    quantity = fact.quantity
    if printed_like(fact, quantity.value) != fact.printed:
        return None
    usual = _usual_places(fact, facts)
    text = printed_like(fact, suspect.value)
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
