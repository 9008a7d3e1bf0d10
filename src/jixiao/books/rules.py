"""The cards of the rules that speak of books."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jixiao.model.card import Card
from jixiao.model.finding import Severity


@cache
def book_cards() -> Mapping[str, Card]:
    """Return the cards by code, in the order of the codes."""
    text = files("jixiao.books").joinpath("data/rules.toml").read_text("utf-8")
    return {
        code: Card(code=code, severity=Severity(entry.pop("severity")), **entry)
        for code, entry in sorted(tomllib.loads(text).items())
    }
