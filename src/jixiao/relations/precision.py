"""Duplicates are intersected: a figure printed twice is as precise as it is in its finest place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jixiao.model.fact import Fact
from jixiao.model.interval import Interval
from jixiao.relations.index import concept_of, place_of


def intersected(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts, those of one meaning and one printed value with the interval that they have in common.

    1224万元 in a paragraph of whole numbers may stand for anything from 1223.5 to 1224.5; a table that prints the same
    amount beside others with one decimal narrows it to a tenth of that.
    """
    groups: dict[object, list[Interval]] = defaultdict(list)
    for fact in facts:
        if (key := _key(fact)) is not None:
            groups[key].append(fact.quantity.interval)
    narrowest = {key: min(found, key=_width) for key, found in groups.items() if len(found) > 1}
    return tuple(_narrowed(fact, narrowest.get(_key(fact))) for fact in facts)


def _key(fact: Fact) -> object:
    quantity = fact.quantity
    if fact.coordinates is None or fact.span is None or quantity.approximation != "exact":
        return None
    return concept_of(fact), place_of(fact.coordinates), fact.sign, quantity.dimension, quantity.value


def _width(interval: Interval) -> int:
    return interval.high - interval.low


def _narrowed(fact: Fact, interval: Interval | None) -> Fact:
    if interval is None or interval == fact.quantity.interval:
        return fact
    return replace(fact, quantity=replace(fact.quantity, interval=interval))
