"""A violated equation that holds when a figure with mistyped separators is mended.

5,236,4800.00元 was mistyped, whatever else is true. Where one digit more or less in its odd group, or the point behind
it, makes an equation hold to the fen, that is what was meant, however loosely the figures were put together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jixiao.diagnosis.implied import exact, implied
from jixiao.model.fact import Fact
from jixiao.model.grouping import values_meant
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation, Form
from jixiao.relations.links import NEIGHBOURS, SUPPOSED

_SUMS = frozenset({Form.SUM, Form.EQUAL, Form.AT_MOST})


def with_regrouped(
    told: Iterable[Evaluation], judged: Iterable[Evaluation], facts: Mapping[str, Fact]
) -> Iterator[Evaluation]:
    """Yield the evaluations as judged, as errors those that a mended separator makes hold."""
    told = tuple(told)
    odd = {name for name, fact in facts.items() if _meant(fact)}
    worded = {frozenset(one.facts) for one in told if one.band is Band.VIOLATED and one.equation not in SUPPOSED}
    for one, after in zip(told, judged, strict=True):
        if one.equation == NEIGHBOURS and frozenset(one.facts) in worded and odd.intersection(one.facts):
            # what words say of the same figures is said once
            yield replace(after, band=Band.NO_DATA, certain=False)
            continue
        proven = one.band is Band.VIOLATED and any(_holds(one, name, facts) for name in odd.intersection(one.facts))
        yield replace(one, certain=True) if proven else after


def _meant(fact: Fact) -> frozenset[int]:
    """Return the values that a printed amount with mistyped separators may have been meant to be."""
    money = fact.span is not None and fact.quantity.dimension is Dimension.MONEY
    return values_meant(fact.printed, fact.quantity.scale) if money else frozenset()


def _holds(evaluation: Evaluation, name: str, facts: Mapping[str, Fact]) -> bool:
    """Tell whether one of the meant values makes the equation hold: a sum to the fen, a rate to its last place."""
    meant = _meant(facts[name])
    if evaluation.form in _SUMS:
        return exact(evaluation, name, facts) in meant
    wanted = implied(evaluation, name, facts) if evaluation.certain else None
    return wanted is not None and any(wanted.holds(value) for value in meant)
