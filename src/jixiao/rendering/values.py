"""Figures and facts in words and in the units of the contract: money in 元, rates in %, counts as printed."""

from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import FEN_PER_YUAN, Dimension, Quantity, decimal_text, exact_text
from jixiao.rendering.catalogue import say
from jixiao.taxonomy.concepts import concept_name, quoted_name

_MORE_PLACES = 2
_TOTALS = ("total", "share")


def value_text(quantity: Quantity, value: int | None = None) -> str:
    """Return a value (by default that of the quantity) as plain digits in the unit of `unit_text`."""
    value = quantity.value if value is None else value
    if quantity.dimension is Dimension.MONEY:
        return decimal_text(value, FEN_PER_YUAN, 2)
    exact = exact_text(value, quantity.scale)
    if quantity.dimension is Dimension.RATE:
        return decimal_text(value, quantity.scale, _rate_places(quantity, value))
    printed = decimal_text(value, quantity.scale, quantity.decimals)
    return printed if len(printed) > len(exact) else exact


def _rate_places(quantity: Quantity, value: int) -> int:
    """Return the places of a rate: as printed, or up to two more where the value needs no others."""
    places = range(quantity.decimals, quantity.decimals + _MORE_PLACES + 1)
    return next((one for one in places if not value * 10**one % quantity.scale), quantity.decimals)


def unit_text(quantity: Quantity) -> str:
    """Return the unit of `value_text`."""
    if quantity.dimension is Dimension.MONEY:
        return "元"
    return "%" if quantity.dimension is Dimension.RATE else quantity.unit


def fact_name(fact: Fact) -> str:
    """Return what a fact is, in words: the project it belongs to, its item, its concept."""
    where = fact.coordinates
    if where is None:
        return say("status.unread")
    whose = f"“{where.subject.name}”" if where.subject.kind is SubjectKind.PROJECT else ""
    item = where.item
    part = "" if item is None or item.kind in _TOTALS else quoted_name(item.name)
    return f"{whose}{part}{concept_name(where.concept)}"


def status_text(fact: Fact) -> str:
    """Return what checking could say of a fact, and whether its meaning was inferred from the words around it."""
    return say("status.weighed" if fact.weighed else f"status.{fact.status.value}")


def subject_name(fact: Fact) -> str:
    """Return whose fact it is: the project in quotes, or 部门整体."""
    where = fact.coordinates
    if where is None or where.subject.kind is SubjectKind.UNIT:
        return say("subject.whole")
    return f"“{where.subject.name}”"
