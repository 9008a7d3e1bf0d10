"""The rule book, for those who show it."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple

from jixiao.books.rules import book_cards
from jixiao.checking.registry import rule_book
from jixiao.model.card import Card
from jixiao.model.policy import PackUse


def rule_cards() -> Mapping[str, Card]:
    """Return the card of every rule by code, in the order of the codes."""
    return {rule.card.code: rule.card for rule in rule_book()} | dict(book_cards())


def find_cards(words: str) -> tuple[Card, ...]:
    """Return the cards whose page holds every one of the words (apart by blanks, case ignored); all for no word."""
    wanted = words.casefold().split()
    return tuple(
        card for card in rule_cards().values() if all(word in "\n".join(astuple(card)).casefold() for word in wanted)
    )


def versioned(packs: Iterable[PackUse]) -> tuple[str, ...]:
    """Return the packs by id and version."""
    return tuple(f"{one.id} {one.version}" for one in packs)
