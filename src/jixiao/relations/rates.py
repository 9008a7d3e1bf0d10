"""Rates held against the amounts that they are made of."""

from collections.abc import Sequence
from dataclasses import replace

from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band, Evaluation
from jixiao.relations.index import Place, Table, concept_of, nearest
from jixiao.relations.judging import rate_evaluation, without_repeat
from jixiao.taxonomy.equations import Equation

_LEAST_TERMS, _LINES = 2, 3


def rate(equation: Equation, table: Table, place: Place, result: Fact) -> Evaluation | None:
    """Evaluate a rate by the first of its bases that fits; None where no base is stated."""
    if result.quantity.dimension is not Dimension.RATE:
        return None
    best: Evaluation | None = None
    tops = [_side(one, table, place, result) for one in equation.numerator]
    for base in equation.denominator:
        below = _side(base, table, place, result)
        for above in tops:
            if not above or not below:
                continue
            evaluation = rate_evaluation(equation.id, equation.code, result, above, below)
            if evaluation is None:
                continue
            if evaluation.band is not Band.VIOLATED:
                return evaluation
            best = best or _weakened(evaluation, equation, below, adjusted=_is_adjusted(table, place))
    return _told(best, table, place, result)


def _told(evaluation: Evaluation | None, table: Table, place: Place, result: Fact) -> Evaluation | None:
    """Withdraw the certainty of a rate whose parts the text does not tie to it.

    A rate is tied to a part that stands in its own paragraph or table. One of a unit is also tied to a part that the
    document gives but one value; a project's rate elsewhere may be of anything that its paragraph speaks of.
    """
    if evaluation is None or not evaluation.certain:
        return evaluation
    if result.cell is not None:
        return evaluation
    ids = {member.fact for member in evaluation.members}
    parts = [facts for (_, other), facts in table.items() if other == place and any(fact.id in ids for fact in facts)]
    beside = [[fact for fact in facts if _is_beside(fact, result, place)] for facts in parts]
    away = not any(beside)
    several = any(len({fact.quantity.value for fact in facts}) > 1 for facts in (parts if away else beside))
    doubtful = several or (away and place.subject.kind is SubjectKind.PROJECT)
    return replace(evaluation, certain=False) if doubtful else evaluation


def _is_beside(fact: Fact, result: Fact, place: Place) -> bool:
    """Tell a part of the same paragraph or table; of a project's form, which gives a line to each, some lines away."""
    reach = _LINES if place.subject.kind is SubjectKind.PROJECT and fact.cell is None else 0
    return fact.block is not None and result.block is not None and abs(fact.block - result.block) <= reach


def _is_adjusted(table: Table, place: Place) -> bool:
    """Tell a part whose own adjusted budget is not told, though the whole has one: its initial budget is no base."""
    return bool(place.item) and ("budget_adjusted", replace(place, item="")) in table


def _weakened(
    evaluation: Evaluation, equation: Equation, below: Sequence[tuple[Fact, int]], *, adjusted: bool
) -> Evaluation:
    """Withdraw what a base proves that rests on a weak concept, without the additions of the year."""
    names = {concept_of(fact) for fact, _ in below}
    weak = bool(equation.weak & names) and not names & {"budget_adjustment", "budget_reduction"}
    if weak and adjusted:
        return replace(evaluation, band=Band.NO_DATA, certain=False)
    return replace(evaluation, certain=False) if weak else evaluation


def _side(base: Sequence[tuple[str, int]], table: Table, place: Place, result: Fact) -> list[tuple[Fact, int]] | None:
    """Return the facts of one side of a rate; None without its first term, or without any other term of a sum."""
    found = [(nearest(table[(name, place)], result), weight, name) for name, weight in base if (name, place) in table]
    if not found or found[0][2] != base[0][0] or len(found) < min(len(base), _LEAST_TERMS):
        return None
    kept = without_repeat({name: fact for fact, _, name in found})
    return [(fact, weight) for fact, weight, name in found if name in kept]
