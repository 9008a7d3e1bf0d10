"""The cards of the rules that speak of books, and which sheets a rule needs."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jixiao.model.book import Book
from jixiao.model.card import Card
from jixiao.model.finding import Severity

_NEEDS = "needs"


@cache
def book_cards() -> Mapping[str, Card]:
    """Return the cards by code, in the order of the codes."""
    return {
        code: Card(code=code, severity=Severity(entry["severity"]), **_words(entry))
        for code, entry in sorted(_entries().items())
    }


def has_data(code: str, book: Book) -> bool:
    """Tell whether a book holds what a rule is asked of: a row in one sheet of each group that the rule needs."""
    groups = _entries()[code].get(_NEEDS, ())
    return all(any(book.tables.get(sheet) for sheet in group) for group in groups)


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    text = files("jixiao.books").joinpath("data/rules.toml").read_text("utf-8")
    return tomllib.loads(text)


def _words(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in entry.items() if key not in ("severity", _NEEDS)}
