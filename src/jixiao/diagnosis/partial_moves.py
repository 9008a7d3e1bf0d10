"""Additions to a budget that are told for some of its parts only: 年中省级追加资金100万元 beside a table by source."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from jixiao.model.fact import Fact, Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Evaluation, Form

MOVED = "budget_adjustment"
_BEFORE, _AFTER = "budget_initial", "budget_adjusted"
_WHOLE = frozenset({"total", "topic"})
_MOST = 8


def is_partial_move(evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Tell a budget whose told addition is what some of its parts, each with two amounts, grew by."""
    moved = [facts[member.fact] for member in evaluation.members if _concept(facts[member.fact]) == MOVED]
    result = facts[evaluation.result]
    if evaluation.form is not Form.SUM or not moved or _concept(result) != _AFTER or result.coordinates is None:
        return False
    if any(_is_moved_within(one, facts.values()) for one in moved):
        return True
    grown = _grown(facts.values(), result.coordinates.subject, result.coordinates.period)
    told = sum(fact.quantity.value for fact in moved)
    sums = (sum(chosen) for size in range(1, len(grown)) for chosen in combinations(grown, size))
    return told in set(sums)


def _is_moved_within(moved: Fact, facts: Iterable[Fact]) -> bool:
    """Tell an amount that its paragraph takes from one part and gives to another: 调出6万元，……调入6万元."""
    return any(
        one.coordinates is None and one.block == moved.block and one.cell is moved.cell is None
        and one.quantity.dimension is Dimension.MONEY and one.quantity.value == moved.quantity.value
        for one in facts
    )  # fmt: skip


def _grown(facts: Iterable[Fact], subject: Subject, period: str) -> Sequence[int]:
    """Return by how much each part of a budget grew or fell, of those that changed."""
    told: dict[Item, dict[str, int]] = {}
    for fact in facts:
        where = fact.coordinates
        if where is None or where.item is None or where.item.kind in _WHOLE:
            continue
        if (where.subject, where.period) != (subject, period):
            continue
        if where.concept in (_BEFORE, _AFTER) and fact.quantity.dimension is Dimension.MONEY:
            told.setdefault(where.item, {})[where.concept] = fact.quantity.value
    both = (one for one in told.values() if len(one) > 1)
    return [one[_AFTER] - one[_BEFORE] for one in both if one[_AFTER] != one[_BEFORE]][:_MOST]


def _concept(fact: Fact) -> str:
    return fact.coordinates.concept if fact.coordinates is not None else ""
