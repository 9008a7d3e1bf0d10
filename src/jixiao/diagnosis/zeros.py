"""Parts that were nothing before a digit was mistyped: 0.00 printed as 0.90, 0人 as 2人.

Such a sum holds without the part, which looks like a part that never belonged to it. Where its place shows that it
does belong, the digit is wrong.
"""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.model.fact import Fact
from jixiao.model.relation import Band, Evaluation, Member

# sums whose parts the law names: “三公”经费 is abroad, cars and reception, whatever the report adds to it
_BY_LAW = "R19"


def mistyped_zeros(
    evaluation: Evaluation, evaluations: Iterable[Evaluation], facts: Mapping[str, Fact]
) -> frozenset[str]:
    """Return the members of a sum that are one digit away from nothing and surely parts of it."""
    doubtful = [one for one in evaluation.members if _is_almost_zero(facts[one.fact])]
    if not doubtful:
        return frozenset()
    return frozenset(one.fact for one in doubtful if _belongs(one, evaluation, evaluations, facts))


def _is_almost_zero(fact: Fact) -> bool:
    """Tell a figure below ten of which one digit alone is not 0."""
    whole, _, _ = fact.printed.partition(".")
    digits = [character for character in fact.printed if character.isdecimal()]
    return sum(character.isdecimal() for character in whole) == 1 and sum(int(one) > 0 for one in digits) == 1


def _belongs(
    member: Member, evaluation: Evaluation, evaluations: Iterable[Evaluation], facts: Mapping[str, Fact]
) -> bool:
    by_law = evaluation.equation.startswith(_BY_LAW)
    return by_law or _stands_inside(member, evaluation, facts) or _counts_beside(member, evaluation, evaluations, facts)


def _stands_inside(member: Member, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a part with the whole before it and another part behind it, or the other way round, in one paragraph."""
    own, whole = facts[member.fact], facts[evaluation.result]
    if own.block is None or own.block != whole.block:
        return False
    starts = [_start(facts[one.fact]) for one in evaluation.members if facts[one.fact].block == own.block]
    return _start(whole) < _start(own) < max(starts) or min(starts) < _start(own) < _start(whole)


def _start(fact: Fact) -> int:
    return fact.span.start if fact.span is not None else 0


def _counts_beside(
    member: Member, evaluation: Evaluation, evaluations: Iterable[Evaluation], facts: Mapping[str, Fact]
) -> bool:
    """Tell a line of a table that another column needs for the same total: there it is a part, and so it is here."""
    lines = _lines(evaluation, facts)
    own = facts[member.fact].cell
    if lines is None or own is None:
        return False
    for other in evaluations:
        if other.form is evaluation.form and other.band is Band.EXACT and _lines(other, facts) == lines:
            alike = (facts[one.fact] for one in other.members)
            if any(one.cell is not None and one.cell[:2] == own[:2] and one.quantity.value for one in alike):
                return True
    return False


def _lines(
    evaluation: Evaluation, facts: Mapping[str, Fact]
) -> tuple[tuple[int, int], frozenset[tuple[int, int]]] | None:
    """Return table and row of the total and of its parts, None where they do not stand in one column."""
    cells = list(_cells(evaluation, facts))
    if None in cells or len({(cell[0], cell[2]) for cell in cells if cell is not None}) != 1:
        return None
    total, *parts = (cell[:2] for cell in cells if cell is not None)
    return total, frozenset(parts)


def _cells(evaluation: Evaluation, facts: Mapping[str, Fact]) -> Iterator[tuple[int, int, int] | None]:
    return (facts[name].cell for name in evaluation.facts)
