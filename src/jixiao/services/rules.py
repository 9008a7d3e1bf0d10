"""The rule book, for those who show it."""

from collections.abc import Mapping

from jixiao.checking.registry import rule_book
from jixiao.checking.rule import Card


def rule_cards() -> Mapping[str, Card]:
    """Return the card of every rule by code, in the order of the codes."""
    return {rule.card.code: rule.card for rule in rule_book()}
